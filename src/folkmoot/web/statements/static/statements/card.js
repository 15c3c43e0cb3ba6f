/* One statement on the sheet: its words, and what can be done with it. */

import { announce } from "./announcer.js";
import { button, grow, keepFocus, make, refill } from "./dom.js";
import { countLetters, LONGEST, splitList } from "./text.js";
import { knows, say } from "./words.js";

/** What is open on which card: the row of more, or the box for editing. */
export const opened = { more: null, editing: new Set() };

export class Card {
  constructor(page) {
    this.page = page;
    this.element = make("li", { class: "card" });
  }

  update(statement, at, area) {
    const isEditing = this.#isEditing(statement);
    const shown = isEditing
      ? [statement.id, at, "edit", this.#isOvertaken(statement) && statement.text]
      : [
          statement,
          at,
          area.statements.length,
          area.marks,
          area.state,
          opened.more === statement.id,
          statement.waits && this.page.status.kind,
        ];
    this.element.className = `card${statement.marked ? " marked" : ""}${isEditing ? " editing" : ""}`;
    refill(this.element, shown, () =>
      isEditing ? this.#makeEditor(statement, at) : this.#makeCard(statement, at, area),
    );
  }

  #isEditing(statement) {
    return opened.editing.has(statement.id) || Boolean(this.#draft(statement));
  }

  #isOvertaken(statement) {
    const draft = this.#draft(statement);
    return Boolean(draft) && ![draft.seen, draft.text].includes(statement.text);
  }

  #draft(statement) {
    return this.page.notebook.drafts.recall("edit", statement.id);
  }

  #makeCard(statement, at, area) {
    const isCrossed = statement.crossings.length > 0;
    return [
      ...(isCrossed ? this.#makeCrossing(statement) : [makeWords(statement)]),
      makeState(statement, this.page),
      isCrossed ? null : this.#makeActs(statement, at, area),
      opened.more === statement.id ? this.#makeMore(statement, at, area) : null,
    ];
  }

  #makeActs(statement, at, area) {
    const number = at + 1;
    const { id } = statement;
    const isLast = number === area.statements.length;
    const act = (name, words, label, click, more = {}) =>
      button(words, {
        "data-key": `${name}:${id}`,
        "aria-label": label,
        click,
        class: "act",
        ...more,
      });
    const mark = act(
      "mark",
      [sign(statement.marked ? "★" : "☆"), say("mark")],
      say("mark.on", { number }),
      () => this.#mark(statement, area),
      {
        "aria-pressed": String(statement.marked),
      },
    );
    // After closing only words are still taken.
    const isOpen = area.state !== "closed";
    return make(
      "div",
      { class: "acts", role: "group", "aria-label": say("statement", { number }) },
      isOpen && mark,
      isOpen &&
        act(
          "up",
          [sign("↑", "arrow"), say("up")],
          say("up.label", { number }),
          () => this.#move(statement, at - 1, area),
          { "aria-disabled": at === 0 ? "true" : null },
        ),
      isOpen &&
        act(
          "down",
          [sign("↓", "arrow"), say("down")],
          say("down.label", { number }),
          () => this.#move(statement, at + 1, area),
          { "aria-disabled": isLast ? "true" : null },
        ),
      act("edit", say("edit"), say("edit.label", { number }), () =>
        this.#edit(statement),
      ),
      act(
        "more",
        say("more"),
        say("more.label", { number }),
        () => this.#toggleMore(statement),
        { "aria-expanded": String(opened.more === id) },
      ),
    );
  }

  #makeMore(statement, at, area) {
    const items = splitList(statement.text);
    return make(
      "div",
      { class: "acts more" },
      button(say("remove"), {
        class: "act",
        "data-key": `remove:${statement.id}`,
        click: () => this.page.remove(statement),
      }),
      at > 0 &&
        area.state !== "closed" &&
        button(say("top"), {
          class: "act",
          "data-key": `top:${statement.id}`,
          click: () => this.#toTop(statement),
        }),
      items.length > 1 &&
        button(say("split"), {
          class: "act",
          "data-key": `split:${statement.id}`,
          click: () => this.page.splitStanding(statement, items),
        }),
    );
  }

  #makeEditor(statement, at) {
    const draft = this.#draft(statement);
    const began = {
      seen: draft?.seen ?? statement.text,
      base: draft?.base ?? statement.versions.text,
    };
    const area = make("textarea", {
      id: `edit-${statement.id}`,
      rows: 2,
      "data-key": `field:${statement.id}`,
      enterkeyhint: "done",
    });
    area.value = draft?.text ?? statement.text;
    area.addEventListener("input", () => {
      grow(area);
      this.page.notebook.drafts.keep("edit", statement.id, area.value, began);
      warnOfLength(area, over);
    });
    area.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
        event.preventDefault();
        this.#save(statement, area, began);
      }
      if (event.key === "Escape") this.#stop(statement);
    });
    const over = make("p", { class: "state refused", hidden: true });
    queueMicrotask(() => grow(area));
    return [
      make(
        "label",
        { class: "small", for: area.id },
        say("edit.field", { number: at + 1 }),
      ),
      area,
      over,
      this.#isOvertaken(statement)
        ? make(
            "p",
            { class: "state" },
            say("edit.other"),
            " ",
            make("q", {}, statement.text),
          )
        : null,
      make(
        "div",
        { class: "acts" },
        button(say("edit.save"), {
          class: "act strong",
          click: () => this.#save(statement, area, began),
        }),
        button(say("cancel"), { class: "act", click: () => this.#stop(statement) }),
      ),
    ];
  }

  #makeCrossing(statement) {
    const crossing = statement.crossings[0];
    const choose = (choice) => {
      this.page.notebook.choose(statement, crossing, choice);
      announce(say("cross.settled"));
    };
    const wording = (text, from, choice) =>
      make(
        "div",
        { class: "wording" },
        make("p", { class: "small quiet" }, from),
        make("p", { class: "words" }, text),
        button(say("cross.keep"), {
          class: "plain",
          "aria-label": say("cross.keep.label", { text }),
          "data-key": `${choice}:${crossing.id}`,
          click: () => choose(choice),
        }),
      );
    return [
      make("p", { class: "state crossed" }, say("cross.title")),
      make(
        "div",
        { class: "wordings" },
        wording(statement.text, say("cross.standing"), "standing"),
        wording(
          crossing.text,
          say(crossing.mine ? "cross.mine" : "cross.other"),
          "arrived",
        ),
      ),
      button(say("cross.both"), {
        class: "plain wide",
        "data-key": `both:${crossing.id}`,
        click: () => choose("both"),
      }),
    ];
  }

  #mark(statement, area) {
    const isFull = !statement.marked && area.marks >= 3;
    if (isFull) this.page.tell(say("mark.none"));
    else this.page.notebook.mark(statement, !statement.marked);
  }

  #move(statement, to, area) {
    if (to < 0 || to >= area.statements.length) return;
    this.page.notebook.moveTo(statement, to);
    announce(say("moved", { number: to + 1 }));
  }

  #toTop(statement) {
    opened.more = null;
    this.page.notebook.moveTo(statement, 0);
    announce(say("moved", { number: 1 }));
  }

  #toggleMore(statement) {
    opened.more = opened.more === statement.id ? null : statement.id;
    this.page.render();
  }

  #edit(statement) {
    opened.more = null;
    opened.editing.add(statement.id);
    this.page.render();
    const area = this.element.querySelector("textarea");
    area.focus();
    area.setSelectionRange(area.value.length, area.value.length);
  }

  #save(statement, area, began) {
    if (countLetters(area.value) > LONGEST) return;
    opened.editing.delete(statement.id);
    this.page.notebook.edit(statement, area.value, began);
    this.#return(statement);
  }

  #stop(statement) {
    opened.editing.delete(statement.id);
    this.page.notebook.dropDraft("edit", statement.id);
    this.#return(statement);
  }

  #return(statement) {
    this.page.render();
    this.element
      .querySelector(`[data-key="edit:${statement.id}"]`)
      ?.focus({ preventScroll: true });
  }
}

