/* Which of a browser's tabs leads. When it is gone, another does. Where the browser has
   locks, they tell; else a note that has to be renewed. Should two lead for a moment, no
   harm is done. */

import { Lease } from "./lease.js";

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
  const lease = new Lease(name, { lasts: LASTS });
  let isLeading = false;
  const renew = (insists) => {
    const was = isLeading;
    isLeading = lease.take({ insists });
    if (isLeading && !was) onLead();
    if (!isLeading && was) onFollow();
  };
  renew(false);
  const timer = setInterval(() => renew(false), RENEWS_EVERY);
  return {
    take: () => renew(true),
    leave: () => {
      clearInterval(timer);
      lease.giveBack();
    },
  };
}
