/* What the board asks of the server. Nothing that goes wrong is told to the hall. */

const TELLS_EVERY = 20_000;
const GIVES_UP_AFTER = 15_000;

/** Post fields; what was answered, or null where it was not done. */
export function send(url, fields = {}) {
  return ask(url, {
    method: "POST",
    headers: { Accept: "application/json", "X-CSRFToken": document.body.dataset.csrf },
    body: new URLSearchParams(fields),
  });
}

/** What changed since a number, asked for once. */
export function askFrame(url, number) {
  return ask(`${url}?after=${number}`);
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

/** Tell now and then that this screen is there, and that it was closed. Each answer has
    the log's number, by which a board knows whether it has all. */
export function tellPresence(url, { onNumber }) {
  const id = makeId();
  const tell = async () => {
    const told = await send(url, { screen: id });
    if (told) onNumber(told.number);
  };
  tell();
  setInterval(tell, TELLS_EVERY);
  addEventListener("pagehide", () => {
    const fields = { screen: id, closed: "yes" };
    fields.csrfmiddlewaretoken = document.body.dataset.csrf;
    navigator.sendBeacon(url, new URLSearchParams(fields));
  });
  addEventListener("pageshow", (event) => event.persisted && tell());
}

async function ask(url, options = {}) {
  try {
    const signal = AbortSignal.timeout(GIVES_UP_AFTER);
    const answer = await fetch(url, { ...options, signal });
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
