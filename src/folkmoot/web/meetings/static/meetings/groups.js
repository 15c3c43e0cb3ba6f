/* Moving people by keyboard: type a group's number in a person's box, press Enter. */

for (const form of document.querySelectorAll("[data-move]")) {
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.matches("select")) {
      event.preventDefault();
      form.requestSubmit();
    }
  });
}

// After a move one goes on where one was: the next person in the list, or the same one.
const moved = location.hash.startsWith("#move-") && location.hash.slice(6);
if (moved) {
  document.querySelector(`select[data-person="${CSS.escape(moved)}"]`)?.focus();
}
