/* Making elements without markup: words are always text. */

/** An element. Functions among the properties listen; true and false switch. */
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined)
      element.setAttribute(name, value);
  }
  element.append(...children.flat(Infinity).filter(isThere));
  return element;
}

export function button(words, properties = {}) {
  return make("button", { type: "button", ...properties }, words);
}

/** A key as it stands on the keyboard. */
export function key(name) {
  return make("kbd", {}, name);
}

export function find(id) {
  return document.getElementById(id);
}

/** Positions from the server count code points; a string counts halves of emojis. */
export function sliceText(text, start, end) {
  if (/^[\u0000-\ud7ff\ue000-\uffff]*$/.test(text)) return text.slice(start, end);
  return [...text].slice(start, end).join("");
}

export function countLetters(text) {
  return [...text].length;
}

/** The words with the parts that a search found marked. */
export function markFound(text, spans = []) {
  if (!spans.length) return [text];
  const parts = [];
  let at = 0;
  for (const [start, end] of spans) {
    if (start < at) continue;
    parts.push(
      sliceText(text, at, start),
      make("mark", {}, sliceText(text, start, end)),
    );
    at = end;
  }
  parts.push(sliceText(text, at));
  return parts;
}

/** The beginning, for where all of it has no room. */
export function shorten(text, most = 60) {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > most ? `${line.slice(0, most - 1).trimEnd()}…` : line;
}

function isThere(child) {
  return child !== null && child !== undefined && child !== false && child !== "";
}
