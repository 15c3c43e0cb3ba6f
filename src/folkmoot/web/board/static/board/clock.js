/* The server's clock, so that all screens turn their pages together. */

// A clock that was set anew is told from a letter that took its time.
const WAS_SET = 5000;

let ahead = null;

/** Take the server's time from an answer: the one that came quickest is nearest. */
export function setClock(told) {
  const found = Date.parse(told) - Date.now();
  const isBetter = ahead === null || found > ahead || ahead - found > WAS_SET;
  if (isBetter) ahead = found;
}

export function now() {
  return Date.now() + (ahead ?? 0);
}
