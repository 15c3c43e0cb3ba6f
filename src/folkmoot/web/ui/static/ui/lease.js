/* Which of a browser's tabs has a thing, by a note that has to be renewed. A tab that
   sleeps cannot hold it. Should two have it for a moment, no harm may come of it. */

import { readQuick, removeQuick, writeQuick } from "./quick_storage.js";

export class Lease {
  #name;
  #lasts;
  #tab;

  /** `lasts`: milliseconds after which it is anybody's, unless it was taken again. */
  constructor(name, { lasts, tab = String(Math.random()) }) {
    this.#name = name;
    this.#lasts = lasts;
    this.#tab = tab;
    addEventListener("pagehide", () => this.giveBack());
  }

  /** Take or renew it where nobody else has it, or where this tab insists. Where the
      browser keeps no notes, each tab has it. */
  take({ insists = false } = {}) {
    const held = readQuick(this.#name);
    const left = held ? held.until - Date.now() : 0;
    // A clock that was set back must not make a note last for years.
    const isFree = !held || left <= 0 || left > 2 * this.#lasts;
    if (held?.tab !== this.#tab && !isFree && !insists) return false;
    writeQuick(this.#name, { tab: this.#tab, until: Date.now() + this.#lasts });
    return true;
  }

  get isMine() {
    const held = readQuick(this.#name);
    return !held || held.tab === this.#tab;
  }

  giveBack() {
    if (readQuick(this.#name)?.tab === this.#tab) removeQuick(this.#name);
  }
}
