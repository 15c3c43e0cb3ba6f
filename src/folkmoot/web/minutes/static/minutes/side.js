/* Beside the paper: what the words at the cursor rest on, everything one can rest on, and
   what to look at before the paper is closed. */

import { button, make, shorten } from "../desk/dom.js";
import { say } from "./words.js";

const MOST_SHOWN = 20;

export class Side {
  #page;
  #byAnchor = new Map();
  #all = [];
  #rests;
  #gaps;
  #unread = make("div");
  #search;
  #found;
  #count;

  constructor(rests, gaps, page) {
    this.#page = page;
    this.#rests = rests;
    this.#gaps = gaps;
    this.#count = make("p", { class: "small quiet", role: "status" });
    this.#found = make("ul", { class: "sources" });
    this.#search = make("input", {
      type: "search",
      id: "find",
      input: () => this.#showFound(),
    });
    const box = make(
      "section",
      { class: "paper-find" },
      make("p", { class: "field" }, make("label", { for: "find" }, say("find")), this.#search),
      this.#count,
      this.#found,
    );
    gaps.before(box);
    gaps.replaceChildren(make("h2", {}, say("before")), this.#unread);
    this.show([], false);
  }

  take({ points, statements }) {
    this.#all = [
      ...points.map((each) => ({ ...each, isPoint: true })),
      ...statements.map((each) => ({ ...each, isPoint: false })),
    ];
    this.#byAnchor = new Map(this.#all.map((each) => [each.anchor, each]));
    this.#showFound();
  }

  /** The sources of what the cursor is in. */
  show(anchors, isInWords = true) {
    const found = anchors.map((each) => this.#byAnchor.get(each)).filter(Boolean);
    this.#rests.replaceChildren(
      found.length
        ? make("ul", { class: "sources" }, found.map((each) => this.#draw(each)))
        : make(
            "p",
            { class: "quiet" },
            say(isInWords ? "nothingUnder" : "nothingHere"),
          ),
    );
  }

  /** Show one by itself, as a link from elsewhere asks for; false where it is none. */
  find(anchor) {
    if (!this.#byAnchor.has(anchor)) return false;
    this.show([anchor]);
    this.#rests.scrollIntoView({ block: "nearest" });
    this.#rests.focus();
    return true;
  }

  /** How many parts nobody has read. */
  showUnread(count) {
    this.#unread.replaceChildren(
      ...(count
        ? [
            make("p", {}, say("unread", { n: count })),
            this.#page.mayWrite
              ? button(say("readAll"), {
                  class: "plain small",
                  click: () => this.#page.readAll(),
                })
              : "",
          ]
        : []),
    );
  }

  showGaps({ loose, not_restated: left, news }) {
    const lost = left.map((each) => this.#byAnchor.get(each)).filter(Boolean);
    const hasGaps = loose.length || left.length;
    this.#gaps.replaceChildren(
      make("h2", {}, say("before")),
      this.#unread,
      ...(news
        ? [
            make(
              "div",
              { class: "notice" },
              make("p", {}, say("news", { n: news })),
              this.#page.mayWrite
                ? button(say("refresh"), {
                    class: "plain small",
                    click: () => this.#page.refresh(),
                  })
                : "",
            ),
          ]
        : []),
      ...(this.#page.kind === "minutes" && !hasGaps ? [make("p", {}, say("noGaps"))] : []),
      ...(loose.length
        ? [
            make("h3", {}, say("looseLines", { n: loose.length })),
            make(
              "ul",
              {},
              loose.map((each) =>
                make(
                  "li",
                  {},
                  button(shorten(each.text, 120), {
                    class: "link",
                    click: () => this.#page.goTo(each.line),
                  }),
                ),
              ),
            ),
          ]
        : []),
      ...(lost.length
        ? [
            make(
              "details",
              {},
              make("summary", {}, say("notRestated", { n: lost.length })),
              make(
                "ul",
                { class: "sources" },
                lost.map((each) => this.#draw(each)),
              ),
            ),
          ]
        : []),
    );
  }

  #showFound() {
    const wanted = this.#search.value.trim().toLocaleLowerCase();
    const found = wanted
      ? this.#all.filter((each) => each.text.toLocaleLowerCase().includes(wanted))
      : this.#all.filter((each) => each.isPoint);
    this.#count.textContent = wanted ? say("found", { n: found.length }) : "";
    const shown = found.slice(0, MOST_SHOWN).map((each) => this.#draw(each));
    this.#found.replaceChildren(...shown);
  }

  #draw(source) {
    const told = source.isPoint
      ? [say("keyPoint"), source.area, source.groups && say("of", source)]
      : [say("statement"), source.group, source.is_plenary ? say("plenary") : source.area];
    return make(
      "li",
      { class: "source decided", "data-source": source.anchor },
      make("p", { class: "own-words" }, source.text),
      make("p", { class: "small quiet" }, told.filter(Boolean).join(" · ")),
      source.isPoint ? this.#drawBehind(source) : "",
      this.#page.mayWrite
        ? make(
            "p",
            { class: "actions" },
            button(say("addLine"), {
              class: "plain small",
              "aria-label": `${say("addLine")}: ${shorten(source.text, 40)}`,
              click: () => this.#page.insert(source),
            }),
            button(say("link"), {
              class: "plain small",
              "aria-label": `${say("link")}: ${shorten(source.text, 40)}`,
              click: () => this.#page.link(source.anchor),
            }),
          )
        : "",
    );
  }

  #drawBehind(point) {
    const side = (key, anchors) =>
      anchors.length
        ? [
            make("p", { class: "small" }, say(key)),
            make(
              "ul",
              {},
              anchors
                .map((each) => this.#byAnchor.get(each))
                .filter(Boolean)
                .map((each) =>
                  make(
                    "li",
                    {},
                    each.text,
                    each.group ? make("span", { class: "small quiet" }, ` (${each.group})`) : "",
                  ),
                ),
            ),
          ]
        : [];
    const count = point.supports.length + point.opposes.length;
    return make(
      "details",
      {},
      make("summary", { class: "small" }, `${count} × ${say("statement").toLowerCase()}`),
      side("supports", point.supports),
      side("opposes", point.opposes),
    );
  }
}
