/* What the page asks of the server. Steps go one after another; one that was not answered
   is sent again under the same id, so that it is never done twice. */

import { makeId } from "../statements/ids.js";

const GIVES_UP_AFTER = 15_000;

export class Server {
  #base;
  #token;
  #queue = Promise.resolve();

  constructor({ base, token }) {
    this.#base = base;
    this.#token = token;
  }

  async read(path) {
    const answer = await fetch(this.#base + path, {
      headers: { Accept: "application/json" },
      signal: AbortSignal.timeout(GIVES_UP_AFTER),
    });
    if (!answer.ok || answer.redirected) throw new Error(`answered ${answer.status}`);
    return answer.json();
  }

  /** What became of a step; `{ status: "unanswered" }` where the server is not in reach. */
  send(name, fields = {}) {
    const body = JSON.stringify({ ...fields, request: makeId(), do: name });
    const done = this.#queue.then(() => this.#post(body));
    this.#queue = done.catch(() => {});
    return done;
  }

  async #post(body) {
    for (let turn = 1; turn <= 2; turn += 1) {
      try {
        const answer = await fetch(`${this.#base}do`, {
          method: "POST",
          headers: { "Content-Type": "application/json", "X-CSRFToken": this.#token },
          body,
          signal: AbortSignal.timeout(GIVES_UP_AFTER),
        });
        if (answer.redirected || answer.status === 401) break;
        if (answer.status < 500) return await answer.json();
      } catch {
        // Not in reach just now; the same step is tried again.
      }
    }
    return { status: "unanswered" };
  }
}
