/* The head of the paper: its title and the lines of when, where and who. */

import { make } from "../desk/dom.js";
import { say } from "./words.js";

export class Head {
  #title;
  #texts = [];
  #mayWrite;
  #does;

  constructor(told, { mayWrite, does }) {
    this.told = told;
    this.base = told.versions;
    this.isDirty = false;
    this.#mayWrite = mayWrite;
    this.#does = does;
    this.element = make("div", { class: "paper-head" });
    this.#draw();
  }

  tell() {
    return {
      title: this.#title.value.replace(/\s+/g, " ").trim(),
      facts: this.told.facts.map((fact, at) => ({ ...fact, text: this.#texts[at].value })),
    };
  }

  take(told) {
    if (this.isDirty) return;
    const isSame = JSON.stringify(told) === JSON.stringify(this.told);
    this.told = told;
    this.base = told.versions;
    if (!isSame) this.#draw();
  }

  takeSaved(sent, told) {
    this.told = told;
    this.base = told.versions;
    this.isDirty = JSON.stringify(sent) !== JSON.stringify(this.tell());
  }

  #draw() {
    const write = () => {
      this.isDirty = true;
      this.#does();
    };
    const box = (tag, name, value, properties = {}) => {
      const made = make(tag, {
        "aria-label": name,
        readonly: !this.#mayWrite,
        input: write,
        ...properties,
      });
      made.value = value;
      return made;
    };
    this.#title = box("textarea", say("title"), this.told.title, {
      class: "paper-title",
      rows: 1,
    });
    this.#texts = this.told.facts.map((fact) =>
      box("textarea", fact.label, fact.text, { rows: 1 }),
    );
    this.element.replaceChildren(
      this.#title,
      ...this.told.facts.map((fact, at) =>
        make(
          "p",
          { class: "paper-fact" },
          make("span", { class: "label", "aria-hidden": "true" }, `${fact.label}:`),
          this.#texts[at],
        ),
      ),
    );
  }
}
