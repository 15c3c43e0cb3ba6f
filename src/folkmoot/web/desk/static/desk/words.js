/* What the desk's page says beside the words of others, in the language of the page. */

import { DANISH } from "./words_da.js";
import { ENGLISH } from "./words_en.js";

const WORDS = { da: DANISH, en: ENGLISH }[document.documentElement.lang] ?? DANISH;

/** The words of a key, with values put in; one and other are told apart by `n`. */
export function say(key, values = {}) {
  const found = WORDS[key];
  if (found === undefined) throw new Error(`no words for ${key}`);
  const form = values.n === 1 ? "one" : "other";
  const text = typeof found === "string" ? found : found[form];
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
}

export function knows(key) {
  return key in WORDS;
}

const NUMBERS = new Intl.NumberFormat(document.documentElement.lang);

export function sayNumber(number) {
  return NUMBERS.format(number);
}

/** The day and the hour of what was said, by the clock of the hall as the server tells
    it, wherever this browser is: "25.11. 10.42". */
const MOMENT = new Intl.DateTimeFormat(
  document.documentElement.lang === "en" ? "en-GB" : "da",
  {
    day: "numeric",
    month: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    timeZone: "UTC",
  },
);

export function sayMoment(at) {
  const moment = new Date(`${String(at).slice(0, 16)}Z`);
  return Number.isNaN(moment.getTime()) ? "" : MOMENT.format(moment);
}
