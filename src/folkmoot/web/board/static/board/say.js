/* The board's own words, as the server gave them in the language of the page. */

let words = {};

export function learn(given) {
  words = given;
}

/** The words of a key, with values put in; one and other are told apart by `n`. */
export function say(key, values = {}) {
  const found = words[key];
  const form = values.n === 1 ? "one" : "other";
  const text = typeof found === "string" ? found : found[form];
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
}

/** What a step of the programme is called that has no title of its own. */
export function sayKind(kind) {
  return words.kinds[kind] ?? "";
}

/** "Torvet", or "Gruppe 3" where the group has no name. */
export function sayGroup(group) {
  return group.name || say("group", { number: group.number });
}

/** Minutes and seconds. */
export function sayLength(seconds) {
  const whole = Math.ceil(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}
