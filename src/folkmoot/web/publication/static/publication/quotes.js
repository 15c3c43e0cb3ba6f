/* Keys for clearing quotes; without them every button works as it stands. */

const rows = [...document.querySelectorAll("#quotables > .quotable")];
const WRITING = "input, textarea, select, [contenteditable]";

/** The row the focus is in; else the one the address names, else none. */
function findRow() {
  const focused = document.activeElement?.closest(".quotable");
  return focused ?? document.querySelector(".quotable:target");
}

function goTo(row) {
  row?.focus();
  row?.scrollIntoView({ block: "nearest" });
}

function step(by) {
  const at = rows.indexOf(findRow());
  goTo(rows[Math.min(Math.max(at + by, 0), rows.length - 1)]);
}

const keys = {
  j: () => step(1),
  k: () => step(-1),
  c: () => {
    const row = findRow();
    const back = row?.querySelector("[data-take-back]");
    (back ?? row?.querySelector("form button"))?.click();
  },
  e: () => {
    const row = findRow();
    const details = row?.querySelector("details");
    if (!details) return;
    details.open = true;
    row.querySelector("textarea").focus();
  },
  n: () => document.querySelector("#next")?.click(),
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape" && event.target.matches?.("textarea")) {
    goTo(event.target.closest(".quotable"));
    return;
  }
  if (event.target.closest?.(WRITING)) return;
  const act = keys[event.key.toLowerCase()];
  if (!act) return;
  event.preventDefault();
  act();
});

goTo(findRow());
