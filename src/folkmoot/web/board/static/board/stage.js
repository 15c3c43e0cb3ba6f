/* Putting a view on the screen: what stands on top, and the page under it. */

import { make, makeTerms } from "./dom.js";
import { fillPages, makePart, measureTallest } from "./pages.js";
import { say } from "./say.js";

// A heading that takes more of the screen than this has a page of its own; so has one
// that leaves less room than a block needs, up to so many lines.
const MOST_OF_HEIGHT = 0.42;
const LINES_OF_ROOM = 5.5;
// The widest that can stand there, so that nothing moves when it does.
const WIDEST_PAGE = { page: 88, pages: 88 };

/** Pages `{ showsHeading, parts }` of a view, measured where nobody sees it. */
export function layOut(view, root, extras) {
  const isOnePage = view.isBlank || view.whole !== undefined;
  if (isOnePage) return [{ showsHeading: true, parts: [] }];
  const atTop = { ...extras, page: sayPage(view, WIDEST_PAGE) };
  root.replaceChildren(...makeFrame(view, { ...atTop, showsHeading: true }));
  if (leavesRoom(view, root)) return divide(view, root, true);
  root.replaceChildren(...makeFrame(view, { ...atTop, showsHeading: false }));
  const title = [{ text: view.heading, make: (text) => make("li", "heading", text) }];
  return [
    ...divide({ ...view, blocks: title, startsAt: undefined }, root, false),
    ...(view.blocks.length ? divide(view, root, false) : []),
  ];
}

/** The elements of one page of a view. */
export function makePage(view, pages, index, extras) {
  const { showsHeading, parts } = pages[index];
  const at = { page: index + 1, pages: pages.length };
  const page = pages.length > 1 ? sayPage(view, at) : "";
  const made = makeFrame(view, { ...extras, page, showsHeading });
  const room = made.at(-1);
  if (view.isBlank) return made;
  if (view.whole) room.replaceChildren(view.whole.cloneNode(true));
  else if (parts.length) room.firstChild.append(...parts.map(makePart));
  else room.replaceChildren(...makeNone(view));
  return made;
}

function sayPage(view, at) {
  return view.isHuge ? `${at.page}/${at.pages}` : say("page", at);
}

function leavesRoom(view, root) {
  const heading = root.querySelector(".heading").offsetHeight;
  if (heading > root.clientHeight * MOST_OF_HEIGHT) return false;
  const room = openRoom(root);
  const lines = LINES_OF_ROOM * parseFloat(getComputedStyle(root).lineHeight);
  return room.height >= Math.min(lines, measureTallest(view.blocks, room));
}

function divide(view, root, showsHeading) {
  const room = openRoom(root);
  const pages = fillPages(view.blocks, room);
  const isCut = view.startsAt !== undefined && pages.length > 1;
  const shown = isCut
    ? fillPages(view.blocks.slice(view.startsAt), room).slice(0, 1)
    : pages;
  return shown.map((parts) => ({ showsHeading, parts }));
}

function openRoom(root) {
  const room = root.querySelector(".room");
  const list = room.querySelector(".blocks");
  return {
    height: room.clientHeight,
    gap: parseFloat(getComputedStyle(list).rowGap) || 0,
    measure: (nodes) => {
      list.replaceChildren(...nodes);
      return nodes.map((node) => Math.ceil(node.getBoundingClientRect().height));
    },
  };
}

function makeNone(view) {
  return view.none ? [make("p", "none", view.none)] : [];
}

function makeFrame(view, extras) {
  if (view.isBlank) return [make("h1", "unseen", view.heading)];
  const { showsHeading } = extras;
  const isOnTop = view.isOnTop || (!view.isHuge && !showsHeading && view.line);
  const look = showsHeading ? "heading" : isOnTop ? "line" : "unseen";
  const words = !showsHeading && view.line ? view.line : view.heading;
  const heading = make("h1", look, words);
  const corner = makeCorner(view, extras);
  const line = isOnTop ? heading : make("p", "line", view.isHuge ? "" : view.line);
  const aside = view.aside ? make("p", "aside", view.aside) : null;
  const isBare = !line.textContent && !aside && !corner.children.length;
  return [
    isBare ? null : make("div", "top", [line, aside, corner]),
    isOnTop ? null : heading,
    showsHeading && view.lead ? makeTerms("p", "lead", view.lead) : null,
    make("div", "room", make("ul", "blocks")),
  ].filter((each) => each !== null);
}

function makeCorner(view, { page, timer, isPaused }) {
  const paused = page && isPaused && !view.isHuge ? ` · ${say("paused")}` : "";
  const look = view.hasLargeTimer ? "timer large" : "timer";
  return make("p", "corner", [
    timer === null ? null : make("span", look, timer),
    page ? make("span", "page", `${page}${paused}`) : null,
  ]);
}
