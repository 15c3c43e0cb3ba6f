/* Keys press the button that shows them. Where there may be several of a kind, the key
   goes to the first, then to the next, and Enter presses. Never while somebody types. */

const GOES_TO = new Set(["o", "e", "c", "b"]);

export function listenForKeys(goesTo = GOES_TO) {
  const show = document.getElementById("show-keys");
  const keys = document.getElementById("keys");
  const toggle = (isShown) => {
    keys.hidden = !isShown;
    show.setAttribute("aria-expanded", String(isShown));
    if (isShown) keys.focus();
  };
  show.addEventListener("click", () => toggle(keys.hidden));
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.key === "Escape") leave(() => toggle(false));
    else if (isTyping(event.target)) return;
    else if (event.key === "?") toggle(keys.hidden);
    else if (!event.repeat && press(name(event), goesTo)) event.preventDefault();
  });
}

/** Capital letters by Caps Lock are meant as small ones; with Shift they are others. */
function name(event) {
  if (event.key.length > 1) return event.key;
  const lower = event.key.toLowerCase();
  return event.shiftKey && lower !== event.key.toUpperCase() ? lower.toUpperCase() : lower;
}

function press(key, goesTo) {
  const found = [...document.querySelectorAll(`[data-key="${CSS.escape(key)}"]`)].filter(
    (each) => each.checkVisibility(),
  );
  if (!found.length) return false;
  const [first] = found;
  if (first.matches("input, textarea")) first.focus();
  else if (first.matches("details")) unfold(first);
  else if (goesTo.has(key)) found[next(found)].focus();
  else first.click();
  return true;
}

function next(found) {
  return (found.indexOf(document.activeElement) + 1) % found.length;
}

function unfold(details) {
  details.open = !details.open;
  const inside = details.querySelector("button") ?? details.querySelector("summary");
  (details.open ? inside : details.querySelector("summary")).focus();
}

function leave(close) {
  const field = document.activeElement;
  if (isTyping(field)) field.blur();
  else close();
}

function isTyping(element) {
  return element.matches?.("input, textarea, select, [contenteditable]");
}
