/* Gathering what is chosen into key points. */

import { makeId } from "../statements/ids.js";
import { shorten, sliceText } from "./dom.js";
import { pick } from "./picking.js";
import { say } from "./words.js";

export function gatherLast(desk, number, side = "supports") {
  const id = desk.points.last[number - 1];
  if (id) gather(desk, id, side);
  else desk.notices.say(say("gather.no.last", { n: number }));
}

export function gatherInto(desk, side = "supports") {
  const parts = desk.chosen.parts();
  if (!parts.length) return desk.notices.say(say("nothing.chosen"));
  return pick(desk.asking, {
    title: say(`gather.title.${side}`, { n: parts.length }),
    hint: say("pick.hint"),
    from: listPoints(desk, desk.rows.get(parts[0].statement), side),
    mayMake: true,
    give: ({ id, text }) =>
      id ? choose(desk, id, side, parts) : makeWith(desk, text, side, parts),
  });
}

/** What is chosen in the list goes to the key point one stands on. */
export function gatherHere(desk, side = "supports") {
  const point = desk.points.current;
  if (!point) return desk.notices.say(say("no.point"));
  if (!desk.chosen.parts().length) return desk.notices.say(say("nothing.chosen"));
  return choose(desk, point.id, side);
}

export async function makePoint(desk) {
  const parts = desk.chosen.parts();
  const row = parts.length ? desk.rows.get(parts[0].statement) : null;
  desk.asking.words({
    title: say("point.new", { n: parts.length }),
    label: say("point.words"),
    text: wordsOf(row, parts[0]),
    hint: say("words.hint"),
    done: say("point.make"),
    give: (text) => makeWith(desk, text, "supports", parts),
  });
}

export function takeOut(desk, name = "take_out") {
  const parts = desk.chosen.parts();
  const row = parts.length && desk.rows.get(parts[0].statement);
  const matches = row ? row.matches.filter((each) => each.side !== "none") : [];
  if (!matches.length) return desk.notices.say(say("out.nothing"));
  const points = [...new Set(matches.map(({ key_point: id }) => id))];
  const go = (id) => {
    const left = (each) => each.filter((match) => match.key_point !== id);
    const guess = ({ matches: had }) => ({
      matches: left(had),
      place: left(had).some(gathers) ? "gathered" : "waiting",
    });
    desk.steps.take(name, { parts, key_point: id }, { parts, guess });
  };
  // Among the statements of a key point, that is the one meant.
  const looked = desk.filters.values.key_point;
  if (points.includes(looked)) return go(looked);
  if (points.length === 1) return go(points[0]);
  const from = points.map((id) => ({ id, text: desk.points.textOf(id) }));
  return pick(desk.asking, { title: say("out.title"), from, give: ({ id }) => go(id) });
}

function choose(desk, id, side, parts = desk.chosen.parts()) {
  // One that the machine proposes becomes people's own first.
  if (desk.points.isSuggested(id)) {
    const { text, focus_area: area } = desk.points.get(id);
    return makeWith(desk, text, side, parts, area);
  }
  return gather(desk, id, side, parts);
}

function gather(desk, id, side, parts = desk.chosen.parts()) {
  if (!parts.length) return desk.notices.say(say("nothing.chosen"));
  desk.points.use(id);
  desk.drawPoints();
  return desk.steps.take(
    "gather",
    { parts, key_point: id, side },
    { parts, guess: guessGathered(id, side, parts), goesOn: true },
  );
}

function makeWith(desk, text, side, parts, area = null) {
  const row = parts.length ? desk.rows.get(parts[0].statement) : null;
  const id = makeId();
  const focusArea = area ?? desk.areaOf(row);
  desk.points.add({
    id,
    text,
    meeting: desk.meeting,
    focus_area: focusArea,
    heading: null,
    part_of: null,
    supports: parts.length,
    opposes: 0,
    unresolved: 0,
    groups: 0,
    asked: 0,
    meetings: 0,
    meetings_asked: 0,
    respondents: 0,
    parts: 0,
    memos: 0,
    versions: {},
  });
  desk.drawPoints();
  return desk.steps.take(
    "make_key_point",
    { id, text, parts, focus_area: focusArea, heading: null, side },
    { parts, guess: guessGathered(id, side, parts), goesOn: true },
  );
}

function guessGathered(id, side, parts) {
  return (row) => {
    const segments = parts
      .filter((part) => part.statement === row.id)
      .map((part) => part.segment ?? null);
    const others = row.matches.filter(
      (match) => match.key_point !== id || !segments.includes(match.segment),
    );
    const made = segments.map((segment) => ({
      id: null,
      key_point: id,
      segment,
      side,
      version: 0,
    }));
    const matches = [...others, ...made];
    const isGathered = matches.some(gathers);
    return {
      matches,
      suggested: null,
      aside: isGathered ? null : row.aside,
      place: isGathered ? "gathered" : row.place,
    };
  };
}

export function gathers({ side }) {
  return side === "supports" || side === "opposes";
}

/** What is suggested first, then those of the same focus area. The last ones have keys of
    their own: they come first only where something is against them, or unresolved. */
function listPoints(desk, row, side) {
  const { points } = desk;
  const proposed = row?.suggested?.key_point ?? row?.suggested?.point;
  const area = desk.areaOf(row);
  const rank = (each) => {
    if (each.id === proposed) return 0;
    const last = points.last.indexOf(each.id);
    if (last >= 0 && side !== "supports") return 1 + last;
    const isFar = each.focus_area !== area;
    return 10 + (isFar ? 2 : 0) + (last >= 0 ? 1 : 0);
  };
  return [...points.all, ...points.suggested]
    .map((each, order) => ({ each, rank: rank(each), order }))
    .sort((one, other) => one.rank - other.rank || one.order - other.order)
    .map(({ each }) => ({
      id: each.id,
      text: each.text,
      more: points.isSuggested(each.id)
        ? say("suggested.unread")
        : desk.nameArea(each.focus_area),
    }));
}

/** The words a new key point begins with: what was said, without its full stop. */
function wordsOf(row, part) {
  if (!row) return "";
  const segment = row.segments?.find(({ id }) => id === part.segment);
  const words = segment ? sliceText(row.text, segment.start, segment.end) : row.text;
  return shorten(words, 200).replace(/[.;,]+$/, "");
}
