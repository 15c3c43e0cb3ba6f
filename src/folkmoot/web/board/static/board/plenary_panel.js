/* The key point that the hall is asked about, as the phone shows it. */

import { announce } from "../statements/announcer.js";
import { button, make, refill } from "../statements/dom.js";
import { say, sayGroup } from "../statements/words.js";
import { mayChange } from "./finger.js";
import { makeChoices, makeOwn, sayRefused } from "./plenary_answer.js";
import { makeCounts } from "./plenary_counts.js";
import { makeMark } from "./plenary_marks.js";

// So much of the screen the answers may take from the words.
const MOST_OF_SCREEN = 0.45;
// A tap that was meant for what stood there before comes within this time.
const CALM = 700;
const PARTS = ["top", "point", "choices", "own", "mark", "counts", "nav"];

export class PlenaryPanel {
  #parts = {};
  #isByHand = false;

  constructor(page, queue) {
    this.page = page;
    this.queue = queue;
    // Outlives the panel, which is built anew in another language.
    this.look = queue.look ??= { isAway: false, calmUntil: 0, top: null };
    this.bar = make("div", { class: "plenary-bar" });
    this.element = make("main", { class: "plenary", tabindex: "-1", hidden: true });
    for (const name of PARTS) {
      this.#parts[name] = make("div", { class: `plenary-${name}` });
      this.element.append(this.#parts[name]);
    }
  }

  get isShown() {
    return Boolean(this.look.isShown);
  }

  get told() {
    return this.queue.read();
  }

  get point() {
    return this.told?.points.find(({ id }) => id === this.look.id) ?? null;
  }

  get isCalm() {
    return performance.now() < this.look.calmUntil;
  }

  update(view) {
    requestAnimationFrame(() => this.#look());
    // What a finger is on stays as it is until it is lifted.
    const isFirst = this.look.isShown === undefined;
    if (!isFirst && !mayChange(() => this.page.render())) return;
    this.#settle(isFirst);
    this.#tellRefused();
    this.#updateBar();
    if (!this.isShown) return;
    const { told, point, look } = this;
    const { top, point: words, choices, own, mark, counts, nav } = this.#parts;
    const answer = point && this.queue.answerTo(point.id);
    const group = view.group && sayGroup(view.group);
    refill(top, [Boolean(group)], () => [
      make("p", { class: "plenary-title" }, say("plenary.title")),
      group ? this.#makeWayBack() : makeWayToGroup(),
    ]);
    const asked = point && [point.id, point.text, point.state];
    refill(words, [asked, told.points.length, group, told.by_group], () =>
      this.#makePoint(group),
    );
    refill(choices, [asked, answer?.choice, this.isCalm], () =>
      point ? makeChoices(this, point, answer) : [],
    );
    const refused = this.queue.refused.get(`answer/${look.id}`);
    refill(own, [asked, answer, this.reach, refused], () =>
      point ? makeOwn(this, point, answer) : [],
    );
    const marked = [look.notice, this.queue.listMarked(), this.isCalm];
    refill(mark, [look.id, marked, this.queue.refused.get(`mark/${look.id}`)], () =>
      point ? makeMark(this, point) : [],
    );
    refill(counts, [point?.counts, told.groups], () =>
      point?.counts ? makeCounts(point, told.groups) : [],
    );
    refill(nav, [told.points.map(({ id }) => id), look.id, told.current], () =>
      this.#makeNav(),
    );
  }

  /** "saved", or "unsent" where the server is not in reach. */
  get reach() {
    const isCutOff = ["offline", "portal", "out"].includes(this.page.notebook.reach);
    return isCutOff ? "unsent" : "saved";
  }

  // What is shown.

  /** Take up what the hall is asked now. */
  #settle(isFirst) {
    const { look, told } = this;
    const isOn = Boolean(told?.is_on && told.points.length);
    const isNew = isOn && told.current !== look.current;
    const next = this.#choose(isOn, isNew);
    const isOther = next.isShown !== look.isShown || next.id !== look.id;
    const isByItself = isOther && !isFirst && !this.#isByHand;
    Object.assign(look, next, { current: isOn ? told.current : null });
    this.#isByHand = false;
    if (isOther) look.notice = "";
    if (isByItself && look.isShown) {
      this.#keepCalm();
      window.scrollTo({ top: 0 });
    }
    if (isByItself && !isOn) this.#sayOver();
    if (isNew && !isFirst) this.#sayNew();
  }

  #choose(isOn, isNew) {
    const { look, told } = this;
    if (!isOn) return { isShown: false, isAway: false, chosen: null, id: null };
    // Who is writing is asked by the bar, and goes on.
    const isAway = look.isAway || (isNew && !look.isShown && this.#isWriting());
    const isThere = told.points.some(({ id }) => id === look.chosen);
    const chosen = isThere ? look.chosen : null;
    return { isShown: !isAway, isAway, chosen, id: chosen ?? told.current };
  }

  #isWriting() {
    const { activeElement } = document;
    return activeElement?.matches("textarea, input") ?? false;
  }

