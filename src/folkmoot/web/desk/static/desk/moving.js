/* Going about among the statements, and choosing them, by keys or by mouse. */

import { say } from "./words.js";

export class Moving {
  // Where the row stood that one was at, should it be gone.
  #lastIndex = 0;
  // Where one went, should it not be here yet.
  #wanted = null;
  // A statement one goes back to when it is here again.
  #sought = null;
  #isStepping = false;
  // Where one stays while it is gathered into several.
  #staysAt = null;
  #desk;

  constructor(desk) {
    this.#desk = desk;
  }

  move(by) {
    const { rows, pane, pointsPane } = this.#desk;
    if (pane === "points") return pointsPane.move(by);
    if (!rows.total) return undefined;
    const at = this.#index;
    const next = at < 0 && by > 0 ? 0 : at + by;
    return this.#goToIndex(Math.min(Math.max(next, 0), rows.total - 1));
  }

  /** Among the parts of a statement that was cut. */
  movePart(by) {
    const { rows, chosen } = this.#desk;
    const row = rows.get(chosen.cursor?.statement);
    if (!row?.segments?.length) return;
    const at = row.segments.findIndex(({ id }) => id === chosen.cursor.segment);
    const next = row.segments[at + by];
    if (next) chosen.go(row.id, next.id);
    else if (by < 0) chosen.go(row.id);
    this.#desk.showChosen();
  }

  mark() {
    const { pane, points, chosen } = this.#desk;
    if (pane === "points") {
      if (points.cursor) points.mark(points.cursor);
      return this.#desk.drawPoints();
    }
    if (chosen.cursor) chosen.mark(chosen.cursor);
    return this.#desk.showChosen();
  }

  unmark() {
    this.#desk.points.marked.clear();
    this.#desk.chosen.clear();
    this.#desk.drawPoints();
    this.#desk.showChosen();
  }

  /** Mark the row one stands on and the next; going back lets go of it. */
  extend(by) {
    const { rows, chosen } = this.#desk;
    const next = chosen.cursor && rows.at(this.#index + by);
    if (!next) return;
    const isBack = chosen.isMarked(next.id) && chosen.isMarked(chosen.cursor.statement);
    chosen.mark(chosen.cursor, !isBack);
    chosen.mark({ statement: next.id, segment: null }, true);
    chosen.go(next.id);
    this.#desk.showChosen();
  }

  click(event) {
    const element = event.target.closest("[data-row]");
    if (!element) return;
    const { chosen } = this.#desk;
    const segment = event.target.closest("[data-segment]")?.dataset.segment ?? null;
    const part = { statement: element.dataset.row, segment };
    const isMore =
      event.ctrlKey || event.metaKey || event.target.closest("[data-tick]");
    if (event.shiftKey) this.#markStretch(part.statement);
    else if (isMore) chosen.mark(part);
    this.#desk.enter("list");
    this.go(part.statement, part.segment);
  }

  /** The next steps are for this statement too, until one leaves it. */
  stay() {
    const { rows, chosen, notices } = this.#desk;
    const { statement } = chosen.cursor ?? {};
    if (!statement) return notices.say(say("nothing.chosen"));
    rows.held = statement;
    this.#staysAt = statement;
    return notices.say(say("stay.told"));
  }

  go(statement, segment = null) {
    const { rows, chosen } = this.#desk;
    if (statement !== this.#staysAt) this.#staysAt = null;
    if (rows.held && rows.held !== statement) rows.release();
    this.#wanted = null;
    this.#sought = null;
    chosen.go(statement, segment);
    this.#desk.showChosen();
  }

  /** To a statement, as soon as it is in the list. */
  seek(statement) {
    const isHere = this.#desk.rows.indexOf(statement) >= 0;
    if (isHere) this.go(statement);
    else this.#sought = statement;
  }

  /** While a step is shown, rows may leave the list; then one goes on: to the next part,
      or to the next statement. Marks are used up. */
  step(show, { goesOn }) {
    const { chosen } = this.#desk;
    this.#isStepping = true;
    show();
    this.#isStepping = false;
    const isOne = goesOn && !chosen.count;
    if (goesOn) chosen.clear();
    if (isOne && chosen.cursor) this.#goOn(chosen.cursor);
    else this.#stayNear();
  }

  // What happens to the list.

  noteRemoved(index, row) {
    if (row?.id === this.#desk.chosen.cursor?.statement) this.#lastIndex = index;
  }

  /** Other rows may be here now: stay where one is, or go where one wanted to. */
  settle({ isNew }) {
    const { rows, chosen, list } = this.#desk;
    if (this.#isStepping) return;
    if (isNew) this.#wanted = null;
    if (this.#sought && rows.indexOf(this.#sought) >= 0) return this.go(this.#sought);
    if (this.#wanted !== null) {
      if (rows.at(this.#wanted)) this.#goToIndex(this.#wanted);
      else list.draw();
    } else if (chosen.cursor && this.#index >= 0)
      this.#desk.showChosen({ stays: !isNew });
    else if (isNew) this.#goToIndex(0);
    else this.#stayNear();
  }

  get #index() {
    const { rows, chosen } = this.#desk;
    return chosen.cursor ? rows.indexOf(chosen.cursor.statement) : -1;
  }

  #goOn({ statement, segment }) {
    if (statement === this.#staysAt) return this.#stayNear();
    const row = this.#desk.rows.get(statement);
    const segments = row?.segments ?? [];
    const at = segments.findIndex(({ id }) => id === segment);
    if (at >= 0 && segments[at + 1]) return this.go(statement, segments[at + 1].id);
    return this.#goToIndex(row ? this.#index + 1 : this.#lastIndex);
  }

  /** Where the row one stood on is gone, to the one in its place. */
  #stayNear() {
    if (this.#index >= 0) return this.#desk.showChosen({ stays: true });
    return this.#goToIndex(this.#lastIndex);
  }

  #goToIndex(index) {
    const { rows, list, chosen } = this.#desk;
    if (!rows.total) return chosen.go(null);
    const wanted = Math.max(0, Math.min(index, rows.total - 1));
    const row = rows.at(wanted);
    if (row) return this.go(row.id);
    this.#wanted = wanted;
    return list.show(wanted);
  }

  #markStretch(statement) {
    const { rows, chosen } = this.#desk;
    const to = rows.indexOf(statement);
    const from = this.#index >= 0 ? this.#index : to;
    for (let at = Math.min(from, to); at <= Math.max(from, to); at += 1) {
      const row = rows.at(at);
      if (row) chosen.mark({ statement: row.id, segment: null }, true);
    }
  }
}
