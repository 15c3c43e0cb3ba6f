/* A receipt: what was received on one sheet, when, and what became of it. */

import { button, make } from "./dom.js";
import { ask } from "./server.js";
import { sayWhy } from "./card.js";
import {
  chooseLanguage,
  language,
  LANGUAGES,
  say,
  sayGroup,
  sayTime,
} from "./words.js";
import { keepPage } from "./worker_client.js";

const AGAIN = 5000;
const root = document.getElementById("root");
let told = null;

document.documentElement.lang = language();
showWords(say("receipt.read"));
await read();
keepPage();
addEventListener("hashchange", () => read());

async function read() {
  const token = decodeURIComponent(location.hash.slice(1));
  if (!token) {
    showWords(say("receipt.none"), "alert");
    return;
  }
  const answer = await ask("/api/receipt", { body: { token } });
  if (answer.kind === "none" || answer.status >= 500) {
    showWords(say("join.offline"), "status");
    setTimeout(read, AGAIN);
    return;
  }
  told = answer;
  tell();
}

function tell() {
  if (told.status === 200) show(makeReceipt(told.body));
  else showWords(sayWhy(told.body), "alert");
}

function showWords(words, role = null) {
  show(make("div", {}, make("h1", {}, say("receipt")), make("p", { role }, words)));
}

function show(content) {
  document.title = `${say("receipt")} – folkmoot`;
  root.replaceChildren(
    make(
      "header",
      { class: "head" },
      make(
        "div",
        { class: "head-row" },
        make("div", { class: "where" }, make("p", { class: "name" }, "folkmoot")),
        makeLanguages(),
      ),
    ),
    make("main", { class: "door receipt", id: "content" }, content),
  );
}

function makeReceipt({
  meeting,
  group,
  area,
  at,
  count,
  statements,
  late,
  handed_in_again_at: again,
}) {
  return make(
    "div",
    {},
    make("p", { class: "area-title" }, `${say("receipt")} · ${meeting.title}`),
    make("h1", {}, say("receipt.title", { group: sayGroup(group), area: area.title })),
    area.question &&
      area.question !== area.title &&
      make("p", { class: "lead" }, area.question),
    make(
      "p",
      { class: "received" },
      make("strong", {}, `${say("received", { n: count, time: sayTime(at) })}.`),
      " ",
      new Date(at).toLocaleDateString(language(), {
        day: "numeric",
        month: "long",
        year: "numeric",
      }),
    ),
    again && make("p", {}, say("receipt.again", { time: sayTime(again) })),
    make("ol", { class: "cards" }, statements.map(makeStatement)),
    late.length > 0 && make("h2", {}, say("receipt.late")),
    late.length > 0 && make("ul", { class: "cards" }, late.map(makeLate)),
    button(say("receipt.print"), { class: "plain screen-only", click: () => print() }),
  );
}

function makeStatement({ text, marked, became, now, way }) {
  return make(
    "li",
    { class: `card${marked ? " marked" : ""}` },
    make("p", { class: "words" }, text ?? say("receipt.erased")),
    marked && make("p", { class: "state" }, `★ ${say("mark")}`),
    became !== "stands" && make("p", { class: "state" }, say(`receipt.${became}`)),
    became === "corrected" && make("p", { class: "words" }, now),
    way && makeWay(way),
  );
}

/** What the commission made of it, once it has published its answer. */
function makeWay({ outcome, aside, points, recommendations }) {
  return make(
    "div",
    { class: "way" },
    make("p", { class: "state" }, say(`way.${outcome}`), aside ? `: ${aside}` : ""),
    points.map(({ text, side, not_followed: why }) =>
      make(
        "p",
        {},
        `${say(side === "opposes" ? "way.against_point" : "way.point")}: `,
        make("q", {}, text),
        why ? ` ${say("way.because", { why })}` : "",
      ),
    ),
    recommendations.map(({ text, side, answer }) =>
      make(
        "p",
        {},
        `${say(side === "for" ? "way.for" : "way.against_one")}: `,
        make("strong", {}, text),
        answer ? ` ${say("way.answer", { answer })}` : "",
      ),
    ),
  );
}

function makeLate({ kind, text, at, became, reason }) {
  return make(
    "li",
    { class: "card" },
    make(
      "p",
      { class: "small quiet" },
      `${say(`receipt.late.${kind}`)} · ${sayTime(at)}`,
    ),
    text && make("p", { class: "words" }, text),
    make(
      "p",
      { class: "state" },
      say(`receipt.${became}`),
      reason ? ` · ${say("receipt.reason", { reason })}` : "",
    ),
  );
}

function makeLanguages() {
  return make(
    "div",
    { class: "languages", role: "group", "aria-label": say("languages") },
    Object.entries(LANGUAGES).map(([code, name]) =>
      button(name, {
        class: "plain",
        lang: code,
        "aria-pressed": String(code === language()),
        click: () => {
          chooseLanguage(code);
          if (told) tell();
          root.querySelector(`[lang="${code}"]`)?.focus();
        },
      }),
    ),
  );
}
