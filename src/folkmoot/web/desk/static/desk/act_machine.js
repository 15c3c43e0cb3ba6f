/* What the machine suggests is taken or turned down, by a person. */

import { gathers } from "./act_gathering.js";
import { say } from "./words.js";

export function accept(desk, side = null) {
  const rows = suggestedRows(desk);
  if (!rows.length) return desk.notices.say(say("accept.nothing"));
  const parts = rows.map(({ id }) => ({ statement: id, segment: null }));
  const suggestions = rows.map(({ suggested }) => suggested.id);
  const [{ suggested }] = rows;
  if (suggested.key_point) desk.points.use(suggested.key_point);
  const guess = (row) => guessAccepted(row, side);
  return desk.steps.take(
    "accept",
    { suggestions, side },
    { parts, guess, goesOn: true, point: suggested.key_point ?? suggested.point },
  );
}

function guessAccepted(row, side) {
  const { suggested } = row;
  if (suggested.kind !== "match") return { suggested: null };
  const match = {
    id: null,
    key_point: suggested.key_point ?? suggested.point,
    segment: null,
    side: side ?? suggested.side,
    version: 0,
  };
  const matches = [...row.matches, match];
  return {
    matches,
    suggested: null,
    place: matches.some(gathers) ? "gathered" : row.place,
  };
}

/** Turned down, the next one is shown; one stays at the statement. */
export function decline(desk) {
  const rows = suggestedRows(desk);
  if (!rows.length) return desk.notices.say(say("accept.nothing"));
  const parts = rows.map(({ id }) => ({ statement: id, segment: null }));
  const suggestions = rows.map(({ suggested }) => suggested.id);
  return desk.steps.take(
    "decline",
    { suggestions },
    { parts, guess: () => ({ suggested: null }) },
  );
}

export function acceptPoint(desk, { withMatches = false } = {}) {
  const point = needSuggested(desk);
  if (!point) return undefined;
  const fields = { point: point.id, with_matches: withMatches };
  // At once, so that who goes on typing its words finds it their own.
  desk.points.accept(point.id);
  desk.drawPoints();
  const { id } = point;
  return desk.steps
    .take("accept_point", fields, { point: id })
    .then(() => desk.reload());
}

export function declinePoint(desk) {
  const point = needSuggested(desk);
  if (!point) return undefined;
  const done = desk.steps.take("decline_point", { point: point.id });
  desk.leavePoint(point.id);
  return done.then(() => desk.reload());
}

function suggestedRows(desk) {
  return desk.chosen
    .statements()
    .map((id) => desk.rows.get(id))
    .filter((row) => row?.suggested);
}

function needSuggested(desk) {
  const point = desk.points.current;
  if (point && desk.points.isSuggested(point.id)) return point;
  desk.notices.say(say("point.not.suggested"));
  return null;
}
