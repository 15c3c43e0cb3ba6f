/* Sends presses one after another and fetches the parts that changed: after each press,
   when the server tells that something happened, and every few seconds in any case, as
   a phone that is gone tells nobody. A part in which somebody types waits until they are
   done. */

import { follow } from "../ui/live.js";

const PAUSE = 500;
const IN_ANY_CASE = 4000;
const SILENT = 10_000;
// While much happens, the server is left alone for so many times as long as it took.
const REST = 4;
const TOLD_FOR = 8000;

export function keepUp(page) {
  const address = page.dataset.address;
  let queue = Promise.resolve();
  let waiting = null;
  let lastAsked = 0;
  let pause = PAUSE;
  let timer = null;
  // The buttons whose presses are not answered yet.
  const underWay = [];
  let clicks = 0;
  document.addEventListener("click", ({ detail }) => (clicks = detail), true);

  /** A button that is pressed again before the page has caught up means what it has come
      to mean by then: "Next" twice goes on by two. Many click twice for once, though. */
  function send(form, submitter) {
    const id = submitter?.id;
    const isAgain = clicks < 2 && underWay.includes(id) && !holdsWords(form);
    const asked = describe(form, submitter);
    underWay.push(id);
    return inTurn(async () => {
      const press = isAgain ? describeAgain(id) : asked;
      if (press) await ask(press.to, press.options, () => renew(form, refresh));
      underWay.splice(underWay.indexOf(id), 1);
    });
  }

  /** At most twice a second, however often it is asked for. */
  function refresh() {
    if (waiting || document.hidden) return;
    const soon = Math.max(0, lastAsked + pause - Date.now());
    waiting = setTimeout(() => {
      waiting = null;
      inTurn(() => ask(address));
    }, soon);
  }

  function inTurn(task) {
    queue = queue.then(task, task);
    return queue;
  }

  async function ask(url, options = {}, done = () => {}) {
    lastAsked = Date.now();
    clearTimeout(timer);
    try {
      const answer = await fetch(url, {
        ...options,
        headers: {
          "HX-Request": "true",
          "X-CSRFToken": findToken(),
          "X-Console-Parts": tellVersions(),
        },
        signal: AbortSignal.timeout(SILENT),
      });
      pause = Math.max(PAUSE, REST * (Date.now() - lastAsked));
      await take(answer, Boolean(options.body), done);
    } catch {
      lose();
      if (options.body) tell("unanswered-notice");
    }
    timer = setTimeout(refresh, IN_ANY_CASE);
  }

  async function take(answer, isPress, done) {
    const words = await answer.text();
    // Signed out meanwhile: what was typed is kept, and one comes back here.
    if (answer.status === 401) return location.reload();
    if (answer.redirected && new URL(answer.url).pathname !== address) {
      return location.assign(answer.url);
    }
    if (answer.ok) {
      find();
      stayNear(() => htmx.swap(document.body, words, { swapStyle: "none" }));
      done();
      fade();
    } else if (answer.status === 409) {
      htmx.swap("#notices", words, { swapStyle: "innerHTML" });
    } else if (isPress) {
      tell(answer.status >= 500 ? "unanswered-notice" : "refused-notice");
    } else {
      lose();
    }
    return undefined;
  }

  if (page.dataset.live) {
    const number = Number(page.dataset.number) || null;
    follow(page.dataset.live, { onFrame: refresh, number });
  }
  document.addEventListener("visibilitychange", refresh);
  document.addEventListener("htmx:oobBeforeSwap", (event) => {
    const part = event.detail.target;
    if (isTypedIn(part)) event.detail.shouldSwap = false;
    else keepOpen(part, event.detail.fragment);
  });
  return { send, refresh };
}

function describe(form, submitter) {
  const body = new FormData(form);
  if (submitter?.name) body.append(submitter.name, submitter.value);
  const isElsewhere = submitter?.hasAttribute("formaction");
  const to = isElsewhere ? submitter.formAction : form.action;
  return { to, options: { method: "POST", body } };
}

/** The button as it is now; nothing where it is gone, or the first press was refused. */
function describeAgain(id) {
  const button = document.getElementById(id);
  const isRefused = document.querySelector("#notices .notice.error");
  return button && !isRefused ? describe(button.form, button) : null;
}

function holdsWords(form) {
  return form.querySelector("input:not([type=hidden]), textarea, select") !== null;
}

function tellVersions() {
  const parts = document.querySelectorAll("[data-part]");
  return [...parts].map((p) => `${p.dataset.part}=${p.dataset.version}`).join(" ");
}

function findToken() {
  return document.querySelector("[name=csrfmiddlewaretoken]").value;
}

/** What is typed into stays as it is; it is fetched again when nobody types. */
function isTypedIn(part) {
  const fields = part.querySelectorAll?.("input:not([type=hidden]), textarea, select");
  return [...(fields ?? [])].some(
    (field) => field === document.activeElement || isChanged(field),
  );
}

function isChanged(field) {
  if (field.matches("select")) {
    const chosen = [...field.options].find((option) => option.defaultSelected);
    return field.value !== (chosen ?? field.options[0])?.value;
  }
  const isTicked = field.matches("[type=checkbox], [type=radio]");
  return isTicked
    ? field.checked !== field.defaultChecked
    : field.value !== field.defaultValue;
}

/** Where the button that was pressed is no more, the focus stays in its part. */
function stayNear(swap) {
  const id = document.activeElement?.closest("[data-part]")?.id;
  swap();
  const part = id && document.activeElement === document.body && document.getElementById(id);
  if (!part) return;
  part.tabIndex = -1;
  part.focus({ preventScroll: true });
}

/** What was unfolded stays unfolded, and what was folded stays folded. */
function keepOpen(part, fragment) {
  for (const old of part.querySelectorAll?.("details[id]") ?? []) {
    const now = fragment.querySelector(`#${CSS.escape(old.id)}`);
    if (now) now.open = old.open;
  }
}

/** A form whose words were taken is empty for the next; its id is used up. */
function renew(form, refresh) {
  if (!form.hasAttribute("data-clears")) return;
  const failed = document.querySelector("#notices .notice.error");
  if (failed) return;
  if (form.hasAttribute("data-resets")) {
    form.reset();
    form.elements.id.value = makeId();
    refresh();
  }
  form.elements.text.value = "";
  form.elements.text.dispatchEvent(new Event("input", { bubbles: true }));
  if (form.elements.theme) form.elements.theme.value = makeId();
}

function makeId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, "$1-$2-$3-$4-$5");
}

/** What was done goes by itself; the last step stays on the page, to be undone. */
let fading;
function fade() {
  const told = document.querySelectorAll("#notices .notice.success");
  if (!told.length) return;
  clearTimeout(fading);
  fading = setTimeout(() => {
    for (const notice of told) if (!notice.matches(":focus-within, :hover")) notice.remove();
  }, TOLD_FOR);
}

function lose() {
  const contact = document.getElementById("contact");
  if (!contact.hidden) return;
  const now = new Date();
  const clock = [now.getHours(), now.getMinutes()];
  const told = clock.map((part) => String(part).padStart(2, "0")).join(".");
  contact.querySelector("[data-since]").textContent = told;
  contact.hidden = false;
}

function find() {
  document.getElementById("contact").hidden = true;
}

function tell(id) {
  const notice = document.getElementById(id)?.content.cloneNode(true);
  if (notice) document.getElementById("notices").replaceChildren(notice);
}
