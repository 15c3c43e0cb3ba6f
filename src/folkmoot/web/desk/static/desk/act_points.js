/* What is done to key points: words, themes, order, merging, parts of others. */

import { makeId } from "../statements/ids.js";
import { button, make } from "./dom.js";
import { pick } from "./picking.js";
import { sendWords } from "./wording.js";
import { say } from "./words.js";

export function reword(desk) {
  const point = needPoint(desk);
  if (!point) return;
  const { text, versions } = point;
  askWording(desk, point.id, { text, before: text, version: versions?.text ?? 0 });
}

function askWording(desk, point, { text, before, version }) {
  desk.asking.words({
    title: say("point.reword"),
    text,
    hint: say("words.hint"),
    give: (words) => {
      if (words === before) return;
      const again = (anew) => askWording(desk, point, anew);
      const given = { point, before, text: words, version, again };
      sendWords(desk, "reword", { key_point: point }, given);
    },
  });
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
      for (const each of ids)
        desk.steps.take("move_key_point", { key_point: each, heading });
    },
  });
}

export function setArea(desk) {
  if (!needPoint(desk)) return;
  const ids = desk.markedPoints();
  pick(desk.asking, {
    title: say("area.title", { n: ids.length }),
    hint: say("pick.hint"),
    from: [
      ...desk.told.areas.map(({ id, title }) => ({ id, text: title })),
      { id: "", text: say("points.no.area") },
    ],
    give: ({ id }) => {
      for (const each of ids)
        desk.steps.take("move_key_point", { key_point: each, focus_area: id || null });
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
  desk.steps.take("move_key_point", {
    key_point: point.id,
    [by < 0 ? "before" : "after"]: other.id,
  });
}

function swap(all, one, other) {
  const [a, b] = [all.indexOf(one), all.indexOf(other)];
  [all[a], all[b]] = [other, one];
}

/** Those that are marked go into the one that one stands on; else it goes into another. */
export function merge(desk) {
  const point = needPoint(desk);
  if (!point) return;
  const marked = [...desk.points.marked].filter(
    (id) => id !== point.id && !desk.points.isSuggested(id),
  );
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

function askMerged(desk, into, others, { text = into.text, ...from } = {}) {
  const takeWords = (words) => {
    field.value = words;
    field.focus();
  };
  const wordings = [into.id, ...others].map((id) => desk.points.textOf(id));
  const extra = make(
    "div",
    {
      class: "desk-asking-choices",
      role: "group",
      "aria-label": say("merge.wordings"),
    },
    wordings.map((words) =>
      button(words, { class: "plain small", click: () => takeWords(words) }),
    ),
  );
  const field = desk.asking.words({
    title: say("merge.title", { n: others.length + 1 }),
    text,
    hint: say("merge.hint"),
    done: say("merge.do"),
    extra: [extra],
    give: (words) => finishMerge(desk, into, others, { ...from, text: words }),
  });
}

async function finishMerge(desk, into, others, { before = into.text, text, version }) {
  desk.points.marked.clear();
  desk.points.use(into.id);
  const again = (anew) => askMerged(desk, into, others, anew);
  const given = { point: into.id, before, text, version, again };
  await sendWords(desk, "merge", { key_points: others, into: into.id }, given);
  desk.reload();
}

/** The marked matches' statements get a key point of their own. */
export function splitOff(desk) {
  const point = needPoint(desk);
  const parts = desk.chosen.parts();
  if (!point || !parts.length) return desk.notices.say(say("split.needs"));
  const isOf =
    ({ statement, segment = null }) =>
    (match) =>
      match.key_point === point.id &&
      (match.segment ?? null) === (segment ?? null) &&
      statement;
  const matches = parts.flatMap((part) =>
    (desk.rows.get(part.statement)?.matches ?? []).filter(isOf(part)),
  );
  if (!matches.length) return desk.notices.say(say("split.needs"));
  return desk.asking.words({
    title: say("split.title", { n: matches.length, text: point.text }),
    text: "",
    hint: say("words.hint"),
    give: (text) => {
      const id = makeId();
      const fields = {
        key_point: point.id,
        matches: matches.map((match) => match.id),
        id,
        text,
      };
      return desk.steps.take("split", fields, { parts });
    },
  });
}

export function makePartOf(desk) {
  const point = needPoint(desk);
  if (!point) return;
  const ids = desk.markedPoints().filter((id) => desk.points.get(id)?.meeting);
  if (!ids.length) {
    desk.notices.say(say("part.whole"));
    return;
  }
  const wholes = desk.points.all.filter(
    ({ id, meeting }) => !meeting && !ids.includes(id),
  );
  const none = point.part_of ? [{ id: "", text: say("part.none") }] : [];
  pick(desk.asking, {
    title: say("part.title", { n: ids.length }),
    hint: say("pick.hint"),
    from: [...wholes.map(({ id, text }) => ({ id, text })), ...none],
    mayMake: true,
    give: ({ id, text }) => {
      if (text) desk.steps.take("lift", { key_points: ids, id: makeId(), text });
      else
        for (const each of ids)
          desk.steps.take("make_part_of", { key_point: each, whole: id || null });
      desk.points.marked.clear();
    },
  });
}

export function removePoint(desk) {
  const point = needPoint(desk);
  if (!point) return;
  const done = desk.steps.take("remove_key_point", { key_point: point.id });
  desk.leavePoint(point.id);
  done.then(() => desk.reload());
}

/** One of people's own. */
function needPoint(desk) {
  const point = desk.points.current;
  if (point && !desk.points.isSuggested(point.id)) return point;
  desk.notices.say(say(point ? "point.suggested" : "no.point"));
  return null;
}
