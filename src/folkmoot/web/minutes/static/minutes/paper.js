/* Makes the paper one that is written on: every part saves itself, nothing is written
   over, and beside it stands what it rests on. */

import { button, find, make } from "../desk/dom.js";
import { makeId } from "../statements/ids.js";
import { Head } from "./head.js";
import { Keeping } from "./keeping.js";
import { drawOutline } from "./outline.js";
import { Part } from "./part.js";
import { findSources } from "./plugins.js";
import { insertLine, linkWords } from "./resting.js";
import { Server } from "./server.js";
import { Side } from "./side.js";
import { Tools } from "./tools.js";
import { say } from "./words.js";

const SAVES_AFTER = 900;
const TRIES_AGAIN_AFTER = 4_000;
const LOOKS_EVERY = 8_000;
const COUNTS_AFTER = 1_500;

class Page {
  #parts = new Map();
  #waiting = new Map();
  #busy = 0;
  #counting;
  #leftOut = [];

  constructor(told) {
    this.mayWrite = told.may_write;
    this.isClosed = told.is_closed;
    this.kind = told.kind;
    this.tools = find("tools");
    this.paper = find("paper");
    const token = JSON.parse(document.body.getAttribute("hx-headers"))["X-CSRFToken"];
    this.server = new Server({ base: told.base, token });
    this.keeping = new Keeping(told.person, told.paper);
    this.head = new Head(told.head, {
      mayWrite: this.mayWrite,
      does: () => this.#saveSoon("head", () => this.#saveHead()),
    });
    this.body = make("div", { class: "paper-parts" });
    this.left = make("div", { class: "paper-left" });
    this.paper.replaceChildren(this.head.element, this.body, this.left);
    if (this.mayWrite) this.toolRow = new Tools(this.tools, this);
    this.side = new Side(find("rests"), find("gaps"), this);
    find("gaps").hidden = this.isClosed;
    this.take(told);
    this.#tellIfSaved();
    this.#restore();
    this.#begin();
  }

  /** The paper as the server has it; what is not saved here stays. */
  take({ head, parts }) {
    this.head.take(head);
    const there = new Set();
    let before = null;
    for (const told of parts.filter((each) => !each.left_out)) {
      there.add(told.id);
      const part = this.#parts.get(told.id) ?? this.#make(told);
      part.take(told);
      const next = before ? before.nextElementSibling : this.body.firstElementChild;
      if (next !== part.element)
        this.body.insertBefore(part.element, before ? before.nextSibling : this.body.firstChild);
      before = part.element;
    }
    for (const [id, part] of this.#parts)
      if (!there.has(id) && !part.isDirty) this.#drop(id, part);
    this.#leftOut = parts.filter((each) => each.left_out);
    this.#drawLeftOut();
    drawOutline(find("outline"), this.list());
    this.side.showUnread(this.#listUnread().length);
  }

  /** The parts in their order. */
  list() {
    return [...this.body.children].map((each) => this.#parts.get(each.dataset.part));
  }

  write(part) {
    return this.#saveSoon(part.id, () => this.#savePart(part), 0);
  }

  async add() {
    await this.flush();
    const part = makeId();
    const after = this.current?.id ?? this.list().at(-1)?.id ?? null;
    const level = this.current?.level ?? 1;
    if (await this.#do("add_part", { part, after, level }, say("newPart")))
      this.#parts.get(part)?.view.focus();
  }

  async move(step) {
    const order = this.list();
    const at = order.indexOf(this.current);
    if (at < 0 || !order[at + step]) return;
    const after = order[step < 0 ? at + step - 1 : at + step]?.id ?? null;
    await this.#do("move_part", { part: this.current.id, after }, say("moved"));
    this.current.view.focus();
  }

  async leaveOut() {
    if (!this.current) return;
    await this.flush();
    await this.#do("leave_part_out", { part: this.current.id }, say("leftOutNow"));
  }

  async read(part) {
    await this.flush();
    const parts = [{ id: part.id, base: part.base }];
    await this.#do("mark_read", { parts });
    part.view.focus();
  }

  async readAll() {
    await this.flush();
    const parts = this.#listUnread().map(({ id, base }) => ({ id, base }));
    await this.#do("mark_read", { parts });
  }

  async refresh() {
    await this.flush();
    await this.#do("refresh", {}, say("refreshed"));
  }

  insert(source) {
    const summary = this.list().find((each) => each.told.kind === "summary");
    const part = this.current ?? summary ?? this.list()[0];
    if (part) insertLine(part, source);
  }

  link(anchor) {
    if (this.current) linkWords(this.current, anchor);
  }

  /** Save what waits to be saved, and be done when it is. */
  async flush() {
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    await Promise.all(
      waiting.map(({ timer, save }) => {
        clearTimeout(timer);
        return save();
      }),
    );
  }

  #listUnread() {
    return this.list().filter((each) => each.isUnread);
  }

  #make(told) {
    const part = new Part(told, {
      mayWrite: this.mayWrite,
      isClosed: this.isClosed,
      does: {
        changed: (each) => {
          this.keeping.keep(each);
          this.#saveSoon(each.id, () => this.#savePart(each));
        },
        moved: (each) => this.#show(each),
        left: () => this.flush(),
        read: (each) => this.read(each),
        write: (each) => this.write(each),
        settle: (each) => this.keeping.forget(each.id),
        asked: (what) => (what === "tools" ? this.toolRow.focus() : Boolean(this.add())),
      },
    });
    this.#parts.set(told.id, part);
    return part;
  }

  #drop(id, part) {
    if (this.current === part) this.current = null;
    part.close();
    this.#parts.delete(id);
  }

  #show(part) {
    if (part.view.hasFocus()) this.current = part;
    if (this.current !== part) return;
    this.toolRow?.show(part);
    const words = part.view.state.selection.$from.parent.textContent;
    this.side.show(findSources(part.view.state), Boolean(words));
  }

