/* The statements that fit the filters, as far as they were fetched: a window at a time.
   A statement that no longer fits goes out of the list at once, so that the places of
   the others stay those the server counts with. */

const PAGE = 100;
const MOST_BY_ID = 200;
const AT_ONCE = 2;

export class Rows {
  #server;
  #slots = [];
  #indexes = new Map();
  #asked = new Set();
  #needed = [];
  #turn = 0;
  #stop = new AbortController();
  filters = {};
  /** A row that stays until one leaves it, fitting or not. */
  held = null;
  total = 0;
  isLoading = false;

  /** `onChange({ isNew })`, `onRemove(index)`, `onStale()`, `onLedger(ledger)`, `onFault(fault)`. */
  constructor(server, told) {
    this.#server = server;
    this.told = told;
  }

  at(index) {
    return this.#slots[index];
  }

  indexOf(id) {
    return this.#indexes.get(id) ?? -1;
  }

  get(id) {
    return this.#slots[this.indexOf(id)];
  }

  /** Those that were fetched. */
  list() {
    return [...this.#indexes.keys()].map((id) => this.get(id));
  }

  async choose(filters) {
    this.filters = filters;
    await this.#begin(0, { isNew: true });
  }

  /** Fetch again what is around an index, and forget the rest. */
  reload(index = 0) {
    return this.#begin(Math.floor(index / PAGE), { isNew: false });
  }

  /** See to it that the rows from here to there come, and some around them. */
  ensure(first, last) {
    const from = Math.floor(first / PAGE);
    const to = Math.floor(last / PAGE);
    const around = [to + 1, from - 1].filter(
      (page) => page >= 0 && page * PAGE < this.total,
    );
    const inSight = Array.from({ length: to - from + 1 }, (_, at) => from + at);
    this.#needed = [...inSight, ...around];
    this.#fetchNeeded();
  }

  /** Put newer rows in the place of those that are here. */
  update(rows) {
    for (const row of rows) {
      const index = this.indexOf(row.id);
      if (index < 0) continue;
      this.#slots[index] = { ...this.#slots[index], ...row };
      if (!this.fits(row) && row.id !== this.held) this.#remove(index);
    }
    this.told.onChange({ isNew: false });
  }

  /** Let go of the row that was kept though it fits no more: its other parts waited. */
  release() {
    const { held } = this;
    this.held = null;
    const row = held && this.get(held);
    if (row && !this.fits(row)) this.#drop(held);
  }

  /** Only what the page can tell by itself; the server knows the rest. */
  fits(row) {
    const { place } = this.filters;
    return !place || row.place === place;
  }

  /** As the server has them, whether they stand here or not. */
  async ask(ids) {
    const asked = { id: ids.slice(0, MOST_BY_ID) };
    return (await this.#server.read("statements/rows", asked)).rows;
  }

  async refresh(ids) {
    const known = ids.filter((id) => this.indexOf(id) >= 0);
    if (!known.length) return;
    const turn = this.#turn;
    const asked = { ...this.filters, id: known.slice(0, MOST_BY_ID) };
    const told = await this.#server.readAfterSteps("statements/rows", asked);
    if (turn !== this.#turn) return;
    const fitting = new Set(told.fitting);
    for (const id of known.slice(0, MOST_BY_ID))
      if (!fitting.has(id) && id !== this.held) this.#drop(id);
    this.told.onLedger(told.ledger);
    this.update(told.rows);
  }

  /** A few at a time, and only what is needed still: one may have scrolled on. */
  #fetchNeeded() {
    for (const page of this.#needed) {
      if (this.#asked.size >= AT_ONCE) return;
      if (!this.#asked.has(page) && !this.#isFull(page)) this.#fetch(page);
    }
  }

  async #begin(page, { isNew }) {
    this.#turn += 1;
    this.#stop.abort();
    this.#stop = new AbortController();
    this.#asked = new Set();
    this.#needed = [];
    await this.#fetch(page, { isFirst: true, isNew });
  }

  async #fetch(page, { isFirst = false, isNew = false } = {}) {
    const turn = this.#turn;
    this.#asked.add(page);
    this.isLoading = true;
    let isFetched = false;
    const window = { ...this.filters, offset: page * PAGE, limit: PAGE };
    try {
      const { signal } = this.#stop;
      const told = await this.#server.readAfterSteps("statements", window, { signal });
      isFetched = true;
      if (turn === this.#turn) this.#take(told, { isFirst, isNew });
    } catch (fault) {
      if (turn === this.#turn) this.told.onFault(fault);
    } finally {
      if (turn === this.#turn) {
        this.#asked.delete(page);
        this.isLoading = this.#asked.size > 0;
        if (isFetched) this.#fetchNeeded();
      }
    }
  }

  #take(told, { isFirst, isNew }) {
    // Somebody else moved some of them: what is around here is fetched together.
    if (!isFirst && told.total !== this.total) return this.told.onStale();
    if (isFirst) this.#slots = new Array(told.total);
    this.total = told.total;
    told.rows.forEach((row, at) => (this.#slots[told.offset + at] = row));
    this.#index();
    this.told.onLedger(told.ledger);
    return this.told.onChange({ isNew, isOther: isFirst });
  }

  #drop(id) {
    const index = this.indexOf(id);
    if (index >= 0) this.#remove(index);
  }

  #remove(index) {
    const [row] = this.#slots.splice(index, 1);
    this.total -= 1;
    this.#index();
    this.told.onRemove(index, row);
  }

  #index() {
    this.#indexes = new Map();
    this.#slots.forEach((row, at) => row && this.#indexes.set(row.id, at));
  }

  #isFull(page) {
    const last = Math.min(this.total, (page + 1) * PAGE);
    for (let at = page * PAGE; at < last; at += 1) if (!this.#slots[at]) return false;
    return true;
  }
}
