/* One focus area: its question, the time left, its statements, and handing it in. */

import { announce } from "./announcer.js";
import { arrange, Card } from "./card.js";
import { button, copyText, make, refill } from "./dom.js";
import { makePhotos } from "./photo_list.js";
import { serverNow } from "./server.js";
import { shorten } from "./text.js";
import { say, sayTime } from "./words.js";

const MINUTE = 60_000;
// Said aloud, so that nobody has to watch the clock.
const SAID_AT = [5, 1];

export class AreaPanel {
  #cards = new Map();
  #parts = {};
  #said = new Map();

  constructor(page) {
    this.page = page;
    const part = (name, tag, properties = {}) => {
      this.#parts[name] = make(tag, properties);
      return this.#parts[name];
    };
    this.element = make(
      "div",
      { class: "panel", id: "panel" },
      make(
        "div",
        { class: "ask" },
        part("question", "div"),
        part("time", "p", { class: "time", role: "timer", "aria-live": "off" }),
        part("state", "div", { class: "area-state" }),
      ),
      make(
        "div",
        { class: "answers" },
        make("h2", { class: "unseen" }, say("list")),
        part("empty", "div"),
        part("list", "ol", { class: "cards" }),
        part("removed", "div", { class: "removed" }),
        part("photos", "div", { class: "photos" }),
        part("hand", "div", { class: "hand-in" }),
      ),
    );
    clearInterval(AreaPanel.clock);
    AreaPanel.clock = setInterval(() => this.#tick(), 1000);
  }

  update(area, view) {
    this.area = area;
    const isTabbed = view.areas.length > 1;
    for (const [name, value] of [
      ["role", "tabpanel"],
      ["aria-labelledby", `tab-${area.id}`],
    ]) {
      if (isTabbed) this.element.setAttribute(name, value);
      else this.element.removeAttribute(name);
    }
    const { question, empty, list, removed, photos, hand, state } = this.#parts;
    refill(question, [area.title, area.question, area.help, isTabbed], () =>
      makeQuestion(area, isTabbed),
    );
    refill(state, [area.state, area.late], () => makeAreaState(area));
    refill(
      empty,
      area.statements.length === 0,
      () =>
        area.statements.length === 0 &&
        make("p", { class: "empty" }, say("list.empty")),
    );
    this.#updateList(list, area);
    refill(removed, area.removed, () => this.#makeRemoved(area));
    const own = this.page.notebook.photos.list.filter(
      (photo) => photo.sheet === area.id,
    );
    const sent = view.photos.filter(
      (photo) => photo.sheet === area.id && !photo.removed,
    );
    refill(
      photos,
      [
        sent,
        own.map(({ request, refused }) => [request, refused]),
        this.page.notebook.reach === "ok",
      ],
      () => makePhotos(this.page, sent, own),
    );
    refill(
      hand,
      [
        area.handed_in,
        area.isHandingIn,
        area.statements.length,
        area.state,
        this.isAsking,
      ],
      () => this.#makeHandIn(area),
    );
    this.#tick();
  }

  /** Bring a card into sight. */
  show(id) {
    this.#cards.get(id)?.element.scrollIntoView({ block: "nearest" });
  }

  #updateList(list, area) {
    const cards = area.statements.map((statement, at) => {
      const card = this.#cards.get(statement.id) ?? new Card(this.page);
      this.#cards.set(statement.id, card);
      card.update(statement, at, area);
      return card;
    });
    arrange(list, cards);
    list.hidden = cards.length === 0;
  }

  #tick() {
    if (!this.area) return;
    const words = tellTime(this.area);
    const { time } = this.#parts;
    if (time.textContent !== words) time.textContent = words;
    time.hidden = !words;
    this.#sayTime();
  }

  #sayTime() {
    const { id, state, closes_at: closesAt } = this.area;
    if (state !== "open" || !closesAt) return;
    const left = (Date.parse(closesAt) - serverNow()) / MINUTE;
    const n = SAID_AT.find((each) => left <= each && left > each - 0.1);
    if (n === undefined || this.#said.get(id) === n) return;
    this.#said.set(id, n);
    announce(say("left.soon", { n }));
  }

