/* What changes while a meeting runs, from the server's stream. A browser opens six
   connections to a host and no more, so its tabs share one: one of them has the stream
   and tells the others. */

import { Stream } from "./stream.js";
import { takeTurns } from "./turn.js";

const SILENT = 45_000;
const LOOKS_EVERY = 5000;
const ASKS_AT_MOST_EVERY = 1000;

/** Follow a stream from a number on; null: begin with all there is.

    `onFrame(frame)` has all that changed since the frame before. `onState({ isConnected,
    isOut, since })`: whether the server is in reach, and since when; `isOut`: it does not
    let us read any more. `close()` ends it. */
export function follow(url, { onFrame, onState, number = null, event = "board" }) {
  const others = openChannel(`folkmoot-live ${url}`);
  let last = number;
  let isLeading = false;
  let heardAt = Date.now();
  let askedAt = 0;

  const stream = new Stream(url, {
    event,
    number,
    onFrame: (frame) => {
      take(frame);
      others.send({ frame });
    },
    onBeat: () => others.send({ beat: true }),
    onState: (state) => {
      onState?.(state);
      others.send({ state });
    },
  });

  function take(frame) {
    const isOlder = frame.number < last;
    const isTooNew = frame.from > (last ?? 0);
    if (!frame.whole && isTooNew) return catchUp();
    if (!frame.whole && isOlder) return undefined;
    last = frame.number;
    return onFrame(frame);
  }

  /** Something was missed: let the stream begin again where this tab is. */
  function catchUp() {
    if (isLeading) stream.reopen(last);
    else if (Date.now() - askedAt > ASKS_AT_MOST_EVERY) {
      askedAt = Date.now();
      others.send({ from: last });
    }
  }

  others.hear((told) => {
    heardAt = Date.now();
    if ("from" in told) {
      if (!isLeading) return;
      others.send({ state: stream.state });
      if (told.from === null || told.from < stream.number) stream.reopen(told.from);
    } else if (told.frame) take(told.frame);
    else if (told.state?.since) onState?.(told.state);
  });

  const turn = takeTurns(`folkmoot-live ${url}`, {
    onLead: () => {
      isLeading = true;
      stream.reopen(last);
      stream.open();
    },
    onFollow: () => {
      isLeading = false;
      stream.close();
      others.send({ from: last });
    },
  });
  others.send({ from: last });

  const watch = setInterval(() => {
    const isAlone = Date.now() - heardAt > SILENT;
    if (!isLeading && isAlone && document.visibilityState === "visible") turn.take();
  }, LOOKS_EVERY);

  return {
    close: () => {
      clearInterval(watch);
      turn.leave();
      stream.close();
      others.close();
    },
  };
}

/** The other tabs; nobody where the browser cannot reach them, and then each leads. */
function openChannel(name) {
  if (!globalThis.BroadcastChannel) return { send() {}, hear() {}, close() {} };
  const channel = new BroadcastChannel(name);
  return {
    send: (told) => channel.postMessage(told),
    hear: (take) => channel.addEventListener("message", ({ data }) => take(data)),
    close: () => channel.close(),
  };
}
