/* The sheet's page: read what lies on the device, show it, and begin to speak. */

import { announce } from "./announcer.js";
import { sayWhy } from "./card.js";
import { Notebook } from "./notebook.js";
import { listParts } from "./parts.js";
import { SheetPage } from "./sheet_page.js";
import { openStore } from "./store.js";
import { language, say, sayTime } from "./words.js";
import { keepPage } from "./worker_client.js";

document.documentElement.lang = language();
const notebook = new Notebook(await openStore());
const parts = listParts().map((part) => ({ ...part, queue: part.makeQueue(notebook) }));
notebook.others = parts.map((part) => part.queue);
await notebook.load();
if (notebook.device?.isLeft) location.replace("/j");
const page = new SheetPage(notebook, document.getElementById("root"), parts);
page.build();
notebook.drafts.onKept = chain(notebook.drafts.onKept, () => page.composer.noteKept());
notebook.addEventListener("received", ({ detail }) =>
  announce(say("received", { n: detail.count, time: sayTime(detail.at) })),
);
notebook.addEventListener("refused", ({ detail }) => page.tell(sayWhy(detail)));
notebook.addEventListener("crossed", () => announce(say("cross.title")));
notebook.start();
keepPage();

// Where the page cannot be opened again without a network, leaving it is asked about.
addEventListener("beforeunload", (event) => {
  const isLosing = !notebook.store.lasting || !navigator.serviceWorker?.controller;
  const unsent = notebook.countUnsent() + notebook.countWaiting();
  if (isLosing && unsent > 0 && notebook.reach !== "over")
    event.preventDefault();
});

function chain(first, second) {
  return (value) => {
    first(value);
    second(value);
  };
}
