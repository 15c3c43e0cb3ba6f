/* How the hall answers: a table of words and numbers, with a bar for the eye. It is not
   said aloud with each answer; who wants to hear it finds it here. */

import { make } from "../statements/dom.js";
import { say, sayGroup } from "../statements/words.js";

const CHOICES = ["agree", "disagree", "unsure"];
const SVG = "http://www.w3.org/2000/svg";

export function makeCounts({ counts }, groups = []) {
  const all = CHOICES.reduce((sum, each) => sum + counts[each], 0);
  return [
    make(
      "table",
      { class: "counts" },
      make("caption", {}, say("plenary.counts")),
      make(
        "thead",
        { class: "unseen" },
        make(
          "tr",
          {},
          make("th", { scope: "col" }, say("plenary.count.head")),
          make("th", { scope: "col" }, say("plenary.count.number")),
        ),
      ),
      make(
        "tbody",
        {},
        CHOICES.map((each) =>
          make(
            "tr",
            { class: each },
            make("th", { scope: "row" }, say(`plenary.${each}`)),
            make("td", {}, String(counts[each]), makeBar(all && counts[each] / all)),
          ),
        ),
      ),
    ),
    make(
      "p",
      { class: "small quiet" },
      `${say("plenary.counted", { n: all })} · `,
      say("plenary.counted.marks", { n: counts.marks }),
    ),
    ...(counts.groups ? makeByGroup(counts.groups, groups) : []),
  ];
}

/** Of groups that may be told by themselves, where the meeting counts by group. */
function makeByGroup(counted, groups) {
  const find = ({ id }) => counted.find(({ group }) => group === id);
  const told = groups.filter(find);
  const head = (words) => make("th", { scope: "col" }, words);
  const row = (group) =>
    make(
      "tr",
      {},
      make("th", { scope: "row" }, sayGroup(group)),
      CHOICES.map((each) => make("td", {}, String(find(group)[each]))),
    );
  return [
    told.length > 0 &&
      make(
        "table",
        { class: "by-group" },
        make("caption", {}, say("plenary.groups")),
        make(
          "thead",
          {},
          make(
            "tr",
            {},
            head(say("plenary.groups.head")),
            CHOICES.map((each) => head(say(`plenary.${each}`))),
          ),
        ),
        make("tbody", {}, told.map(row)),
      ),
    make("p", { class: "small quiet" }, say("plenary.groups.few")),
  ].filter(Boolean);
}

/** Its length is an attribute, for the page's policy allows no style of its own. */
function makeBar(part) {
  const bar = document.createElementNS(SVG, "svg");
  bar.setAttribute("class", "bar");
  bar.setAttribute("aria-hidden", "true");
  const filled = document.createElementNS(SVG, "rect");
  filled.setAttribute("width", `${(100 * part).toFixed(1)}%`);
  filled.setAttribute("height", "100%");
  bar.append(filled);
  return bar;
}
