/* The key points of the desk: what there is, which one is meant, which ones are marked. */

const NINE = { length: 9 };

export class Points {
  #used = [];
  #byId = new Map();
  headings = [];
  all = [];
  suggested = [];
  last = [];
  cursor = null;
  marked = new Set();

  take(told) {
    this.headings = told.headings;
    this.all = told.points;
    this.suggested = told.suggested;
    this.#byId = new Map(
      [...this.all, ...this.suggested].map((each) => [each.id, each]),
    );
    this.#fill(told.last);
    for (const id of this.marked) if (!this.#byId.has(id)) this.marked.delete(id);
    if (!this.#byId.has(this.cursor)) this.cursor = null;
  }

  get(id) {
    return this.#byId.get(id);
  }

  get current() {
    return this.#byId.get(this.cursor) ?? null;
  }

  isSuggested(id) {
    return this.suggested.some((each) => each.id === id);
  }

  textOf(id) {
    return this.#byId.get(id)?.text ?? "";
  }

  /** One that was just made, until the server tells of it. */
  add(point) {
    this.all = [...this.all, point];
    this.#byId.set(point.id, point);
    this.use(point.id);
  }

  /** One that is suggested becomes people's own; it keeps its id. */
  accept(id) {
    const point = this.get(id);
    this.suggested = this.suggested.filter((each) => each.id !== id);
    this.all = [...this.all, point];
    this.use(id);
  }

  /** Until the server tells: it is turned down, or taken away. */
  remove(id) {
    this.suggested = this.suggested.filter((each) => each.id !== id);
    this.all = this.all.filter((each) => each.id !== id);
    this.#byId.delete(id);
    this.marked.delete(id);
    this.#fill([]);
    if (this.cursor === id) this.cursor = null;
  }

  /** One that was gathered into keeps its key; a new one gets that of the one which was
      used longest ago, so that no key moves under the finger. */
  use(id) {
    this.cursor = id;
    this.#used = [id, ...this.#used.filter((each) => each !== id)];
    if (this.last.includes(id)) return;
    const free = Array.from(NINE, (_, at) => at).find((at) => !this.last[at]);
    const oldest = this.last.findIndex((each) => each === this.#findOldest());
    this.last[free ?? oldest] = id;
  }

  #findOldest() {
    const age = (id) => (this.#used.includes(id) ? this.#used.indexOf(id) : Infinity);
    return [...this.last].sort((one, other) => age(other) - age(one))[0];
  }

  /** What this page has used stays; the server knows of earlier days. */
  #fill(told) {
    this.last = this.last.map((id) => (this.#byId.has(id) ? id : null));
    for (const id of told) {
      const free = Array.from(NINE, (_, at) => at).find((at) => !this.last[at]);
      if (free !== undefined && !this.last.includes(id)) this.last[free] = id;
    }
  }

  mark(id, isOn = !this.marked.has(id)) {
    if (isOn) this.marked.add(id);
    else this.marked.delete(id);
  }

  /** Themes with their focus areas, then the focus areas that stand under no theme. */
  groups(areas) {
    const groups = [];
    for (const heading of [...this.headings, null])
      for (const area of [...areas, null]) {
        const fits = (each) =>
          (each.heading ?? null) === (heading?.id ?? null) &&
          this.#isOf(each, area, areas);
        const points = this.all.filter(fits);
        const suggested = heading ? [] : this.suggested.filter(fits);
        if (points.length || suggested.length)
          groups.push({ heading, area, points, suggested });
      }
    const used = new Set(groups.map(({ heading }) => heading?.id));
    const empty = this.headings.filter(({ id }) => !used.has(id));
    return [
      ...empty.map((heading) => ({ heading, area: null, points: [], suggested: [] })),
      ...groups,
    ];
  }

  #isOf(point, area, areas) {
    if (area) return point.focus_area === area.id;
    return !areas.some(({ id }) => id === point.focus_area);
  }
}
