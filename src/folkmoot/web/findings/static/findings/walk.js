/* Keys for looking at single voices; without them every button works as it stands. */

const WRITING = "input, textarea, select, [contenteditable]";

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape") document.activeElement?.blur();
  if (event.target.closest?.(WRITING)) return;
  const key = event.key.toLowerCase();
  if (!/^[a-z]$/.test(key)) return;
  const pressed = document.querySelector(`[data-key="${key}"]`);
  if (!pressed) return;
  event.preventDefault();
  if (pressed.matches("select")) pressed.focus();
  else pressed.click();
});

document.documentElement.dataset.walk = "ready";
