/* Standing alone, set aside, waiting again, the same as another; cutting in two. */

import { gathers } from "./act_gathering.js";
import { cut } from "./cutting.js";
import { sliceText } from "./dom.js";
import { say } from "./words.js";

const REASONS = ["off_topic", "empty", "unclear", "question", "private", "other"];

export function standAlone(desk) {
  return place(desk, "stand_alone", {}, () => ({
    ...LOOSE,
    place: "alone",
    aside: null,
  }));
}

export function putBack(desk) {
  return place(
    desk,
    "put_back",
    {},
    () => ({ ...LOOSE, place: "waiting", aside: null }),
    { goesOn: false },
  );
}

const LOOSE = { matches: [], original: null };

export function setAside(desk) {
  const count = desk.chosen.statements().length;
  if (!count) return desk.notices.say(say("nothing.chosen"));
  return desk.asking.choice({
    title: say("aside.title", { n: count }),
    hint: say("aside.hint"),
    choices: REASONS.map((reason, at) => ({
      key: String(at + 1),
      words: say(`reason.${reason}`),
      value: reason,
    })),
    give: (reason) =>
      reason === "other" ? askWords(desk, reason) : finishAside(desk, reason, ""),
  });
}

function askWords(desk, reason) {
  desk.asking.words({
    title: say("aside.words"),
    hint: say("words.hint"),
    most: 300,
    give: (words) => finishAside(desk, reason, words),
  });
}

function finishAside(desk, reason, words) {
  const guess = () => ({ ...LOOSE, place: "aside", aside: { reason, words } });
  return place(desk, "set_aside", { reason, words }, guess);
}

/** Those that are marked say the same as the first of them. */
export function markSame(desk) {
  const [original, ...others] = desk.chosen.statements();
  if (!others.length) return desk.notices.say(say("same.needs.two"));
  const { place: where } = desk.rows.get(original) ?? {};
  const parts = others.map((statement) => ({ statement, segment: null }));
  const guess = (row) => ({ ...LOOSE, original, place: where ?? row.place });
  return desk.steps.take(
    "mark_duplicate",
    { statements: others, original },
    { parts, guess },
  );
}

export function cutStatement(desk) {
  const { cursor } = desk.chosen;
  const row = cursor && desk.rows.get(cursor.statement);
  if (!row) return desk.notices.say(say("nothing.chosen"));
  const segment =
    row.segments?.find(({ id }) => id === cursor.segment) ?? row.segments?.[0];
  const text = segment ? sliceText(row.text, segment.start, segment.end) : row.text;
  const parts = [{ statement: row.id, segment: null }];
  const give = async (at) => {
    const fields = { statement: row.id, at };
    const answer = await desk.steps.take("split_statement", fields, { parts });
    if (answer.status === "done") await goToPart(desk, row.id, start);
  };
  const start = segment?.start ?? 0;
  if (!cut(desk.asking, { text, start, give })) desk.notices.say(say("cut.one.word"));
  return undefined;
}

/** One goes on with the first of the two. */
async function goToPart(desk, statement, start) {
  await desk.refreshRows([statement]);
  const segment = desk.rows
    .get(statement)
    ?.segments.find((each) => each.start >= start);
  if (segment && desk.chosen.cursor?.statement === statement)
    desk.moving.go(statement, segment.id);
}

export function joinParts(desk) {
  const row = desk.chosen.cursor && desk.rows.get(desk.chosen.cursor.statement);
  if (!row?.segments?.length) return desk.notices.say(say("join.nothing"));
  const parts = [{ statement: row.id, segment: null }];
  return desk.steps.take("join_segments", { statement: row.id }, { parts });
}

function place(desk, name, fields, guess, { goesOn = true } = {}) {
  const statements = desk.chosen.statements();
  if (!statements.length) return desk.notices.say(say("nothing.chosen"));
  if (goesOn && isPartOfGathered(desk)) {
    desk.notices.say(say("part.rest"));
    return desk.moving.step(() => {}, { goesOn: true });
  }
  const parts = statements.map((statement) => ({ statement, segment: null }));
  return desk.steps.take(name, { ...fields, statements }, { parts, guess, goesOn });
}

/** A whole statement has one place: where a part of it is gathered, the others rest. */
function isPartOfGathered(desk) {
  const { cursor, count } = desk.chosen;
  if (count || !cursor?.segment) return false;
  const matches = desk.rows.get(cursor.statement)?.matches ?? [];
  return matches.some((match) => gathers(match) && match.segment !== cursor.segment);
}
