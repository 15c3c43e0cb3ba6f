/* The three answers, and what became of one's own. */

import { button, make } from "../statements/dom.js";
import { sayWhy } from "../statements/card.js";
import { say } from "../statements/words.js";

const CHOICES = ["agree", "disagree", "unsure"];

export function makeChoices(panel, point, { choice }) {
  const isShut = point.state !== "open";
  return make(
    "div",
    { class: "choices", role: "group", "aria-label": say("plenary.your.answer") },
    CHOICES.map((each) =>
      button(
        [
          make("span", {}, say(`plenary.${each}`)),
          each === choice && make("span", { class: "chosen" }, say("plenary.chosen")),
        ].filter(Boolean),
        {
          class: isShut ? "choice shut" : "choice",
          "data-key": each,
          "aria-pressed": String(each === choice),
          "aria-disabled": isShut || panel.isCalm ? "true" : null,
          click: () => panel.answer(point, each),
        },
      ),
    ),
  );
}

export function makeOwn(panel, point, { choice, waits }) {
  const refused = panel.queue.refused.get(`answer/${point.id}`);
  const end = point.state === "open" ? "" : ".closed";
  const answer = choice && say(`plenary.${choice}`);
  const how = waits ? panel.reach : "sent";
  return [
    refused && make("p", { class: "state refused" }, sayRefused(refused)),
    make(
      "p",
      {},
      choice
        ? say(`plenary.mine${end}`, { answer })
        : say(`plenary.none${end}`),
    ),
    choice &&
      make("p", { class: `state answer-${how}` }, say(`plenary.${how}`)),
  ];
}

/** Why an answer or a mark was not taken, in words. */
export function sayRefused({ field, value, code, message }) {
  const answer = say(field === "answer" ? `plenary.${value}` : "plenary.mark");
  if (code === "point_closed") return say("plenary.too.late", { answer });
  return say("plenary.refused", { answer, why: sayWhy({ code, message }) });
}
