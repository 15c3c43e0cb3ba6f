/* What the board asks of the server. Nothing that goes wrong is told to the hall. */

const PAUSE = 1000;
const LONGEST_PAUSE = 8000;
const TELLS_EVERY = 20_000;
const GIVES_UP_AFTER = 15_000;

/** Post fields; true where it was done. */
export async function send(url, fields = {}) {
  try {
    const answer = await fetch(url, {
      method: "POST",
      headers: { Accept: "application/json", "X-CSRFToken": document.body.dataset.csrf },
      body: new URLSearchParams(fields),
    });
    return answer.ok;
  } catch {
    return false;
  }
}

/** Read on from a number, again and again; `poke` reads at once. */
export function readFrames(url, { onFrame, number }) {
  let wake = () => {};
  let pause = PAUSE;
  const read = async () => {
    const frame = await ask(`${url}?after=${number}`);
    pause = frame ? PAUSE : Math.min(pause * 2, LONGEST_PAUSE);
    if (!frame) return;
    number = frame.number;
    onFrame(frame);
  };
  const loop = async () => {
    for (;;) {
      await new Promise((resolve) => {
        wake = resolve;
        setTimeout(resolve, pause);
      });
      await read();
    }
  };
  addEventListener("online", () => wake());
  loop();
  return { poke: () => wake() };
}

/** A part of a page, or null. */
export async function fetchPart(url) {
  try {
    const answer = await fetch(url);
    if (!answer.ok || answer.redirected) return null;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    return page.body.firstElementChild;
  } catch {
    return null;
  }
}

/** Tell now and then that this screen is there, and that it was closed. */
export function tellPresence(url) {
  const id = makeId();
  const tell = () => send(url, { screen: id });
  tell();
  setInterval(tell, TELLS_EVERY);
  addEventListener("pagehide", () => {
    const fields = { screen: id, closed: "yes" };
    fields.csrfmiddlewaretoken = document.body.dataset.csrf;
    navigator.sendBeacon(url, new URLSearchParams(fields));
  });
  addEventListener("pageshow", (event) => event.persisted && tell());
}

async function ask(url) {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(GIVES_UP_AFTER) });
    const told = answer.ok ? await answer.json() : null;
    return told?.folkmoot === 1 ? told : null;
  } catch {
    return null;
  }
}

/** A random id, also where the page came without TLS. */
function makeId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
