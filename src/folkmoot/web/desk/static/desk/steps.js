/* Carrying out a step: shown at once, sent, and put right by what the server answers. */

import { shorten } from "./dom.js";
import { say } from "./words.js";

const SOON = 120;
const MOST_KEPT = 200;
const JUST_NOW = 10_000;
// What is told of these tells which key point it was: a wrong key is seen at once.
const NAMED = new Set([
  "gather",
  "make_key_point",
  "accept",
  "accept_point",
  "take_out",
  "rule_out",
  "remove_key_point",
]);

export class Steps {
  #desk;
  #done = [];
  #own = new Map();
  #number = 0;
  #statements = new Set();
  #timer = 0;
  #isPointsWanted = false;
  #isRefreshing = false;

  constructor(desk) {
    this.#desk = desk;
    this.#number = desk.told.number ?? 0;
  }

  /** Whether a frame of the stream tells of what none of one's own steps has done. */
  isOfOthers({ number }) {
    return number > this.#number && !this.#desk.server.waiting;
  }

  /** `parts`: what the step is for; `guess(row)`: how a statement will look after it;
      `goesOn`: whether one goes on to the next; `point`: the key point that is told of.
      Returns what was answered. */
  async take(
    name,
    fields,
    { parts = [], guess = null, goesOn = false, told = null, point = null } = {},
  ) {
    const { server, notices } = this.#desk;
    const statements = [...new Set(parts.map(({ statement }) => statement))];
    for (const id of statements) this.#own.set(id, Date.now());
    const kept = this.#keep(statements, guess);
    if (parts.length) {
      this.#hold(parts);
      const show = () => guess && this.#show(statements, guess);
      this.#desk.moving.step(show, { goesOn });
    }
    notices.begin(told);
    const text = this.#desk.points.textOf(point ?? fields.key_point ?? fields.id);
    const answer = await server.send(name, fields);
    if (answer.status === "done") this.#settle(answer, { statements, name, text });
    else {
      const again = () => this.take(name, fields, { parts, guess, told, point });
      this.#takeBack(answer, () => this.#tryAgain(kept, again));
    }
    return answer;
  }

  /** How each statement stood before a step, and how it was to stand after it. */
  #keep(statements, guess) {
    return statements.map((id) => {
      const row = this.#desk.rows.get(id);
      const after = row && guess ? { ...row, ...guess(row) } : null;
      return { id, before: this.#gist(row), after: after && this.#gist(after) };
    });
  }

  /** After a while out of reach: not where somebody else decided meanwhile, and not
      where only the answer was lost. */
  async #tryAgain(kept, again) {
    const { rows, notices } = this.#desk;
    try {
      const now = kept.length ? await rows.ask(kept.map(({ id }) => id)) : [];
      const at = new Map(now.map((row) => [row.id, this.#gist(row)]));
      if (kept.every(({ id, before }) => at.get(id) === before)) return await again();
      const isDone = kept.every(({ id, after }) => at.get(id) === after);
      if (isDone) return notices.done(say("again.done"));
      return notices.refused({ message: say("again.other") });
    } catch {
      return notices.unanswered(() => this.#tryAgain(kept, again));
    }
  }

  /** What is decided of a statement, and its words. */
  #gist(row) {
    const { text, place, aside, original, matches = [] } = row ?? {};
    const sides = matches.map((each) => [each.key_point, each.segment, each.side]);
    return JSON.stringify([text, place, aside, original, sides.sort()]);
  }

  /** Fetch anew what a step or somebody else changed; several at a time. */
  refreshSoon(statements, { points = true } = {}) {
    for (const id of statements) this.#statements.add(id);
    this.#isPointsWanted ||= points;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#refresh(), SOON);
  }

  /** Whether one moved a statement oneself just now. */
  isOwn(id) {
    return Date.now() - (this.#own.get(id) ?? -Infinity) < JUST_NOW;
  }

  /** When all that was sent is answered, and what changed by it is here. */
  async settle() {
    while (this.#desk.server.waiting || this.#isRefreshing || this.#timer)
      await new Promise((done) => setTimeout(done, 30));
  }

  /** The statements of a step that stands, the last one first to be forgotten. */
  noteDone(statements) {
    this.#done.push(statements);
    if (this.#done.length > MOST_KEPT) this.#done.shift();
  }

  forgetLast() {
    return this.#done.pop() ?? [];
  }

  /** A statement whose other parts wait stays, though it fits the filters no more. */
  #hold(parts) {
    const { rows } = this.#desk;
    const [{ statement, segment } = {}] = parts;
    const segments = (segment && rows.get(statement)?.segments) || [];
    const at = segments.findIndex(({ id }) => id === segment);
    if (at >= 0 && at < segments.length - 1) rows.held = statement;
  }

  #show(statements, guess) {
    const { rows, ledger } = this.#desk;
    const now = [];
    for (const id of statements) {
      const row = rows.get(id);
      if (!row) continue;
      const changed = { ...row, ...guess(row) };
      ledger.move(row.place, changed.place);
      now.push(changed);
    }
    this.#desk.update(now);
  }

  #settle(answer, { statements, name, text }) {
    const { server, ledger, notices } = this.#desk;
    this.#number = Math.max(this.#number, answer.number ?? 0);
    // Later steps are shown already; only the last answer counts them all.
    if (answer.ledger && !server.waiting) ledger.show(answer.ledger);
    if (answer.batch) this.noteDone(statements);
    const offers = name === "undo" ? "redo" : "undo";
    const said = answer.said || say("step.done");
    const words =
      text && NAMED.has(name)
        ? say("step.about", { said: said.replace(/\.$/, ""), text: shorten(text, 70) })
        : said;
    notices.done(words, { offers: answer.batch ? offers : "" });
    this.refreshSoon(statements);
  }

  #takeBack(answer, again) {
    const { notices } = this.#desk;
    if (answer.status === "unanswered") notices.unanswered(again);
    else if (answer.status === "signed out") return notices.signedOut(again);
    else notices.refused(answer);
    this.#desk.reload();
    return this.refreshSoon([]);
  }

  async #refresh() {
    this.#timer = 0;
    const statements = [...this.#statements];
    const isPointsWanted = this.#isPointsWanted;
    this.#statements.clear();
    this.#isPointsWanted = false;
    const desk = this.#desk;
    // What is still on its way would be drawn back by an answer from before it.
    if (desk.server.waiting)
      return this.refreshSoon(statements, { points: isPointsWanted });
    this.#isRefreshing = true;
    try {
      await Promise.all([
        desk.refreshRows(statements),
        isPointsWanted && desk.loadPoints(),
      ]);
    } catch (fault) {
      desk.lose(fault);
    } finally {
      this.#isRefreshing = false;
    }
    return undefined;
  }
}
