/* The desk's page: statements on the left, key points in the middle, what is chosen on
   the right. `keymap.js` tells what can be done, `act_*.js` do it. */

import { Asking } from "./asking.js";
import { Chosen } from "./chosen.js";
import { find } from "./dom.js";
import { redo, saveFilter, undo } from "./act_more.js";
import { Filters } from "./filters.js";
import { Hearing } from "./hearing.js";
import { Help } from "./help.js";
import { Keyboard } from "./keyboard.js";
import { Ledger, PLACES } from "./ledger.js";
import { List } from "./list.js";
import { makeLook } from "./look.js";
import { Moving } from "./moving.js";
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

const LOOKS_AGAIN = 4000;
const PANES = { list: "rows", points: "points" };

class Desk {
  pane = "list";
  undone = [];
  #isFirst = true;
  #looking = 0;
  #before = null;

  constructor(told) {
    this.told = told;
    this.meeting = told.meeting;
    this.mayWork = told.may_work;
    this.isTour = !told.meeting;
    this.chosen = new Chosen();
    this.moving = new Moving(this);
    this.server = new Server({
      base: told.base ?? `/c/${told.consultation}/desk/`,
      meeting: told.meeting,
      token: JSON.parse(document.body.getAttribute("hx-headers"))["X-CSRFToken"],
    });
    this.points = new Points();
    this.steps = new Steps(this);
    this.ledger = new Ledger(find("ledger"), (place) => this.showPlace(place));
    this.#makeLists();
    this.panel = new Panel(find("panel"), this);
    this.help = new Help(find("keys"), this);
    this.asking = new Asking(find("asking"), {
      onClose: (before) => this.#comeBack(before),
    });
    this.keyboard = new Keyboard(this);
    this.strip = new Strip(find("strip"), this);
    this.notices = new Notices({
      notices: find("desk-notices"),
      line: this.strip.line,
      onOffer: { undo: () => undo(this), redo: () => redo(this) },
      onLeft: () => this.focusPane(),
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
    new Hearing(this);
  }

  #makeLists() {
    this.rows = new Rows(this.server, {
      onChange: (change) => this.#showRows(change),
      onRemove: (index, row) => {
        this.list.remove(index);
        this.moving.noteRemoved(index, row);
      },
      onStale: () => this.reload(),
      onLedger: (ledger) => !this.server.waiting && this.ledger.show(ledger),
      onFault: (fault) => this.lose(fault),
    });
    this.list = new List(find("rows"), this.rows, makeLook(this));
    this.pointsPane = new PointsPane(find("points"), this.points, {
      areas: this.told.areas,
      meetings: this.told.meetings,
      isTour: this.isTour,
      onGo: (id) => this.goToPoint(id),
      onMark: (id) => this.points.mark(id),
      onOpen: () => this.showSources(),
    });
  }

  #listen() {
    const rows = find("rows");
    rows.addEventListener("click", (event) => this.moving.click(event));
    for (const [pane, id] of Object.entries(PANES)) {
      const section = find(id).closest("section");
      section.addEventListener("focusin", () => this.enter(pane));
    }
    addEventListener("focus", () => this.server.waiting || this.steps.refreshSoon([]));
  }

  // The list.

