/* What is typed on a page and not saved yet stays in this tab: it is back after a change
   of language, a reload or a lost connection, and gone once it is saved. */

const SKIPPED = new Set(["csrfmiddlewaretoken", "then", "move"]);

function readForm(form) {
  return [...new FormData(form)].filter(
    ([name, value]) => !SKIPPED.has(name) && typeof value === "string",
  );
}

function isBack() {
  const [entry] = performance.getEntriesByType("navigation");
  return entry && entry.type !== "navigate";
}

function takeDraft(key) {
  try {
    return JSON.parse(sessionStorage.getItem(key));
  } catch {
    return null;
  }
}

function fill(form, rows, fields) {
  const ids = fields.filter(([name]) => name === "row").map(([, id]) => id);
  if (rows?.template) {
    for (const id of ids) {
      if (!form.querySelector(`#row-${CSS.escape(id)}`)) rows.add(id);
    }
  }
  if (rows) {
    for (const id of ids) {
      const row = form.querySelector(`#row-${CSS.escape(id)}`);
      if (row) rows.list.append(row);
    }
    // Empty rows of this page that the draft knows nothing of.
    for (const row of rows.list.querySelectorAll(":scope > [data-new]")) {
      if (!ids.includes(row.id.replace("row-", ""))) row.remove();
    }
    rows.number();
  }
  for (const box of form.querySelectorAll("input[type=checkbox]")) {
    box.checked = fields.some(([n, v]) => n === box.name && v === box.value);
  }
  for (const [name, value] of fields) {
    for (const box of form.querySelectorAll(`[name="${CSS.escape(name)}"]`)) {
      if (box.type !== "checkbox" && name !== "row") box.value = value;
    }
  }
}

export function keepDraft(form, rows) {
  const person = document.documentElement.dataset.person ?? "";
  const key = `draft ${person} ${location.pathname}`;
  const unsaved = form.querySelector("[data-unsaved]");
  const restored = form.querySelector("[data-restored]");
  const before = JSON.stringify(readForm(form));
  let isSending = false;

  const keep = (isSent = false) => {
    const fields = readForm(form);
    const isTouched = JSON.stringify(fields) !== before;
    if (unsaved) unsaved.hidden = !isTouched;
    if (isTouched || "answered" in form.dataset) {
      sessionStorage.setItem(key, JSON.stringify({ fields, isSent }));
    } else {
      sessionStorage.removeItem(key);
    }
  };

  const draft = takeDraft(key);
  // Sent and answered by another page: it is saved, unless one came back for it.
  if ("answered" in form.dataset) keep();
  else if (draft && (!draft.isSent || isBack())) {
    fill(form, rows, draft.fields);
    if (restored) restored.hidden = false;
    keep();
  } else sessionStorage.removeItem(key);

  form.addEventListener("input", () => keep());
  form.addEventListener("submit", () => {
    isSending = true;
    keep(true);
  });
  form.querySelector("[data-forget]")?.addEventListener("click", () => {
    isSending = true;
    sessionStorage.removeItem(key);
    location.reload();
  });
  addEventListener("pagehide", () => {
    if (!isSending) keep();
  });
}
