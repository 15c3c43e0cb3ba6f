/* Keeps half-filled forms on this device until the server says that they were saved.

   A draft belongs to a person, a page and a form, and has each field that was touched:
   its value, and what it was before (`base`). A field that another has changed since is
   not filled over: the words are shown beside it instead. A form with `data-no-draft` is
   left alone, and so is one with `data-rows`, which keeps its own; passwords, hidden
   fields and files always are. */

const PREFIX = "folkmoot-draft:";
const KEPT_FOR = 14 * 24 * 60 * 60 * 1000;
const PAUSE = 300;
const LEFT_ALONE = new Set(["password", "hidden", "file", "submit", "button", "reset"]);
const person = document.documentElement.dataset.person ?? "";

export function keepDrafts() {
  if (!person || !canStore()) return;
  clearSaved();
  clearOld();
  document
    .querySelectorAll("main form[method=post]:not([data-no-draft], [data-rows])")
    .forEach((form, index) => {
      if (listFields(form).length) keepDraft(form, index);
    });
}

function keepDraft(form, index) {
  const place = form.getAttribute("action") || location.pathname;
  const name = `${person}:${location.pathname}:${place}:${form.id || index}`;
  const draft = new Draft(form, PREFIX + name);
  addName(form, name);
  draft.restore();
  let waiting;
  const keepSoon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => draft.keep(), PAUSE);
  };
  form.addEventListener("input", keepSoon);
  form.addEventListener("change", keepSoon);
  addEventListener("pagehide", () => draft.keep());
  document.addEventListener("visibilitychange", () => draft.keep());
  form.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.elt === form && event.detail.successful) draft.clear();
  });
}

class Draft {
  constructor(form, key) {
    this.form = form;
    this.key = key;
    this.fields = read(key)?.fields ?? {};
    this.cleared = false;
  }

  keep() {
    if (this.cleared) return;
    for (const field of listFields(this.form)) {
      const base = this.fields[field.name]?.base ?? baseOf(field);
      const value = valueOf(field);
      if (value === base) delete this.fields[field.name];
      else this.fields[field.name] = { base, value, label: labelOf(field) };
    }
    if (Object.keys(this.fields).length) {
      write(this.key, { at: Date.now(), fields: this.fields });
    } else {
      localStorage.removeItem(this.key);
    }
  }

  clear() {
    this.fields = {};
    localStorage.removeItem(this.key);
  }

  restore() {
    const found = new Map(listFields(this.form).map((field) => [field.name, field]));
    const others = [];
    let restored = 0;
    for (const [name, kept] of Object.entries(this.fields)) {
      const field = found.get(name);
      const now = field && valueOf(field);
      if (now === kept.value) continue;
      if (field && now === kept.base) {
        fill(field, kept.value);
        restored += 1;
      } else if (kept.value.trim()) {
        others.push(kept);
      }
    }
    if (restored || others.length) this.tell(others);
  }

  tell(others) {
    const template = document.getElementById("draft-notice");
    if (!template) return;
    const notice = template.content.firstElementChild.cloneNode(true);
    const list = notice.querySelector("[data-others]");
    list.hidden = !others.length;
    for (const kept of others) {
      const item = document.createElement("li");
      item.textContent = kept.label ? `${kept.label}: ${kept.value}` : kept.value;
      list.querySelector("ul").append(item);
    }
    notice.querySelector("[data-discard]").addEventListener("click", () => {
      this.cleared = true;
      this.clear();
      location.reload();
    });
    document.getElementById("notices")?.append(notice);
  }
}

function listFields(form) {
  return [...form.elements].filter(
    (field) =>
      field.name &&
      field.matches("input, textarea, select") &&
      !field.closest("[data-no-draft]") &&
      !LEFT_ALONE.has(field.type),
  );
}

// Fields of one name (checkboxes, radios) are told apart by their values.
function isChecked(field) {
  return field.type === "checkbox" || field.type === "radio";
}

function valueOf(field) {
  if (isChecked(field)) {
    const chosen = namesakes(field).filter((one) => one.checked);
    return JSON.stringify(chosen.map((one) => one.value));
  }
  if (field.multiple) {
    return JSON.stringify([...field.selectedOptions].map((one) => one.value));
  }
  return field.value;
}

function baseOf(field) {
  if (isChecked(field)) {
    const chosen = namesakes(field).filter((one) => one.defaultChecked);
    return JSON.stringify(chosen.map((one) => one.value));
  }
  if (field.tagName === "SELECT") {
    const options = [...field.options];
    const chosen = options.filter((one) => one.defaultSelected).map((one) => one.value);
    if (field.multiple) return JSON.stringify(chosen);
    return chosen.at(-1) ?? options[0]?.value ?? "";
  }
  return field.defaultValue;
}

function fill(field, value) {
  if (isChecked(field)) {
    const chosen = new Set(JSON.parse(value));
    for (const one of namesakes(field)) one.checked = chosen.has(one.value);
  } else if (field.multiple) {
    const chosen = new Set(JSON.parse(value));
    for (const one of field.options) one.selected = chosen.has(one.value);
  } else {
    field.value = value;
  }
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

function namesakes(field) {
  return [...field.form.elements].filter(
    (one) => one.name === field.name && one.type === field.type,
  );
}

function labelOf(field) {
  const label = field.getAttribute("aria-label") ?? field.labels?.[0]?.textContent ?? "";
  return label.trim().replaceAll(/\s+/g, " ");
}

function addName(form, name) {
  const field = document.createElement("input");
  field.type = "hidden";
  field.name = "_draft";
  field.value = name;
  form.append(field);
}

function clearSaved() {
  const saved = document.getElementById("saved-drafts");
  if (!saved) return;
  for (const name of JSON.parse(saved.textContent)) {
    if (name.startsWith(`${person}:`)) localStorage.removeItem(PREFIX + name);
  }
}

function clearOld() {
  for (const key of Object.keys(localStorage)) {
    if (!key.startsWith(PREFIX)) continue;
    const at = read(key)?.at ?? 0;
    if (Date.now() - at > KEPT_FOR) localStorage.removeItem(key);
  }
}

function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
}

function write(key, draft) {
  try {
    localStorage.setItem(key, JSON.stringify(draft));
  } catch {
    // The device is full; the words still stand on the page.
  }
}

function canStore() {
  try {
    return Boolean(localStorage);
  } catch {
    return false;
  }
}
