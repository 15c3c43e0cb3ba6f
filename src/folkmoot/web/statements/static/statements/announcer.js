/* What a screen reader says by itself: politely, and not more than once in three
   seconds, however much happens. */

const PAUSE = 3000;

let waiting = [];
let last = -PAUSE;
let timer = 0;

export function announce(words) {
  if (waiting.at(-1) !== words) waiting.push(words);
  const pause = Math.max(0, last + PAUSE - performance.now());
  if (!timer) timer = setTimeout(speak, pause);
}

function speak() {
  timer = 0;
  last = performance.now();
  const region = document.getElementById("said");
  if (region) region.textContent = waiting.join(" ");
  waiting = [];
}
