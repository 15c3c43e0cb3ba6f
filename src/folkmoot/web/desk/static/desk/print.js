/* On paper: all that the list shows, not only what is in sight. */

import { find } from "./dom.js";
import { drawRow } from "./row.js";
import { makeLook } from "./look.js";
import { say } from "./words.js";

const MOST = 500;
const ON_PAPER = 5000;

export function preparePrint(desk) {
  find("print").addEventListener("click", () => print(desk));
}

async function print(desk) {
  const paper = document.createElement("section");
  paper.className = "desk-paper paper-only";
  paper.append(...(await drawAll(desk)));
  find("panes").after(paper);
  document.documentElement.classList.add("desk-on-paper");
  addEventListener("afterprint", () => clear(paper), { once: true });
  window.print();
}

async function drawAll(desk) {
  const look = { ...makeLook(desk)(), cursor: null, isChosen: () => false };
  const drawn = [];
  for (let offset = 0; offset < Math.min(desk.rows.total, ON_PAPER); offset += MOST) {
    const window = { ...desk.filters.values, offset, limit: MOST };
    const told = await desk.server.read("statements", window);
    drawn.push(
      ...told.rows.map((row, at) => plain(drawRow(row, offset + at, told.total, look))),
    );
    if (!told.rows.length) break;
  }
  if (desk.rows.total > ON_PAPER) drawn.push(say("print.more", { n: ON_PAPER }));
  return drawn;
}

function plain(element) {
  for (const name of [...element.getAttributeNames()])
    if (name !== "class") element.removeAttribute(name);
  return element;
}

function clear(paper) {
  paper.remove();
  document.documentElement.classList.remove("desk-on-paper");
}
