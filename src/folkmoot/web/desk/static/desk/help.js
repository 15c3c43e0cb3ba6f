/* The overview of keys, and the switch that turns the letters off. */

import { button, key, make } from "./dom.js";
import { KEYMAP } from "./keymap.js";
import { showKey } from "./strip.js";
import { say } from "./words.js";

const PARTS = ["move", "choose", "decide", "points", "find", "more"];

export class Help {
  #element;
  #desk;

  constructor(element, desk) {
    this.#element = element;
    this.#desk = desk;
  }

  get isOpen() {
    return !this.#element.hidden;
  }

  toggle(isOpen = !this.isOpen) {
    if (isOpen) this.#draw();
    this.#element.hidden = !isOpen;
    if (isOpen) this.#element.focus();
    else {
      this.#desk.focusPane();
      this.#desk.showChosen();
      this.#desk.pointsPane.show();
    }
  }

  #draw() {
    const { keyboard } = this.#desk;
    const turn = make("input", {
      type: "checkbox",
      id: "keys-on",
      checked: keyboard.isOn,
      change: ({ target }) => keyboard.switch(target.checked),
    });
    this.#element.replaceChildren(
      make(
        "div",
        { class: "desk-asking-head" },
        make("h2", { id: "keys-h" }, say("help.title")),
        button([say("close"), " ", key("Esc")], {
          class: "link",
          click: () => this.toggle(false),
        }),
      ),
      make(
        "label",
        { class: "choice", for: "keys-on" },
        turn,
        make("span", {}, say("help.on")),
      ),
      make(
        "div",
        { class: "desk-help" },
        PARTS.map((part) => drawPart(part)),
      ),
    );
  }
}

// More than so many are told by the first and the last.
const MANY = 5;

function drawKeys(keys) {
  if (keys.length > MANY)
    return [key(showKey(keys[0])), "–", key(showKey(keys.at(-1)))];
  return keys.map((name) => [key(showKey(name)), " "]);
}

function drawPart(part) {
  const lines = new Map();
  for (const each of KEYMAP.filter((one) => one.part === part)) {
    const words = say(`key.${each.name}`);
    const keys = lines.get(words) ?? [];
    lines.set(words, [...keys, ...each.keys.filter((name) => !keys.includes(name))]);
  }
  const drawn = [...lines].map(([words, keys]) =>
    make(
      "div",
      {},
      make(
        "dt",
        {},
        drawKeys(keys),
      ),
      make("dd", {}, words),
    ),
  );
  return make(
    "section",
    {},
    make("h3", {}, say(`help.${part}`)),
    make("dl", {}, drawn),
  );
}
