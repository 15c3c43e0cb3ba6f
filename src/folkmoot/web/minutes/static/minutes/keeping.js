/* Words that the server has not said it has, kept in this browser. */

const PREFIX = "folkmoot-paper:";

export class Keeping {
  #name;

  constructor(person, paper) {
    this.#name = `${PREFIX}${person}:${paper}:`;
  }

  keep(part) {
    try {
      const words = JSON.stringify({ ...part.tell(), base: part.base });
      localStorage.setItem(this.#name + part.id, words);
    } catch {
      // No room, or none allowed: the page still has them.
    }
  }

  find(id) {
    try {
      return JSON.parse(localStorage.getItem(this.#name + id));
    } catch {
      return null;
    }
  }

  forget(id) {
    try {
      localStorage.removeItem(this.#name + id);
    } catch {
      // Nothing was kept.
    }
  }
}
