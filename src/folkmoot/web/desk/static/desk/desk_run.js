/* The machine's part: asked for by a person, at work in the background, and over when it
   is over; the page stays usable all the while. */

import { button, make } from "./dom.js";
import { knows, say, sayMoment, sayNumber } from "./words.js";

const AT_WORK = new Set(["waiting", "running"]);

/** Where `told.may_analyse` is set, a run can be asked for by the deeds `ask_for_run` and
    `cancel_run`; `told.run` and each frame of the stream tell how far it is. */
export class RunBox {
  #element;
  #desk;
  #run = null;
  #gist = "";
  #isAsking = false;

  constructor(element, desk) {
    this.#element = element;
    this.#desk = desk;
    this.hear(desk.told.run ?? null);
  }

  /** What the live stream tells of the last run; null where there is none. */
  hear(run) {
    const was = this.#run;
    this.#run = run;
    this.#draw();
    const isOver = was && AT_WORK.has(was.state) && run && !AT_WORK.has(run.state);
    if (isOver) this.#tellOver(run);
  }

  #tellOver(run) {
    this.#desk.notices.say(say(`run.over.${run.state}`));
    if (run.state !== "done") return;
    this.#desk.reload();
    this.#desk.loadPoints();
  }

  #draw() {
    const { told } = this.#desk;
    const gist = JSON.stringify([this.#run, this.#isAsking]);
    if (gist === this.#gist) return;
    this.#gist = gist;
    if (told.has_models === false)
      this.#element.replaceChildren(
        make("span", { class: "small quiet" }, say("run.off")),
      );
    else if (this.#run && AT_WORK.has(this.#run.state)) this.#drawAtWork();
    else this.#drawAtRest();
  }

  #drawAtWork() {
    const { state, stage, done, total } = this.#run;
    const name = `run.stage.${stage}`;
    const words = state === "running" && knows(name) ? say(name) : say(`run.${state}`);
    const count = total
      ? ` ${say("run.count", { done: sayNumber(done), total: sayNumber(total) })}`
      : "";
    const bar = make("progress", {
      "aria-label": words,
      max: total || null,
      value: total ? done : null,
    });
    this.#element.replaceChildren(
      make("span", { class: "small" }, words + count),
      bar,
      ...this.#drawCancel(),
    );
  }

  #drawCancel() {
    if (!this.#maySend) return [];
    const cancel = () => this.#send("cancel_run", { run: this.#run.id });
    return [button(say("run.cancel"), { class: "link small", click: cancel })];
  }

  #drawAtRest() {
    const run = this.#run;
    const last = run && say(`run.last.${run.state}`, { at: sayMoment(run.ended_at) });
    const ask = button(say(run ? "run.again" : "run.ask"), {
      class: "plain small",
      "aria-disabled": this.#isAsking ? "true" : null,
      click: () => this.#isAsking || this.#send("ask_for_run", {}),
    });
    this.#element.replaceChildren(
      ...(last ? [make("span", { class: "small quiet" }, last)] : []),
      ...(this.#maySend ? [ask] : []),
      ...this.#drawDifference(),
    );
  }

  /** What is other than in the run before. */
  #drawDifference() {
    const { told, panel } = this.#desk;
    if (this.#run?.state !== "done" || !told.may_analyse) return [];
    const show = () => panel.show(`runs/${this.#run.id}/`);
    return [button(say("run.difference"), { class: "link small", click: show })];
  }

  get #maySend() {
    return Boolean(this.#desk.told.may_analyse && this.#desk.mayWork);
  }

  async #send(name, fields) {
    this.#isAsking = true;
    this.#draw();
    await this.#desk.steps.take(name, fields);
    this.#isAsking = false;
    this.#draw();
  }
}
