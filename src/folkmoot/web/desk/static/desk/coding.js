/* The second coder's page works without this: it is a form of radio buttons. Here the
   arrows walk through the key points, a digit takes a side, and "/" finds one. */
const form = document.getElementById("coding");
const find = document.getElementById("find");
const keys = document.getElementById("keys");
const show = document.getElementById("show-keys");
const SIDES = new Set(["0", "1", "2"]);

document.documentElement.classList.add("scripted");
show.addEventListener("click", () => toggleKeys(keys.hidden));
find.addEventListener("input", filter);
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const isHandled = event.target === find ? inField(event) : onPage(event);
  if (isHandled) event.preventDefault();
});

function inField(event) {
  const leaves = ["Escape", "Enter", "ArrowDown"].includes(event.key);
  if (event.key === "Escape") {
    find.value = "";
    filter();
  }
  if (leaves) focusPoint(listPoints()[0]);
  return leaves;
}

function onPage(event) {
  const { key, target } = event;
  if (key === "ArrowDown" || key === "j") return step(1);
  if (key === "ArrowUp" || key === "k") return step(-1);
  if (SIDES.has(key)) return takeSide(key);
  if (key === "/") return focusField();
  if (key === "?") return toggleKeys(keys.hidden);
  if (key === "Escape") return toggleKeys(false);
  if (target.matches("a, button, summary")) return false;
  if (key === "Enter" && !event.repeat) return save();
  return follow(key.toLowerCase());
}

function step(by) {
  const points = listPoints();
  const here = points.indexOf(findPoint());
  focusPoint(points[here < 0 ? 0 : here + by]);
  return true;
}

function takeSide(digit) {
  const point = findPoint() ?? listPoints()[0];
  const radio = point?.querySelector(`[data-side="${digit}"]`);
  if (!radio) return false;
  radio.checked = true;
  radio.dispatchEvent(new Event("change", { bubbles: true }));
  radio.focus();
  return true;
}

function save() {
  form.requestSubmit();
  return true;
}

function follow(key) {
  const link = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
  link?.click();
  return Boolean(link);
}

function focusField() {
  find.focus();
  return true;
}

function toggleKeys(isShown) {
  keys.hidden = !isShown;
  show.setAttribute("aria-expanded", String(isShown));
  if (isShown) keys.focus();
  return true;
}

function findPoint() {
  return document.activeElement?.closest("[data-point]");
}

function focusPoint(point) {
  point?.querySelector("input:checked")?.focus();
  point?.scrollIntoView({ block: "nearest" });
}

function listPoints() {
  return [...form.querySelectorAll("[data-point]")].filter((each) => each.checkVisibility());
}

/** Show the key points that have every word; those of other areas, too. */
function filter() {
  const words = find.value.toLowerCase().split(/\s+/).filter(Boolean);
  const far = form.querySelector("details");
  if (far && words.length) far.open = true;
  let shown = 0;
  for (const point of form.querySelectorAll("[data-point]")) {
    const text = point.querySelector("legend").textContent.toLowerCase();
    point.hidden = !words.every((word) => text.includes(word));
    shown += !point.hidden;
  }
  document.getElementById("found-none").hidden = shown > 0;
}
