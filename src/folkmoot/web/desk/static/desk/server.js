/* What the desk asks of the server. Steps go one after another, in the order they were
   taken; one that was not answered is sent again under the same id, so that it is never
   done twice. */

import { makeId } from "../statements/ids.js";

const GIVES_UP_AFTER = 15_000;
const TRIES = 3;
const PAUSE = 700;

export class Server {
  #base;
  #meeting;
  #token;
  #queue = Promise.resolve();
  /** How many steps are on their way, and how many there have been. */
  waiting = 0;
  sent = 0;

  constructor({ base, meeting, token }) {
    this.#base = base;
    this.#meeting = meeting;
    this.#token = token;
  }

  /** The address of one of the desk's parts, for its scope. */
  address(path, filters = {}) {
    const url = new URL(this.#base + path, location.href);
    if (this.#meeting) url.searchParams.set("meeting", this.#meeting);
    for (const [name, value] of Object.entries(filters))
      for (const each of [value].flat()) url.searchParams.append(name, each);
    return url;
  }

  async read(path, filters = {}, { signal } = {}) {
    const limit = AbortSignal.timeout(GIVES_UP_AFTER);
    const answer = await fetch(this.address(path, filters), {
      headers: { Accept: "application/json" },
      signal: signal ? AbortSignal.any([signal, limit]) : limit,
    });
    if (answer.status === 401 || answer.redirected) throw new Refusal(OUT);
    if (!answer.ok) throw new Refusal(answer.status);
    return answer.json();
  }

  /** Read what no step of ours has overtaken: else what was done would come undone. */
  async readAfterSteps(path, filters, options) {
    for (;;) {
      await this.#queue;
      const { sent } = this;
      const told = await this.read(path, filters, options);
      if (sent === this.sent) return told;
    }
  }

  async readPart(path) {
    const signal = AbortSignal.timeout(GIVES_UP_AFTER);
    const answer = await fetch(this.address(path), { signal });
    if (!answer.ok || answer.redirected) throw new Refusal(answer.status);
    return new DOMParser().parseFromString(await answer.text(), "text/html").body;
  }

  /** What became of a step: as the server answered, or `{ status: "unanswered" }`. */
  send(name, fields = {}) {
    const request = makeId();
    const body = JSON.stringify({
      ...fields,
      request,
      do: name,
      meeting: this.#meeting,
    });
    this.waiting += 1;
    this.sent += 1;
    const done = this.#queue.then(() => this.#post(body));
    this.#queue = done.catch(() => {});
    this.#tellBusy();
    return done.finally(() => {
      this.waiting -= 1;
      this.#tellBusy();
    });
  }

  /** Whether all that was done is with the server, for who looks on. */
  #tellBusy() {
    document.documentElement.classList.toggle("desk-is-busy", this.waiting > 0);
  }

  async #post(body) {
    for (let turn = 1; turn <= TRIES; turn += 1) {
      try {
        const answer = await fetch(this.address("do"), {
          method: "POST",
          headers: { "Content-Type": "application/json", "X-CSRFToken": this.#token },
          body,
          signal: AbortSignal.timeout(GIVES_UP_AFTER),
        });
        if (answer.status < 500) return await readAnswer(answer);
      } catch {
        // Not in reach just now; the same step is tried again.
      }
      if (turn < TRIES) await new Promise((done) => setTimeout(done, PAUSE * turn));
    }
    return { status: "unanswered" };
  }
}

const OUT = 401;

export class Refusal extends Error {
  constructor(status) {
    super(`answered ${status}`);
    /** Nobody is signed in here any more. */
    this.isOut = status === OUT;
  }
}

async function readAnswer(answer) {
  if (answer.status === 401 || answer.redirected) return { status: "signed out" };
  try {
    const told = await answer.json();
    return told.status ? told : { status: "refused", ...told };
  } catch {
    return { status: "refused", code: String(answer.status), message: "" };
  }
}
