/* Asking the server. Whatever answers without our mark is not the server: a captive
   portal says 200 to everything. */

import { language } from "./words.js";

const PATIENCE = 15_000;
// A browser sends so much on, in all, after the page is gone.
const MOST_KEPT_ALIVE = 30_000;

let offset = 0;

/** The server's clock: the phone's own may be wrong by minutes or years. */
export function serverNow() {
  return Date.now() + offset;
}

export function setOffset(value) {
  offset = value;
}

export function readOffset() {
  return offset;
}

/** {kind: "answer", status, body}, or {kind: "none", why: "offline" | "portal"}. */
export async function ask(path, { body, form } = {}) {
  const leaving = new AbortController();
  const timer = setTimeout(() => leaving.abort(), PATIENCE);
  const began = Date.now();
  try {
    const response = await fetch(path, {
      ...describe(body, form),
      signal: leaving.signal,
    });
    return await read(response, began);
  } catch {
    return { kind: "none", why: "offline" };
  } finally {
    clearTimeout(timer);
  }
}

function describe(body, form) {
  const headers = { "Accept-Language": language(), Accept: "application/json" };
  const options = { headers, redirect: "manual", cache: "no-store" };
  if (body === undefined && form === undefined) return options;
  headers["X-Folkmoot"] = "1";
  if (form) return { ...options, method: "POST", body: form };
  headers["Content-Type"] = "application/json";
  const text = JSON.stringify(body);
  const keepalive =
    document.visibilityState === "hidden" && text.length < MOST_KEPT_ALIVE;
  return { ...options, method: "POST", body: text, keepalive };
}

async function read(response, began) {
  // Our addresses never send elsewhere; a portal does.
  if (response.type === "opaqueredirect") return { kind: "none", why: "portal" };
  const body = await response.json().catch(() => null);
  if (body?.folkmoot !== 1) {
    const why = response.status >= 500 ? "offline" : "portal";
    return { kind: "none", why };
  }
  const now = Date.parse(body.now);
  if (now) offset = now - (began + Date.now()) / 2;
  return { kind: "answer", status: response.status, body };
}
