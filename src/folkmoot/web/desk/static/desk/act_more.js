/* Memos, saved filters, undoing and doing again. */

import { makeId } from "../statements/ids.js";
import { say } from "./words.js";

export function writeMemo(desk, about = desk.findMeant()) {
  if (!about) return desk.notices.say(say("nothing.chosen"));
  return desk.asking.words({
    title: say(`memo.title.${about.type}`),
    hint: say("words.hint"),
    most: 2000,
    done: say("memo.do"),
    give: async (text) => {
      const parts =
        about.type === "statement" ? [{ statement: about.id, segment: null }] : [];
      const fields = { id: makeId(), about_type: about.type, about: about.id, text };
      await desk.steps.take("write_memo", fields, { parts });
      desk.panel.reload();
    },
  });
}

export function saveFilter(desk) {
  return desk.asking.words({
    title: say("filter.save.title"),
    label: say("filter.name"),
    hint: say("words.hint"),
    most: 100,
    give: async (name) => {
      const filter = { id: makeId(), name, query: desk.filters.query };
      const answer = await desk.steps.take("save_filter", filter);
      if (answer.status === "done") desk.filters.addSaved(filter);
    },
  });
}

/** The last step of the desk, whoever took it; one goes back to what it was about. */
export async function undo(desk) {
  const answer = await desk.steps.take("undo", {});
  if (answer.status !== "done") return;
  desk.steps.forgetLast();
  const statements = desk.steps.forgetLast();
  desk.undone.push(statements);
  desk.moving.seek(statements[0]);
  await desk.reload();
}

export async function redo(desk) {
  const answer = await desk.steps.take("redo", {});
  if (answer.status !== "done") return;
  desk.steps.forgetLast();
  const statements = desk.undone.pop() ?? [];
  desk.steps.noteDone(statements);
  desk.moving.seek(statements[0]);
  await desk.reload();
}
