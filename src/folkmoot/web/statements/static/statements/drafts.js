/* Words in a box that were not added yet. Each has a key of device, field and object,
   so that no box can take another's words. They are on the disk within a second: in the
   database while one types, and in text storage when the page goes away. */

import { listQuick, readQuick, removeQuick, writeQuick } from "./quick_storage.js";

const PAUSE = 300;
const QUICK = "folkmoot-draft/";

export class Drafts {
  #store;
  #device;
  #values = new Map();
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

  /** Read what lies there. Of two copies of a draft the later one counts. */
  async load() {
    const lying = await this.#store.list("drafts");
    for (const { key, value } of lying) this.#take(key, value);
    for (const name of listQuick(QUICK)) {
      const key = name.slice(QUICK.length);
      const value = readQuick(name);
      if (value && this.#take(key, value)) await this.#write(key);
      removeQuick(name);
    }
  }

  /** The words that wait in a field, and what else was kept with them. */
  recall(field, object) {
    const draft = this.#values.get(this.#key(field, object));
    return draft?.text ? draft : null;
  }

  keep(field, object, text, more = {}) {
    const key = this.#key(field, object);
    const turn = (this.#values.get(key)?.turn ?? 0) + 1;
    this.#values.set(key, { ...more, text, turn });
    this.#waiting.add(key);
    // Not put off by the next letter: who types on and on is kept all the same.
    if (!this.#timer) this.#timer = setTimeout(() => this.flush(), PAUSE);
  }

  /** For the write that makes the words a statement: the draft goes in the same step. */
  emptyEntry(field, object, device = this.#device) {
    const key = `${device}/${field}/${object}`;
    const turn = (this.#values.get(key)?.turn ?? 0) + 1;
    const value = { text: "", turn };
    this.#values.set(key, value);
    this.#waiting.delete(key);
    removeQuick(QUICK + key);
    return { area: "drafts", key, value };
  }

  /** The same browser is known under another id: what waits there waits for it. */
  async moveFrom(device) {
    const own = this.list().filter((draft) => draft.device === device);
    for (const { field, object, text, base } of own) this.keep(field, object, text, { base });
    const emptied = own.map(({ field, object }) => this.emptyEntry(field, object, device));
    await Promise.all([this.flush(), this.#store.write(emptied)]);
  }

  /** All with words in them, for who wants to clear the device. */
  list() {
    return [...this.#values]
      .filter(([, draft]) => draft.text.trim())
      .map(([key, draft]) => {
        const [device, field, object] = key.split("/");
        return { device, field, object, text: draft.text, base: draft.base };
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
      await Promise.all(keys.map((key) => this.#write(key)));
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

  /** Take over what another tab has written; true where something is new. */
  async reload() {
    const before = JSON.stringify([...this.#values]);
    await this.load();
    return before !== JSON.stringify([...this.#values]);
  }

  #write(key) {
    const value = this.#values.get(key);
    const later = (stored) => (stored && stored.turn > value.turn ? stored : value);
    return this.#store.write([{ area: "drafts", key, change: later }]);
  }

  #take(key, value) {
    const known = this.#values.get(key);
    if (known && known.turn >= value.turn) return false;
    this.#values.set(key, value);
    return true;
  }

  #key(field, object) {
    return `${this.#device}/${field}/${object}`;
  }
}
