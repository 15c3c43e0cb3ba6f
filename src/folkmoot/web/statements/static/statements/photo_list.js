/* The pictures of a sheet, and the way to add one. */

import { button, make } from "./dom.js";
import { sayWhy } from "./card.js";
import { say } from "./words.js";

export function makePhotos(page, sent, own) {
  if (!sent.length && !own.length) return null;
  const { notebook } = page;
  return [
    make("h3", {}, say("photos")),
    make(
      "ul",
      {},
      sent.map((photo, at) =>
        make(
          "li",
          {},
          makeSent(
            photo,
            say("photo.name", { number: at + 1 }),
            notebook.reach === "ok",
          ),
        ),
      ),
      own.map((photo, at) =>
        make("li", {}, makeOwn(notebook, photo, sent.length + at + 1)),
      ),
    ),
    own.length > 0 &&
      !notebook.store.lasting &&
      make("p", { class: "state" }, say("photo.memory")),
  ];
}

function makeSent(photo, name, isInReach) {
  // Never kept by the service worker: it belongs to the table, not to the phone.
  if (!isInReach)
    return make("p", { class: "quiet" }, `${name}: ${say("photo.offline")}`);
  return make(
    "a",
    { href: photo.url, target: "_blank", rel: "noopener" },
    make("img", { src: photo.url, alt: name, loading: "lazy" }),
  );
}

function makeOwn(notebook, photo, number) {
  if (!photo.refused)
    return make("p", { class: "state" }, say("photo.waits", { number }));
  return make(
    "div",
    { class: "state refused" },
    make("p", {}, say("photo.refused", { why: sayWhy(photo.refused) })),
    button(say("discard"), {
      class: "plain",
      click: () => notebook.photos.drop(photo).then(() => notebook.changed()),
    }),
  );
}
