/* One stream of events, for as long as it is wanted: opened again when it breaks, from
   the number it had come to, and not by all browsers at once. */

const FIRST_PAUSE = 1000;
const LONGEST_PAUSE = 30_000;
// Nobody may read here any more, or nobody is signed in.
const PAUSE_WHEN_OUT = 30_000;
// The server beats every 15 seconds where it has nothing to tell.
const SILENT = 40_000;
const LOOKS_EVERY = 5000;

export class Stream {
  #url;
  #event;
  #tell;
  #number;
  #source = null;
  #timer = 0;
  #watch = 0;
  #failures = 0;
  #heardAt = 0;
  #isWanted = false;
  #state = { isConnected: null, isOut: false };

  /** `onFrame(frame)`, `onBeat()`, `onState({ isConnected, isOut, since })`. */
  constructor(url, { event, number = null, onFrame, onBeat, onState }) {
    this.#url = url;
    this.#event = event;
    this.#number = number;
    this.#tell = { onFrame, onBeat, onState };
    addEventListener("online", () => this.#lookAgain());
    addEventListener("pageshow", (event) => event.persisted && this.#lookAgain());
    // A page that may come back as it was must not hold a connection meanwhile.
    addEventListener("pagehide", () => this.#drop());
    document.addEventListener("freeze", () => this.#drop());
    document.addEventListener("resume", () => this.#lookAgain());
    document.addEventListener("visibilitychange", () => this.#lookAgain());
  }

  get number() {
    return this.#number;
  }

  /** Whether frames come in just now. */
  get isUp() {
    return this.#state.isConnected === true;
  }

  get state() {
    return this.#state;
  }

  open() {
    if (this.#isWanted) return;
    this.#isWanted = true;
    this.#failures = 0;
    this.#watch = setInterval(() => this.#checkSilence(), LOOKS_EVERY);
    this.#connect();
  }

  /** Read on from another number; all there is where it is null. */
  reopen(number) {
    this.#number = number;
    if (this.#isWanted) this.#connect();
  }

  close() {
    this.#isWanted = false;
    clearInterval(this.#watch);
    this.#drop();
  }

  #connect() {
    this.#drop();
    const url = new URL(this.#url, location.href);
    if (this.#number !== null) url.searchParams.set("after", this.#number);
    const source = new EventSource(url);
    this.#source = source;
    this.#heardAt = Date.now();
    source.addEventListener("open", () => this.#hear());
    source.addEventListener("beat", () => {
      this.#hear();
      this.#tell.onBeat?.();
    });
    source.addEventListener(this.#event, ({ data }) => this.#take(data));
    source.addEventListener("out", () => this.#lose({ isOut: true }));
    source.addEventListener("error", () => this.#lose());
  }

  #take(data) {
    const frame = JSON.parse(data);
    this.#hear();
    this.#number = frame.number;
    this.#tell.onFrame(frame);
  }

  #hear() {
    this.#heardAt = Date.now();
    this.#failures = 0;
    this.#say({ isConnected: true, isOut: false });
  }

  #lose({ isOut = false } = {}) {
    this.#drop();
    if (!this.#isWanted) return;
    this.#say({ isConnected: false, isOut });
    const usual = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** this.#failures);
    this.#failures += 1;
    const pause = (isOut ? PAUSE_WHEN_OUT : usual) * (0.5 + Math.random());
    this.#timer = setTimeout(() => this.#connect(), pause);
  }

  #drop() {
    clearTimeout(this.#timer);
    this.#source?.close();
    this.#source = null;
  }

  #checkSilence() {
    if (this.#source && Date.now() - this.#heardAt > SILENT) this.#lose();
  }

  /** Something may be better now than when it broke. */
  #lookAgain() {
    if (!this.#isWanted || document.visibilityState === "hidden") return;
    if (!this.#source) this.#connect();
    else this.#checkSilence();
  }

  #say({ isConnected, isOut }) {
    const was = this.#state;
    if (was.isConnected === isConnected && was.isOut === isOut) return;
    this.#state = { isConnected, isOut, since: Date.now() };
    this.#tell.onState?.(this.#state);
  }
}
