/* The board for the projector. It draws what the server tells, the same on every screen;
   when the server is out of reach, it keeps what it has and says nothing to the hall. */

import { follow } from "../ui/live.js";
import { hidePointer, keepAwake } from "./awake.js";
import { now, setClock } from "./clock.js";
import { chosenStatement, clearChosen, moveChosen, showChosen } from "./focus.js";
import { fillScreen, listenToKeys } from "./keys.js";
import { computeLetters, measureScreen, setLetters } from "./letters.js";
import { learn, say, sayLength } from "./say.js";
import { askFrame, fetchPart, send, tellPresence } from "./server.js";
import { layOut, makePage } from "./stage.js";
import { applyFrame, makeState, timeLeft } from "./state.js";
import { Turning } from "./turning.js";
import { describeView } from "./views.js";

const TICK = 200;
// So long the stream has to tell what is known to have happened.
const PATIENCE = 350;
const NOBODY = "00000000-0000-0000-0000-000000000000";

const told = JSON.parse(document.getElementById("told").textContent);
const root = document.getElementById("board");
const hidden = document.getElementById("measure");

let state = makeState();
let view = null;
let pages = [];
let shown = { html: "", view: "", page: 0 };
let door = { node: null, number: null };
let lastHidden = null;
let sending = Promise.resolve();
const turning = new Turning();

learn(told.words);
take(told.frame);
follow(told.urls.live, { onFrame: take, number: state.number });
tellPresence(told.urls.here, { onNumber: catchUp });
keepAwake();
hidePointer();
setInterval(tick, TICK);
addEventListener("resize", lay);
document.fonts.ready.then(lay);
document.fonts.addEventListener?.("loadingdone", lay);
listenToKeys(told.mayWork ? { ...listActs(), fill: fillScreen } : { fill: fillScreen });
for (const button of document.querySelectorAll("[data-close]")) {
  button.addEventListener("click", () => toggle(button.closest(".panel").id, false));
}

function take(frame) {
  setClock(frame.now);
  // It was asked for beside the stream, which was quicker.
  if (!frame.whole && frame.number < state.number) return;
  state = applyFrame(state, frame);
  const { board } = frame;
  document.documentElement.dataset.theme = board.is_dark ? "dark" : "light";
  if (board.view === "door" && door.number !== frame.number) openDoor(frame.number);
  lay();
}

/** Where the stream does not bring what was done up to a number, ask for it. */
async function catchUp(number) {
  await new Promise((resolve) => setTimeout(resolve, PATIENCE));
  if (state.number >= number) return;
  const frame = await askFrame(told.urls.frame, state.number);
  if (frame) take(frame);
}

/** Divide what is shown into pages anew, and draw the one that is due. */
function lay() {
  const { board } = state.frame;
  const letters = computeLetters(board, measureScreen());
  setLetters(letters);
  const { isTight, isHuge } = letters;
  view = describeView(state, { isTight, isHuge, when: told.when, door: door.node });
  root.classList.toggle("huge", isHuge);
  hidden.classList.toggle("huge", isHuge);
  root.dataset.view = hidden.dataset.view = board.view;
  pages = layOut(view, hidden, listExtras());
  hidden.replaceChildren();
  draw();
}

function draw() {
  const { board } = state.frame;
  const page = turning.choose(board, pages.length, now());
  const made = makePage(view, pages, page, listExtras());
  const html = made.map((each) => each.outerHTML).join("");
  const turns = page !== shown.page || board.view !== shown.view;
  if (html !== shown.html || turns) {
    root.replaceChildren(...made);
    if (turns) root.lastElementChild.classList.add("turned");
    showChosen(root);
  }
  shown = { html, view: board.view, page };
}

function tick() {
  const timer = root.querySelector(".timer");
  const { timer: text } = listExtras();
  if (timer && text !== null && timer.textContent !== text) timer.textContent = text;
  const page = turning.choose(state.frame.board, pages.length, now());
  if (page !== shown.page) draw();
}

function listExtras() {
  const { board } = state.frame;
  const left = timeLeft(board, now());
  return {
    timer: left === null ? null : left > 0 ? sayLength(left) : say("time_is_up"),
    isPaused: board.is_paused,
  };
}

/** Fetch the way in; again where something was changed, which may be its key. */
async function openDoor(number) {
  door.number = number;
  const node = await fetchPart(told.urls.door);
  if (node) door.node = node;
  else door.number = null;
  if (state.frame.board.view === "door") lay();
}

function listActs() {
  return {
    turn: (by) => turning.turn(by, (page) => act(told.urls.turn, { to: page })),
    pause: () => act(state.frame.board.is_paused ? told.urls.go_on : told.urls.pause),
    dark: () => act(told.urls.dark, { on: state.frame.board.is_dark ? "no" : "yes" }),
    move: (by) => moveChosen(root, by),
    hide: hideOrBring,
    clear: () => {
      clearChosen();
      showChosen(root);
      toggle("keys", false);
      toggle("size", false);
    },
    help: () => toggle("keys"),
    size: () => toggle("size"),
  };
}

/** Hide what is chosen; where nothing is, bring back what was hidden last. */
function hideOrBring() {
  const id = chosenStatement();
  if (id !== null) {
    lastHidden = id;
    clearChosen();
    act(told.urls.hide.replace(NOBODY, id));
  } else if (lastHidden !== null) {
    act(told.urls.let_through.replace(NOBODY, lastHidden));
    lastHidden = null;
  }
}

/** One thing after another, in the order of the keys. */
async function act(url, fields) {
  const done = await (sending = sending.then(() => send(url, fields)));
  if (done) await catchUp(done.number);
}

function toggle(id, isShown) {
  const panel = document.getElementById(id);
  panel.hidden = isShown === undefined ? !panel.hidden : !isShown;
  if (!panel.hidden) panel.querySelector("input:not([type=hidden])")?.focus();
}
