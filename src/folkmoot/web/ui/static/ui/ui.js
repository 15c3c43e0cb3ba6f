/* Small help for every staff page; all of them work without it. */
import { keepDrafts } from "./drafts.js";

keepDrafts();

// The summary of errors is read first, and its links lead into the fields.
document.querySelector("[data-failed]")?.focus();

// The language form stays where one is on the page.
for (const form of document.querySelectorAll("[data-languages]")) {
  form.addEventListener("submit", () => {
    form.elements.next.value = location.pathname + location.search + location.hash;
  });
}

// Whoever asks a confirm page to go back goes back to where they came from.
for (const link of document.querySelectorAll("a[data-back]")) {
  link.addEventListener("click", (event) => {
    const from = document.referrer && new URL(document.referrer);
    if (!from || from.origin !== location.origin || history.length < 2) return;
    event.preventDefault();
    history.back();
  });
}

// A press that htmx could not carry out is told of above the page.
document.addEventListener("htmx:sendError", () => tell("unanswered-notice"));
document.addEventListener("htmx:timeout", () => tell("unanswered-notice"));
document.addEventListener("htmx:responseError", (event) => {
  tell(event.detail.xhr.status >= 500 ? "unanswered-notice" : "refused-notice");
});

function tell(id) {
  const notice = document.getElementById(id)?.content.cloneNode(true);
  if (notice) document.getElementById("notices").replaceChildren(notice);
}
