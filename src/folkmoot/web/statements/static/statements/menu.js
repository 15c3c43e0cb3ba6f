/* What is seldom needed: who writes, a photo, the language, the next group, clearing. */

import { button, make, refill } from "./dom.js";
import { shorten } from "./text.js";
import { chooseLanguage, language, LANGUAGES, say } from "./words.js";

export class Menu {
  asked = null;

  constructor(page, isOpen) {
    this.page = page;
    this.isOpen = isOpen;
    this.element = make("section", {
      class: "menu",
      "aria-label": say("menu.title"),
      keydown: (event) => event.key === "Escape" && this.toggle(),
    });
  }

  toggle() {
    this.isOpen = !this.isOpen;
    this.asked = null;
    this.page.render();
    if (!this.isOpen) document.querySelector('[data-key="menu"]')?.focus();
  }

  update(view) {
    const { area, notebook } = this.page;
    const own = view.areas.find((each) => each.id === area?.id) ?? view.areas[0];
    const isIn = Boolean(own) && notebook.reach !== "over";
    const lost = this.asked ? this.#listUnsent() : [];
    refill(
      this.element,
      [this.isOpen, this.asked, isIn && [own.id, own.note_taker], lost],
      () => {
        if (!this.isOpen) return [];
        if (this.asked === "clear") return this.#makeClear(lost);
        if (this.asked === "next") return this.#makeNext(lost);
        return this.#makeMenu(isIn ? own : null);
      },
    );
  }

  #makeMenu(area) {
    return [
      area && this.#makeNoteTaker(area),
      area && this.#makePhoto(area),
      this.#makeLanguages(),
      make(
        "div",
        { class: "safe" },
        make("h2", {}, say("safe.title")),
        make("p", {}, say("safe.text")),
      ),
      make(
        "div",
        { class: "menu-row" },
        area &&
          button(say("next.group"), {
            class: "plain",
            "data-key": "next",
            click: () => this.#ask("next"),
          }),
        button(say("clear"), {
          class: "plain",
          "data-key": "clear",
          click: () => this.#ask("clear"),
        }),
        button(say("close"), { class: "plain", click: () => this.toggle() }),
      ),
    ];
  }

  #makeNoteTaker(area) {
    const { notebook } = this.page;
    const draft = notebook.drafts.recall("note_taker", area.id)?.text;
    const field = make("input", {
      id: "note-taker",
      "data-key": "note-taker",
      autocomplete: "off",
      maxlength: "100",
      "aria-describedby": "note-taker-help",
    });
    field.value = draft ?? area.note_taker;
    field.addEventListener("input", () =>
      notebook.drafts.keep("note_taker", area.id, field.value),
    );
    const save = (event) => {
      event.preventDefault();
      notebook.dropDraft("note_taker", area.id);
      notebook.nameNoteTaker(area.id, field.value);
      this.page.tell(say("note.taker.saved"));
    };
    return make(
      "form",
      { submit: save },
      make("label", { for: "note-taker" }, say("note.taker")),
      make(
        "p",
        { class: "small quiet", id: "note-taker-help" },
        say("note.taker.help"),
      ),
      make(
        "div",
        { class: "menu-row" },
        field,
        make("button", { class: "plain" }, say("note.taker.save")),
      ),
    );
  }

  #makePhoto(area) {
    const choose = (event) => {
      for (const file of event.target.files) this.page.notebook.attach(area.id, file);
      this.toggle();
    };
    const field = make("input", {
      type: "file",
      accept: "image/*",
      multiple: true,
      id: "photo",
      class: "unseen",
      "data-key": "photo",
      change: choose,
    });
    return make(
      "div",
      { class: "photo-add" },
      field,
      make("label", { class: "button plain", for: "photo" }, say("photo.add")),
    );
  }

  #makeLanguages() {
    const buttons = Object.entries(LANGUAGES).map(([code, name]) =>
      button(name, {
        class: "plain",
        lang: code,
        "data-key": `language:${code}`,
        "aria-pressed": String(code === language()),
        click: () => this.#choose(code),
      }),
    );
    return make(
      "div",
      { class: "menu-row", role: "group", "aria-label": say("languages") },
      buttons,
    );
  }

  async #choose(code) {
    await this.page.notebook.drafts.flush();
    chooseLanguage(code);
    this.page.build();
    document.querySelector(`[data-key="language:${code}"]`)?.focus();
  }

  #ask(what) {
    this.asked = what;
    this.page.render();
    this.element.querySelector("h2")?.focus();
  }

  #listUnsent() {
    const { notebook } = this.page;
    return [
      ...notebook.outbox.ops
        .filter((op) => op.change.text)
        .map((op) => shorten(op.change.text, 80)),
      ...notebook.drafts
        .list()
        .map((draft) => say("draft.lost", { text: shorten(draft.text, 80) })),
      ...(notebook.photos.list.length
        ? [say("photo.lost", { n: notebook.photos.list.length })]
        : []),
      ...notebook.others.flatMap((each) => each.listUnsent()),
    ];
  }

  #makeClear(lost) {
    return [
      make("h2", { tabindex: "-1" }, say("clear.title")),
      lost.length
        ? make("p", { class: "state refused" }, say("clear.lost"))
        : make("p", {}, say("clear.safe")),
      lost.length > 0 &&
        make(
          "ul",
          {},
          lost.map((text) => make("li", {}, text)),
        ),
      lost.length > 0 && make("p", {}, say("clear.rest")),
      make(
        "div",
        { class: "menu-row" },
        button(say("clear.keep"), {
          class: lost.length ? "" : "plain",
          click: () => this.#ask(null),
        }),
        button(say(lost.length ? "clear.anyway" : "clear.do"), {
          class: lost.length ? "danger" : "",
          click: () => this.page.clear(),
        }),
      ),
    ];
  }

  #makeNext() {
    const { notebook } = this.page;
    const n = notebook.outbox.count() + notebook.countWaiting();
    const drafts = notebook.drafts.list();
    const add = () => {
      this.page.addDrafts();
      this.page.render();
    };
    return [
      make("h2", { tabindex: "-1" }, say("next.title")),
      make("p", {}, say("next.text")),
      n > 0 && make("p", {}, say("next.unsent", { n })),
      drafts.length > 0 && make("p", { class: "state refused" }, say("clear.lost")),
      drafts.length > 0 &&
        make(
          "ul",
          {},
          drafts.map((draft) =>
            make("li", {}, say("draft.lost", { text: shorten(draft.text, 80) })),
          ),
        ),
      make(
        "div",
        { class: "menu-row" },
        drafts.length > 0 && button(say("draft.add"), { click: add }),
        button(say("next.do"), {
          class: drafts.length ? "danger" : "",
          click: () => this.page.leave(),
        }),
        button(say("cancel"), { class: "plain", click: () => this.#ask(null) }),
      ),
    ];
  }
}
