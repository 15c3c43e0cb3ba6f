/* What the page has to say above the sheet: messages, and what is lost without https. */

import { button, make } from "./dom.js";
import { say, sayTime } from "./words.js";

export function makeNotices(page, view) {
  const { notebook } = page;
  return [
    ...view.messages
      .filter((each) => !notebook.settings.dismissed.includes(each.id))
      .map((each) => makeMessage(page, each)),
    notebook.reach === "out" && view.group && makeOut(),
    makeStrays(notebook),
    !notebook.store.lasting &&
      make("p", { class: "notice warning" }, say("memory.lost")),
    notebook.isFull && make("p", { class: "notice warning" }, say("memory.full")),
    !isSecureContext && makePlain(page),
    isOutdated(view) && makeOutdated(),
  ];
}

function makeMessage({ notebook }, message) {
  const dismissed = [...notebook.settings.dismissed, message.id];
  return make(
    "div",
    { class: "notice message" },
    make(
      "p",
      {},
      make("strong", {}, say("message", { time: sayTime(message.sent_at) })),
    ),
    make("p", { class: "words" }, message.text),
    button(say("close"), {
      class: "plain",
      click: () => notebook.saveSettings({ dismissed }),
    }),
  );
}

function makeOut() {
  return make(
    "div",
    { class: "notice warning" },
    make(
      "p",
      {},
      make("strong", {}, say("out.title")),
      " ",
      say("out.text"),
      " ",
      say("out.kept"),
    ),
    make("a", { class: "button plain", href: "/j" }, say("out.join")),
  );
}

function makeStrays(notebook) {
  const texts = notebook
    .listStrays()
    .map((op) => op.change.text)
    .filter(Boolean);
  if (!notebook.device || !texts.length) return null;
  return make(
    "div",
    { class: "notice warning" },
    make("p", {}, make("strong", {}, say("stray")), " ", say("stray.more")),
    make(
      "ul",
      {},
      texts.map((text) => make("li", { class: "words" }, text)),
    ),
    button(say("discard"), { class: "plain", click: () => notebook.dropStrays() }),
  );
}

function makePlain(page) {
  const toggle = () => {
    page.isPlainOpen = !page.isPlainOpen;
    page.render();
  };
  return make(
    "div",
    { class: "notice warning slim" },
    make(
      "p",
      {},
      say("plain.lost"),
      " ",
      button(say("plain.why"), {
        class: "link",
        "data-key": "why",
        "aria-expanded": String(Boolean(page.isPlainOpen)),
        click: toggle,
      }),
    ),
    page.isPlainOpen && make("p", {}, say("plain.more")),
    page.isPlainOpen && make("p", {}, make("a", { href: "/lan" }, say("plain.safe"))),
  );
}

function makeOutdated() {
  return make(
    "div",
    { class: "notice slim" },
    make(
      "p",
      {},
      say("version.new"),
      " ",
      button(say("version.load"), { class: "link", click: () => location.reload() }),
    ),
  );
}

/** The server is newer than the page, which may have been kept for a long time. */
function isOutdated(view) {
  const own = document.documentElement.dataset.version;
  return Boolean(own && view.version && own !== view.version);
}
