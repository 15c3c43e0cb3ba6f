/* What the server tells the phones of a meeting, while this tab is looked at and speaks
   for the device: what is new on its sheets. Where that is not all, the phone asks. */

import { Stream } from "../ui/stream.js";

// Over which phones spread what they ask, where the server has not told yet.
const PACE = 3000;
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
  /** A thousand phones must not ask in the same instant: the server tells how far apart,
      in milliseconds. */
  pace = PACE;

  /** `ask()`: read what is new, now. */
  constructor(notebook, lease, ask) {
    this.#notebook = notebook;
    this.#lease = lease;
    this.#ask = ask;
    this.#stream = new Stream("/api/live", {
      event: "hall",
      onFrame: (frame) => this.#take(frame),
      // What came while it was broken, or why it broke, is asked for.
      onState: ({ isConnected }) => !isConnected && this.#askWithin(PACE),
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
    if (frame.pace) this.pace = frame.pace * 1000;
    this.#notebook.hearHall(frame);
    const isReworded = this.#wordings !== null && frame.wordings !== this.#wordings;
    this.#wordings = frame.wordings;
    const isTaken = this.#notebook.takeFrame(frame);
    if (isReworded || !isTaken) this.#askWithin(this.pace);
  }

  /** Ask once, at some moment within that time; what comes meanwhile is asked with it. */
  #askWithin(spread) {
    const isPlanned = this.#asksAt <= Date.now() + spread;
    if (isPlanned) return;
    const pause = Math.random() * spread;
    this.#asksAt = Date.now() + pause;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#asksAt = Infinity;
      this.#ask();
    }, pause);
  }
}
