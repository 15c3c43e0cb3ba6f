/* What the desk has to say: the last step in a line, and what was refused above the
   list, with what stands there now. A screen reader is told in the same words. */

import { button, find, key, make, shorten } from "./dom.js";
import { say } from "./words.js";

const KEYS = { undo: "Z", redo: "⇧Z" };

export class Notices {
  #element;
  #line;
  #onOffer;

  constructor({ notices, line, onOffer, onLeft }) {
    this.onLeft = onLeft;
    this.#element = notices;
    this.#line = line;
    this.#onOffer = onOffer;
  }

  begin(words) {
    this.clear();
    this.#write(words ?? say("step.begun"), { isQuiet: true });
  }

  /** `offers`: "undo" or "redo", where the step can be taken back or taken again. */
  done(words, { offers = "" } = {}) {
    this.found();
    this.#write(words, { offers });
    announce(words);
  }

  /** A small thing: that nothing is chosen, say. */
  say(words) {
    this.#write(words);
    announce(words);
  }

  refused(answer) {
    this.#write("");
    this.#show("error", [
      make("p", {}, make("strong", {}, answer.message || say("refused.plain"))),
      make("p", {}, say("refused.safe")),
      ...this.#tellNow(answer.now),
    ]);
  }

  /** Somebody else worded it meanwhile: both stand side by side, and one is chosen. */
  wordings(answer, { mine, theirs, onMine, onBoth }) {
    const choose = (act) => () => {
      this.clear();
      act?.();
    };
    this.#show("warning", [
      make("p", {}, make("strong", {}, answer.message || say("wordings.title"))),
      make("p", {}, say("wordings.safe")),
      make(
        "div",
        { class: "wordings" },
        drawWording(
          say("wordings.theirs"),
          theirs,
          button(say("wordings.keep.theirs"), { class: "plain", click: choose() }),
        ),
        drawWording(
          say("wordings.mine"),
          mine,
          button(say("wordings.keep.mine"), { click: choose(onMine) }),
        ),
      ),
      button(say("wordings.both"), { class: "link", click: choose(onBoth) }),
    ]);
    this.#element.querySelector("button").focus();
  }

  unanswered(again) {
    const told = make("strong", {}, say("unanswered.what"));
    this.#offerAgain(
      [make("p", {}, told), make("p", {}, say("unanswered.safe"))],
      again,
    );
  }

  signedOut(again) {
    this.#offerAgain([make("p", {}, make("strong", {}, say("signed.out")))], again);
  }

  #offerAgain(told, again) {
    this.#write("");
    const retry = () => {
      this.clear();
      again();
    };
    this.#show("error", [
      ...told,
      button(say("unanswered.again"), { class: "small", click: retry }),
    ]);
  }

  clear() {
    const hadFocus = this.#element.contains(document.activeElement);
    this.#element.replaceChildren();
    if (hadFocus) this.onLeft();
  }

  /** Somebody else did something since: what was offered would take back theirs. */
  letGo() {
    this.#line.querySelector("button")?.remove();
    this.#line.classList.add("quiet");
  }

  get isEmpty() {
    return !this.#element.hasChildNodes();
  }

  lost(since = new Date()) {
    const contact = find("contact");
    if (!contact.hidden) return;
    const time = [since.getHours(), since.getMinutes()]
      .map((part) => String(part).padStart(2, "0"))
      .join(".");
    contact.textContent = say("contact.lost", { time });
    contact.hidden = false;
  }

  /** Returns whether it had been lost. */
  found() {
    const wasLost = !find("contact").hidden;
    find("contact").hidden = true;
    return wasLost;
  }

  #tellNow(now) {
    if (!now || typeof now !== "object") return [];
    const words = now.text ?? now.words;
    return words
      ? [make("p", {}, `${say("refused.now")} “${shorten(words, 200)}”`)]
      : [];
  }

  #show(kind, content) {
    const close = button([say("close"), " ", key("Esc")], {
      class: "link",
      click: () => this.clear(),
    });
    this.#element.replaceChildren(
      make(
        "div",
        { class: `notice ${kind}`, role: "alert" },
        content,
        make("p", {}, close),
      ),
    );
  }

  #write(words, { offers = "", isQuiet = false } = {}) {
    this.#line.className = `desk-told${isQuiet ? " quiet" : ""}`;
    const offer = button([say(`key.${offers || "undo"}`), " ", key(KEYS[offers])], {
      class: "link",
      click: () => this.#onOffer[offers](),
    });
    const shown = [words && `${words} `, offers && offer].filter(Boolean);
    this.#line.replaceChildren(...shown);
  }
}

function drawWording(title, words, choose) {
  return make(
    "div",
    {},
    make("p", {}, make("strong", {}, title)),
    make("p", { class: "own-words" }, words),
    choose,
  );
}

const PAUSE = 700;
let timer = 0;
let waiting = [];

/** Politely, and not for each of many at once. */
export function announce(words) {
  waiting = [...waiting.filter((each) => each !== words), words].slice(-2);
  timer ||= setTimeout(() => {
    timer = 0;
    find("said").textContent = waiting.join(" ");
    waiting = [];
  }, PAUSE);
}
