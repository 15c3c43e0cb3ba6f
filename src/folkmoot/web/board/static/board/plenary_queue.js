/* What this device answers in the plenary. It is on the device first and sent after; for
   each key point the last one wins, so that sending twice is the same as once.

   Each lies under a key of device, field and object. What the server had when it was
   last in reach lies beside it, so that the page shows it without a network.

   Until an answer is on the disk it lies in text storage as well, which takes it at once:
   a page may be torn away in that very moment. */

import { keep } from "../statements/kept.js";
import { shorten } from "../statements/text.js";
import { say } from "../statements/words.js";
import { listQuick, readQuick, removeQuick, writeQuick } from "../ui/quick_storage.js";

const TOLD = "plenary";
const QUICK = "folkmoot-answering/";
const FIELDS = new Set(["answer", "mark"]);
const MOST_AT_ONCE = 100;
// A turn of the sender that follows at once on another need not ask again, unless
// somebody has just turned to the page.
const FRESH = 4000;
// The stream says when there is more.
const FRESH_WHILE_TOLD = 25_000;
// Phones must not ask at the same moment, however few they are.
const SHORTEST = 1000;

export class AnswerQueue {
  told = null;
  /** What was refused, by field and object, until the person has answered anew. */
  refused = new Map();
  #notebook;
  #waiting = new Map();
  #unsaved = new Map();
  // What the server has, though it may still lie here for a moment.
  #settled = new Map();
  #readAt = -Infinity;
  // Whether there is more than what is on its way here already.
  #isWanted = true;
  #isRecovered = false;
  #timer = 0;
  #wordings = null;
  #asksAt = Infinity;

