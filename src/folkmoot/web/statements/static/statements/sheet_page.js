/* The sheet as it is seen: head, question, statements, box. */

import { announce } from "./announcer.js";
import { AreaPanel } from "./area_panel.js";
import { Composer } from "./composer.js";
import { button, make, refill } from "./dom.js";
import { Menu } from "./menu.js";
import { makeNotices } from "./notices.js";
import { ask } from "./server.js";
import { tellLastHeard, tellStatus } from "./status.js";
import { shorten } from "./text.js";
import { language, say, sayGroup } from "./words.js";

// Where the device is not let in, nothing else may be shown.
const SHUT = new Set(["over", "out"]);

export class SheetPage {
  #parts = {};
  #status = "";
  told = null;

  constructor(notebook, root, parts = []) {
    this.notebook = notebook;
    this.root = root;
    this.parts = parts;
    this.status = tellStatus(notebook);
    notebook.addEventListener("change", () => this.render());
    notebook.addEventListener("drafts", () => this.composer.recall());
  }

  /** Build all anew: at the start, and in another language. */
  build() {
    document.title = `${say("sheet.name")} – folkmoot`;
    const isMenuOpen = this.menu?.isOpen ?? false;
    this.composer = new Composer(this);
    this.panel = new AreaPanel(this);
    this.menu = new Menu(this, isMenuOpen);
    this.panels = this.parts.map((each) => each.makePanel(this, each.queue));
    const part = (name, tag, properties = {}) => {
      this.#parts[name] = make(tag, properties);
      return this.#parts[name];
    };
    this.root.replaceChildren(
      make("a", { class: "skip", href: "#content" }, say("skip")),
      part("head", "header", { class: "head" }),
      this.menu.element,
      part("notices", "section", { class: "notices", "aria-label": say("notices") }),
      part("outside", "main", {
        class: "outside",
        tabindex: "-1",
        hidden: true,
      }),
      ...this.panels.map((each) => each.element),
      (this.work = make(
        "main",
        { class: "work", tabindex: "-1" },
        this.panels.map((each) => each.bar),
        part("tabs", "div", {
          class: "tabs",
          role: "tablist",
          "aria-label": say("areas"),
        }),
        this.panel.element,
        make(
          "div",
          { class: "thumb" },
          part("told", "div", { class: "told" }),
          this.composer.element,
        ),
      )),
    );
    this.render();
  }

