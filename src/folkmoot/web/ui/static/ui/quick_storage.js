/* Text storage answers at once, so it takes the last letters when a page is torn away.
   Where a browser has it switched off, nothing here fails. */

export function readQuick(name) {
  try {
    return JSON.parse(localStorage.getItem(name));
  } catch {
    return null;
  }
}

export function writeQuick(name, value) {
  try {
    localStorage.setItem(name, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

export function removeQuick(name) {
  try {
    localStorage.removeItem(name);
  } catch {
    // Nothing was there.
  }
}

export function listQuick(before) {
  try {
    return Object.keys(localStorage).filter((name) => name.startsWith(before));
  } catch {
    return [];
  }
}
