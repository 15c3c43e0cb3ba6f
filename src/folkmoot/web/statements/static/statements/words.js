/* What the phone's pages say, in the language that was chosen on this device. */

import { readQuick, writeQuick } from "../ui/quick_storage.js";
import { DANISH } from "./words_da.js";
import { ENGLISH } from "./words_en.js";

const NAME = "folkmoot-language";
const WORDS = { da: DANISH, en: ENGLISH };
export const LANGUAGES = { da: "Dansk", en: "English" };

let chosen = find();

/** Words that a part of another app says: by language, and by a key of its own. */
export function addWords(words) {
  for (const code of Object.keys(WORDS)) Object.assign(WORDS[code], words[code]);
}

export function language() {
  return chosen;
}

export function chooseLanguage(code) {
  chosen = code;
  writeQuick(NAME, code);
  document.documentElement.lang = code;
}

/** The words of a key. A value of one and other is told apart by `n`. */
export function say(key, values = {}) {
  const found = WORDS[chosen][key];
  if (found === undefined) throw new Error(`no words for ${key}`);
  const text =
    typeof found === "string" ? found : values.n === 1 ? found.one : found.other;
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
}

export function knows(key) {
  return key in WORDS[chosen];
}

/** "10.42" in Danish, "10:42" in English. */
export function sayTime(moment) {
  const time = new Date(moment);
  const two = (number) => String(number).padStart(2, "0");
  const between = chosen === "da" ? "." : ":";
  return `${two(time.getHours())}${between}${two(time.getMinutes())}`;
}

/** "Torvet", or "Gruppe 3" where the group has no name. */
export function sayGroup(group) {
  return group.name || say("group", { number: group.number });
}

function find() {
  const kept = readQuick(NAME);
  if (kept in WORDS) return kept;
  const spoken = navigator.languages ?? [navigator.language];
  const known = spoken.map((code) => code.slice(0, 2)).find((code) => code in WORDS);
  return known ?? "da";
}
