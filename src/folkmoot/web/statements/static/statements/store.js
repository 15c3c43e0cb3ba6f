/* What lies on the device: a database, else text storage, else memory only.

   Areas: "ops" (what is to be sent, in order; keys are given), "kept" (one thing by
   name), "drafts" (words not added yet), "photos" (pictures not sent yet). All entries
   of one `write` are kept, or none. */

const AREAS = ["ops", "kept", "drafts", "photos"];
const NAME = "folkmoot";
const PATIENCE = 4000;

/** The best store this browser gives. `lasting` is false where it forgets on closing. */
export async function openStore() {
  try {
    return new DatabaseStore(await withPatience(openDatabase()));
  } catch {
    return openTextStore();
  }
}

function openTextStore() {
  try {
    localStorage.setItem(`${NAME}/try`, "1");
    localStorage.removeItem(`${NAME}/try`);
    return new TextStore(localStorage, true);
  } catch {
    return new TextStore(new MemoryStorage(), false);
  }
}

/** An entry: {area, value} is appended; {area, key, value} put; {area, key} removed;
    {area, key, change} becomes what `change` makes of it. */
class DatabaseStore {
  lasting = true;
  #database;

  constructor(database) {
    this.#hold(database);
  }

  list(area) {
    return this.#run([area], "readonly", async (areas) => {
      const [keys, values] = await Promise.all([
        asked(areas[area].getAllKeys()),
        asked(areas[area].getAll()),
      ]);
      return keys.map((key, at) => ({ key, value: values[at] }));
    });
  }

  get(area, key) {
    return this.#run([area], "readonly", (areas) => asked(areas[area].get(key)));
  }

  /** Resolves once it is on the disk, with the keys that were given. */
  write(entries) {
    const names = [...new Set(entries.map((entry) => entry.area))];
    if (!names.length) return Promise.resolve([]);
    return this.#run(names, "readwrite", (areas) =>
      Promise.all(entries.map((entry) => put(areas[entry.area], entry))),
    );
  }

  clear() {
    return this.#run(AREAS, "readwrite", (areas) =>
      Promise.all(AREAS.map((area) => asked(areas[area].clear()))),
    );
  }

  async #run(names, mode, work) {
    try {
      return await this.#transact(names, mode, work);
    } catch (error) {
      // Some phones let go of the database while the page sleeps.
      if (error?.name === "QuotaExceededError") throw error;
      this.#hold(await withPatience(openDatabase()));
      return this.#transact(names, mode, work);
    }
  }

  async #transact(names, mode, work) {
    const transaction = this.#database.transaction(names, mode, {
      durability: mode === "readwrite" ? "strict" : "default",
    });
    const done = new Promise((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error ?? new Error("aborted"));
    });
    const areas = Object.fromEntries(
      names.map((name) => [name, transaction.objectStore(name)]),
    );
    const [result] = await Promise.all([work(areas), done]);
    return result;
  }

  #hold(database) {
    this.#database = database;
    // A newer page may need another shape; it must not have to wait for this one.
    database.onversionchange = () => database.close();
  }
}

function put(area, { key, value, change }) {
  if (change) {
    return new Promise((resolve, reject) => {
      const reading = area.get(key);
      reading.onerror = () => reject(reading.error);
      reading.onsuccess = () =>
        resolve(put(area, { key, value: change(reading.result) }));
    });
  }
  if (key === undefined) return asked(area.add(value));
  return asked(value === undefined ? area.delete(key) : area.put(value, key));
}

function asked(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function openDatabase() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => {
      for (const area of AREAS) {
        if (!request.result.objectStoreNames.contains(area))
          request.result.createObjectStore(area, { autoIncrement: area === "ops" });
      }
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
    request.onblocked = () => reject(new Error("blocked"));
  });
}

/** Some browsers never answer for a database. */
function withPatience(promise) {
  return Promise.race([
    promise,
    new Promise((_, reject) => {
      setTimeout(() => reject(new Error("no answer")), PATIENCE);
    }),
  ]);
}

/** The same on text storage. Pictures do not fit there and stay in memory. */
export class TextStore {
  #storage;
  #pictures = new Map();

  constructor(storage, lasting) {
    this.#storage = storage;
    this.lasting = lasting;
  }

  async list(area) {
    if (area === "photos")
      return [...this.#pictures].map(([key, value]) => ({ key, value }));
    return this.#keys(area).map((key) => ({ key, value: this.#read(area, key) }));
  }

  async get(area, key) {
    return area === "photos" ? this.#pictures.get(key) : this.#read(area, key);
  }

  async write(entries) {
    return entries.map((entry) => this.#put(entry));
  }

  async clear() {
    for (const area of AREAS)
      for (const key of this.#keys(area))
        this.#storage.removeItem(this.#name(area, key));
    this.#pictures.clear();
  }

  #put({ area, key, value, change }) {
    if (change) return this.#put({ area, key, value: change(this.#read(area, key)) });
    if (area === "photos") {
      if (value === undefined) this.#pictures.delete(key);
      else this.#pictures.set(key, value);
      return key;
    }
    const given = key ?? (this.#keys(area).at(-1) ?? 0) + 1;
    if (value === undefined) this.#storage.removeItem(this.#name(area, given));
    else this.#storage.setItem(this.#name(area, given), JSON.stringify(value));
    return given;
  }

  #read(area, key) {
    const text = this.#storage.getItem(this.#name(area, key));
    return text === null ? undefined : JSON.parse(text);
  }

  #keys(area) {
    const before = `${NAME}/${area}/`;
    const keys = Array.from({ length: this.#storage.length }, (_, at) =>
      this.#storage.key(at),
    )
      .filter((name) => name?.startsWith(before))
      .map((name) => name.slice(before.length));
    if (area !== "ops") return keys.sort();
    return keys.map(Number).sort((one, other) => one - other);
  }

  #name(area, key) {
    return `${NAME}/${area}/${key}`;
  }
}

export class MemoryStorage {
  #items = new Map();

  get length() {
    return this.#items.size;
  }

  key(at) {
    return [...this.#items.keys()][at] ?? null;
  }

  getItem(name) {
    return this.#items.get(name) ?? null;
  }

  setItem(name, text) {
    this.#items.set(name, text);
  }

  removeItem(name) {
    this.#items.delete(name);
  }
}
