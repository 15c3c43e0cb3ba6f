/* What the server tells all phones of a meeting, while this tab is looked at and speaks
   for the device. With it a phone asks when there is something, and else seldom. */

import { Stream } from "../ui/stream.js";

// A thousand phones must not ask in the same instant.
const SPREAD = 1000;
const OWN_AT_MOST_EVERY = 3000;
// Within the time that the lease lasts.
const RENEWS_EVERY = 4000;

export class HallStream {
  #notebook;
  #lease;
  #ask;
  #stream;
  #asksAt = Infinity;
  // How often the focus areas were worded anew, which is in no log of the meeting's.
  #wordings = null;
  #timer = 0;
  #renewing = 0;
  /** When the sheet was last asked for. */
  askedAt = 0;

  /** `ask()`: read what is new, now. */
  constructor(notebook, lease, ask) {
    this.#notebook = notebook;
    this.#lease = lease;
    this.#ask = ask;
    this.#stream = new Stream("/api/live", {
      event: "hall",
      onFrame: (frame) => this.#take(frame),
      // What came while it was broken, or why it broke, is asked for.
      onState: ({ isConnected }) => !isConnected && this.#askWithin(0, 3 * SPREAD),
    });
  }

  get isUp() {
    return Boolean(this.#renewing) && this.#stream.isUp;
  }

  open() {
    if (this.#renewing || !globalThis.EventSource) return;
    this.#stream.reopen(this.#notebook.readNumber());
    this.#stream.open();
    this.#renewing = setInterval(() => {
      if (!this.#lease.take()) this.close();
    }, RENEWS_EVERY);
  }

  close() {
    clearInterval(this.#renewing);
    clearTimeout(this.#timer);
    this.#renewing = 0;
    this.#asksAt = Infinity;
    this.#stream.close();
  }

  #take(frame) {
    this.#notebook.hearHall(frame);
    const isReworded = this.#wordings !== null && frame.areas !== this.#wordings;
    this.#wordings = frame.areas;
    if (isReworded) this.#askWithin(0, SPREAD);
    if (frame.number <= this.#notebook.readNumber()) return;
    const own = this.#notebook.copy?.group?.id;
    if (frame.all) this.#askWithin(0, SPREAD);
    else if (frame.groups.includes(own)) this.#askWithin(this.#leastPause(), SPREAD / 4);
  }

  #leastPause() {
    return Math.max(0, this.askedAt + OWN_AT_MOST_EVERY - Date.now());
  }

  /** Ask once, at the soonest of the times that were wished for. */
  #askWithin(least, spread) {
    const at = Date.now() + least + Math.random() * spread;
    if (at >= this.#asksAt) return;
    this.#asksAt = at;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#asksAt = Infinity;
      this.#ask();
    }, at - Date.now());
  }
}
