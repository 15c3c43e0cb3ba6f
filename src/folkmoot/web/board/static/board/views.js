/* What each view shows: a line on top, a heading, words under it, and blocks. */

import { make, makeBar, makeTerms, SEPARATOR } from "./dom.js";
import { say, sayGroup, sayKind } from "./say.js";
import { findArea, findGroup, findPoint, listStatements } from "./state.js";
import { makeAreaBlocks, makeStatement } from "./statements.js";

const VIEWS = {
  title: showTitle,
  door: showDoor,
  area: showArea,
  report_back: showReport,
  plenary: showPlenary,
  blank: () => ({ heading: say("blank"), isBlank: true }),
};
const CHOICES = ["agree", "disagree", "unsure"];

/** The view as `{ line, heading, lead, blocks, … }`, all but the heading optional. */
export function describeView(state, tools) {
  const { view } = state.frame.board;
  const described = { line: "", lead: "", blocks: [], ...VIEWS[view](state, tools) };
  if (!tools.isHuge) return described;
  return { ...described, isHuge: true, isOnTop: false, aside: "" };
}

function showTitle(state, { when }) {
  const { meeting, programme } = state.frame;
  const now = programme.items.findIndex((item) => item.id === programme.now);
  return {
    heading: meeting.title,
    isOnTop: true,
    // A day stays with its month.
    lead: [meeting.place, when].filter(Boolean).join(SEPARATOR).replace(/\. /g, ".\u00a0"),
    blocks: programme.items.map((item) => makeStep(item, item.id === programme.now)),
    // Where not all of it finds room: from this step on.
    startsAt: Math.max(0, now),
  };
}

function makeStep(item, isNow) {
  return {
    text: item.title || sayKind(item.kind),
    make: (text) =>
      make(
        "li",
        isNow ? "step now" : "step",
        [
          make("span", "time", (item.starts ?? "").replace(":", ".")),
          make("span", "what", text),
          isNow ? make("strong", "tag", say("now")) : null,
        ],
        isNow ? { "aria-current": "step" } : {},
      ),
  };
}

function showDoor(_, { door }) {
  return { heading: say("door"), isOnTop: true, whole: door };
}

function showArea(state, { isTight }) {
  const area = findArea(state);
  if (area === null) return { heading: say("no_area") };
  const statements = listStatements(state, area.id);
  const handedIn = say("handed_in", { n: area.handed_in, asked: area.asked });
  const { until_closed: waits } = state.frame.board;
  const isHeldBack = waits && area.state !== "closed";
  return {
    line: area.question ? area.title : "",
    aside: isTight || !area.asked ? "" : handedIn,
    heading: area.question || area.title,
    blocks: makeAreaBlocks(state, area, statements, { isTight }),
    none: say(isHeldBack ? "none_until_closed" : "none_yet"),
  };
}

function showReport(state) {
  const { board, areas, report } = state.frame;
  const group = findGroup(state, board.group);
  const statements = report.map((id) => state.statements.get(id)).filter(Boolean);
  const titles = new Map(areas.map((area) => [area.id, area.title]));
  const begins = (each, i) => i === 0 || statements[i - 1].area !== each.area;
  return {
    heading: group ? sayGroup(group) : say("report"),
    isOnTop: true,
    hasLargeTimer: true,
    blocks: statements.map((each, i) =>
      makeStatement(state, each, {
        title: begins(each, i) ? titles.get(each.area) : "",
        showsMark: true,
      }),
    ),
    none: say("none_handed_in"),
  };
}

function showPlenary(state) {
  const point = findPoint(state);
  if (point === null) return { heading: say("no_point") };
  const area = state.frame.areas.find((each) => each.focus_area === point.focus_area);
  const blocks = [];
  if (point.counts) blocks.push(makeCounts(point.counts), makeSum(point.counts));
  const asks = { open: "answer", closed: "closed" }[point.state];
  return {
    line: area?.title ?? "",
    heading: point.text,
    lead: asks ? say(asks) : "",
    blocks,
  };
}

function makeCounts(counts) {
  const all = CHOICES.reduce((sum, choice) => sum + counts[choice], 0);
  const rows = CHOICES.map((choice) =>
    make("div", "count", [
      make("span", "choice", say(choice)),
      makeBar(choice, all ? counts[choice] / all : 0),
      make("span", "number", String(counts[choice])),
    ]),
  );
  return { text: "", make: () => make("li", "counts", rows) };
}

/** In words: how many answered, how groups lean, and how many marked it. */
function makeSum(counts) {
  const n = CHOICES.reduce((sum, choice) => sum + counts[choice], 0);
  const sums = [say("answered", { n })];
  if (counts.groups?.length) sums.push(...sayLeanings(counts.groups));
  if (counts.marks) sums.push(say("marks", { n: counts.marks }));
  // A number stays with what it counts.
  const text = sums.join(SEPARATOR).replace(/(\d) /g, "$1\u00a0");
  return { text, make: (part) => makeTerms("li", "sum", part) };
}

function sayLeanings(groups) {
  const asked = groups.length;
  const agree = groups.filter((each) => each.agree > each.disagree).length;
  const disagree = groups.filter((each) => each.agree < each.disagree).length;
  return [
    say("lean_agree", { n: agree, asked }),
    ...(disagree ? [say("lean_disagree", { n: disagree, asked })] : []),
  ];
}
