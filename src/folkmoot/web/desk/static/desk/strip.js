/* The strip at the foot: the keys that do something here, each a button for the mouse;
   and the last nine key points, each under its number. */

import { button, key, make, shorten } from "./dom.js";
import { KEYMAP } from "./keymap.js";
import { knows, say } from "./words.js";

export class Strip {
  #element;
  #desk;
  #gist = "";

  constructor(element, desk) {
    this.#element = element;
    this.#desk = desk;
    this.line = make("p", { class: "desk-told" });
    this.lasts = make("div", { class: "desk-lasts" });
    this.buttons = make("div", { class: "desk-buttons" });
    element.append(this.line, this.lasts, this.buttons);
    // Pressed by the mouse, a button must not take the focus out of the list.
    element.addEventListener("mousedown", (event) => event.preventDefault());
    element.addEventListener("keydown", (event) => this.#move(event));
  }

  draw() {
    const { pane, points, chosen, mayWork } = this.#desk;
    const lasts = points.last
      .map((id, at) => [at + 1, points.textOf(id)])
      .filter(([, text]) => text);
    const gist = JSON.stringify([
      pane,
      lasts,
      chosen.count,
      points.marked.size,
      mayWork,
    ]);
    if (gist === this.#gist) return;
    this.#gist = gist;
    this.#drawLasts(mayWork ? lasts : []);
    this.#drawButtons();
  }

  #drawLasts(lasts) {
    const label = lasts.length
      ? [make("span", { class: "small quiet" }, say("strip.last"))]
      : [];
    const drawn = lasts.map(([number, text]) => {
      const found = KEYMAP.find((each) => each.keys[0] === String(number));
      return button([key(String(number)), " ", make("span", {}, shorten(text, 44))], {
        class: "plain small",
        title: text,
        tabindex: "-1",
        click: () => this.#desk.act(found),
      });
    });
    this.lasts.replaceChildren(...label, ...drawn);
  }

  #drawButtons() {
    const { pane, chosen, points } = this.#desk;
    const count = pane === "list" ? chosen.count : points.marked.size;
    const told = count
      ? [make("span", { class: "desk-marked" }, say("strip.marked", { n: count }))]
      : [];
    const drawn = KEYMAP.filter((each) => this.#isShown(each)).map((each) =>
      button([key(showKey(each.keys[0])), " ", say(`key.${each.name}`)], {
        class: "plain small",
        tabindex: "-1",
        title: knows(`key.${each.name}.more`) ? say(`key.${each.name}.more`) : null,
        click: () => this.#desk.act(each),
      }),
    );
    if (drawn[0]) drawn[0].tabIndex = 0;
    this.buttons.replaceChildren(...told, ...drawn);
  }

  #isShown({ strip, in: where, writes }) {
    const { pane, mayWork } = this.#desk;
    if (!strip || (where && where !== pane) || (writes && !mayWork)) return false;
    return strip === true || strip === pane;
  }

  /** One stop for Tab; the arrows go along the strip. */
  #move(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    event.stopPropagation();
    const all = [...this.#element.querySelectorAll("button")];
    const at = all.indexOf(document.activeElement);
    all[(at + step + all.length) % all.length].focus();
  }
}

const SIGNS = {
  ArrowUp: "↑",
  ArrowDown: "↓",
  ArrowLeft: "←",
  ArrowRight: "→",
  Delete: "Del",
  PageDown: "PgDn",
  PageUp: "PgUp",
  Escape: "Esc",
  " ": "␣",
};

/** "⇧A", "Alt ↑". */
export function showKey(name) {
  const parts = name.length > 1 ? name.split("+") : [name];
  const last = parts.at(-1);
  const isCapital = last.length === 1 && last !== last.toLowerCase();
  const before = parts
    .slice(0, -1)
    .map((each) => (each === "Shift" ? "⇧" : `${each} `))
    .join("");
  const shown = last.length === 1 ? last.toUpperCase() : last;
  return `${isCapital ? "⇧" : ""}${before}${SIGNS[last] ?? shown}`;
}
