/* Up to three stars for what matters most. */

import { button, make } from "../statements/dom.js";
import { say } from "../statements/words.js";
import { sayRefused } from "./plenary_answer.js";

export function makeMark(panel, point) {
  const { queue, told, look } = panel;
  const marked = queue.listMarked();
  const isMarked = marked.includes(point.id);
  const most = told.most_marks;
  const press = () => {
    if (panel.isCalm) return;
    if (!isMarked && marked.length >= most)
      panel.tell(say("plenary.marks.full", { most, places: sayPlaces(told, marked) }));
    else {
      look.notice = "";
      queue.mark(point.id, !isMarked);
    }
  };
  const refused = queue.refused.get(`mark/${point.id}`);
  return [
    button(
      [
        make("span", { class: "star", "aria-hidden": "true" }, isMarked ? "★" : "☆"),
        make("span", {}, say("plenary.mark")),
        isMarked && make("span", { class: "chosen" }, say("plenary.marked")),
      ].filter(Boolean),
      {
        class: "plain wide mark",
        "data-key": "mark",
        "aria-pressed": String(isMarked),
        "aria-describedby": "marks-used",
        "aria-disabled": panel.isCalm ? "true" : null,
        click: press,
      },
    ),
    make(
      "p",
      { class: "small quiet", id: "marks-used" },
      `${say("plenary.marks.used", { n: marked.length, most })}. `,
      marked.length === 0 && say("plenary.mark.help"),
    ),
    (look.notice || refused) &&
      make("p", { class: "state refused" }, look.notice || sayRefused(refused)),
  ];
}

/** "1, 4, 5": where the stars are. */
function sayPlaces(told, marked) {
  const places = told.points.map(({ id }, at) => marked.includes(id) && at + 1);
  return places.filter(Boolean).join(", ");
}