  async #choose(filters) {
    this.ledger.choose(filters.place ?? "");
    this.chosen.clear();
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
      this.points.take(await this.server.readAfterSteps("key-points"));
    } catch (fault) {
      this.lose(fault);
      return;
    }
    this.drawPoints();
    // One was here before they came.
    if (this.pane === "points" && !this.points.cursor)
      this.goToPoint(this.pointsPane.first);
    this.filters.renew();
    this.list.draw();
  }

  /** Out of reach, or signed out: nothing that stands here is thrown away. */
  lose(fault) {
    if (fault.isOut) {
      this.notices.signedOut(() => location.reload());
      return;
    }
    this.notices.lost();
    clearTimeout(this.#looking);
    this.#looking = setTimeout(() => this.reload(), LOOKS_AGAIN);
  }

  drawPoints() {
    this.pointsPane.draw();
    find("points-count").textContent = say("points.count", {
      n: this.points.all.length,
    });
    this.strip.draw();
  }

  #showRows({ isNew, isOther }) {
    if (isOther && this.notices.found()) this.steps.refreshSoon([]);
    if (isNew || isOther) this.list.renew({ isNew });
    this.#count();
    this.moving.settle({ isNew });
    this.strip.draw();
    if (this.#isFirst && this.rows.total) this.focusList();
    this.#isFirst = false;
  }

  #count() {
    const { total } = this.rows;
    find("list-count").textContent = say("list.count", {
      n: total,
      count: sayNumber(total),
    });
    const told = find("list-empty");
    if (total) told?.remove();
    else if (!told) this.#sayEmpty();
  }

  #findWhyEmpty() {
    const { isEmpty, place, values } = this.filters;
    if (isEmpty) return "list.empty";
    const isPlaceAlone = Object.keys({ ...values, order: "" }).length === 2;
    if (place === "waiting" && isPlaceAlone) return "list.done";
    return place ? "list.none.here" : "list.none";
  }

  #sayEmpty() {
    const kind = this.#findWhyEmpty();
    const empty = document.createElement("p");
    Object.assign(empty, {
      id: "list-empty",
      className: "empty",
      textContent: say(kind),
    });
    empty.setAttribute("role", "option");
    empty.setAttribute("aria-selected", "false");
    empty.setAttribute("aria-disabled", "true");
    find("rows").append(empty);
  }

  /** `stays`: what is in sight stays where it is. */
  showChosen({ stays = false } = {}) {
    const { cursor } = this.chosen;
    if (cursor) {
      if (!stays) this.list.show(this.rows.indexOf(cursor.statement));
      if (this.pane === "list") this.panel.show(`statements/${cursor.statement}/`);
    }
    this.list.draw();
    this.strip.draw();
  }

  act(found) {
    if (found.writes && !this.mayWork) return this.notices.say(say("may.not"));
    return found.act(this);
  }

  goToPoint(id) {
    this.points.cursor = id;
    this.drawPoints();
    this.pointsPane.show();
    this.enter("points");
  }

  /** It is gone; one goes on to the one beside it. */
  leavePoint(id) {
    const next = this.pointsPane.beside(id);
    this.points.remove(id);
    this.drawPoints();
    if (next) this.goToPoint(next);
  }

  // Going about the page.

  enter(pane) {
    this.pane = pane;
    const { cursor } = this.chosen;
    if (pane === "points" && this.points.cursor)
      this.panel.show(`key-points/${this.points.cursor}/`);
    else if (pane === "list" && cursor)
      this.panel.show(`statements/${cursor.statement}/`);
    this.strip.draw();
  }

  goToPane() {
    if (this.pane === "points") return this.focusList();
    this.points.cursor ??= this.pointsPane.first;
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
    if (before?.isConnected && before.matches("#rows, #points, button"))
      before.focus({ preventScroll: true });
    else this.focusPane();
  }

  leave() {
    const isInList = this.pane === "list";
    if (this.help.isOpen) this.help.toggle(false);
    else if (!this.notices.isEmpty) this.notices.clear();
    else if (find("panel").contains(document.activeElement)) this.focusPane();
    else if (isInList && this.chosen.count) this.moving.unmark();
    else if (this.pane === "points" && this.points.marked.size) this.moving.unmark();
    else if (isInList && this.filters.values.key_point) this.#goBack();
    else this.focusList();
  }

  choosePlace(by) {
    const places = ["", ...PLACES];
    const at = places.indexOf(this.filters.place);
    this.showPlace(places[(at + by + places.length) % places.length]);
  }

  /** What a number of the ledger counts, whatever key point one looked into. */
  showPlace(place) {
    this.filters.set({ place, key_point: "", side: "" });
  }

  /** To what the list showed before one looked into a key point. */
  #goBack() {
    const { filters, statement } = this.#before ?? { filters: {} };
    this.moving.seek(statement);
    this.filters.use(filters);
    this.focusList();
  }

  /** The statements gathered in the key point one stands on. */
  showSources() {
    const { current } = this.points;
    if (!current) return;
    const { values } = this.filters;
    if (!values.key_point)
      this.#before = { filters: values, statement: this.chosen.cursor?.statement };
    if (this.points.isSuggested(current.id)) {
      this.filters.set({ place: "", state: "suggested", q: "", key_point: "" });
    } else
      this.filters.set({
        place: "",
        state: "",
        q: "",
        side: "",
        key_point: current.id,
      });
    this.focusList();
  }

  open(kind, id) {
    if (kind === "key-point") {
      this.goToPoint(id);
      this.panel.show(`key-points/${id}/`);
      return;
    }
    this.pane = "list";
    if (this.rows.indexOf(id) >= 0) this.moving.go(id);
    this.panel.show(`statements/${id}/`);
    this.strip.draw();
  }

  // What is meant.

  findMeant() {
    if (this.pane === "points")
      return this.points.current && { type: "key_point", id: this.points.cursor };
    return (
      this.chosen.cursor && { type: "statement", id: this.chosen.cursor.statement }
    );
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
