/* What a step needs to know is asked for above the strip: nothing covers the page, and
   Escape goes back to where one stood. */

import { button, find, key, make } from "./dom.js";
import { say } from "./words.js";

export class Asking {
  #element;
  #returnTo = null;
  #onKey = null;

  constructor(element, { onClose }) {
    this.#element = element;
    this.onClose = onClose;
    element.addEventListener("keydown", (event) => this.#press(event));
  }

  get isOpen() {
    return !this.#element.hidden;
  }

  /** `title`, `body`, `first` (gets the focus), `onKey(event)` returns whether it was taken. */
  open({ title, body, first, onKey = null, hint = "" }) {
    if (!this.isOpen) this.#returnTo = document.activeElement;
    this.#onKey = onKey;
    const head = make(
      "div",
      { class: "desk-asking-head" },
      make("h2", { id: "asking-h", tabindex: "-1" }, title),
      hint && make("span", { class: "small quiet" }, hint),
      button([say("close"), " ", key("Esc")], {
        class: "link",
        click: () => this.close(),
      }),
    );
    this.#element.replaceChildren(head, ...[body].flat());
    this.#element.setAttribute("role", "region");
    this.#element.setAttribute("aria-labelledby", "asking-h");
    this.#element.hidden = false;
    (first ?? find("asking-h")).focus();
    if (first?.select && first.matches("textarea, input")) first.select();
  }

  close() {
    if (!this.isOpen) return;
    this.#element.hidden = true;
    this.#element.replaceChildren();
    this.#onKey = null;
    this.onClose(this.#returnTo);
  }

  /** Words, or none: Enter gives them, Shift and Enter begins a line. */
  words({
    title,
    text = "",
    label,
    hint,
    most = 1000,
    extra = [],
    isNeeded = true,
    done,
    give,
  }) {
    const field = make("textarea", { id: "asking-words", rows: "2", maxlength: most });
    field.value = text;
    const finish = () => {
      const words = field.value.trim();
      if (isNeeded && !words) return field.focus();
      this.close();
      return give(words);
    };
    const onKey = (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.target !== field)
        return false;
      finish();
      return true;
    };
    this.open({
      title,
      hint,
      body: [
        make("label", { for: "asking-words", class: "unseen" }, label ?? title),
        make(
          "div",
          { class: "desk-asking-row" },
          field,
          button([done ?? say("done"), " ", key("Enter")], { click: finish }),
        ),
        ...extra,
      ],
      first: field,
      onKey,
    });
    return field;
  }

  /** One of a few, each with a key. */
  choice({ title, choices, give, hint }) {
    const take = (choice) => {
      this.close();
      give(choice.value);
    };
    const buttons = choices.map((choice) =>
      button([key(choice.key), " ", choice.words], {
        class: "plain",
        click: () => take(choice),
      }),
    );
    this.open({
      title,
      hint,
      body: make("div", { class: "desk-asking-choices" }, buttons),
      first: buttons[0],
      onKey: (event) => {
        const chosen = choices.find((choice) => choice.key === event.key);
        if (!chosen) return moveAmong(event, buttons);
        take(chosen);
        return true;
      },
    });
  }

  #press(event) {
    if (event.isComposing || event.ctrlKey || event.metaKey) return;
    if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      this.close();
    } else if (this.#onKey?.(event)) {
      event.preventDefault();
      event.stopPropagation();
    }
  }
}

function moveAmong(event, buttons) {
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (!step) return false;
  const at = buttons.indexOf(document.activeElement);
  buttons[(at + step + buttons.length) % buttons.length].focus();
  return true;
}
