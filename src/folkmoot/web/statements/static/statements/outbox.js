/* What is to be sent, in the order it was done. A change stays here until the server has
   said that it has it; until then it is tried again and again with the same request id.

   A change that was tried is never altered: the server may have done it already.

   Until a change is on the disk it lies in text storage as well, which takes it at once:
   a page may be torn away in that very moment. */

import { makeId } from "./ids.js";
import { listQuick, readQuick, removeQuick, writeQuick } from "../ui/quick_storage.js";

const MOST_AT_ONCE = 50;
const QUICK = "folkmoot-doing/";
const WORDS = new Set(["add", "edit"]);

export class Outbox {
  #store;
  // What the server has, though it may still lie here for a moment.
  #gone = new Set();
  // Grows with each change made here.
  #turn = 0;
  ops = [];

  constructor(store) {
    this.#store = store;
  }

  /** Read what lies there, whichever tab put it there. */
  async load() {
    let turn, found;
    do {
      turn = this.#turn;
      found = await this.#store.list("ops");
      // What was changed here meanwhile may not be in what was read: read again.
    } while (turn !== this.#turn);
    const seen = new Set(this.#gone);
    const isFirst = ({ value: { request } }) => !seen.has(request) && seen.add(request);
    const lying = found.filter(isFirst);
    const known = new Set(lying.map(({ value }) => value.request));
    const unsaved = this.ops.filter(
      (op) => op.seq === undefined && !known.has(op.request),
    );
    this.ops = [...lying.map(({ key, value }) => ({ ...value, seq: key })), ...unsaved];
  }

  /** Take up what was being written when a page was torn away. */
  async recover() {
    for (const name of listQuick(QUICK)) {
      const entries = readQuick(name) ?? [];
      const lying = new Set(
        (await this.#store.list("ops")).map(({ value }) => value.request),
      );
      const missing = entries.filter(
        ({ area, key, value }) =>
          area !== "ops" || key !== undefined || !lying.has(value.request),
      );
      await this.#store.write(missing.map(putUnlessNewer));
      removeQuick(name);
    }
  }

  /** Leave nothing of what is being written. */
  forget() {
    this.ops = [];
    for (const name of listQuick(QUICK)) removeQuick(name);
  }

  /** Take in changes in one step with other entries; resolves when they are on the disk.

      `mayJoin`: whether a change not tried yet may take up a later one of its kind. */
  async put(changes, { meeting, sheet, also = [], mayJoin = false }) {
    this.#turn += 1;
    const entries = [...also];
    const fresh = [];
    for (const change of changes) {
      const op = mayJoin ? this.#findToJoin(change, sheet) : undefined;
      if (op) {
        op.change = { ...op.change, ...joined(op.change, change) };
        entries.push({ area: "ops", key: op.seq, value: bare(op) });
      } else {
        const added = { request: makeId(), meeting, sheet, change, tried: false };
        fresh.push({ op: added, at: entries.length });
        entries.push({ area: "ops", value: bare(added) });
        this.ops.push(added);
      }
    }
    const name = `${QUICK}${makeId()}`;
    writeQuick(name, entries);
    const keys = await this.#store.write(entries);
    removeQuick(name);
    for (const { op, at } of fresh) op.seq = keys[at];
    // Sent before it was on the disk: left there, other tabs would wait for it for ever.
    const sent = fresh.filter(({ op }) => this.#gone.has(op.request));
    await this.#store.write(sent.map(({ op }) => ({ area: "ops", key: op.seq })));
  }

  /** The next changes that may be sent together, in order. */
  next(isHeld) {
    const batch = [];
    const stopped = new Set();
    for (const op of this.ops) {
      if (batch.length === MOST_AT_ONCE) break;
      const about = subject(op);
      if (op.refused || stopped.has(about) || isHeld(op)) {
        // What is built on it must wait for it.
        stopped.add(about);
        continue;
      }
      // A second wording needs to know the version that the first one made.
      const isSecond = batch.some(
        (each) => subject(each) === about && WORDS.has(each.change.kind),
      );
      if (op.change.kind === "edit" && isSecond) stopped.add(about);
      else batch.push(op);
    }
    return batch;
  }

  async markTried(batch) {
    const fresh = batch.filter((op) => !op.tried);
    for (const op of fresh) op.tried = true;
    await this.#save(fresh);
  }

  /** The entries by which a change leaves, once the server has it. */
  settleEntry(op) {
    this.#turn += 1;
    this.#gone.add(op.request);
    this.ops = this.ops.filter((each) => each !== op && each.request !== op.request);
    const words = JSON.stringify(op.change);
    // Another tab may have put other words in its place since.
    const change = (lying) =>
      lying && JSON.stringify(lying.change) !== words
        ? { ...lying, request: makeId(), tried: false }
        : undefined;
    return op.seq === undefined ? [] : [{ area: "ops", key: op.seq, change }];
  }

  /** Our own words stand, so a later wording of ours builds on them. */
  async rebase(op, statement) {
    if (!WORDS.has(op.change.kind) || statement.text !== op.change.text) return;
    const later = this.ops.filter(
      (each) =>
        each.change.kind === "edit" &&
        each.change.statement === statement.id &&
        !each.tried,
    );
    for (const each of later) each.change.base = statement.versions.text;
    await this.#save(later);
  }

  async refuse(op, refused) {
    const current = this.#now(op);
    current.refused = refused;
    await this.#save([current]);
  }

  /** Try anew what was refused; under a new id where the old one was used up. */
  async retry(ops) {
    const current = ops.map((op) => this.#now(op));
    for (const op of current)
      Object.assign(op, { refused: undefined, tried: false, request: makeId() });
    await this.#save(current);
  }

  async drop(ops) {
    this.#turn += 1;
    for (const op of ops) this.#gone.add(op.request);
    this.ops = this.ops.filter((op) => !ops.includes(op));
    await this.#store.write(
      ops
        .filter((op) => op.seq !== undefined)
        .map((op) => ({ area: "ops", key: op.seq })),
    );
  }

  /** How many things (statements, sheets) have something that is not sent. */
  count(ops = this.ops) {
    return new Set(ops.map(subject)).size;
  }

  of(id) {
    return this.ops.filter((op) => op.change.statement === id);
  }

  /** The change as it is now: it may have been read anew since. */
  #now(op) {
    return this.ops.find((each) => each.request === op.request) ?? op;
  }

  #findToJoin(change, sheet) {
    const open = [];
    for (const op of this.ops) {
      // What was handed in must be what stood there then.
      if (op.change.kind === "hand_in" && op.sheet === sheet) open.length = 0;
      if (!op.tried && !op.refused && op.seq !== undefined) open.push(op);
    }
    return open.reverse().find((op) => canJoin(op.change, change));
  }

  async #save(ops) {
    this.#turn += 1;
    await this.#store.write(
      ops
        .filter((op) => op.seq !== undefined)
        .map((op) => ({ area: "ops", key: op.seq, value: bare(op) })),
    );
  }
}

