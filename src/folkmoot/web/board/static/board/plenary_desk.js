// The plenary's page works without this: each press is a form. Here presses go without
// leaving the page, and keys lead the hall; see console.js, whose way it is.
import { listenForKeys } from "./console_keys.js";
import { keepUp } from "./console_live.js";

const page = document.getElementById("console");

document.documentElement.classList.add("scripted");
const { send, refresh } = keepUp(page);
// Each key has one button here, so it presses at once.
listenForKeys(new Set());

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || !(page.contains(form) || form.closest("#notices"))) return;
  event.preventDefault();
  send(form, event.submitter);
});

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const { target } = event;
  if (event.key === "Enter" && !event.shiftKey && target.matches("[data-enter-sends]")) {
    event.preventDefault();
    if (target.value.trim()) target.form.requestSubmit();
  } else if (target.matches("[data-pick]")) {
    pick(event);
  } else if (event.key === "p" && !target.matches("input, textarea, select")) {
    listPicks()[0]?.focus();
    event.preventDefault();
  }
});

refresh();

/** Up and down through the statements; Enter makes a key point of what is ticked. */
function pick(event) {
  const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key];
  if (step) {
    const picks = listPicks();
    picks[picks.indexOf(event.target) + step]?.focus();
  } else if (event.key === "Enter") {
    event.target.form.requestSubmit();
  } else if (event.key === "n") {
    document.getElementById("point-text").focus();
  } else {
    return;
  }
  event.preventDefault();
}

function listPicks() {
  const picks = page.querySelectorAll("[data-pick]");
  return [...picks].filter((each) => each.checkVisibility());
}
