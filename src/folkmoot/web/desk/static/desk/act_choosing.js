/* Choosing and ordering the statements by keys: one line finds all there is to choose by,
   so that nobody goes through fields. */

import { pick } from "./picking.js";
import { say } from "./words.js";

export function chooseBy(desk) {
  return pick(desk.asking, {
    title: say("filter.more"),
    hint: say("pick.hint"),
    placeholder: say("filter.by"),
    from: desk.filters.listChoices(),
    give: ({ id }) => {
      desk.filters.take(id);
      desk.focusList();
    },
  });
}
