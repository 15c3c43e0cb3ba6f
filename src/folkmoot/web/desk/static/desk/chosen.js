/* What is chosen: the row (and part of it) that is meant, and those that are marked. */

export class Chosen {
  /** `{ statement, segment }`, or null. */
  cursor = null;
  #marked = new Map();
  // From where a stretch of rows is marked.
  anchor = null;

  get count() {
    return this.#marked.size;
  }

  isMarked(key) {
    return this.#marked.has(key);
  }

  go(statement, segment = null) {
    this.cursor = statement ? { statement, segment } : null;
    this.anchor = null;
  }

  mark(part, isOn = !this.isMarked(partKey(part))) {
    if (isOn) this.#marked.set(partKey(part), part);
    else this.#marked.delete(partKey(part));
  }

  clear() {
    this.#marked.clear();
    this.anchor = null;
  }

  forget(statement) {
    for (const [key, part] of this.#marked)
      if (part.statement === statement) this.#marked.delete(key);
  }

  /** The parts that a step is for: what is marked, or else where one stands. */
  parts() {
    if (this.#marked.size) return [...this.#marked.values()];
    return this.cursor ? [this.cursor] : [];
  }

  /** The statements, each once. */
  statements() {
    return [...new Set(this.parts().map(({ statement }) => statement))];
  }
}

export function partKey({ statement, segment = null }) {
  return segment ? `${statement}/${segment}` : statement;
}
