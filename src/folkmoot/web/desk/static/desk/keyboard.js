/* The keyboard: never while somebody writes, and letters only while keys are switched on
   (they can be switched off, which this browser remembers). */

import { findAct } from "./keymap.js";
import { readQuick, writeQuick } from "../ui/quick_storage.js";

const NAME = "folkmoot-desk-keys";

export class Keyboard {
  #desk;
  isOn = readQuick(NAME) !== "off";

  constructor(desk) {
    this.#desk = desk;
    document.addEventListener("keydown", (event) => this.#press(event));
  }

  switch(isOn) {
    this.isOn = isOn;
    writeQuick(NAME, isOn ? "on" : "off");
  }

  #press(event) {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.isComposing)
      return;
    const { target } = event;
    if (isTyping(target)) return leaveField(event, this.#desk);
    if (target.closest?.("#asking")) return undefined;
    const name = nameKey(event);
    // What is pressed by Enter or Space presses; what is moved by arrows moves.
    if (isPressed(target) && (name === "Enter" || name === " ")) return undefined;
    if (isLetter(event) && !this.isOn) return undefined;
    // Elsewhere than in a list, arrows and pages scroll what one is in.
    if (!isLetter(event) && !isInList(target) && !BEYOND_LISTS.has(name))
      return undefined;
    const found = findAct(name, this.#desk.pane);
    if (!found || (event.repeat && found.writes)) return undefined;
    event.preventDefault();
    return this.#desk.act(found);
  }
}

const BEYOND_LISTS = new Set(["Escape", "Alt+ArrowUp", "Alt+ArrowDown"]);

/** "a", "A", "Shift+1", "Alt+ArrowUp". Capitals by Caps Lock are meant as small ones. */
export function nameKey(event) {
  // A Danish keyboard has the stroke above the 7, and there it searches; a French one has
  // the digits above others.
  const digit = /^Digit([1-9])$/.exec(event.code)?.[1];
  if (digit && event.shiftKey && !/[\d/]/.test(event.key)) return `Shift+${digit}`;
  if (event.key.length > 1)
    return `${event.altKey ? "Alt+" : ""}${event.shiftKey ? "Shift+" : ""}${event.key}`;
  if (event.altKey) return `Alt+${event.key}`;
  const lower = event.key.toLowerCase();
  const isLetterKey = lower !== event.key.toUpperCase();
  if (!isLetterKey) return event.key;
  return event.shiftKey ? lower.toUpperCase() : lower;
}

function isLetter({ key, altKey }) {
  return key.length === 1 && key !== " " && !altKey;
}

function isTyping(element) {
  return Boolean(element.matches?.("input, textarea, select, [contenteditable]"));
}

function isPressed(element) {
  return Boolean(element.matches?.("button, a, summary, [role=button]"));
}

function isInList(element) {
  return element === document.body || Boolean(element.matches?.("#rows, #points"));
}

/** Escape leaves a field, and so does Enter in the search. */
function leaveField(event, desk) {
  if (event.target.closest("#asking")) return;
  const isDone = event.key === "Enter" && event.target.id === "filter-q";
  const isDown = event.key === "ArrowDown" && event.target.id === "filter-q";
  if (event.key !== "Escape" && !isDone && !isDown) return;
  event.preventDefault();
  desk.filters.more.open = false;
  desk.focusList();
}