  #saveSoon(key, save, after = SAVES_AFTER) {
    clearTimeout(this.#waiting.get(key)?.timer);
    const run = () => {
      this.#waiting.delete(key);
      return save();
    };
    this.#waiting.set(key, { save: run, timer: setTimeout(run, after) });
    this.#tellSaved("saving");
  }

  async #savePart(part) {
    if (part.isStopped || !part.isDirty) return this.#tellIfSaved();
    const sent = part.tell();
    const answer = await this.#send("write_part", {
      part: part.id,
      base: part.base,
      ...sent,
    });
    if (answer.status === "done") {
      const told = answer.parts.find((each) => each.id === part.id);
      if (told) part.takeSaved(sent, told);
      if (!part.isDirty) this.keeping.forget(part.id);
      else this.#saveSoon(part.id, () => this.#savePart(part));
      this.take(answer);
      this.#countSoon();
    } else if (answer.now) part.showConflict(answer.now);
    else if (answer.status === "unanswered") this.#tryAgain(part.id, () => this.#savePart(part));
    else this.#tell(answer.message, { isProblem: true });
    return this.#tellIfSaved();
  }

  async #saveHead() {
    const sent = this.head.tell();
    const answer = await this.#send("write_head", { base: this.head.base, ...sent });
    if (answer.status === "done") this.head.takeSaved(sent, answer.head);
    else if (answer.status === "unanswered") this.#tryAgain("head", () => this.#saveHead());
    else {
      this.#tell(answer.message, { isProblem: true });
      if (answer.now) this.head.base = answer.now.versions;
    }
    this.#tellIfSaved();
  }

  #tryAgain(key, save) {
    this.#saveSoon(key, save, TRIES_AGAIN_AFTER);
    this.#tellSaved("unsaved");
  }

  async #send(name, fields) {
    this.#busy += 1;
    const answer = await this.server.send(name, fields);
    this.#busy -= 1;
    return answer;
  }

  async #do(name, fields, told = "") {
    const answer = await this.#send(name, fields);
    if (answer.status !== "done") {
      this.#tell(answer.message ?? say("unsaved"), { isProblem: true });
      await this.#look();
      return false;
    }
    this.take(answer);
    this.#countSoon();
    if (told) this.#tell(told, { batch: answer.batch });
    return true;
  }

  #tell(words, { batch = null, isProblem = false } = {}) {
    const undo = () => this.#do("undo", { batch }, say("undone"));
    find("paper-notices").replaceChildren(
      make(
        "div",
        { class: `notice ${isProblem ? "error" : "success with-undo"}`, role: "status" },
        make("p", {}, words),
        batch && words !== say("undone")
          ? button(say("undoAll"), { class: "plain small", click: undo })
          : "",
      ),
    );
  }

  #tellSaved(key) {
    const place = find("saved");
    place.dataset.state = key;
    place.textContent = say(key);
  }

  #tellIfSaved() {
    const isDirty = this.list().some((each) => each.isDirty);
    if (!this.#busy && !this.#waiting.size && !isDirty) this.#tellSaved("saved");
  }

  #drawLeftOut() {
    this.left.replaceChildren(
      ...(this.#leftOut.length && this.mayWrite
        ? [
            make("h2", {}, say("leftOut")),
            make(
              "ul",
              {},
              this.#leftOut.map((told) =>
                make(
                  "li",
                  {},
                  `${told.title || say("withoutHeading")} `,
                  button(say("bringBack"), {
                    class: "plain small",
                    click: () => this.#do("bring_part_back", { part: told.id }),
                  }),
                ),
              ),
            ),
          ]
        : []),
    );
  }

  /** What this browser kept of an earlier time is brought back, and saved. */
  #restore() {
    for (const part of this.list()) {
      const kept = this.mayWrite && this.keeping.find(part.id);
      if (!kept) continue;
      part.restore(kept);
      this.#saveSoon(part.id, () => this.#savePart(part));
    }
  }

  #begin() {
    if (this.mayWrite) {
      const keep = button(say("keep"), {
        class: "link",
        click: async () => {
          await this.flush();
          await this.#do("keep_edition", {}, say("kept"));
        },
      });
      find("saved").after(keep);
      addEventListener("pagehide", () => this.flush());
    }
    this.#learn();
    setInterval(() => this.#look(), LOOKS_EVERY);
    document.addEventListener("visibilitychange", () => this.#look());
  }

  async #learn() {
    try {
      this.side.take(await this.server.read("material"));
      if (!this.isClosed) this.side.showGaps(await this.server.read("state"));
    } catch {
      this.#countSoon();
    }
    document.documentElement.dataset.paper = "ready";
    this.goTo(location.hash.slice(1));
  }

  /** A link from elsewhere leads to a line of the summary, or to a statement. */
  goTo(anchor) {
    if (this.side.find(anchor)) return;
    for (const part of this.list()) if (part.goTo(anchor)) return;
  }

  /** What others wrote meanwhile. */
  async #look() {
    if (document.hidden || this.#busy) return;
    try {
      const now = await this.server.read("now");
      if (!this.#busy) this.take(now);
    } catch {
      // Not in reach just now; it is asked again.
    }
  }

  #countSoon() {
    clearTimeout(this.#counting);
    this.#counting = setTimeout(async () => {
      try {
        this.side.showGaps(await this.server.read("state"));
      } catch {
        // Not in reach just now; the next change asks again.
      }
    }, COUNTS_AFTER);
  }
}

new Page(JSON.parse(find("told").textContent));