  #keepCalm() {
    this.look.calmUntil = performance.now() + CALM;
    setTimeout(() => this.page.render(), CALM + 20);
  }

  #look() {
    const { choices } = this.#parts;
    const mayStick = choices.offsetHeight < innerHeight * MOST_OF_SCREEN;
    choices.classList.toggle("sticks", mayStick);
    this.#feelShift();
  }

  /** A message above pushes the answers away from under the finger. */
  #feelShift() {
    const top = this.isShown ? this.element.offsetTop : null;
    const { look } = this;
    const isShifted = top !== null && look.top !== null && top !== look.top;
    look.top = top;
    if (!isShifted) return;
    this.#keepCalm();
    this.page.render();
  }

  #sayNew() {
    const current = this.told.points.find(({ id }) => id === this.told.current);
    if (current) announce(say("plenary.new", { text: current.text }));
  }

  /** So that nobody wonders where the question went. */
  #sayOver() {
    queueMicrotask(() => this.page.tell(say("plenary.over")));
  }

  #tellRefused() {
    for (const each of this.queue.refused.values()) {
      if (each.isTold) continue;
      each.isTold = true;
      const words = sayRefused(each);
      if (this.isShown) announce(words);
      else queueMicrotask(() => this.page.tell(words));
    }
  }

  // What the person does.

  answer(point, choice) {
    if (this.isCalm) return;
    if (point.state !== "open") announce(say("plenary.closed.said"));
    else if (this.queue.answerTo(point.id).choice !== choice)
      this.queue.answer(point.id, choice);
  }

  tell(words) {
    this.look.notice = words;
    announce(words);
    this.page.render();
  }

  goTo(id) {
    if (this.isCalm) return;
    const isCurrent = id === this.told.current;
    this.#change({ chosen: isCurrent ? null : id, isAway: false });
    this.element.focus({ preventScroll: true });
    window.scrollTo({ top: 0 });
  }

  #goToSheet() {
    this.#change({ isAway: true });
    this.page.work.focus({ preventScroll: true });
    window.scrollTo({ top: 0 });
  }

  #change(look) {
    Object.assign(this.look, look);
    this.#isByHand = true;
    this.page.render();
  }

  // What it is made of.

  #updateBar() {
    const { told, look } = this;
    const current = told?.points.find(({ id }) => id === told.current);
    refill(this.bar, [look.isAway, current?.text], () =>
      look.isAway
        ? [
            make(
              "p",
              {},
              make("strong", {}, say(current ? "plenary.bar" : "plenary.wait")),
              current && ` ${current.text}`,
            ),
            button(say(current ? "plenary.bar.do" : "plenary.bar.look"), {
              "data-key": "plenary",
              click: () => this.goTo(told.current),
            }),
          ]
        : [],
    );
  }

  #makeWayBack() {
    return button([say("plenary.to.sheet"), sign("›")], {
      class: "act",
      "data-key": "to-sheet",
      click: () => this.#goToSheet(),
    });
  }

  #makePoint(group) {
    const { point, told } = this;
    if (!point) return make("p", { class: "lead" }, say("plenary.wait"));
    const at = told.points.indexOf(point) + 1;
    return [
      make(
        "p",
        { class: "quiet small" },
        `${say("plenary.place", { at, of: told.points.length })} · `,
        say(`plenary.state.${point.state}`),
      ),
      make("h2", { class: "words" }, point.text),
      make("p", { class: "plenary-who" }, sayWhoKnows(told, group)),
    ];
  }

  #makeNav() {
    const { told, point, look } = this;
    const at = told.points.indexOf(point);
    // Before the first is asked anew, the earlier ones are behind.
    const [back, forward] = point
      ? [told.points[at - 1], told.points[at + 1]]
      : [told.points.at(-1), undefined];
    const step = (to, name, words) =>
      button(words, {
        class: "plain",
        "data-key": name,
        "aria-disabled": to ? null : "true",
        click: () => to && this.goTo(to.id),
      });
    if (told.points.length < 2 && point) return [];
    return make(
      "nav",
      { "aria-label": say("plenary.nav") },
      step(back, "back", [sign("‹"), say("plenary.back")]),
      step(forward, "forward", [say("plenary.forward"), sign("›")]),
      look.id !== told.current &&
        button(say("plenary.current"), {
          class: "wide",
          "data-key": "current",
          click: () => this.goTo(told.current),
        }),
    );
  }
}

/** For a guest, who has no sheet. */
function makeWayToGroup() {
  return make("a", { class: "act", href: "/j" }, say("guest.pick"));
}

function sayWhoKnows(told, group) {
  if (!told.by_group) return say("plenary.anonymous");
  return group ? say("plenary.by.group", { group }) : say("plenary.by.nobody");
}

function sign(character) {
  return make("span", { "aria-hidden": "true" }, character);
}
