/* What others do at this desk, as they do it, and who is there. */

import { follow } from "../ui/live.js";
import { find } from "./dom.js";
import { say } from "./words.js";

// More than so many at once are fetched as a list, not one by one.
const MANY = 40;
const PAUSE = 1000;

export class Hearing {
  #desk;
  #timer = null;

  constructor(desk) {
    this.#desk = desk;
    follow(String(desk.server.address("live")), {
      event: "desk",
      number: desk.told.number,
      onFrame: (frame) => this.#hear(frame),
      onState: ({ isConnected, isOut }) => {
        if (isConnected && desk.notices.found()) desk.reload();
        else if (isConnected === false && !isOut) desk.notices.lost();
      },
    });
  }

  #hear(frame) {
    const { rows, steps, panel, run } = this.#desk;
    this.#tellPeople(frame.people);
    run.hear(frame.run);
    if (steps.isOfOthers(frame)) this.#desk.notices.letGo();
    if (frame.whole) {
      this.#reloadSoon();
      steps.refreshSoon([]);
      return;
    }
    const statements = frame.statements ?? [];
    const points = frame.points ?? [];
    const isNew = statements.some((id) => rows.indexOf(id) < 0 && !steps.isOwn(id));
    if (isNew || statements.length > MANY) this.#reloadSoon();
    if (statements.length || points.length || frame.headings)
      steps.refreshSoon(statements.slice(0, MANY));
    panel.renew([...statements, ...points]);
  }

  /** Some may fit the filters now that did not: the list is fetched anew, at leisure. */
  #reloadSoon() {
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      if (this.#desk.server.waiting) this.#reloadSoon();
      else this.#desk.reload();
    }, PAUSE);
  }

  #tellPeople(people) {
    if (!people) return;
    const names = people.map(({ name }) => name);
    const others = names.filter((name) => name !== this.#desk.told.person);
    const words = others.length ? say("people", { names: others.join(", ") }) : "";
    if (find("people").textContent !== words) find("people").textContent = words;
  }
}
