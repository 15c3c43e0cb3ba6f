/* Small help for every staff page; all of them work without it. */

// The summary of errors is read first.
document.querySelector("[data-failed]")?.focus();

// The language form stays where one is on the page.
for (const form of document.querySelectorAll("[data-languages]")) {
  form.addEventListener("submit", () => {
    form.elements.next.value =
      location.pathname + location.search + location.hash;
  });
}