/** Put the cards in order without tearing out the one that has the focus. */
export function arrange(list, cards) {
  keepFocus(list, () => {
    cards.forEach((card, at) => {
      if (list.children[at] !== card.element)
        list.insertBefore(card.element, list.children[at] ?? null);
    });
    while (list.children.length > cards.length) list.lastElementChild.remove();
  });
}

export function warnOfLength(area, place) {
  const over = countLetters(area.value) - LONGEST;
  place.hidden = over <= 0;
  if (over > 0) place.textContent = say("too.long", { over });
}

export function sayWhy({ code, message }) {
  return knows(`why.${code}`) ? say(`why.${code}`) : (message ?? code);
}

/** Its words; none where they were erased for good. */
function makeWords({ text }) {
  return make("p", { class: text ? "words" : "words quiet" }, text || say("erased"));
}

function makeState(statement, page) {
  if (statement.waits === "refused" && statement.refused)
    return makeRefused(statement, page);
  if (statement.waits === "late")
    return make("p", { class: "state" }, say("waits.late"));
  if (statement.waits === "saved") {
    const isUnsent = page.status.kind === "unsent";
    return make(
      "p",
      { class: `state${isUnsent ? " unsent" : ""}` },
      say(isUnsent ? "waits.unsent" : "waits.saved"),
    );
  }
  return statement.late ? make("p", { class: "state" }, say("late.taken")) : null;
}

function makeRefused(statement, page) {
  return make(
    "div",
    { class: "state refused" },
    make("p", {}, `${say("waits.refused")}: ${sayWhy(statement.refused)}`),
    button(say("try.again"), {
      class: "plain",
      click: () => page.notebook.retry(statement.id),
    }),
    button(say("discard"), {
      class: "plain",
      click: () => page.notebook.discard(statement.id),
    }),
  );
}

function sign(character, kind = "star") {
  return make("span", { class: kind, "aria-hidden": "true" }, character);
}
