/* The keys pressed on the board, by whoever stands at its computer. */

const TURN_ON = ["ArrowRight", "PageDown"];
const TURN_BACK = ["ArrowLeft", "PageUp"];
const DOWN = ["ArrowDown", "j", "J"];
const UP = ["ArrowUp", "k", "K"];

/** Listen, and do what `does` has for a key: `{ turn, move, pause, hide, … }`. */
export function listenToKeys(does) {
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    const act = find(event.key, does);
    if (!act) return;
    event.preventDefault();
    act();
  });
}

function find(key, does) {
  if (TURN_ON.includes(key)) return () => does.turn?.(1);
  if (TURN_BACK.includes(key)) return () => does.turn?.(-1);
  if (DOWN.includes(key)) return () => does.move?.(1);
  if (UP.includes(key)) return () => does.move?.(-1);
  const named = { " ": "pause", Escape: "clear", "?": "help" }[key];
  const letter = { h: "hide", d: "dark", f: "fill", r: "size" }[key.toLowerCase()];
  return does[named ?? letter];
}

function isTyping(target) {
  return target instanceof Element && target.closest("input, button, textarea, select");
}

/** Fill the screen, or stop filling it. */
export function fillScreen() {
  if (document.fullscreenElement) document.exitFullscreen();
  else document.documentElement.requestFullscreen().catch(() => {});
}
