/* Making elements without markup: words are always text. */

/** An element with a class, its text or children, and attributes. */
export function make(name, look, inside = [], attributes = {}) {
  const made = document.createElement(name);
  if (look) made.className = look;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...[inside].flat().filter((each) => each !== null && each !== ""));
  return made;
}

/** Several short things that stand beside each other while there is room. */
export function makeTerms(name, look, text) {
  const terms = text.split(SEPARATOR).flatMap((each) => [make("span", "", each), " "]);
  return make(name, `${look} terms`, terms);
}

export const SEPARATOR = " · ";
const SVG = "http://www.w3.org/2000/svg";

/** A bar as long as its part of the whole: drawn, as no style may be set in place. */
export function makeBar(look, part) {
  const bar = document.createElementNS(SVG, "svg");
  bar.setAttribute("class", `bar ${look}`);
  bar.setAttribute("viewBox", "0 0 100 1");
  bar.setAttribute("preserveAspectRatio", "none");
  bar.setAttribute("aria-hidden", "true");
  const filled = document.createElementNS(SVG, "rect");
  filled.setAttribute("width", String(Math.round(part * 1000) / 10));
  filled.setAttribute("height", "1");
  bar.append(filled);
  return bar;
}