  constructor(notebook) {
    this.#notebook = notebook;
    for (const turning of ["focus", "pageshow", "visibilitychange"])
      addEventListener(turning, (event) => this.#turnTo(event), true);
  }

  /** Read what lies there, whichever tab put it there. */
  async load() {
    const { store } = this.#notebook;
    if (!this.#isRecovered) await this.#recover();
    const lying = await store.list("kept");
    const waiting = new Map();
    for (const { key, value } of lying)
      if (isEntry(key) && !(value.turn <= this.#settled.get(key)))
        waiting.set(key, value);
    // What was given here meanwhile may not be in what was read.
    for (const [key, entry] of this.#unsaved) waiting.set(key, entry);
    this.#waiting = waiting;
    this.told = lying.find(({ key }) => key === TOLD)?.value ?? this.told;
  }

  /** What the hall is asked; null where this meeting never told. */
  read() {
    const isOurs = this.told?.meeting === this.#notebook.device?.meeting;
    return isOurs ? this.told : null;
  }

  /** {choice, waits}: what this device answers, and whether it is still to be sent. */
  answerTo(point) {
    const entry = this.#find("answer", point);
    if (entry) return { choice: entry.value, waits: true };
    return { choice: this.read()?.mine.answers[point] ?? null, waits: false };
  }

  /** The points marked as most important, with what is still to be sent. */
  listMarked() {
    const marked = new Set(this.read()?.mine.marks ?? []);
    for (const { point, value } of this.#listOwn("mark"))
      if (value) marked.add(point);
      else marked.delete(point);
    return [...marked];
  }

  isMarkWaiting(point) {
    return Boolean(this.#find("mark", point));
  }

  answer(point, choice) {
    return this.#give("answer", point, choice);
  }

  mark(point, isOn) {
    return this.#give("mark", point, isOn);
  }

  count() {
    return this.#listOwn().length;
  }

  listUnsent() {
    const texts = new Map(this.read()?.points.map(({ id, text }) => [id, text]));
    return this.#listOwn().map(({ field, point, value }) =>
      say(`plenary.unsent.${field}`, {
        answer: field === "answer" ? say(`plenary.${value}`) : "",
        text: shorten(texts.get(point) ?? "", 60),
      }),
    );
  }

  forget() {
    clearTimeout(this.#timer);
    this.#asksAt = Infinity;
    this.told = null;
    for (const each of [this.#waiting, this.#unsaved, this.refused]) each.clear();
    for (const name of listQuick(QUICK)) removeQuick(name);
  }

  /** What `/api/live` tells: ask, but not all phones at once. */
  hear({ plenary, wordings, pace = 1, leisure = 1 }) {
    const number = this.read()?.number ?? -1;
    const isReworded = this.#wordings !== null && wordings !== this.#wordings;
    this.#wordings = wordings;
    const isOther = isReworded || plenary?.number > number;
    if (!plenary || (!isOther && plenary.counted <= number)) return;
    const spread = Math.max(SHORTEST, (isOther ? pace : leisure) * 1000);
    // While a hall answers there is always more: it is asked together, but it is asked.
    if (this.#asksAt <= Date.now() + spread) return;
    const pause = Math.random() * spread;
    this.#asksAt = Date.now() + pause;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#asksAt = Infinity;
      this.#isWanted = true;
      this.#notebook.sender?.wake();
    }, pause);
  }

  /** Send what waits, and read what the hall is asked. */
  async speak(request) {
    if (!this.#notebook.device) return true;
    return (await this.#send(request)) && (await this.#ask(request));
  }

  async #send(request) {
    const batch = sort(this.#listOwn()).slice(0, MOST_AT_ONCE);
    if (!batch.length) return true;
    const answer = await request("/api/answers", { body: describe(batch) });
    if (!answer) return false;
    const { status, body } = answer;
    if (status === 200) await this.#take(batch, body.results, body);
    // Not to be had as it is, ever: kept, it would be in the way of all that follows.
    else if (status === 400 || status === 413)
      await this.#take(
        batch,
        batch.map(() => ({ ...body, status: "refused" })),
      );
    return true;
  }

  async #ask(request) {
    const lasts = this.#notebook.sender?.isTold ? FRESH_WHILE_TOLD : FRESH;
    const isFresh = performance.now() - this.#readAt < lasts;
    if (isFresh && !this.#isWanted) return true;
    this.#isWanted = false;
    const answer = await request("/api/plenary");
    if (!answer) return false;
    if (answer.status !== 200) return true;
    this.#readAt = performance.now();
    await this.#tell(answer.body);
    return true;
  }

  /** Focus goes from field to field, too: only the page's own is meant. */
  #turnTo({ target }) {
    if (target === window || target === document) this.#isWanted = true;
  }

  async #take(batch, results, { mine, now } = {}) {
    const entries = [];
    batch.forEach((entry, at) => {
      const result = results[at];
      if (!result) return;
      entries.push(this.#settle(entry));
      if (result.status === "refused")
        this.refused.set(`${entry.field}/${entry.point}`, { ...entry, ...result });
    });
    if (mine && this.told) {
      this.told = { ...this.told, mine };
      this.#readAt = performance.now();
    }
    const lastSent = Date.parse(now) || this.#notebook.lastSent;
    this.#notebook.lastSent = lastSent;
    await this.#write([
      ...entries,
      keep(TOLD, this.told ?? undefined),
      keep("lastSent", lastSent),
    ]);
    this.#notebook.changed();
  }

  async #tell(answer) {
    const { now: _now, folkmoot: _ours, ...told } = answer;
    told.meeting = this.#notebook.device.meeting;
    // The log goes on without anything new in the plenary.
    const isNew = !isSame(told, this.told);
    this.told = told;
    if (!isNew) return;
    await this.#write([keep(TOLD, told)]);
    this.#notebook.changed();
  }

  async #give(field, point, value) {
    const { device } = this.#notebook;
    const key = `${device.id}/${field}/${point}`;
    const turn = Math.max(Date.now(), (this.#waiting.get(key)?.turn ?? 0) + 1);
    const entry = { key, field, point, value, turn, meeting: device.meeting };
    this.#waiting.set(key, entry);
    this.#unsaved.set(key, entry);
    this.refused.delete(`${field}/${point}`);
    writeQuick(QUICK + key, entry);
    this.#notebook.changed();
    await this.#save(entry);
    this.#notebook.changed();
    this.#notebook.sender?.wake();
  }

  /** Take up what was being written when a page was torn away. */
  async #recover() {
    this.#isRecovered = true;
    for (const name of listQuick(QUICK)) {
      const entry = readQuick(name);
      if (!entry) continue;
      this.#unsaved.set(entry.key, entry);
      await this.#save(entry);
    }
  }

  async #save(entry) {
    const { key, turn } = entry;
    // Another tab may have put something newer there since.
    const change = (lying) => (lying?.turn > turn ? lying : entry);
    if (!(await this.#write([{ area: "kept", key, change }]))) return;
    if (this.#unsaved.get(key) === entry) this.#unsaved.delete(key);
    forgetQuick(entry);
  }

  /** The entry by which it leaves; what another tab has put in its place since stays. */
  #settle({ key, turn }) {
    if (this.#waiting.get(key)?.turn === turn) this.#waiting.delete(key);
    if (this.#unsaved.get(key)?.turn === turn) this.#unsaved.delete(key);
    this.#settled.set(key, turn);
    forgetQuick({ key, turn });
    const change = (lying) => (lying && lying.turn > turn ? lying : undefined);
    return { area: "kept", key, change };
  }

  async #write(entries) {
    try {
      await this.#notebook.store.write(entries);
      return true;
    } catch {
      this.#notebook.isFull = true;
      return false;
    }
  }

  #find(field, point) {
    return this.#listOwn(field).find((entry) => entry.point === point);
  }

  /** Only those of the meeting the device is in. */
  #listOwn(field = null) {
    const meeting = this.#notebook.device?.meeting;
    return [...this.#waiting.values()].filter(
      (entry) => entry.meeting === meeting && (!field || entry.field === field),
    );
  }
}

/** Answers first, as the server does them; a mark is taken away before one is set. */
function sort(entries) {
  const rank = ({ field, value }) => (field === "answer" ? 0 : value ? 2 : 1);
  return entries.sort(
    (one, other) => rank(one) - rank(other) || one.turn - other.turn,
  );
}

function describe(batch) {
  const of = (field) => batch.filter((entry) => entry.field === field);
  return {
    answers: of("answer").map(({ point, value }) => ({ point, choice: value })),
    marks: of("mark").map(({ point, value }) => ({ point, on: value })),
  };
}

function forgetQuick({ key, turn }) {
  if (readQuick(QUICK + key)?.turn <= turn) removeQuick(QUICK + key);
}

function isEntry(key) {
  const [, field, object] = String(key).split("/");
  return Boolean(object) && FIELDS.has(field);
}

function isSame(told, before) {
  const without = (each) => JSON.stringify({ ...each, number: 0 });
  return Boolean(before) && without(told) === without(before);
}
