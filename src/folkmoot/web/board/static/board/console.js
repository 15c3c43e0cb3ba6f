// The console works without this: each press is a form, and the page is loaded again.
// Here presses go without leaving the page, its parts change by themselves, and keys
// press what they stand beside.
import { keepTime } from "./console_time.js";
import { listenForKeys } from "./console_keys.js";
import { keepUp } from "./console_live.js";

const page = document.getElementById("console");

document.documentElement.classList.add("scripted");
const { send, refresh } = keepUp(page);
keepTime();
listenForKeys();

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!isPress(form)) return;
  event.preventDefault();
  send(form, event.submitter);
});

refresh();

function isPress(form) {
  if (form.method !== "post" || form.hasAttribute("data-whole-page")) return false;
  return page.contains(form) || form.closest("#notices");
}
