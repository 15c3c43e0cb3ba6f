/* Words in a box that were not added yet. Each has a key of device, field and object,
   so that no box can take another's words. They are on the disk within a second: in the
   database while one types, and in text storage when the page goes away.

   A device's tabs share their drafts. Where two tabs write in the same box at once, the
   one that finds out keeps its words under a key of its own: nothing is written over. */

import { makeId } from "./ids.js";
import { listQuick, readQuick, removeQuick, writeQuick } from "../ui/quick_storage.js";

const PAUSE = 300;
const QUICK = "folkmoot-draft/";
const OWN = "~";

export class Drafts {
  #store;
  #device;
  #tab = makeId().slice(0, 8);
  // By key: text; turn, which grows; from, the words it goes on from; was, the words that
  // were taken out of the box; more that the field wants to know again.
  #values = new Map();
  #typedHere = new Set();
  #aliases = new Map();
  #waiting = new Set();
  #timer = 0;

  constructor(store, device, { onKept = () => {}, onFailed = () => {} } = {}) {
    this.#store = store;
    this.#device = device;
    this.onKept = onKept;
    this.onFailed = onFailed;
    addEventListener("pagehide", () => this.flushQuick());
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden") this.flushQuick();
    });
  }

  /** Read what lies there; true where something is new. */
  async load() {
    const before = JSON.stringify([...this.#values]);
    for (const { key, value } of await this.#store.list("drafts"))
      this.#take(key, value);
    for (const name of listQuick(QUICK)) {
      const key = name.slice(QUICK.length);
      const value = readQuick(name);
      if (value && this.#take(key, value)) await this.#write(key);
      removeQuick(name);
    }
    return before !== JSON.stringify([...this.#values]);
  }

  /** The words that wait in a field, and what else was kept with them: ours, or those of
      another tab, or of a time when this browser was known under another id. */
  recall(field, object) {
    const base = this.#base(field, object);
    const draft = this.#values.get(this.#key(base));
    if (draft?.text) return draft;
    const end = `/${field}/${object}`;
    const isFor = ([key, { text }]) => text && key.split(OWN)[0].endsWith(end);
    const [key, other] = [...this.#values].find(isFor) ?? [];
    if (key) this.#aliases.set(base, key);
    return other ?? null;
  }

  keep(field, object, text, more = {}) {
    const key = this.#key(this.#base(field, object));
    const before = this.#values.get(key);
    const from = this.#typedHere.has(key) ? before.from : (before?.text ?? "");
    this.#values.set(key, { ...more, text, from, turn: (before?.turn ?? 0) + 1 });
    this.#typedHere.add(key);
    this.#wait(key);
  }

  /** For the write that makes the words a statement: the draft goes in the same step. */
  emptyEntry(field, object, device = this.#device) {
    const base = `${device}/${field}/${object}`;
    const key = this.#key(base);
    const before = this.#values.get(key);
    const value = { text: "", was: before?.text ?? "", turn: (before?.turn ?? 0) + 1 };
    this.#values.set(key, value);
    this.#typedHere.delete(key);
    this.#waiting.delete(key);
    this.#aliases.delete(base);
    removeQuick(QUICK + key);
    return { area: "drafts", key, value };
  }

  /** All with words in them, for who wants to clear the device. */
  list() {
    return [...this.#values]
      .filter(([, draft]) => draft.text.trim())
      .map(([key, draft]) => {
        const [device, field, object] = key.split(OWN)[0].split("/");
        return { ...draft, device, field, object };
      });
  }

  stop() {
    this.#waiting.clear();
    clearTimeout(this.#timer);
    for (const name of listQuick(QUICK)) removeQuick(name);
  }

  async flush() {
    clearTimeout(this.#timer);
    this.#timer = 0;
    const keys = [...this.#waiting];
    this.#waiting.clear();
    try {
      const isOvertaken = await Promise.all(keys.map((key) => this.#write(key)));
      if (isOvertaken.some(Boolean)) await this.load();
      if (keys.length) this.onKept(keys);
    } catch (error) {
      for (const key of keys)
        if (!writeQuick(QUICK + key, this.#values.get(key))) this.onFailed(error);
    }
  }

  flushQuick() {
    for (const key of this.#waiting) writeQuick(QUICK + key, this.#values.get(key));
    this.flush();
  }

  #wait(key) {
    this.#waiting.add(key);
    // Not put off by the next letter: who types on and on is kept all the same.
    if (!this.#timer) this.#timer = setTimeout(() => this.flush(), PAUSE);
  }

  /** True where another tab was there first. */
  async #write(key) {
    const value = this.#values.get(key);
    let isOvertaken = false;
    const change = (stored) => {
      isOvertaken = Boolean(stored && stored.turn > value.turn);
      return isOvertaken ? stored : value;
    };
    await this.#store.write([{ area: "drafts", key, change }]);
    return isOvertaken;
  }

  #take(key, value) {
    const known = this.#values.get(key);
    if (known && (known.turn > value.turn || isSame(known, value))) return false;
    if (known?.text && this.#typedHere.has(key) && !goesOnFrom(known, value)) {
      // Somebody else's words. Ours move aside.
      const own = `${key.split(OWN)[0]}${OWN}${this.#tab}`;
      this.#aliases.set(key.split(OWN)[0], own);
      this.#values.set(own, {
        ...known,
        from: "",
        turn: (this.#values.get(own)?.turn ?? 0) + 1,
      });
      this.#typedHere.add(own);
      this.#wait(own);
    }
    this.#values.set(key, value);
    this.#typedHere.delete(key);
    return true;
  }

  #base(field, object) {
    return `${this.#device}/${field}/${object}`;
  }

  #key(base) {
    return this.#aliases.get(base) ?? base;
  }
}

function isSame(one, other) {
  return one.turn === other.turn && one.text === other.text;
}

function goesOnFrom(known, value) {
  return [value.text, value.from, value.was].includes(known.text);
}
