/* Where a statement is cut in two: between words, moved by the arrows. It begins at the
   place that looks most like the end of a thought. */

import { button, countLetters, key, make } from "./dom.js";
import { say } from "./words.js";

/** `give(at)`: the letter of the statement that the second part begins with. */
export function cut(asking, { text, start, give }) {
  const words = findWords(text);
  if (words.length < 2) return false;
  let at = findBest(words);
  const show = make("div", {
    class: "desk-cutting",
    tabindex: "0",
    role: "slider",
    "aria-label": say("cut.place"),
    "aria-valuemin": "1",
    "aria-valuemax": words.length - 1,
  });
  const draw = () => {
    const first = words.slice(0, at);
    const second = words.slice(at);
    show.setAttribute("aria-valuenow", at);
    show.setAttribute(
      "aria-valuetext",
      say("cut.told", { before: lastWords(first), after: firstWords(second) }),
    );
    const drawn = words.map(({ word, gap }, index) =>
      make(
        "span",
        { class: index < at ? "before" : "after", "data-word": index },
        word + gap,
      ),
    );
    drawn.splice(
      at,
      0,
      make("span", { class: "desk-cut", "aria-hidden": "true" }, "┃"),
    );
    show.replaceChildren(...drawn);
  };
  const finish = () => {
    asking.close();
    give(start + countLetters(text.slice(0, words[at].place)));
  };
  show.addEventListener("click", ({ target }) => {
    const index = Number(target.closest("[data-word]")?.dataset.word);
    if (index > 0) at = index;
    draw();
  });
  draw();
  asking.open({
    title: say("cut.title"),
    hint: say("cut.hint"),
    body: [show, button([say("cut.do"), " ", key("Enter")], { click: finish })],
    first: show,
    onKey: (event) => {
      if (event.target !== show) return false;
      if (event.key === "Enter") finish();
      else at = clamp(move(event.key, at, words), 1, words.length - 1);
      if (event.key !== "Enter") draw();
      return event.key === "Enter" || MOVES.has(event.key);
    },
  });
  return true;
}

const MOVES = new Set([
  "ArrowLeft",
  "ArrowRight",
  "ArrowUp",
  "ArrowDown",
  "Home",
  "End",
  "h",
  "l",
]);

function move(pressed, at, words) {
  if (pressed === "ArrowLeft" || pressed === "h") return at - 1;
  if (pressed === "ArrowRight" || pressed === "l") return at + 1;
  if (pressed === "ArrowUp") return nextEnd(words, at, -1);
  if (pressed === "ArrowDown") return nextEnd(words, at, 1);
  if (pressed === "Home") return 1;
  if (pressed === "End") return words.length - 1;
  return at;
}

/** To the next comma, full stop or "and". */
function nextEnd(words, at, by) {
  for (let i = at + by; i > 0 && i < words.length; i += by)
    if (rank(words, i)) return i;
  return at;
}

function findBest(words) {
  const middle = words.length / 2;
  let best = Math.round(middle);
  let most = -1;
  for (let i = 1; i < words.length; i += 1) {
    const value = rank(words, i) - Math.abs(i - middle) / words.length;
    if (value > most) [best, most] = [i, value];
  }
  return clamp(best, 1, words.length - 1);
}

/** How much like the end of a thought the place before a word is. */
function rank(words, at) {
  const before = words[at - 1].word;
  if (/[.!?;:]$/.test(before)) return 3;
  if (/[,–—]$/.test(before) || before === "-") return 2;
  return /^(og|men|samt|and|but|or|eller|så)$/i.test(words[at].word) ? 1 : 0;
}

function findWords(text) {
  return [...text.matchAll(/(\S+)(\s*)/g)].map((found) => ({
    word: found[1],
    gap: found[2],
    place: found.index,
  }));
}

function lastWords(words) {
  return words
    .slice(-4)
    .map(({ word }) => word)
    .join(" ");
}

function firstWords(words) {
  return words
    .slice(0, 4)
    .map(({ word }) => word)
    .join(" ");
}

function clamp(value, least, most) {
  return Math.min(Math.max(value, least), most);
}
