/* The key points of the desk: what there is, which one is meant, which ones are marked. */

export class Points {
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
    this.last = told.last;
    this.#byId = new Map(
      [...this.all, ...this.suggested].map((each) => [each.id, each]),
    );
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

  /** The last one gathered into comes first. */
  use(id) {
    this.last = [id, ...this.last.filter((each) => each !== id)].slice(0, 5);
    this.cursor = id;
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
