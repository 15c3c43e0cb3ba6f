/* Where every statement is, always in sight. Each number shows those statements. */

import { make } from "./dom.js";
import { say, sayNumber } from "./words.js";

export const PLACES = ["waiting", "gathered", "alone", "aside"];

/** `onChoose(place)`; "" is all of them. */
export class Ledger {
  #element;
  #onChoose;
  #told = null;
  #place = "";

  constructor(element, onChoose) {
    this.#element = element;
    this.#onChoose = onChoose;
  }

  get told() {
    return this.#told;
  }

  show(told) {
    this.#told = told;
    this.#draw();
  }

  choose(place) {
    this.#place = place;
    this.#draw();
  }

  /** What will have moved when the server has answered. */
  move(from, to, count = 1) {
    if (!this.#told || from === to) return;
    const told = { ...this.#told };
    told[from] -= count;
    told[to] += count;
    this.show(told);
  }

  #draw() {
    if (!this.#told) return;
    const had = this.#element.querySelector(":focus")?.dataset.place;
    const parts = PLACES.map((place) => this.#drawOne(place, this.#told[place]));
    this.#element.replaceChildren(
      ...parts,
      make("span", { class: "desk-sum", "aria-hidden": "true" }, "="),
      this.#drawOne("", this.#told.total),
    );
    if (had !== undefined)
      this.#element.querySelector(`[data-place="${had}"]`)?.focus();
  }

  #drawOne(place, count) {
    return make(
      "button",
      {
        type: "button",
        class: `desk-count ${place || "all"}`,
        "data-place": place,
        "aria-pressed": String(this.#place === place),
        click: () => this.#onChoose(place),
      },
      `${say(place ? `place.${place}` : "place.all")} `,
      make("strong", {}, sayNumber(count)),
    );
  }
}
