/* Sends what lies in the outbox and reads what others wrote, as long as the page lives:
   at once when something is done, when the network is back, when the page is looked at
   again, when the server tells that there is something, and by a clock. */

import { HallStream } from "./hall_stream.js";
import { ask } from "./server.js";
import { wire } from "./outbox.js";

const POLL = 6000;
const POLL_UNSEEN = 30_000;
// The server tells when there is something. Asking shows it that we are here.
const POLL_WHILE_TOLD = 30_000;
const FIRST_PAUSE = 1000;
const LONGEST_PAUSE = 20_000;
const NOT_MINE = 2000;

export class Sender {
  #notebook;
  #lease;
  #polls;
  #hall;
  #timer = 0;
  #failures = 0;
  #isBusy = false;
  #isAsked = false;
  // Whether what others wrote is to be read, and not only ours to be sent.
  #wantsNews = true;
  #isStopped = false;
  #most = Infinity;
  reach = "unknown";

  constructor(notebook, lease, { polls = true } = {}) {
    this.#notebook = notebook;
    this.#lease = lease;
    this.#polls = polls;
    this.#hall = new HallStream(notebook, lease, () => this.#askNow());
  }

  /** Whether the server tells what is new. */
  get isTold() {
    return this.#hall.isUp;
  }

  start() {
    addEventListener("online", () => this.#askNow());
    addEventListener("focus", () => this.#insist());
    addEventListener("pageshow", (event) => event.persisted && this.#insist());
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "visible") this.#insist();
      else this.#askNow();
    });
    this.#insist();
  }

  stop() {
    clearTimeout(this.#timer);
    this.#hall.close();
    this.#isStopped = true;
  }

  /** Something is to be done now. */
  wake() {
    if (this.#isStopped) return Promise.resolve();
    clearTimeout(this.#timer);
    if (this.#isBusy) {
      this.#isAsked = true;
      return Promise.resolve();
    }
    return this.#turn();
  }

  #insist() {
    this.#lease.take({ insists: true });
    this.#askNow();
  }

  #askNow() {
    this.#wantsNews = true;
    this.wake();
  }

  async #turn() {
    this.#isBusy = true;
    this.#isAsked = false;
    let pause = NOT_MINE;
    try {
      if (this.#lease.take()) pause = await this.#speak();
      else this.#hall.close();
    } catch (error) {
      // A full disk or a bug must not silence the sender for good.
      console.error(error);
      pause = this.#fail(this.reach === "ok" ? "offline" : this.reach);
    }
    this.#isBusy = false;
    if (this.#isAsked && this.#failures === 0) this.#plan(0, () => this.wake());
    else this.#plan(pause, () => this.#askNow());
  }

  #plan(pause, act) {
    clearTimeout(this.#timer);
    if (this.#isStopped) return;
    // Three hundred phones must not ask in step.
    const spread = pause * (0.85 + Math.random() * 0.3);
    this.#timer = setTimeout(act, spread);
  }

  async #speak() {
    this.#notebook.tellTrying(true);
    try {
      await this.#notebook.refresh();
      const done =
        (await this.#sendAll()) &&
        (await this.#speakOthers()) &&
        (await this.#sendPhotos()) &&
        (await this.#poll());
      if (!done) return this.#pause();
      this.#failures = 0;
      // A sheet may have been opened that words were waiting for.
      if (this.#notebook.nextBatch().length) return 0;
      return this.#listen();
    } finally {
      this.#notebook.tellTrying(false);
    }
  }

  /** Let the server tell, while this tab is looked at; until when not to ask. */
  #listen() {
    const isSeen = document.visibilityState === "visible";
    if (isSeen && this.#polls) this.#hall.open();
    else this.#hall.close();
    if (!isSeen) return POLL_UNSEEN;
    return this.#hall.isUp ? POLL_WHILE_TOLD : POLL;
  }

  async #sendAll() {
    for (;;) {
      const batch = this.#notebook.nextBatch().slice(0, this.#most);
      if (!batch.length) return true;
      if (!(await this.#send(batch))) return false;
    }
  }

  async #send(batch) {
    await this.#notebook.outbox.markTried(batch);
    if (!this.#lease.isMine) return false;
    const unsent = this.#notebook.countUnsent() - batch.length;
    const body = { unsent: Math.max(0, unsent), changes: batch.map(wire) };
    const answer = await ask("/api/changes", { body });
    if (!this.#hear(answer)) return false;
    if (answer.status === 200) {
      this.#most = Infinity;
      await this.#notebook.takeResults(batch, answer.body);
      return true;
    }
    return this.#takeRefusal(batch, answer);
  }

  /** A whole request was refused: find the change that is to blame, and go on. */
  async #takeRefusal(batch, { status, body }) {
    if (status >= 500 || status === 429 || status === 403) {
      this.#fail("offline");
      return false;
    }
    if (batch.length > 1) {
      this.#most = Math.ceil(batch.length / 2);
      return true;
    }
    this.#most = Infinity;
    await this.#notebook.outbox.refuse(batch[0], {
      code: body.code,
      message: body.message,
    });
    this.#notebook.changed();
    return true;
  }

  /** What a part cannot get done holds up nothing else, unless nobody is in reach. */
  async #speakOthers() {
    let isInReach = true;
    const request = async (path, options) => {
      const answer = await ask(path, options);
      // Some other page answers in this one's place: the sheet may be in reach.
      if (answer.why === "portal") return null;
      isInReach = this.#hear(answer);
      return isInReach ? answer : null;
    };
    for (const other of this.#notebook.others)
      if (isInReach && this.#lease.isMine) await other.speak(request);
    return isInReach;
  }

  async #sendPhotos() {
    for (const photo of this.#notebook.photos.waiting()) {
      const answer = await ask("/api/photos", {
        form: this.#notebook.photos.describe(photo),
      });
      if (!this.#hear(answer)) return false;
      if (answer.status >= 500) {
        this.#fail("offline");
        return false;
      }
      await this.#notebook.takePhotoResult(photo, answer.body);
    }
    return true;
  }

  async #poll() {
    // Of our own write the stream tells, too, as of what others write meanwhile.
    if (!this.#polls || (this.#hall.isUp && !this.#wantsNews)) return true;
    this.#wantsNews = false;
    const after = this.#notebook.readNumber();
    const unsent = this.#notebook.countUnsent();
    const answer = await ask(`/api/sheet?after=${after}&unsent=${unsent}`);
    if (!this.#hear(answer)) return false;
    if (answer.status !== 200) {
      this.#fail("offline");
      return false;
    }
    await this.#notebook.takeSheet(answer.body, { isWhole: after === 0 });
    return true;
  }

  /** Whether it was the server, and we are let in. */
  #hear(answer) {
    if (answer.kind === "none") {
      this.#fail(answer.why);
      return false;
    }
    if (answer.status === 401 || answer.status === 410) this.#hall.close();
    if (answer.status === 401) {
      this.#fail("out");
      return false;
    }
    if (answer.status === 410) {
      this.#fail("over");
      return false;
    }
    this.#tell("ok");
    return true;
  }

  #fail(reach) {
    this.#failures += 1;
    this.#wantsNews = true;
    this.#tell(reach);
    return this.#pause();
  }

  #pause() {
    if (this.reach === "over") return 10 * LONGEST_PAUSE;
    return Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** Math.max(0, this.#failures - 1));
  }

  #tell(reach) {
    this.reach = reach;
    this.#notebook.tellReach(reach);
  }
}
