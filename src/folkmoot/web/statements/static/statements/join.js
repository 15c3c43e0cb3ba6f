/* The door: by a scanned token, or by a typed code; and to a group of one's own choice. */

import { button, make } from "./dom.js";
import { Notebook } from "./notebook.js";
import { ask } from "./server.js";
import { openStore } from "./store.js";
import { sayWhy } from "./card.js";
import { chooseLanguage, language, LANGUAGES, say, sayGroup } from "./words.js";
import { keepPage } from "./worker_client.js";

const AGAIN = 3000;
const TOKEN = "folkmoot-token";

const root = document.getElementById("root");
let shown = { kind: "form" };
let timer = 0;

document.documentElement.lang = language();
let token = takeToken();
const notebook = new Notebook(await openStore());
await notebook.load();
addEventListener("hashchange", () => location.hash && join({ token: takeToken() }));
// What was scanned while the store opened, before anybody listened.
if (location.hash) token = takeToken();
addEventListener("online", () => shown.kind === "joining" && join(shown.asked));
if (notebook.device?.mustClear) await ask("/api/clear", { body: {} });
if (token) join({ token });
// Who is in, but at no table, comes here to pick one: the cookie is enough.
else if (notebook.device?.id && notebook.device.group === null) join({});
else show({ kind: "form" });
// What a group before left unsent is sent from here, too.
notebook.start({ polls: false });
keepPage();

/** The token leaves the address at once. Until the device is in, this tab remembers it,
    so that a page loaded anew need not be scanned for again. */
function takeToken() {
  const scanned = decodeURIComponent(location.hash.slice(1));
  if (scanned) {
    history.replaceState(null, "", location.pathname);
    remember(scanned);
    return scanned;
  }
  try {
    return sessionStorage.getItem(TOKEN);
  } catch {
    return null;
  }
}

function remember(scanned) {
  try {
    if (scanned) sessionStorage.setItem(TOKEN, scanned);
    else sessionStorage.removeItem(TOKEN);
  } catch {
    // Then it is scanned again.
  }
}

async function join(asked) {
  clearTimeout(timer);
  show({ kind: "joining", asked, isOffline: shown.isOffline });
  const answer = await ask("/api/join", { body: asked });
  if (answer.kind === "none" || answer.status >= 500) {
    show({
      kind: "joining",
      asked,
      isOffline: true,
      isPortal: answer.why === "portal",
    });
    timer = setTimeout(() => join(asked), AGAIN);
    return;
  }
  if (answer.status !== 200) {
    if (answer.status !== 429) remember(null);
    show({ kind: "form", problem: sayWhy(answer.body), code: asked.code });
    return;
  }
  await take(answer.body);
}

/** In the meeting without a table: to be asked with the whole hall. */
async function stayAlone(body) {
  remember(null);
  await notebook.join(body);
  location.replace("/s");
}

async function take(body) {
  const isToPick = !body.group || (notebook.device?.isLeft && body.groups.length > 1);
  if (isToPick) {
    show({ kind: "pick", ...body });
    return;
  }
  remember(null);
  await notebook.join(body);
  location.replace("/s");
}

function show(next) {
  shown = next;
  document.title = `${say("join.title")} – folkmoot`;
  const builders = { form: makeForm, joining: makeJoining, pick: makePick };
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
    make("main", { class: "door", id: "content" }, builders[next.kind](next)),
  );
  if (next.kind !== "form" || next.problem) root.querySelector("h1, .refused")?.focus();
}

function makeForm({ problem, code = "" }) {
  const field = make("input", {
    id: "code",
    autocomplete: "off",
    autocapitalize: "characters",
    spellcheck: "false",
    maxlength: "12",
    required: true,
    class: "code",
    "aria-describedby": "code-help",
  });
  field.value = code;
  const submit = (event) => {
    event.preventDefault();
    join({ code: field.value });
  };
  return [
    make("h1", { tabindex: "-1" }, say("join.title")),
    notebook.copy?.group &&
      make(
        "div",
        { class: "notice" },
        make("p", {}, say("join.known", { group: sayGroup(notebook.copy.group) })),
        make("a", { class: "button", href: "/s" }, say("join.to.sheet")),
      ),
    problem &&
      make("p", { class: "state refused", role: "alert", tabindex: "-1" }, problem),
    make(
      "form",
      { submit },
      make("label", { for: "code" }, say("join.code")),
      make("p", { class: "small quiet", id: "code-help" }, say("join.code.help")),
      make("div", { class: "menu-row" }, field, make("button", {}, say("join.do"))),
    ),
    make("p", { class: "small quiet" }, say("join.no.login")),
  ];
}

function makeJoining({ isOffline, isPortal }) {
  return [
    make("h1", { tabindex: "-1" }, say("join.joining")),
    isOffline &&
      make("p", { role: "status" }, say(isPortal ? "detail.portal" : "join.offline")),
  ];
}

function makePick(body) {
  const { groups, meeting } = body;
  const rounds = [...new Set(groups.map((group) => group.round))];
  const list = (round) =>
    make(
      "ul",
      { class: "groups" },
      groups
        .filter((group) => group.round === round)
        .map((group) => make("li", {}, makeGroup(group))),
    );
  return [
    make("p", { class: "quiet" }, say("welcome", { meeting: meeting.title })),
    make("h1", { tabindex: "-1" }, say("join.pick")),
    groups.length === 0 && make("p", {}, say("join.pick.none")),
    rounds.map((round) => [
      rounds.length > 1 && make("h2", {}, say("join.round", { number: round })),
      list(round),
    ]),
    body.group === null && makeAlone(body),
    make("p", { class: "small quiet" }, say("join.no.login")),
  ];
}

function makeAlone(body) {
  return make(
    "div",
    { class: "alone" },
    button(say("join.alone"), {
      class: "plain wide",
      "aria-describedby": "alone-help",
      click: () => stayAlone(body),
    }),
    make("p", { class: "small quiet", id: "alone-help" }, say("join.alone.help")),
  );
}

function makeGroup(group) {
  const number = say("group", { number: group.number });
  return button(
    [make("strong", {}, number), group.name && ` ${group.name}`].filter(Boolean),
    {
      class: "plain group",
      click: () => {
        if (notebook.device) notebook.device.isLeft = false;
        join({ group: group.id });
      },
    },
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
          const typed = document.getElementById("code")?.value;
          chooseLanguage(code);
          show({ ...shown, code: typed ?? shown.code });
          root.querySelector(`[lang="${code}"]`)?.focus();
        },
      }),
    ),
  );
}
