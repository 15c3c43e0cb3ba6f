/* A projector's computer: it does not fall asleep, and shows no pointer that rests. */

const RESTS_AFTER = 3000;

/** Keep the screen lit while the board is seen, where the browser can. */
export function keepAwake() {
  const ask = () => {
    if (document.visibilityState !== "visible") return;
    navigator.wakeLock?.request("screen").catch(() => {});
  };
  document.addEventListener("visibilitychange", ask);
  ask();
}

/** Hide the pointer a while after it was moved last. */
export function hidePointer() {
  let rest = null;
  const wake = () => {
    document.body.classList.remove("rests");
    clearTimeout(rest);
    rest = setTimeout(() => document.body.classList.add("rests"), RESTS_AFTER);
  };
  addEventListener("pointermove", wake);
  wake();
}