  render() {
    const { notebook } = this;
    const view = notebook.view();
    this.status = tellStatus(notebook);
    this.#tellStatus();
    for (const each of this.panels) each.update(view);
    const outside = this.#tellOutside(view);
    const panel = SHUT.has(outside) ? null : this.panels.find((each) => each.isShown);
    const shown = panel?.element ?? (outside ? this.#parts.outside : this.work);
    refill(
      this.#parts.head,
      [
        view.group,
        view.meeting,
        this.status,
        this.isDetailOpen,
        this.menu.isOpen,
        notebook.isTrying && this.isDetailOpen,
        notebook.lastHeard && this.isDetailOpen && tellLastHeard(notebook),
      ],
      () => this.#makeHead(view),
    );
    refill(this.#parts.notices, this.#listNoticed(view), () => makeNotices(this, view));
    refill(
      this.#parts.outside,
      outside,
      () => outside && this.#makeOutside(outside),
    );
    this.#bringForth(shown);
    this.menu.update(view);
    if (shown !== this.work) return;
    this.area = this.#findArea(view);
    refill(
      this.#parts.tabs,
      [
        view.areas.map((area) => [area.id, area.title, area.statements.length]),
        this.area.id,
      ],
      () => this.#makeTabs(view.areas),
    );
    this.panel.update(this.area, view);
    this.composer.show(this.area);
    refill(this.#parts.told, this.told?.words, () => this.told && this.#makeTold());
  }

  /** Of all that may be the page's content, this is it. */
  #bringForth(shown) {
    const all = [this.work, this.#parts.outside, ...this.panels.map((p) => p.element)];
    for (const each of all) {
      each.hidden = each !== shown;
      if (each === shown) each.id = "content";
      else each.removeAttribute("id");
    }
  }

  tell(words, undo = null) {
    this.told = { words, undo };
    announce(words);
    this.render();
  }

  hasAdded([id]) {
    this.told = null;
    this.render();
    this.panel.show(id);
    // Asked in the midst of what somebody does, so that the browser may say yes.
    navigator.storage?.persist?.().catch(() => {});
  }

  remove(statement) {
    this.notebook.remove(statement);
    const words = say("removed", { text: shorten(statement.text, 40) });
    this.tell(words, () => {
      this.notebook.restore(statement);
      announce(say("restored"));
    });
    this.#parts.told.querySelector("button")?.focus({ preventScroll: true });
  }

  offerToUnsplit(ids, { sheet, text, n }) {
    this.tell(say("split.done", { n }), () => {
      const { statements } = this.notebook.view();
      for (const id of ids) this.notebook.remove(statements.get(id));
      this.notebook.drafts.keep("new", sheet, text);
      this.composer.recall();
      announce(say("split.undone"));
    });
  }

  splitStanding(statement, items) {
    const before = statement.text;
    const ids = this.notebook.splitStanding(statement, items);
    this.tell(say("split.done", { n: items.length }), () => {
      const { statements } = this.notebook.view();
      for (const id of ids) this.notebook.remove(statements.get(id));
      const standing = statements.get(statement.id);
      this.notebook.edit(standing, before, {
        seen: standing.text,
        base: standing.versions.text,
      });
    });
  }

  /** Forget all on this device; what would be lost was said. */
  async clear() {
    const answer = await ask("/api/clear", { body: {} });
    await this.notebook.clear({ isTold: answer.kind === "answer" });
    location.replace("/j");
  }

  /** Give the device to another group. */
  async leave() {
    await this.notebook.leaveGroup();
    location.replace("/j");
  }

  /** Make statements of all that stands in a box. */
  addDrafts() {
    for (const { field, object, text, seen, base } of this.notebook.drafts.list()) {
      const statement = this.notebook.view().statements.get(object);
      this.notebook.drafts.recall(field, object);
      if (field === "new")
        this.notebook.add(object, [text], { empties: ["new", object] });
      else if (field === "edit" && statement)
        this.notebook.edit(statement, text, { seen, base });
    }
    this.composer.recall();
  }

  choose(sheet, { focus = false } = {}) {
    this.notebook.saveSettings({ sheet });
    this.told = null;
    this.render();
    if (focus) this.#parts.tabs.querySelector('[aria-selected="true"]')?.focus();
    else window.scrollTo({ top: 0 });
  }

  #findArea(view) {
    const { areas } = view;
    return (
      areas.find((area) => area.id === this.notebook.settings.sheet) ??
      areas.find((area) => area.state === "open") ??
      areas[0]
    );
  }

  #makeHead(view) {
    const { kind, words, detail } = this.status;
    return [
      make(
        "div",
        { class: "head-row" },
        make(
          "div",
          { class: "where" },
          make("h1", {}, this.#sayWho(view)),
          make("p", {}, view.meeting?.title ?? ""),
        ),
        // Who is in no meeting has nothing to send.
        (this.notebook.device || this.notebook.countUnsent() > 0) &&
          button(
            [
              make("span", { class: "unseen" }, say("status.label", { status: "" })),
              make("span", { class: `status ${kind}` }, words),
            ],
            {
              class: "status-button",
              "data-key": "status",
              "aria-expanded": String(Boolean(this.isDetailOpen)),
              click: () => this.#toggleDetail(),
            },
          ),
        button(say("menu"), {
          class: "plain menu-button",
          "data-key": "menu",
          "aria-expanded": String(this.menu.isOpen),
          click: () => this.menu.toggle(),
        }),
      ),
      this.isDetailOpen &&
        make(
          "div",
          { class: "detail" },
          make("p", {}, detail),
          make("p", { class: "quiet" }, tellLastHeard(this.notebook)),
          button(say(this.notebook.isTrying ? "detail.trying" : "detail.try"), {
            class: "plain",
            "data-key": "try",
            click: () => this.notebook.sender.wake(),
          }),
        ),
    ];
  }

  #sayWho(view) {
    if (view.group) return sayGroup(view.group);
    return say(isGuest(this.notebook) ? "guest" : "sheet.name");
  }

  #makeTabs(areas) {
    if (areas.length < 2) return [];
    return areas.map((area, at) =>
      button(
        [
          make("span", { class: "tab-title" }, area.title),
          " ",
          make("span", { class: "count" }, String(area.statements.length)),
        ],
        {
          role: "tab",
          id: `tab-${area.id}`,
          "data-key": `tab:${area.id}`,
          "aria-selected": String(area.id === this.area.id),
          "aria-controls": "panel",
          tabindex: area.id === this.area.id ? "0" : "-1",
          click: () => this.choose(area.id),
          keydown: (event) => this.#turn(event, areas, at),
        },
      ),
    );
  }

