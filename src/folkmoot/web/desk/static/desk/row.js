/* One statement in the list: own words, who said it, where it stands, what the machine
   suggests. What a person decided has a solid edge, what is suggested a dashed one. */

import { make, markFound, shorten, sliceText } from "./dom.js";
import { partKey } from "./chosen.js";
import { knows, say, sayMoment } from "./words.js";

/** `look`: `cursor`, `isChosen(key)`, `textOf(point)`, `isTour`. */
export function drawRow(row, index, total, look) {
  const isCursor = look.cursor?.statement === row.id;
  const isChosen = look.isChosen(partKey({ statement: row.id }));
  const states = [isCursor && "at", isChosen && "chosen", `is-${row.place}`];
  return make(
    "div",
    {
      class: `desk-row ${states.filter(Boolean).join(" ")}`,
      id: `row-${row.id}`,
      role: "option",
      "data-row": row.id,
      "aria-selected": String(isChosen),
      "aria-setsize": total,
      "aria-posinset": index + 1,
    },
    make("span", { class: "desk-tick", "data-tick": true, "aria-hidden": "true" }),
    make(
      "div",
      { class: "desk-row-body" },
      row.segments?.length ? drawParts(row, look) : drawWords(row),
      drawWho(row, look),
      drawWhere(row, look),
      drawSuggested(row, look),
    ),
  );
}

/** A row that is on its way. */
export function drawWaiting(index) {
  return make(
    "div",
    {
      class: "desk-row on-its-way",
      role: "option",
      "aria-selected": "false",
      "aria-posinset": index + 1,
    },
    say("row.coming"),
  );
}

function drawWords(row) {
  return make("div", { class: "desk-words" }, markFound(row.text, row.spans));
}

function drawParts(row, look) {
  const parts = row.segments.map((segment, at) => {
    const part = { statement: row.id, segment: segment.id };
    const isAt = look.cursor?.segment === segment.id;
    const isChosen = look.isChosen(partKey(part));
    const spans = (row.spans ?? [])
      .filter(([start]) => start >= segment.start && start < segment.end)
      .map(([start, end]) => [
        start - segment.start,
        Math.min(end, segment.end) - segment.start,
      ]);
    const words = sliceText(row.text, segment.start, segment.end);
    const sides = row.matches.filter((match) => match.segment === segment.id);
    return make(
      "span",
      {
        class: `desk-part${isAt ? " at" : ""}${isChosen ? " chosen" : ""}${segment.stale ? " stale" : ""}`,
        "data-segment": segment.id,
      },
      make("span", { class: "desk-part-number" }, `${at + 1}`),
      isChosen && make("span", { class: "unseen" }, `${say("row.part.chosen")} `),
      markFound(words, spans),
      sides.map((match) => drawMatch(match, look)),
      segment.stale && make("span", { class: "status waiting" }, say("row.stale")),
      " ",
    );
  });
  return make("div", { class: "desk-words in-parts" }, parts);
}

// When it was said is known of these; of the others, when they were read in.
const TIMED = new Set(["device", "paper", "typed"]);

function drawWho(row, look) {
  const facts = [
    row.group_title || say("row.nobody"),
    row.area_title,
    TIMED.has(row.source) && sayMoment(row.at),
    row.marked && say("row.marked"),
    row.late && say("row.late"),
    row.edited && say("row.edited"),
    row.duplicates > 0 && say("row.duplicates", { n: row.duplicates }),
    row.memos > 0 && say("row.memos", { n: row.memos }),
    // The longest of them comes last: it is what may be cut off.
    look.isTour && row.meeting_title,
  ];
  const shown = facts.filter(Boolean).map((fact) => make("span", {}, fact));
  return make("div", { class: "desk-who" }, interleave(shown));
}

function interleave(shown) {
  return shown.flatMap((each, at) => (at ? [" · ", each] : [each]));
}

function drawWhere(row, look) {
  const whole = row.matches.filter((match) => !match.segment);
  const ends = whole.map((match) => drawMatch(match, look));
  if (row.original)
    ends.push(make("span", { class: "desk-where" }, say("row.duplicate")));
  else if (row.place === "alone")
    ends.push(make("span", { class: "desk-where" }, say("place.alone")));
  else if (row.place === "aside")
    ends.push(make("span", { class: "desk-where" }, sayAside(row)));
  return ends.length ? make("div", { class: "desk-ends" }, ends) : null;
}

function sayAside(row) {
  const { reason = "", words = "" } = row.aside ?? {};
  const name = knows(`reason.${reason}`) ? say(`reason.${reason}`) : reason;
  return say("row.aside", { reason: words || name });
}

function drawMatch(match, look) {
  if (match.side === "none") return null;
  return make(
    "span",
    { class: `desk-where ${match.side}`, "data-point": match.key_point },
    `${say(`side.${match.side}`)}: `,
    shorten(look.textOf(match.key_point), 70),
  );
}

function drawSuggested(row, look) {
  const { suggested } = row;
  if (!suggested) return null;
  const score = suggested.score ? ` ${sayScore(suggested.score)}` : "";
  const others =
    row.suggestions > 1 ? ` ${say("row.more", { n: row.suggestions - 1 })}` : "";
  return make(
    "div",
    { class: `desk-suggested ${suggested.side || ""}` },
    make("span", { class: "unseen" }, `${say("suggested")}: `),
    `${saySuggested(suggested, look)}`,
    make("span", { class: "quiet" }, score + others),
  );
}

export function saySuggested(suggested, look) {
  if (suggested.kind === "duplicate")
    return say("suggested.duplicate", { text: shorten(suggested.text, 70) });
  if (suggested.kind === "question") return say("suggested.question");
  const text =
    (suggested.key_point && look.textOf(suggested.key_point)) || suggested.text;
  const side = say(`side.${suggested.side || "supports"}`);
  return `${side}: ${shorten(text, 70)}`;
}

const SCORES = new Intl.NumberFormat(document.documentElement.lang, {
  minimumFractionDigits: 2,
  maximumFractionDigits: 2,
});

export function sayScore(score) {
  return SCORES.format(score);
}
