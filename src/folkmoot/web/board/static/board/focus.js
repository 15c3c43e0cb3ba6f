/* The statement that is chosen by the keys, on this screen alone. */

let chosen = null;

export function chosenStatement() {
  return chosen;
}

export function clearChosen() {
  chosen = null;
}

/** Choose the next statement on the page, or the one before. */
export function moveChosen(root, by) {
  const all = [...root.querySelectorAll("[data-statement]")];
  if (!all.length) return;
  const at = all.findIndex((each) => each.dataset.statement === chosen);
  const next = at < 0 ? (by > 0 ? 0 : all.length - 1) : at + by;
  chosen = all[Math.min(Math.max(next, 0), all.length - 1)].dataset.statement;
  showChosen(root);
}

export function showChosen(root) {
  for (const each of root.querySelectorAll("[data-statement]")) {
    each.classList.toggle("chosen", each.dataset.statement === chosen);
  }
}