  #turn(event, areas, at) {
    const steps = {
      ArrowRight: at + 1,
      ArrowLeft: at - 1,
      Home: 0,
      End: areas.length - 1,
    };
    if (!(event.key in steps)) return;
    event.preventDefault();
    const to = (steps[event.key] + areas.length) % areas.length;
    this.choose(areas[to].id, { focus: true });
  }

  #makeTold() {
    const { words, undo } = this.told;
    return make(
      "div",
      { class: "told-inner" },
      make("p", {}, words),
      undo &&
        button(say("undo"), {
          class: "plain",
          "data-key": "undo",
          click: () => this.#undo(undo),
        }),
      button(say("close"), {
        class: "plain",
        "data-key": "untell",
        click: () => this.#untell(),
      }),
    );
  }

  #undo(undo) {
    this.#untell();
    undo();
  }

  #untell() {
    this.told = null;
    this.render();
    this.composer.area.focus({ preventScroll: true });
  }

  #toggleDetail() {
    this.isDetailOpen = !this.isDetailOpen;
    this.render();
  }

  #tellStatus() {
    const isNew = this.status.words !== this.#status;
    const isTelling = this.status.kind === "sent" || this.status.kind === "unsent";
    if (isNew && this.#status && isTelling) announce(this.status.words);
    this.#status = this.status.words;
  }

  #listNoticed(view) {
    const { notebook } = this;
    return [
      view.messages,
      view.version,
      notebook.settings,
      notebook.isFull,
      notebook.listStrays().length,
      notebook.reach === "out" && view.group,
      this.isPlainOpen,
      language(),
    ];
  }

  #tellOutside(view) {
    const { notebook } = this;
    if (notebook.reach === "over") return "over";
    if (view.group && view.areas.length) return null;
    if (notebook.reach === "out" || !notebook.device) return "out";
    if (isGuest(notebook)) return "guest";
    return notebook.reach === "offline" || notebook.reach === "portal"
      ? "offline"
      : "wait";
  }

  #makeOutside(kind) {
    if (kind === "wait") return make("p", { class: "lead" }, say("wait"));
    if (kind === "offline") return make("p", { class: "lead" }, say("wait.offline"));
    if (kind === "guest")
      return [
        make("h2", {}, say("guest.title")),
        make("p", {}, say("guest.text")),
        make("a", { class: "button plain", href: "/j" }, say("guest.pick")),
      ];
    if (kind === "out") {
      const isKept = this.notebook.countUnsent() > 0;
      return [
        make("h2", {}, say("out.title")),
        make("p", {}, say("out.text")),
        isKept && make("p", {}, say("out.kept")),
        make("a", { class: "button", href: "/j" }, say("out.join")),
      ];
    }
    const lost = this.notebook.unsentAtEnd ?? [];
    return [
      make("h2", {}, say("over.title")),
      make("p", {}, say("over.text")),
      lost.length > 0 && make("p", { class: "state refused" }, say("over.unsent")),
      lost.length > 0 &&
        make(
          "ul",
          {},
          lost.map((text) => make("li", { class: "words" }, text)),
        ),
    ];
  }
}

/** In the meeting, but at no table. */
function isGuest({ device }) {
  return Boolean(device) && device.group === null;
}
