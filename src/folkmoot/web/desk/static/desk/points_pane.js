/* The middle of the desk: key points under themes and focus areas, with their counts. */

import { make, shorten } from "./dom.js";
import { say } from "./words.js";

export class PointsPane {
  #element;
  #points;
  #told;
  #ids = [];
  #order = "";
  #drawn = new Map();
  #gists = new WeakMap();

  /** `told`: areas, isTour; `onGo(id)`, `onOpen(id)`, `onMark(id)`. */
  constructor(element, points, told) {
    this.#element = element;
    this.#points = points;
    this.#told = told;
    element.addEventListener("click", (event) => this.#click(event));
    element.addEventListener("dblclick", (event) => {
      const id = event.target.closest("[data-point-row]")?.dataset.pointRow;
      if (id) told.onOpen(id);
    });
  }

  get first() {
    return this.#ids[0] ?? null;
  }

  /** Where one stands when this one is gone. */
  beside(id) {
    const at = this.#ids.indexOf(id);
    return this.#ids[at + 1] ?? this.#ids[at - 1] ?? null;
  }

  move(by) {
    if (!this.#ids.length) return;
    const at = this.#ids.indexOf(this.#points.cursor);
    const next = at < 0 ? (by > 0 ? 0 : this.#ids.length - 1) : at + by;
    this.#told.onGo(this.#ids[Math.min(Math.max(next, 0), this.#ids.length - 1)]);
  }

  show() {
    const at =
      this.#points.cursor && document.getElementById(`point-${this.#points.cursor}`);
    at?.scrollIntoView({ block: "nearest" });
  }

  draw() {
    const groups = this.#points.groups(this.#told.areas);
    const order = JSON.stringify(
      groups.map(({ heading, area, points, suggested }) => [
        heading?.id,
        heading?.text,
        area?.id,
        [...points, ...suggested].map(({ id }) => id),
      ]),
    );
    if (order === this.#order) this.#drawChanged(groups);
    else this.#drawAll(groups);
    this.#order = order;
    const at = this.#points.cursor;
    if (at && this.#ids.includes(at))
      this.#element.setAttribute("aria-activedescendant", `point-${at}`);
    else this.#element.removeAttribute("aria-activedescendant");
  }

  #drawAll(groups) {
    const { scrollTop } = this.#element;
    this.#ids = [];
    this.#drawn.clear();
    const drawn = groups.length ? this.#drawGroups(groups) : [drawEmpty()];
    this.#element.replaceChildren(...drawn);
    this.#element.scrollTop = scrollTop;
  }

  /** Where the same ones stand in the same order, only those that look other. */
  #drawChanged(groups) {
    for (const { points, suggested } of groups)
      for (const point of [...points, ...suggested]) {
        const was = this.#drawn.get(point.id);
        const now = this.#drawPoint(point, suggested.includes(point));
        if (was !== now) was.replaceWith(now);
      }
  }

  #drawGroups(groups) {
    let heading;
    return groups.flatMap((group) => {
      const isNew = group.heading !== heading && group.heading;
      heading = group.heading;
      return [isNew && this.#drawHeading(group.heading), this.#drawGroup(group)].filter(
        Boolean,
      );
    });
  }

  #drawHeading({ id, text }) {
    return make(
      "div",
      { class: "desk-theme", role: "presentation", "data-heading": id },
      text,
    );
  }

  #drawGroup({ heading, area, points, suggested }) {
    const name = area?.title ?? say("points.no.area");
    const label = heading ? `${heading.text}: ${name}` : name;
    const all = [...points, ...suggested];
    this.#ids.push(...all.map(({ id }) => id));
    if (!all.length) return null;
    return make(
      "div",
      { class: "desk-group", role: "group", "aria-label": label },
      make("div", { class: "desk-area", role: "presentation" }, name),
      points.map((point) => this.#drawPoint(point, false)),
      suggested.map((point) => this.#drawPoint(point, true)),
    );
  }

  #drawPoint(point, isSuggested) {
    const { cursor, marked, last } = this.#points;
    const look = {
      isSuggested,
      isAt: cursor === point.id,
      isMarked: marked.has(point.id),
      number: last.indexOf(point.id) + 1,
    };
    const gist = JSON.stringify([point, look]);
    const was = this.#drawn.get(point.id);
    if (was && this.#gists.get(was) === gist) return was;
    const element = this.#makePoint(point, look);
    this.#gists.set(element, gist);
    this.#drawn.set(point.id, element);
    return element;
  }

  #makePoint(point, { isSuggested, isAt, isMarked, number }) {
    const states = [
      isSuggested ? "suggested" : "decided",
      isAt && "at",
      isMarked && "chosen",
    ];
    return make(
      "div",
      {
        class: `desk-point ${states.filter(Boolean).join(" ")}`,
        id: `point-${point.id}`,
        role: "option",
        "aria-selected": String(isMarked),
        "data-point-row": point.id,
      },
      number > 0 &&
        make(
          "kbd",
          { class: "desk-last", "aria-label": say("points.key", { n: number }) },
          `${number}`,
        ),
      make("div", { class: "desk-point-words" }, point.text),
      make(
        "div",
        { class: "desk-counts" },
        isSuggested && [
          make("span", { class: "desk-mark" }, say("suggested.unread")),
          " · ",
        ],
        this.#tellCounts(point).flatMap((each) => [each, " "]),
      ),
    );
  }

  #tellCounts(point) {
    const isEmpty = !(point.supports || point.opposes || point.unresolved);
    const parts = countOf(point.parts);
    const counts = [
      [this.#tellWhose(point)],
      ...(isEmpty ? [[say("points.none")]] : this.#tellVoices(point)),
      parts > 0 && [say("points.parts", { n: parts })],
      point.memos > 0 && [say("row.memos", { n: point.memos })],
    ];
    return counts
      .filter((each) => each && each[0])
      .map(([words, look = ""]) =>
        make("span", { class: `desk-tally ${look}` }, words),
      );
  }

  /** Who stands behind it. Where no group was asked, as in a survey, none is counted. */
  #tellVoices(point) {
    const { isTour } = this.#told;
    return [
      point.asked > 0 && [
        say("points.groups", { n: point.groups, asked: point.asked }),
      ],
      isTour && [
        say("points.meetings", { n: point.meetings, asked: point.meetings_asked }),
      ],
      point.respondents > 0 && [say("points.respondents", { n: point.respondents })],
      [say("points.supports", { n: point.supports }), "supports"],
      point.opposes > 0 && [say("points.opposes", { n: point.opposes }), "opposes"],
      point.unresolved > 0 && [
        say("points.unresolved", { n: point.unresolved }),
        "unresolved",
      ],
    ];
  }

  /** Of which meeting it is, or of all of them, where that is not plain; and what it is
      part of. */
  #tellWhose({ meeting, part_of: whole }) {
    if (whole)
      return say("points.part.of", { text: shorten(this.#points.textOf(whole)) });
    const { isTour, meetings } = this.#told;
    if (!isTour) return meeting ? "" : say("points.whole");
    return meetings.find(({ id }) => id === meeting)?.title ?? "";
  }

  #click(event) {
    const row = event.target.closest("[data-point-row]");
    if (!row) return;
    const id = row.dataset.pointRow;
    if (event.ctrlKey || event.metaKey || event.shiftKey) this.#told.onMark(id);
    this.#told.onGo(id);
  }
}

function countOf(parts) {
  return Array.isArray(parts) ? parts.length : (parts ?? 0);
}

function drawEmpty() {
  return make(
    "div",
    {
      class: "empty",
      role: "option",
      "aria-selected": "false",
      "aria-disabled": "true",
    },
    make("p", {}, make("strong", {}, say("points.empty"))),
    make("p", {}, say("points.empty.more")),
  );
}
