/* Which statements the list shows: what is searched for, where they stand, who said them.
   The page's address says it too, so that it can be kept and passed on. */

import { button, find, key, make } from "./dom.js";
import { say } from "./words.js";

const PAUSE = 200;
const NAMES = [
  "at_meeting",
  "area",
  "group",
  "role",
  "place",
  "state",
  "source",
  "document",
  "key_point",
  "side",
  "q",
  "order",
];
const STATES = [
  "suggested",
  "unsuggested",
  "unresolved",
  "duplicate",
  "split",
  "stale",
  "late",
  "marked",
  "memo",
];
const SOURCES = ["device", "paper", "typed", "imported", "survey"];
const ORDERS = ["said", "area", "likeness", "length"];

export class Filters {
  #element;
  #told;
  #values = {};
  #timer = 0;

  /** `told`: areas, groups and so on; `onChange(filters)`; `nameOf(point)`. */
  constructor(element, told) {
    this.#element = element;
    this.#told = told;
    this.saved = [...told.filters];
    this.#values = readAddress();
    this.#build();
    element.addEventListener("submit", (event) => event.preventDefault());
    element.addEventListener("input", (event) => this.#typed(event));
    element.addEventListener("change", (event) => this.#changed(event));
  }

  get values() {
    return Object.fromEntries(
      Object.entries(this.#values).filter(([, value]) => value),
    );
  }

  get query() {
    return String(new URLSearchParams(this.values));
  }

  get place() {
    return this.#values.place ?? "";
  }

  get isEmpty() {
    return Object.keys(this.values).filter((name) => name !== "order").length === 0;
  }

  set(changes) {
    Object.assign(this.#values, changes);
    this.#fill();
    this.#tell();
  }

  /** All statements again, in the order they are in. */
  clear() {
    this.use({ order: this.#values.order });
  }

  focusSearch() {
    const field = find("filter-q");
    field.focus();
    field.select();
  }

  /** All that can be chosen, each with the name of what it chooses by. */
  listChoices() {
    const inForce = this.#listInForce().map((name) => ({
      id: `${name}=`,
      text: say("filter.drop", { what: this.#nameValue(name) }),
    }));
    const all = this.isEmpty ? [] : [{ id: "", text: say("filter.clear") }];
    const saved = this.saved.map(({ id, name }) => ({
      id: `saved=${id}`,
      text: name,
      more: say("filter.saved"),
    }));
    const others = this.selects.flatMap(({ name, options }) =>
      options
        .filter(([value]) => value !== (this.#values[name] ?? ""))
        .map(([value, text]) => ({
          id: `${name}=${value}`,
          text,
          more: say(`filter.${name}`),
        })),
    );
    return [...inForce, ...all, ...saved, ...others];
  }

  take(id) {
    const [name, value] = id.split("=");
    if (!name) return this.clear();
    if (name === "saved") return this.#useSaved(value);
    return this.set({ [name]: value, ...(name === "key_point" ? { side: "" } : {}) });
  }

  /** These and no others. */
  use(values) {
    this.#values = { ...values };
    this.#fill();
    this.#tell();
  }

  addSaved(filter) {
    this.saved.push(filter);
    this.#fill();
  }

  /** The chosen key point is named as soon as it is known. */
  renew() {
    this.#fill();
  }

  #typed({ target }) {
    if (target.name !== "q") return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.set({ q: target.value.trim() }), PAUSE);
  }

  #changed({ target }) {
    if (target.name === "saved") this.#useSaved(target.value);
    else if (target.name && target.name !== "q")
      this.set({ [target.name]: target.value });
  }

  #useSaved(wanted) {
    const chosen = this.saved.find(({ id }) => id === wanted);
    if (chosen) this.use(readQuery(new URLSearchParams(chosen.query)));
  }

  #tell() {
    const url = new URL(location.href);
    for (const name of NAMES) url.searchParams.delete(name);
    for (const [name, value] of Object.entries(this.values))
      url.searchParams.set(name, value);
    history.replaceState(null, "", url);
    this.#told.onChange(this.values);
  }

  #build() {
    const search = make("input", {
      id: "filter-q",
      name: "q",
      type: "search",
      autocomplete: "off",
      placeholder: say("filter.search"),
      "aria-keyshortcuts": "/",
    });
    this.saying = make("span", { class: "desk-chips" });
    this.selects = this.#listSelects();
    this.more = make(
      "details",
      { class: "desk-more" },
      make("summary", {}, say("filter.more"), " ", key("f")),
      make("div", { class: "desk-selects" }, this.selects.map(drawSelect)),
      make(
        "div",
        { class: "actions" },
        button([say("filter.clear")], { class: "link", click: () => this.clear() }),
        button([say("filter.save"), " ", key("F")], {
          class: "link",
          click: () => this.#told.onSave(),
        }),
      ),
    );
    this.#element.replaceChildren(
      make("label", { for: "filter-q", class: "unseen" }, say("filter.search")),
      make("div", { class: "desk-search" }, search, key("/")),
      this.saying,
      this.more,
    );
    this.#fill();
  }