export function carriesWords(op) {
  return WORDS.has(op.change.kind);
}

/** What a change is about: a statement, or a sheet. */
export function subject(op) {
  return op.change.statement && op.change.kind !== "choose"
    ? op.change.statement
    : (op.change.crossing ?? op.sheet);
}

/** The change as the server wants it. */
export function wire(op) {
  return { request: op.request, ...op.change };
}

/** As it was to be written, unless another tab has put something there since. */
function putUnlessNewer({ area, key, value }) {
  if (key === undefined) return { area, value };
  const isNewer = (lying) =>
    area === "ops"
      ? !lying || lying.tried || lying.request !== value.request
      : lying && lying.turn > value.turn;
  return { area, key, change: (lying) => (isNewer(lying) ? lying : value) };
}

function canJoin(earlier, later) {
  if (earlier.kind === "note_taker")
    return later.kind === "note_taker" && earlier.sheet === later.sheet;
  if (earlier.statement === undefined || earlier.statement !== later.statement)
    return false;
  if (later.kind === "edit") return WORDS.has(earlier.kind);
  if (later.kind === "move") return earlier.kind === "move" || earlier.kind === "add";
  return later.kind === "mark" && earlier.kind === "mark";
}

function joined(earlier, later) {
  if (later.kind === "edit") return { text: later.text };
  if (later.kind === "move") return { place: later.place };
  if (later.kind === "mark") return { on: later.on };
  return { name: later.name };
}

function bare({ seq, ...op }) {
  return op;
}
