/* Statements as blocks: alone, or drawn together where the machine finds them alike. */

import { make } from "./dom.js";
import { say, sayGroup } from "./say.js";
import { findGroup } from "./state.js";

// More than so many similar ones are counted, not listed.
const MOST_LISTED = 3;

/** Blocks of a focus area: those drawn together first, the most widespread on top. */
export function makeAreaBlocks(state, area, statements, { isTight }) {
  const likeness = state.frame.likeness.find((each) => each.area === area.id);
  const known = new Map(statements.map((each) => [each.id, each]));
  const clusters = (likeness?.clusters ?? [])
    .map((ids, i) => ({
      groups: likeness.groups[i],
      members: ids.filter((id) => known.has(id)).map((id) => known.get(id)),
    }))
    .filter(({ members }) => members.length > 1)
    .sort((a, b) => b.groups - a.groups || a.members[0].number - b.members[0].number);
  const drawn = new Set(clusters.flatMap(({ members }) => members.map(({ id }) => id)));
  const alone = statements.filter((each) => !drawn.has(each.id));
  return [
    ...clusters.map((cluster) => makeCluster(state, area, cluster, isTight)),
    ...alone.map((each) => makeStatement(state, each)),
  ];
}

/** One statement; `title` is a heading that stands over it, `isMarked` a star. */
export function makeStatement(state, statement, { title = "", showsMark = false } = {}) {
  return {
    text: statement.text,
    make: (text, { isFirst, isLast }) =>
      make("li", "", [
        isFirst && title ? make("h2", "sub", title) : null,
        makeOwn(
          statement,
          makeWords(text, {
            isFirst,
            isMarked: showsMark && statement.marked,
            by: isLast ? sayAuthor(state, statement, showsMark) : "",
          }),
        ),
      ]),
  };
}

function makeCluster(state, area, { groups, members }, isTight) {
  const block = (listed) => ({
    text: members[0].text,
    make: (text, { isFirst, isLast }) =>
      make("li", "together", [
        isFirst ? makeShare(groups, area) : null,
        makeOwn(members[0], makeWords(text, { isFirst, by: "" })),
        ...(isLast ? makeOthers(members.slice(1), listed) : []),
      ]),
  });
  return { ...block(isTight ? 0 : MOST_LISTED), folded: block(0) };
}

function makeOwn(statement, words) {
  return make("div", "statement", words, { "data-statement": statement.id });
}

function makeShare(groups, area) {
  return make("p", "share", [
    make("strong", "", say("groups", { n: groups, asked: area.asked })),
    " ",
    make("span", "machine", say("suggested")),
  ]);
}

function makeOthers(others, listed) {
  // One that is left over is told as briefly as that there is one.
  const shown = others.slice(0, others.length === listed + 1 ? listed + 1 : listed);
  const rest = others.length - (listed ? shown.length : 0);
  const list = shown.map((each) =>
    make("li", "", each.text, { "data-statement": each.id }),
  );
  return [
    listed ? make("ul", "others", list) : null,
    rest ? make("p", "more", say("similar", { n: rest })) : null,
  ];
}

function makeWords(text, { isFirst, isMarked = false, by }) {
  return make("p", "words", [
    isFirst && isMarked ? make("strong", "marked", `★ ${say("marked")}`) : null,
    isFirst && isMarked ? " " : null,
    isFirst ? text : `… ${text}`,
    by ? " " : null,
    by ? make("span", "by", `– ${by}`) : null,
  ]);
}

/** Whose it is, where that is told and not said above already. */
function sayAuthor(state, statement, isSaidAbove) {
  const group = isSaidAbove ? null : findGroup(state, statement.group);
  return group === null ? "" : sayGroup(group);
}
