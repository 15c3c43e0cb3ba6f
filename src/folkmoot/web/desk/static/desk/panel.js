/* What is chosen, on the right: own words in context, what is suggested and why, memos,
   history. The server draws it; what can be pressed in it says what it does. */

import { make } from "./dom.js";
import { say } from "./words.js";

const PAUSE = 150;

export class Panel {
  #element;
  #desk;
  #shown = null;
  #timer = 0;
  #turn = 0;

  constructor(element, desk) {
    this.#element = element;
    this.#desk = desk;
    element.addEventListener("click", (event) => this.#click(event));
    element.addEventListener("submit", (event) => this.#submit(event));
    this.#empty();
  }

  /** Show what is at a path, when one has stood there for a moment. */
  show(path) {
    if (path === this.#shown) return;
    this.#shown = path;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.reload(), PAUSE);
  }

  /** Draw it anew where one of these is shown. */
  renew(ids) {
    if (ids.some((id) => this.#shown?.includes(id))) this.reload();
  }

  async reload() {
    const path = this.#shown;
    if (!path || this.#isTypedIn()) return;
    this.#turn += 1;
    const turn = this.#turn;
    try {
      const body = await this.#desk.server.readPart(path);
      if (turn !== this.#turn) return;
      const { scrollTop } = this.#element;
      const isSame = this.#element.dataset.path === path;
      const hadFocus = this.#element.contains(document.activeElement);
      const open = listOpen(this.#element);
      this.#element.replaceChildren(...body.childNodes);
      for (const details of this.#element.querySelectorAll("details"))
        if (isSame && open.has(gistOf(details))) details.open = true;
      this.#element.dataset.path = path;
      this.#element.scrollTop = isSame ? scrollTop : 0;
      if (hadFocus) this.focus();
    } catch {
      if (turn === this.#turn) this.#fail();
    }
  }

  focus() {
    const head = this.#element.querySelector("h2, h3");
    if (head) head.tabIndex = -1;
    (head ?? this.#element).focus();
  }

  #click(event) {
    const opens = event.target.closest("[data-open]");
    if (opens) {
      event.preventDefault();
      this.#desk.open(opens.dataset.open, opens.dataset.id);
      return;
    }
    const pressed = event.target.closest("button[data-do]");
    if (pressed)
      this.#send(pressed.dataset.do, JSON.parse(pressed.dataset.args || "{}"));
  }

  async #submit(event) {
    const form = event.target.closest("form[data-do]");
    if (!form) return;
    event.preventDefault();
    const fields = Object.fromEntries(new FormData(form));
    delete fields.csrfmiddlewaretoken;
    const args = JSON.parse(form.dataset.args || "{}");
    // The words stay where they were written until the server has them.
    const answer = await this.#desk.steps.take(form.dataset.do, { ...args, ...fields });
    if (answer.status !== "done") return;
    form.reset();
    this.#desk.focusPane();
    this.#refresh();
  }

  async #send(name, fields) {
    const answer = await this.#desk.steps.take(name, fields);
    if (answer.status === "done") this.#refresh();
    else this.reload();
  }

  #refresh() {
    const shown = this.#shown?.match(/^statements\/(.+)\//)?.[1];
    if (shown) this.#desk.steps.refreshSoon([shown]);
    this.reload();
  }

  /** Words that are being written here are not drawn over. */
  #isTypedIn() {
    const fields = [
      ...this.#element.querySelectorAll("textarea, input:not([type=hidden])"),
    ];
    const isOther = this.#element.dataset.path !== this.#shown;
    return !isOther && fields.some((field) => field.value !== field.defaultValue);
  }

  #empty() {
    this.#element.replaceChildren(make("p", { class: "quiet" }, say("panel.empty")));
  }

  #fail() {
    this.#element.replaceChildren(make("p", { class: "quiet" }, say("panel.failed")));
  }
}

function listOpen(element) {
  return new Set([...element.querySelectorAll("details[open]")].map(gistOf));
}

function gistOf(details) {
  return details.id || details.querySelector("summary")?.textContent;
}
