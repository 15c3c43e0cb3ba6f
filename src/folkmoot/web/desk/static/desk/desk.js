/* The desk's page: statements on the left, key points in the middle, what is chosen on
   the right. `keymap.js` tells what can be done, `act_*.js` do it. */

import { follow } from "../ui/live.js";
import { Asking } from "./asking.js";
import { Chosen } from "./chosen.js";
import { find } from "./dom.js";
import { saveFilter, undo } from "./act_more.js";
import { Filters } from "./filters.js";
import { Help } from "./help.js";
import { Keyboard } from "./keyboard.js";
import { Ledger, PLACES } from "./ledger.js";
import { List } from "./list.js";
import { makeLook } from "./look.js";
import { Notices } from "./notices.js";
import { Panel } from "./panel.js";
import { Points } from "./points.js";
import { PointsPane } from "./points_pane.js";
import { preparePrint } from "./print.js";
import { RunBox } from "./desk_run.js";
import { Rows } from "./rows.js";
import { Server } from "./server.js";
import { Steps } from "./steps.js";
import { Strip } from "./strip.js";
import { say, sayNumber } from "./words.js";

const PANES = { list: "rows", points: "points" };
const MANY = 40;

class Desk {
  pane = "list";
  undone = [];
  // Where the row stood that one was at, should it be gone.
  lastIndex = 0;
  wanted = null;
  #isFirst = true;

  constructor(told) {
    this.told = told;
    this.meeting = told.meeting;
    this.mayWork = told.may_work;
    this.isTour = !told.meeting;
    this.chosen = new Chosen();
    this.server = new Server({
      base: told.base ?? `/c/${told.consultation}/desk/`,
      meeting: told.meeting,
      token: JSON.parse(document.body.getAttribute("hx-headers"))["X-CSRFToken"],
    });
    this.points = new Points();
    this.steps = new Steps(this);
    this.ledger = new Ledger(find("ledger"), (place) => this.filters.set({ place }));
    this.#makeLists();
    this.panel = new Panel(find("panel"), this);
    this.help = new Help(find("keys"), this);
    this.asking = new Asking(find("asking"), { onClose: (before) => this.#comeBack(before) });
    this.keyboard = new Keyboard(this);
    this.strip = new Strip(find("strip"), this);
    this.notices = new Notices({
      notices: find("desk-notices"),
      line: this.strip.line,
      onUndo: () => undo(this),
    });
    this.filters = new Filters(find("filters"), {
      ...told,
      isTour: this.isTour,
      nameOf: (id) => this.points.textOf(id),
      onChange: (filters) => this.#choose(filters),
      onSave: () => saveFilter(this),
    });
    this.run = new RunBox(find("run"), this);
    preparePrint(this);
    this.#listen();
    if (told.ledger) this.ledger.show(told.ledger);
    this.#choose(this.filters.values);
    this.loadPoints();
    this.#follow();
  }

  #makeLists() {
    this.rows = new Rows(this.server, {
      onChange: (change) => this.#showRows(change),
      onRemove: (index, row) => {
        this.list.remove(index);
        if (row?.id === this.chosen.cursor?.statement) this.lastIndex = index;
      },
      onLedger: (ledger) => !this.server.waiting && this.ledger.show(ledger),
      onFault: () => this.notices.lost(),
    });
    this.list = new List(find("rows"), this.rows, makeLook(this));
    this.pointsPane = new PointsPane(find("points"), this.points, {
      areas: this.told.areas,
      isTour: this.isTour,
      onGo: (id) => this.goToPoint(id),
      onMark: (id) => this.points.mark(id),
      onOpen: () => this.showSources(),
    });
  }

  #listen() {
    const rows = find("rows");
    rows.addEventListener("click", (event) => this.#clickRow(event));
    for (const [pane, id] of Object.entries(PANES))
      find(id).addEventListener("focus", () => this.#enter(pane));
    addEventListener("focus", () => this.server.waiting || this.steps.refreshSoon([]));
  }

  #follow() {
    follow(String(this.server.address("live")), {
      event: "desk",
      number: this.told.number,
      onFrame: (frame) => this.#hear(frame),
      onState: ({ isConnected, isOut }) => {
        if (isConnected) this.notices.found();
        else if (isConnected === false && !isOut) this.notices.lost();
      },
    });
  }

  // What others did.

  #hear(frame) {
    this.#tellPeople(frame);
    this.run.hear(frame.run);
    if (frame.whole) {
      this.reload();
      this.steps.refreshSoon([]);
      return;
    }
    const statements = frame.statements ?? [];
    const isNew = statements.some((id) => this.rows.indexOf(id) < 0);
    const isMore = isNew && this.rows.total > 0 && !this.rows.isLoading;
    if (statements.length > MANY || (isMore && !this.server.waiting)) this.#reloadSoon();
    const isPoints = Boolean(statements.length || frame.points?.length || frame.headings);
    if (isPoints) this.steps.refreshSoon(statements.slice(0, MANY));
    if (statements.length || frame.points?.length) this.panel.reload();
  }

