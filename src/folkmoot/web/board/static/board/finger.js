/* Whether a finger is on the glass. What changes by itself waits until it is lifted, so
   that a tap reaches what was under it. */

// Some browsers do not say that a finger left.
const LONGEST = 3000;

let since = -Infinity;
let waiting = null;

addEventListener("pointerdown", () => (since = performance.now()), true);
addEventListener("pointerup", lift, true);
addEventListener("pointercancel", lift, true);

/** Whether a change may come now; where not, `again` is called when it may. */
export function mayChange(again) {
  const left = since + LONGEST - performance.now();
  if (left <= 0) return true;
  if (!waiting) setTimeout(lift, left);
  waiting = again;
  return false;
}

function lift() {
  since = -Infinity;
  // The click comes after.
  setTimeout(() => {
    const again = waiting;
    waiting = null;
    again?.();
  }, 50);
}