  #listSelects() {
    const { meetings, areas, groups, roles, documents, isTour } = this.#told;
    const named = (list) => list.map(({ id, title }) => [id, title]);
    const worded = (kind, codes) => codes.map((code) => [code, say(`${kind}.${code}`)]);
    return [
      ["at_meeting", isTour ? named(meetings) : []],
      ["area", named(areas)],
      ["group", named(groups)],
      ["role", named(roles)],
      ["state", worded("state", STATES)],
      ["source", worded("source", SOURCES)],
      ["document", named(documents)],
      ["order", worded("order", ORDERS)],
      ["saved", []],
    ]
      .filter(([name, options]) => options.length || name === "saved")
      .map(([name, options]) => ({ name, options }));
  }

  #fill() {
    const search = find("filter-q");
    if (document.activeElement !== search) search.value = this.#values.q ?? "";
    for (const { name, options } of this.selects) {
      const select = find(`filter-${name}`);
      if (name === "saved") this.#fillSaved(select);
      else
        fillSelect(
          select,
          name === "order" ? options : [["", say("filter.any")], ...options],
        );
      if (name !== "saved")
        select.value = this.#values[name] || (name === "order" ? "said" : "");
    }
    this.#say();
  }

  #fillSaved(select) {
    const none = [
      "",
      say(this.saved.length ? "filter.saved.choose" : "filter.saved.none"),
    ];
    fillSelect(select, [none, ...this.saved.map(({ id, name }) => [id, name])]);
    const used = this.saved.find(({ query }) => query === this.query);
    select.value = used?.id ?? "";
  }

  #listInForce() {
    return NAMES.filter(
      (name) => !["q", "place", "order"].includes(name) && this.#values[name],
    );
  }

  /** What limits the list, each with a way to let go of it. */
  #say() {
    this.saying.replaceChildren(
      ...this.#listInForce().map((name) =>
        button(
          [this.#nameValue(name), " ", make("span", { "aria-hidden": "true" }, "×")],
          {
            class: "desk-chip",
            "aria-label": say("filter.drop", { what: this.#nameValue(name) }),
            click: () => this.take(`${name}=`),
          },
        ),
      ),
    );
  }

  #nameValue(name) {
    const value = this.#values[name];
    if (name === "key_point") return this.#told.nameOf(value) || say("points.one");
    if (name === "side") return say(`side.${value}`);
    const select = this.selects.find((each) => each.name === name);
    return select?.options.find(([id]) => id === value)?.[1] ?? value;
  }
}

function drawSelect({ name }) {
  return make(
    "div",
    {},
    make("label", { for: `filter-${name}` }, say(`filter.${name}`)),
    make("select", { id: `filter-${name}`, name }),
  );
}

function fillSelect(select, options) {
  const signature = JSON.stringify(options);
  if (select.dataset.options === signature) return;
  select.dataset.options = signature;
  select.replaceChildren(
    ...options.map(([value, words]) => make("option", { value }, words)),
  );
}

function readAddress() {
  return readQuery(new URLSearchParams(location.search));
}

function readQuery(query) {
  const values = {};
  for (const name of NAMES) if (query.get(name)) values[name] = query.get(name);
  return values;
}
