/* Keeps the pages of the phone, so that they open without a network. The view that gives
   this file puts before it: VERSION, and FILES with the SHA-256 of each.

   Nothing anybody wrote is kept here, and no answer of /api/ passes through here. */
/* global VERSION, FILES */

const CACHE = `folkmoot-${VERSION}`;

self.addEventListener("install", (event) => {
  event.waitUntil(keepAll().then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(forgetOlder().then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  const address = new URL(event.request.url);
  const isOurs = address.origin === location.origin && address.pathname in FILES;
  if (event.request.method === "GET" && isOurs)
    event.respondWith(give(event.request, address.pathname));
});

/** All or nothing: a version is never mixed of two. */
async function keepAll() {
  const cache = await caches.open(CACHE);
  await Promise.all(
    Object.keys(FILES).map(async (path) => {
      const response =
        (await fetchIntact(path, "default")) ?? (await fetchIntact(path, "reload"));
      if (!response) throw new Error(`${path} is not what it should be`);
      await cache.put(path, response);
    }),
  );
}

/** The file, if it is ours to the letter: a captive portal answers 200 to everything. */
async function fetchIntact(path, cache) {
  const response = await fetch(path, {
    cache,
    redirect: "error",
    credentials: "same-origin",
  });
  if (!response.ok) return null;
  const digest = await crypto.subtle.digest(
    "SHA-256",
    await response.clone().arrayBuffer(),
  );
  const hex = Array.from(new Uint8Array(digest), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");
  return hex === FILES[path] ? response : null;
}

async function forgetOlder() {
  const names = await caches.keys();
  const older = names.filter((name) => name.startsWith("folkmoot-") && name !== CACHE);
  await Promise.all(older.map((name) => caches.delete(name)));
}

/** What is kept; where the browser cannot get at it, what the network has. */
async function give(request, path) {
  const kept = await caches
    .open(CACHE)
    .then((cache) => cache.match(path))
    .catch(() => undefined);
  return kept ?? fetch(request);
}
