/* While the programme is written, an empty "starts" shows when its step will begin. */
const form = document.querySelector("form[data-rows]");
const begin = form?.closest("[data-begins]")?.dataset.begins ?? "";

function readClock(text) {
  const found = /^\D*(\d{1,2})(?:\s*[.:]?\s*(\d{2}))?\s*$/.exec(text.trim());
  return found ? Number(found[1]) * 60 + Number(found[2] ?? 0) : null;
}

function writeClock(minute) {
  const hour = Math.floor(minute / 60) % 24;
  return `${String(hour).padStart(2, "0")}.${String(minute % 60).padStart(2, "0")}`;
}

function box(row, column) {
  return row.querySelector(`[data-column=${column}]`);
}

function tell() {
  let now = readClock(begin);
  for (const row of form.querySelectorAll(".row")) {
    if (row.querySelector('[name$="-removed"]').checked) continue;
    const starts = box(row, "starts");
    starts.placeholder = now === null ? "" : writeClock(now);
    const own = readClock(starts.value);
    const minutes = Number.parseInt(box(row, "minutes").value, 10);
    const from = own ?? now;
    const isStep = minutes || box(row, "title").value || !("new" in row.dataset);
    if (!isStep) continue;
    now = from === null || Number.isNaN(minutes) ? null : from + minutes;
  }
}

if (form) {
  form.addEventListener("input", tell);
  tell();
}
