/* Words as the server keeps them, and lists that were pasted as one. */

export const LONGEST = 4000;

// Control characters carry no words. The server takes the same ones away.
const CONTROLS = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/g;
const PAIRS_AND_LONE = /[\ud800-\udbff][\udc00-\udfff]|[\ud800-\udfff]/g;
const BULLET = /^\s*(?:[-–—•*·▪●◦‣o]|\(?\d{1,3}[.)]|[a-zæøå][.)])\s+/i;

/** One spelling: what is compared and sent. */
export function cleanWords(raw) {
  return raw
    .replace(/\r\n?/g, "\n")
    .replace(PAIRS_AND_LONE, (found) => (found.length === 2 ? found : "\ufffd"))
    .replace(CONTROLS, "")
    .normalize("NFC")
    .trim();
}

/** The server counts code points, not halves of emojis. */
export function countLetters(text) {
  return [...text].length;
}

/** The items of a pasted list; empty where the text is one statement. */
export function splitList(text) {
  const lines = text
    .split(/\r\n?|\n/)
    .map((line) => line.trimEnd())
    .filter((line) => line.trim());
  if (lines.length < 2) return [];
  const bulleted = lines.filter((line) => BULLET.test(line)).length;
  const items = bulleted >= 2 ? gather(lines) : lines.map((line) => line.trim());
  return items.length > 1 ? items : [];
}

/** A line without a bullet goes on with the one before; before the first, it leads. */
function gather(lines) {
  const items = [];
  for (const line of lines) {
    const starts = BULLET.test(line);
    const words = line.replace(BULLET, "").trim();
    if (starts || items.length === 0) items.push(words);
    else items[items.length - 1] += ` ${words}`;
  }
  return items.filter(Boolean);
}

/** The beginning, for where all of it has no room. */
export function shorten(text, most = 60) {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > most ? `${line.slice(0, most - 1).trimEnd()}…` : line;
}
