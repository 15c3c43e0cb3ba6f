// The room works without this; here only what makes typing from paper quick.
document.documentElement.classList.add("scripted");

for (const box of document.querySelectorAll("textarea[data-enter]")) {
  box.addEventListener("keydown", (event) => {
    // While a letter is being composed, Enter belongs to the keyboard's own window.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    if (box.value.trim()) box.form.requestSubmit();
  });
}
