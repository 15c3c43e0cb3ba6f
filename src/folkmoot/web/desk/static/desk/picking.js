/* Finding one of many by typing some letters of it: what begins with them comes first.
   Enter takes the one that is marked; the arrows mark another. Before anything is typed,
   each has a digit. */

import { find, key, make, shorten } from "./dom.js";
import { say } from "./words.js";

const MOST = 9;

/** `from`: `[{ id, text, more }]`, best first; `make`: whether new words may be given.
    `give({ id })` or `give({ text })`. */
export function pick(
  asking,
  { title, label, from, mayMake = false, give, hint, placeholder },
) {
  let found = [];
  let at = 0;
  const field = make("input", {
    id: "picking",
    autocomplete: "off",
    role: "combobox",
    "aria-expanded": "true",
    "aria-controls": "picking-list",
    "aria-autocomplete": "list",
    placeholder: placeholder ?? say(mayMake ? "pick.or.make" : "pick.type"),
  });
  const list = make("div", {
    id: "picking-list",
    class: "desk-picking",
    role: "listbox",
    "aria-label": title,
  });

  function draw() {
    found = search(from, field.value);
    const words = field.value.trim();
    if (mayMake && words && !found.some(({ text }) => fold(text) === fold(words)))
      found = [...found.slice(0, MOST - 1), { text: words, isNew: true }];
    at = Math.min(at, Math.max(0, found.length - 1));
    list.replaceChildren(...found.map(drawOne));
    if (!found.length)
      list.append(
        make(
          "div",
          { class: "quiet", role: "option", "aria-selected": "false" },
          say("pick.none"),
        ),
      );
    if (found.length) field.setAttribute("aria-activedescendant", `pick-${at}`);
    else field.removeAttribute("aria-activedescendant");
  }

  function drawOne(each, index) {
    const words = each.isNew
      ? say("pick.make", { text: shorten(each.text, 80) })
      : each.text;
    return make(
      "div",
      {
        id: `pick-${index}`,
        role: "option",
        class: index === at ? "at" : null,
        "aria-selected": String(index === at),
        click: () => take(each),
      },
      !field.value && [key(String(index + 1)), " "],
      make("span", {}, words),
      each.more && make("span", { class: "quiet small" }, ` ${each.more}`),
    );
  }

  function take(each) {
    if (!each) return;
    asking.close();
    give(each.isNew ? { text: each.text } : { id: each.id });
  }

  field.addEventListener("input", () => {
    at = 0;
    draw();
  });
  draw();
  asking.open({
    title,
    hint,
    body: [
      make("label", { for: "picking", class: "unseen" }, label ?? title),
      field,
      list,
    ],
    first: field,
    onKey: (event) => {
      if (event.target !== find("picking")) return false;
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step) at = (at + step + found.length) % Math.max(1, found.length);
      const digit = !field.value && /^[1-9]$/.test(event.key) && Number(event.key);
      if (step) draw();
      else if (event.key === "Enter") take(found[at]);
      else if (digit) take(found[digit - 1]);
      else return false;
      return true;
    },
  });
}

/** Those that have all the words that were typed, each from the beginning of a word. */
function search(from, typed) {
  const wanted = fold(typed).split(/\s+/).filter(Boolean);
  if (!wanted.length) return from.slice(0, MOST);
  const ranked = [];
  from.forEach((each, order) => {
    const words = ` ${fold(`${each.text} ${each.more ?? ""}`)}`;
    if (!wanted.every((part) => words.includes(part))) return;
    const begins = wanted.every((part) => words.includes(` ${part}`));
    // What stands for none of them must not be in the way of new words.
    if (!each.id && !begins) return;
    const isFirst = words.startsWith(` ${wanted[0]}`);
    ranked.push({ each, rank: (begins ? 0 : 2e6) + (isFirst ? 0 : 1e6) + order });
  });
  return ranked
    .sort((one, other) => one.rank - other.rank)
    .slice(0, MOST)
    .map(({ each }) => each);
}

function fold(text) {
  return text
    .toLowerCase()
    .normalize("NFC")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
