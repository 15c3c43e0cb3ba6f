/* The box where a new statement is written. Its words are kept with each letter. */

import { announce } from "./announcer.js";
import { warnOfLength } from "./card.js";
import { button, grow, make } from "./dom.js";
import { cleanWords, countLetters, LONGEST, splitList } from "./text.js";
import { say } from "./words.js";

export class Composer {
  #keptAsOne = "";
  #waitingForKept = 0;

  constructor(page) {
    this.page = page;
    this.area = make("textarea", {
      id: "new",
      rows: 1,
      "data-key": "new",
      autocomplete: "off",
      enterkeyhint: "send",
      "aria-describedby": "new-hint",
    });
    this.kept = make("span", { class: "kept", hidden: true }, say("new.kept"));
    this.label = make("label", { for: "new" }, say("new"));
    this.offer = make("div", { class: "offer", hidden: true });
    this.over = make("p", { class: "state refused", hidden: true, role: "alert" });
    this.element = make(
      "form",
      { class: "composer", submit: (event) => this.#submit(event) },
      this.offer,
      this.over,
      make(
        "div",
        { class: "composer-head" },
        this.label,
        this.kept,
        make("span", { id: "new-hint", class: "hint" }, say("new.hint")),
      ),
      make(
        "div",
        { class: "composer-row" },
        this.area,
        make("button", { class: "add" }, say("add")),
      ),
    );
    this.area.addEventListener("input", () => this.#hear());
    this.area.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing)
        this.#submit(event);
    });
  }

  /** Show the words that wait for this sheet. */
  show(area) {
    this.label.textContent = say(area.state === "closed" ? "new.closed" : "new");
    if (this.sheet === area.id) return;
    this.sheet = area.id;
    this.recall();
  }

  recall() {
    const text = this.page.notebook.drafts.recall("new", this.sheet)?.text ?? "";
    if (this.area.value === text) return;
    this.area.value = text;
    this.kept.hidden = !text;
    this.#look();
  }

  get text() {
    return cleanWords(this.area.value);
  }

  noteKept() {
    if (this.area.value) this.kept.hidden = false;
  }

  add(texts = [this.text]) {
    const words = texts.map(cleanWords).filter(Boolean);
    if (!words.length || words.some((text) => countLetters(text) > LONGEST)) return [];
    const ids = this.page.notebook.add(this.sheet, words, {
      empties: ["new", this.sheet],
    });
    this.area.value = "";
    this.kept.hidden = true;
    this.#look();
    this.page.hasAdded(ids);
    return ids;
  }

  #submit(event) {
    event.preventDefault();
    if (this.add().length) announce(say("added"));
    this.area.focus({ preventScroll: true });
  }

  #hear() {
    const text = this.area.value;
    this.page.notebook.drafts.keep("new", this.sheet, text);
    // Said to be kept only once it is.
    this.kept.hidden = true;
    this.#look();
  }

  #look() {
    grow(this.area);
    warnOfLength(this.area, this.over);
    const text = this.area.value;
    const items =
      text.includes("\n") && text !== this.#keptAsOne ? splitList(text) : [];
    this.offer.hidden = items.length < 2;
    if (items.length < 2 || this.offered === text) return;
    this.offered = text;
    const n = items.length;
    this.offer.replaceChildren(
      make("p", {}, say("split.offer", { n })),
      button(say("split.do", { n }), { click: () => this.#split(items, text) }),
      button(say("split.keep"), { class: "plain", click: () => this.#keepAsOne(text) }),
    );
    announce(say("split.offer", { n }));
  }

  #split(items, text) {
    const sheet = this.sheet;
    const ids = this.add(items);
    if (ids.length) this.page.offerToUnsplit(ids, { sheet, text, n: ids.length });
    this.area.focus({ preventScroll: true });
  }

  #keepAsOne(text) {
    this.#keptAsOne = text;
    this.offer.hidden = true;
    this.area.focus({ preventScroll: true });
  }
}
