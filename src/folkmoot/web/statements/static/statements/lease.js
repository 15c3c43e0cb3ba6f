/* Which of a device's tabs speaks with the server. The one that is looked at takes the
   lease; one that sleeps cannot hold it. Should two speak at once, no harm is done: the
   server does each request once. */

import { readQuick, removeQuick, writeQuick } from "./quick_storage.js";

const NAME = "folkmoot-lease";
const LASTS = 8000;

export class Lease {
  #tab;

  constructor(tab) {
    this.#tab = tab;
    addEventListener("pagehide", () => this.giveBack());
  }

  /** Take it where nobody has it, or where this tab has just been turned to. */
  take({ insists = false } = {}) {
    const held = readQuick(NAME);
    const left = held ? held.until - Date.now() : 0;
    // A clock that was set back must not make a lease last for years.
    const isFree = !held || left <= 0 || left > 2 * LASTS;
    if (held?.tab !== this.#tab && !isFree && !insists) return false;
    writeQuick(NAME, { tab: this.#tab, until: Date.now() + LASTS });
    return true;
  }

  get isMine() {
    const held = readQuick(NAME);
    return !held || held.tab === this.#tab;
  }

  giveBack() {
    if (readQuick(NAME)?.tab === this.#tab) removeQuick(NAME);
  }
}
