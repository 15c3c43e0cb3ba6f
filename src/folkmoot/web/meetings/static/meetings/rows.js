/* Rows are written with the keyboard alone: Enter goes to the next row and makes one
   where there is none, Alt with an arrow moves the row, Ctrl with Enter saves. A list
   pasted into a box fills the rows from there. All of it works without this, more slowly. */
import { keepDraft } from "./draft.js";

const EMPTY_ID = "00000000-0000-0000-0000-000000000000";
const BOXES = "input:not([type=hidden], [type=checkbox]), select, textarea";

// randomUUID is not there on a page that came over plain HTTP.
function makeId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((b) => b.toString(16).padStart(2, "0")).join("");
  return hex.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, "$1-$2-$3-$4-$5");
}

class RowList {
  constructor(form) {
    this.form = form;
    this.list = form.querySelector("[data-list]");
    this.template = form.querySelector("template[data-row]");
    this.number();
    this.list.addEventListener("keydown", (event) => this.onKey(event));
    this.list.addEventListener("click", (event) => this.onClick(event));
    this.list.addEventListener("paste", (event) => this.onPaste(event));
    const add = form.querySelector("[data-add]");
    if (add) {
      add.hidden = false;
      add.addEventListener("click", () => focusFirst(this.add()));
    }
  }

  get rows() {
    return [...this.list.children];
  }

  add(id = makeId()) {
    const html = this.template.innerHTML.replaceAll(EMPTY_ID, id);
    this.list.insertAdjacentHTML("beforeend", html);
    this.number();
    return this.list.lastElementChild;
  }

  next(row) {
    return row.nextElementSibling ?? (this.template ? this.add() : null);
  }

  number() {
    this.rows.forEach((row, i) => {
      const number = row.querySelector("[data-number]");
      if (number) number.textContent = i + 1;
    });
  }

  move(row, way, focus) {
    const other =
      way === "up" ? row.previousElementSibling : row.nextElementSibling;
    if (!other) return;
    if (way === "up") other.before(row);
    else other.after(row);
    this.number();
    focus.focus();
    this.form.dispatchEvent(new Event("input", { bubbles: true }));
  }

  onKey(event) {
    const row = event.target.closest(".row");
    const isBox = event.target.matches(BOXES);
    if (event.altKey && ["ArrowUp", "ArrowDown"].includes(event.key)) {
      event.preventDefault();
      this.move(row, event.key === "ArrowUp" ? "up" : "down", event.target);
    } else if (event.key === "Enter" && isBox && isPlain(event)) {
      event.preventDefault();
      const next = this.next(row);
      if (next) focusFirst(next);
    }
  }

  onClick(event) {
    const button = event.target.closest("[data-move]");
    if (!button) return;
    event.preventDefault();
    this.move(button.closest(".row"), button.dataset.move, button);
  }

  // Cells from a spreadsheet, or several lines: one row each, from this box on.
  onPaste(event) {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    const lines = text.replace(/\r\n?/g, "\n").replace(/\n+$/, "").split("\n");
    const isTable = lines.length > 1 || text.includes("\t");
    if (!isTable || !this.template || !event.target.matches(BOXES)) return;
    event.preventDefault();
    const column = boxesOf(event.target.closest(".row")).indexOf(event.target);
    let row = event.target.closest(".row");
    const filled = lines.filter((line) => line.trim());
    filled.forEach((line, i) => {
      const boxes = boxesOf(row).slice(column);
      line.split("\t").forEach((cell, at) => boxes[at] && put(boxes[at], cell));
      if (i < filled.length - 1) row = this.next(row);
    });
    focusFirst(row);
    this.form.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

function isPlain(event) {
  return !(event.shiftKey || event.ctrlKey || event.metaKey || event.isComposing);
}

function boxesOf(row) {
  return [...row.querySelectorAll(BOXES)];
}

function focusFirst(row) {
  const first = boxesOf(row).find((box) => box.tagName !== "SELECT");
  (first ?? boxesOf(row)[0])?.focus();
}

function put(box, text) {
  const value = text.trim().replace(/^"(.*)"$/s, "$1");
  if (box.tagName !== "SELECT") {
    box.value = value;
    return;
  }
  const wanted = value.toLowerCase();
  const found = [...box.options].find((o) => o.text.toLowerCase() === wanted);
  if (found) box.value = found.value;
}

for (const form of document.querySelectorAll("form[data-rows]")) {
  const rows = form.querySelector("[data-list]") ? new RowList(form) : null;
  const keys = form.querySelector("[data-keys]");
  if (keys) keys.hidden = false;
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      form.requestSubmit(form.querySelector("[data-save]"));
    }
  });
  keepDraft(form, rows);
  if (!form.querySelector("[data-failed]")) {
    const empty = form.querySelector(".row[data-new]");
    if (empty && !location.hash) focusFirst(empty);
  }
}
