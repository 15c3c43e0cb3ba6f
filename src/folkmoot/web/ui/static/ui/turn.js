/* Which of a browser's tabs leads. When it is gone, another does. Where the browser has
   locks, they tell; else a note that has to be renewed. Should two lead for a moment, no
   harm is done. */

const RENEWS_EVERY = 2000;
const LASTS = 6000;

/** Calls `onLead`, and `onFollow` if another took over; `take()` takes over, `leave()`. */
export function takeTurns(name, told) {
  return navigator.locks ? waitForLock(name, told) : renewNote(name, told);
}

function waitForLock(name, { onLead, onFollow }) {
  let release = () => {};
  let isLeft = false;
  const queue = async (options) => {
    try {
      await navigator.locks.request(name, options, () => {
        if (isLeft) return undefined;
        onLead();
        return new Promise((resolve) => (release = resolve));
      });
    } catch {
      // Another tab took it over.
      onFollow();
      if (!isLeft) queue({});
    }
  };
  queue({});
  return {
    take: () => queue({ steal: true }),
    leave: () => {
      isLeft = true;
      release();
    },
  };
}

function renewNote(name, { onLead, onFollow }) {
  const tab = String(Math.random());
  let isMine = false;
  const renew = (insists) => {
    const held = read(name);
    const left = held ? held.until - Date.now() : 0;
    // A clock that was set back must not make a note last for years.
    const isFree = !held || left <= 0 || left > 2 * LASTS;
    const was = isMine;
    isMine = held?.tab === tab || isFree || insists === true;
    if (isMine) write(name, { tab, until: Date.now() + LASTS });
    if (isMine && !was) onLead();
    if (!isMine && was) onFollow();
  };
  renew();
  const timer = setInterval(renew, RENEWS_EVERY);
  return {
    take: () => renew(true),
    leave: () => {
      clearInterval(timer);
      if (read(name)?.tab === tab) write(name, null);
    },
  };
}

function read(name) {
  try {
    return JSON.parse(localStorage.getItem(name));
  } catch {
    return null;
  }
}

function write(name, value) {
  try {
    localStorage.setItem(name, JSON.stringify(value));
  } catch {
    // Switched off: then each tab leads itself.
  }
}
