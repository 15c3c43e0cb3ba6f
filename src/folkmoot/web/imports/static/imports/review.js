// A stretch of the document and what was read in it light up together, with a line
// between them; a press on the one brings the other into sight.
const LIT = "lit";

function find(name) {
  const within = document.querySelector("[data-review]");
  return within?.querySelectorAll(`[data-pair="${CSS.escape(name)}"]`) ?? [];
}

function light(name) {
  document.querySelectorAll(`.${LIT}`).forEach((each) => each.classList.remove(LIT));
  const pair = name ? find(name) : [];
  pair.forEach((each) => each.classList.add(LIT));
  draw(name);
}

function draw(name) {
  const line = document.querySelector("[data-line]");
  if (!line) return;
  const from = name && document.getElementById(`d-${name}`);
  const to = name && document.getElementById(`r-${name}`);
  const path = line.querySelector("path");
  const isBetween = from && to && line.parentElement.contains(to);
  path.setAttribute("d", isBetween ? bend(line, from, to) : "");
}

function bend(line, from, to) {
  const frame = line.getBoundingClientRect();
  const pane = from.closest(".pane").getBoundingClientRect();
  const [start, end] = [from.getBoundingClientRect(), to.getBoundingClientRect()];
  const x1 = pane.right - frame.left - 12;
  const x2 = end.left - frame.left;
  const y1 = clamp(start.top + start.height / 2, pane) - frame.top;
  const y2 = clamp(end.top + end.height / 2, pane) - frame.top;
  const middle = (x1 + x2) / 2;
  return `M${x1} ${y1} C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}`;
}

function clamp(y, pane) {
  return Math.min(Math.max(y, pane.top), pane.bottom);
}

function pairOf(event) {
  return event.target.closest?.("[data-pair]")?.dataset.pair;
}

let shown = "";

function show(name) {
  shown = name ?? "";
  light(shown);
}

document.addEventListener("mouseover", (event) => {
  const name = pairOf(event);
  if (name && name !== shown) show(name);
});
document.addEventListener("focusin", (event) => {
  const name = pairOf(event);
  if (name) show(name);
});
document.addEventListener("scroll", () => draw(shown), true);
window.addEventListener("resize", () => draw(shown));

// In the same document, the link's target is in the other pane; it is brought to the
// middle of it, and this one stays where it is.
document.addEventListener("click", (event) => {
  const link = event.target.closest?.('[data-review] a[href^="#"]');
  const to = link && document.getElementById(link.hash.slice(1));
  if (!to) return;
  event.preventDefault();
  to.scrollIntoView({ block: "center", behavior: "instant" });
  show(to.dataset.pair);
  (to.matches("a") ? to : to.querySelector("a"))?.focus({ preventScroll: true });
});

// What is chosen from a list is saved at once.
document.addEventListener("change", (event) => {
  const { form } = event.target;
  if (!event.target.matches("select")) return;
  if (form?.matches("#corrections[hx-post]")) form.requestSubmit();
});

// The worker is done: all is to be seen now.
document.addEventListener("htmx:afterSwap", () => {
  if (document.querySelector("[data-done]")) location.reload();
});

// Enter saves; only its own button takes the document in.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !event.target.matches("#corrections input")) return;
  event.preventDefault();
  event.target.form.requestSubmit();
});

// The button that takes it in sends the same form elsewhere.
document.addEventListener("htmx:configRequest", (event) => {
  const by = event.detail.triggeringEvent?.submitter;
  if (by?.hasAttribute("formaction")) event.detail.path = by.formAction;
});

// How a statement is corrected is fetched when it is asked for.
document.addEventListener("click", async (event) => {
  const link = event.target.closest?.("a[data-mend]");
  if (!link || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  const piece = link.closest("li");
  await htmx.ajax("GET", link.href, { target: link, swap: "outerHTML" });
  piece.querySelector(".mend summary")?.focus({ preventScroll: true });
});

// A correction draws all of it anew: the panes stay where they were scrolled to, and
// who works by keys stays where they were, or at the statement in its place. What is
// sent is disabled meanwhile and has no focus; so it is noted before.
const PANES = ".pane, .balance";
let focused = null;
let scrolled = [];

document.addEventListener(
  "submit",
  (event) => {
    if (!event.target.matches("#corrections")) return;
    const by = event.submitter ?? document.activeElement;
    const at = by?.closest(".piece, .asides li");
    const kind = at?.matches(".piece") ? ".piece" : ".asides li";
    const place = at ? [...document.querySelectorAll(kind)].indexOf(at) : -1;
    focused = { id: by?.id, at: at?.id, kind, place };
  },
  true,
);

document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.target.id !== "review") return;
  scrolled = [...document.querySelectorAll(PANES)].map((pane) => pane.scrollTop);
});

document.addEventListener("htmx:afterSwap", () => {
  document.querySelectorAll(PANES).forEach((pane, number) => {
    pane.scrollTop = scrolled[number] ?? pane.scrollTop;
  });
});

// Not sooner: until then what is new has the classes of what had its id.
document.addEventListener("htmx:afterSettle", () => {
  if (focused && scrolled.length) {
    findFocused(focused)?.focus({ preventScroll: true });
    focused = null;
  }
  scrolled = [];
});

function findFocused({ id, at, kind, place }) {
  const same = id ? document.getElementById(id) : null;
  if (same || place < 0) return same;
  const there = [...document.querySelectorAll(kind)];
  const next = there.find((one) => one.id === at) ?? there[place] ?? there[place - 1];
  return next?.querySelector("a, button");
}