  #makeRemoved(area) {
    if (!area.removed.length) return null;
    return make(
      "details",
      {
        open: this.isRemovedOpen ? "" : null,
        toggle: (event) => (this.isRemovedOpen = event.target.open),
      },
      make(
        "summary",
        { "data-key": "removed" },
        say("removed.list", { n: area.removed.length }),
      ),
      make(
        "ul",
        {},
        area.removed.map((statement) =>
          make(
            "li",
            {},
            make("p", { class: "words quiet" }, statement.text),
            button(say("restore"), {
              class: "plain",
              "aria-label": say("restore.label", { text: shorten(statement.text, 40) }),
              click: () => this.page.notebook.restore(statement),
            }),
          ),
        ),
      ),
    );
  }

  #makeHandIn(area) {
    const n = area.statements.length;
    if (n === 0 && !area.handed_in) return [];
    const received = area.handed_in && makeReceived(this.page, area.handed_in);
    if (area.state !== "open") return received;
    const words = area.handed_in ? say("hand.in.again") : say("hand.in", { n });
    const isDone = area.handed_in && area.handed_in.changed_since === 0;
    return [
      received,
      area.isHandingIn && make("p", { class: "state" }, say("hand.in.waits")),
      this.isAsking
        ? this.#makeQuestionOfDraft(area)
        : !isDone &&
          button(words, {
            class: "wide hand",
            "data-key": "hand",
            click: () => this.#handIn(area),
          }),
      make("p", { class: "small quiet" }, say("hand.in.more")),
    ];
  }

  #makeQuestionOfDraft(area) {
    const go = (adds) => {
      if (adds) this.page.composer.add();
      this.#ask(false);
      this.page.notebook.handIn(area.id);
    };
    return make(
      "div",
      { class: "notice", role: "group" },
      make("p", {}, say("hand.in.draft")),
      button(say("hand.in.add"), { "data-key": "hand", click: () => go(true) }),
      button(say("hand.in.without"), { class: "plain", click: () => go(false) }),
    );
  }

  #handIn(area) {
    if (this.page.composer.text) this.#ask(true);
    else if (!area.statements.length) this.page.tell(say("hand.in.empty"));
    else this.page.notebook.handIn(area.id);
  }

  #ask(isAsking) {
    this.isAsking = isAsking;
    this.page.render();
  }
}

function makeQuestion(area, isTabbed) {
  return [
    // The tab says it already.
    !isTabbed && area.question && make("p", { class: "area-title" }, area.title),
    make("h2", { class: "question" }, area.question || area.title),
    area.help &&
      make(
        "details",
        {},
        make("summary", { "data-key": "help" }, say("help")),
        make("p", { class: "words" }, area.help),
      ),
  ];
}

function makeAreaState(area) {
  const late = area.late > 0 && make("p", {}, say("late", { n: area.late }));
  if (area.state === "open") return late;
  return [
    make(
      "p",
      {},
      make("strong", {}, say(`state.${area.state}`)),
      ". ",
      say(`state.${area.state}.more`),
    ),
    late,
  ];
}

function makeReceived(page, handedIn) {
  const { at, count, receipt, changed_since: since } = handedIn;
  const address = new URL(receipt, location.origin).href;
  return make(
    "div",
    { class: "received" },
    make(
      "p",
      {},
      make("strong", {}, `${say("received", { n: count, time: sayTime(at) })}.`),
      " ",
      since ? say("received.since", { n: since }) : "",
    ),
    make(
      "div",
      { class: "acts" },
      make(
        "a",
        { class: "act", href: receipt, target: "_blank", rel: "noopener" },
        say("received.link"),
      ),
      button(say("received.copy"), {
        class: "act",
        "data-key": "copy",
        click: async () =>
          (await copyText(address)) && page.tell(say("received.copied")),
      }),
    ),
  );
}

/** "8 minutter tilbage, lukker kl. 11.15", by the server's clock. */
function tellTime(area) {
  if (area.state !== "open" || !area.closes_at) return "";
  const closes = Date.parse(area.closes_at);
  const left = closes - serverNow();
  if (left <= 0) return say("left.over");
  const until = say("left.until", { time: sayTime(closes) });
  const seconds = Math.ceil(left / 1000);
  if (seconds >= 120)
    return `${say("left.minutes", { n: Math.ceil(seconds / 60) })} · ${until}`;
  const told = {
    minutes: Math.floor(seconds / 60),
    seconds: String(seconds % 60).padStart(2, "0"),
  };
  return `${say("left.seconds", told)} · ${until}`;
}