  #reloadSoon() {
    this.soon ??= setTimeout(() => {
      this.soon = null;
      if (this.server.waiting) this.#reloadSoon();
      else this.reload();
    }, 1000);
  }

  #tellPeople({ people = null }) {
    if (!people) return;
    const others = people.filter(({ name }) => name !== this.told.person);
    const names = others.map(({ name }) => name).join(", ");
    find("people").textContent = others.length ? say("people", { names }) : "";
  }

  // The list.

  async #choose(filters) {
    this.ledger.choose(filters.place ?? "");
    this.chosen.clear();
    this.wanted = null;
    await this.rows.choose(filters);
  }

  reload() {
    const at = this.rows.indexOf(this.chosen.cursor?.statement);
    return this.rows.reload(at >= 0 ? at : this.list.firstInSight);
  }

  refreshRows(statements) {
    return this.rows.refresh(statements);
  }

  update(rows) {
    this.rows.update(rows);
  }

  async loadPoints() {
    try {
      this.points.take(await this.server.read("key-points"));
    } catch {
      this.notices.lost();
      return;
    }
    this.drawPoints();
    this.filters.renew();
    this.list.draw();
  }

  drawPoints() {
    this.pointsPane.draw();
    find("points-count").textContent = say("points.count", { n: this.points.all.length });
    this.strip.draw();
  }

  #showRows({ isNew, isOther }) {
    if (isNew || isOther) this.list.renew({ isNew });
    this.#count();
    const { cursor } = this.chosen;
    // One went on to a row that was not here yet.
    if (this.wanted !== null && this.rows.at(this.wanted)) this.#goToIndex(this.wanted);
    else if (this.wanted !== null && !isNew) this.list.draw();
    else if (cursor && this.rows.indexOf(cursor.statement) >= 0) this.#showChosen({ stays: !isNew });
    else if (isNew) this.#goToIndex(0);
    else this.#stayNear();
    if (this.#isFirst && this.rows.total) this.focusList();
    this.#isFirst = false;
  }

  #count() {
    const { total } = this.rows;
    find("list-count").textContent = say("list.count", { n: total, count: sayNumber(total) });
    const told = find("list-empty");
    if (total) told?.remove();
    else if (!told) this.#sayEmpty();
  }

  #sayEmpty() {
    const kind = this.filters.isEmpty ? "list.empty" : this.filters.place === "waiting" ? "list.done" : "list.none";
    const empty = document.createElement("p");
    Object.assign(empty, { id: "list-empty", className: "empty", textContent: say(kind) });
    empty.setAttribute("role", "option");
    empty.setAttribute("aria-selected", "false");
    empty.setAttribute("aria-disabled", "true");
    find("rows").append(empty);
  }

  #setCursor(statement, segment = null) {
    if (this.rows.held && this.rows.held !== statement) this.rows.release();
    this.chosen.go(statement, segment);
    this.#showChosen();
  }

  /** `stays`: what is in sight stays where it is. */
  #showChosen({ stays = false } = {}) {
    const { cursor } = this.chosen;
    if (cursor) {
      if (!stays) this.list.show(this.rows.indexOf(cursor.statement));
      if (this.pane === "list") this.panel.show(`statements/${cursor.statement}/`);
    }
    this.list.draw();
    this.strip.draw();
  }

  // Moving and choosing, by keys or by mouse.

  act(found) {
    if (found.writes && !this.mayWork) return this.notices.say(say("may.not"));
    return found.act(this);
  }

  move(by) {
    if (this.pane === "points") return this.pointsPane.move(by);
    if (!this.rows.total) return undefined;
    const at = this.chosen.cursor ? this.rows.indexOf(this.chosen.cursor.statement) : -1;
    const last = this.rows.total - 1;
    const next = Math.min(Math.max(at < 0 && by > 0 ? 0 : at + by, 0), last);
    return this.#goToIndex(next);
  }

  #goToIndex(index) {
    if (!this.rows.total) return this.chosen.go(null);
    const row = this.rows.at(index);
    this.wanted = row ? null : index;
    if (row) return this.#setCursor(row.id);
    this.list.show(index);
    return this.rows.ensure(index, index);
  }

  movePart(by) {
    const row = this.rows.get(this.chosen.cursor?.statement);
    if (!row?.segments?.length) return;
    const at = row.segments.findIndex(({ id }) => id === this.chosen.cursor.segment);
    const next = row.segments[at + by];
    this.chosen.go(row.id, next ? next.id : by < 0 ? null : this.chosen.cursor.segment);
    this.#showChosen();
  }

  mark() {
    if (this.pane === "points") {
      if (this.points.cursor) this.points.mark(this.points.cursor);
      return this.drawPoints();
    }
    if (this.chosen.cursor) this.chosen.mark(this.chosen.cursor);
    return this.#showChosen();
  }

  unmark() {
    this.points.marked.clear();
    this.chosen.clear();
    this.drawPoints();
    this.#showChosen();
  }

  /** Mark the row one stands on, and the next one. */
  extend(by) {
    const { cursor } = this.chosen;
    if (!cursor) return;
    const at = this.rows.indexOf(cursor.statement);
    const next = this.rows.at(at + by);
    if (!next) return;
    const nextPart = { statement: next.id, segment: null };
    const isBack = this.chosen.isMarked(next.id);
    this.chosen.mark(isBack ? cursor : cursor, !isBack);
    this.chosen.mark(nextPart, true);
    this.chosen.go(next.id);
    this.#showChosen();
  }

  #clickRow(event) {
    const element = event.target.closest("[data-row]");
    if (!element) return;
    const part = {
      statement: element.dataset.row,
      segment: event.target.closest("[data-segment]")?.dataset.segment ?? null,
    };
    if (event.shiftKey) this.#markStretch(part.statement);
    else if (event.ctrlKey || event.metaKey || event.target.closest("[data-tick]")) this.chosen.mark(part);
    this.#enter("list");
    this.#setCursor(part.statement, part.segment);
  }

  #markStretch(statement) {
    const from = this.rows.indexOf(this.chosen.cursor?.statement ?? statement);
    const to = this.rows.indexOf(statement);
    for (let at = Math.min(from, to); at <= Math.max(from, to); at += 1) {
      const row = this.rows.at(at);
      if (row) this.chosen.mark({ statement: row.id, segment: null }, true);
    }
  }

  /** After a step: to the next part, or to the next statement; marks are used up. */
  goOn({ goesOn }) {
    const { cursor } = this.chosen;
    const wasMarked = this.chosen.count > 0;
    if (goesOn) this.chosen.clear();
    if (cursor && goesOn && !wasMarked) this.#goOnFrom(cursor);
    else this.#stayNear();
    this.strip.draw();
  }

  #goOnFrom(cursor) {
    const row = this.rows.get(cursor.statement);
    const segments = row?.segments ?? [];
    const at = segments.findIndex(({ id }) => id === cursor.segment);
    if (at >= 0 && segments[at + 1]) return this.#setCursor(row.id, segments[at + 1].id);
    const index = row ? this.rows.indexOf(row.id) + 1 : this.lastIndex;
    return this.#goToIndex(Math.max(0, Math.min(index, this.rows.total - 1)));
  }

  /** Where the row one stood on is gone, to the one in its place. */
  #stayNear() {
    const { cursor } = this.chosen;
    if (cursor && this.rows.indexOf(cursor.statement) >= 0) return this.#showChosen();
    return this.#goToIndex(Math.max(0, Math.min(this.lastIndex, this.rows.total - 1)));
  }

  goTo(statement) {
    if (statement && this.rows.indexOf(statement) >= 0) this.#setCursor(statement);
  }

  goToPoint(id) {
    this.points.cursor = id;
    this.drawPoints();
    this.pointsPane.show();
    this.#enter("points");
  }

  // Going about the page.

  #enter(pane) {
    this.pane = pane;
    const { cursor } = this.chosen;
    if (pane === "points" && this.points.cursor && !this.points.isSuggested(this.points.cursor))
      this.panel.show(`key-points/${this.points.cursor}/`);
    else if (pane === "list" && cursor) this.panel.show(`statements/${cursor.statement}/`);
    this.strip.draw();
  }

  goToPane() {
    if (this.pane === "points") return this.focusList();
    if (!this.points.cursor && this.pointsPane.ids.length) this.points.cursor = this.pointsPane.ids[0];
    find("points").focus();
    this.drawPoints();
    return this.pointsPane.show();
  }

  focusList() {
    find("rows").focus({ preventScroll: true });
  }

  focusPane() {
    find(PANES[this.pane]).focus({ preventScroll: true });
  }

  #comeBack(before) {
    if (before?.isConnected && before.matches("#rows, #points, button")) before.focus({ preventScroll: true });
    else this.focusPane();
  }

  leave() {
    if (this.help.isOpen) this.help.toggle(false);
    else if (!this.notices.isEmpty) this.notices.clear();
    else if (find("panel").contains(document.activeElement)) this.focusPane();
    else if (this.pane === "list" && this.chosen.count) this.unmark();
    else if (this.pane === "points" && this.points.marked.size) this.unmark();
    else this.focusList();
  }

  choosePlace(by) {
    const places = ["", ...PLACES];
    const at = places.indexOf(this.filters.place);
    this.filters.set({ place: places[(at + by + places.length) % places.length] });
  }

  /** The statements gathered in the key point one stands on. */
  showSources() {
    const { current } = this.points;
    if (!current) return;
    if (this.points.isSuggested(current.id)) {
      this.filters.set({ place: "", state: "suggested", q: "", key_point: "" });
    } else this.filters.set({ place: "", state: "", q: "", side: "", key_point: current.id });
    this.focusList();
  }

  open(kind, id) {
    if (kind === "key-point") this.goToPoint(id);
    else if (this.rows.indexOf(id) >= 0) this.#setCursor(id);
    this.panel.show(`${kind === "key-point" ? "key-points" : "statements"}/${id}/`);
  }

  // What is meant.

  findMeant() {
    if (this.pane === "points") return this.points.current && { type: "key_point", id: this.points.cursor };
    return this.chosen.cursor && { type: "statement", id: this.chosen.cursor.statement };
  }

  markedPoints() {
    const marked = [...this.points.marked].filter((id) => !this.points.isSuggested(id));
    return marked.length ? marked : [this.points.cursor];
  }

  areaOf(row) {
    return row?.area ?? null;
  }

  nameArea(id) {
    return this.told.areas.find((area) => area.id === id)?.title ?? "";
  }
}

new Desk(JSON.parse(find("told").textContent));
