/* What is done to key points: words, themes, order, merging, parts of others. */

import { makeId } from "../statements/ids.js";
import { button, make } from "./dom.js";
import { pick } from "./picking.js";
import { say } from "./words.js";

export function reword(desk) {
  const point = needPoint(desk);
  if (!point) return;
  askWording(desk, point, { text: point.text, version: point.versions?.text ?? 0 });
}

function askWording(desk, point, { text, version }) {
  desk.asking.words({
    title: say("point.reword"),
    text,
    hint: say("words.hint"),
    give: async (words) => {
      if (words === point.text) return;
      const answer = await desk.steps.take("reword", { key_point: point.id, text: words, version });
      const now = findNow(answer);
      if (!now) return;
      desk.notices.wordings(answer, {
        mine: words,
        theirs: now.text,
        onMine: () => desk.steps.take("reword", { key_point: point.id, text: words, version: now.version }),
        onBoth: () => askWording(desk, point, { text: `${now.text}\n${words}`, version: now.version }),
      });
    },
  });
}

/** What stands there now, where somebody else changed it meanwhile. */
function findNow(answer) {
  if (answer.status !== "refused" || answer.now?.text === undefined) return null;
  const { text, version } = answer.now;
  return { text, version: version ?? answer.now.versions?.text };
}

export function setTheme(desk) {
  const point = needPoint(desk);
  if (!point) return;
  const ids = desk.markedPoints();
  const none = { id: "", text: say("theme.none") };
  pick(desk.asking, {
    title: say("theme.title", { n: ids.length }),
    hint: say("pick.hint"),
    from: [...desk.points.headings, none],
    mayMake: true,
    give: async ({ id, text }) => {
      let heading = id || null;
      if (text) {
        heading = makeId();
        await desk.steps.take("make_heading", { id: heading, text });
      }
      for (const each of ids) desk.steps.take("move_key_point", { key_point: each, heading });
    },
  });
}

export function setArea(desk) {
  if (!needPoint(desk)) return;
  const ids = desk.markedPoints();
  pick(desk.asking, {
    title: say("area.title", { n: ids.length }),
    hint: say("pick.hint"),
    from: [...desk.told.areas.map(({ id, title }) => ({ id, text: title })), { id: "", text: say("points.no.area") }],
    give: ({ id }) => {
      for (const each of ids) desk.steps.take("move_key_point", { key_point: each, focus_area: id || null });
    },
  });
}

/** One place up or down, among those under the same theme and focus area. */
export function movePoint(desk, by) {
  const point = needPoint(desk);
  if (!point) return;
  const group = desk.points
    .groups(desk.told.areas)
    .find(({ points }) => points.some(({ id }) => id === point.id));
  if (!group) return;
  const at = group.points.findIndex(({ id }) => id === point.id);
  const other = group.points[at + by];
  if (!other) return desk.notices.say(say("move.end"));
  swap(desk.points.all, point, other);
  desk.drawPoints();
  desk.steps.take("move_key_point", { key_point: point.id, [by < 0 ? "before" : "after"]: other.id });
}

function swap(all, one, other) {
  const [a, b] = [all.indexOf(one), all.indexOf(other)];
  [all[a], all[b]] = [other, one];
}

/** Those that are marked go into the one that one stands on; else it goes into another. */
export function merge(desk) {
  const point = needPoint(desk);
  if (!point) return;
  const marked = [...desk.points.marked].filter((id) => id !== point.id && !desk.points.isSuggested(id));
  if (marked.length) {
    askMerged(desk, point, marked);
    return;
  }
  const from = desk.points.all
    .filter(({ id }) => id !== point.id)
    .map(({ id, text, focus_area: area }) => ({ id, text, more: desk.nameArea(area) }));
  pick(desk.asking, {
    title: say("merge.into", { text: point.text }),
    hint: say("pick.hint"),
    from,
    give: ({ id }) => askMerged(desk, desk.points.get(id), [point.id]),
  });
}

function askMerged(desk, into, others) {
  let field;
  const wordings = [into.id, ...others].map((id) => desk.points.textOf(id));
  const extra = make(
    "div",
    { class: "desk-asking-choices", role: "group", "aria-label": say("merge.wordings") },
    wordings.map((text) => button(text, { class: "plain small", click: () => takeWords(text) })),
  );
  const takeWords = (text) => {
    field.value = text;
    field.focus();
  };
  field = desk.asking.words({
    title: say("merge.title", { n: others.length + 1 }),
    text: into.text,
    hint: say("merge.hint"),
    done: say("merge.do"),
    extra: [extra],
    give: (text) => {
      desk.points.marked.clear();
      desk.points.use(into.id);
      const fields = { key_points: others, into: into.id, text };
      return desk.steps.take("merge", fields).then(() => desk.reload());
    },
  });
}

/** The marked matches' statements get a key point of their own. */
export function splitOff(desk) {
  const point = needPoint(desk);
  const parts = desk.chosen.parts();
  if (!point || !parts.length) return desk.notices.say(say("split.needs"));
  const isOf = ({ statement, segment = null }) => (match) =>
    match.key_point === point.id && (match.segment ?? null) === (segment ?? null) && statement;
  const matches = parts.flatMap((part) => (desk.rows.get(part.statement)?.matches ?? []).filter(isOf(part)));
  if (!matches.length) return desk.notices.say(say("split.needs"));
  return desk.asking.words({
    title: say("split.title", { n: matches.length, text: point.text }),
    text: "",
    hint: say("words.hint"),
    give: (text) => {
      const id = makeId();
      const fields = { key_point: point.id, matches: matches.map((match) => match.id), id, text };
      return desk.steps.take("split", fields, { parts });
    },
  });
}

export function makePartOf(desk) {
  const point = needPoint(desk);
  if (!point) return;
  const ids = desk.markedPoints();
  const wholes = desk.points.all.filter(({ id, meeting }) => !meeting && !ids.includes(id));
  const none = point.part_of ? [{ id: "", text: say("part.none") }] : [];
  pick(desk.asking, {
    title: say("part.title", { n: ids.length }),
    hint: say("pick.hint"),
    from: [...wholes.map(({ id, text }) => ({ id, text })), ...none],
    mayMake: true,
    give: ({ id, text }) => {
      if (text) desk.steps.take("lift", { key_points: ids, id: makeId(), text });
      else for (const each of ids) desk.steps.take("make_part_of", { key_point: each, whole: id || null });
      desk.points.marked.clear();
    },
  });
}

export function removePoint(desk) {
  const point = needPoint(desk);
  if (!point) return;
  desk.steps.take("remove_key_point", { key_point: point.id }).then(() => desk.reload());
}

/** One of people's own. */
function needPoint(desk) {
  const point = desk.points.current;
  if (point && !desk.points.isSuggested(point.id)) return point;
  desk.notices.say(say(point ? "point.suggested" : "no.point"));
  return null;
}
