/* Where the group's words are, in a word and in a sentence. */

import { say, sayTime } from "./words.js";

/** {kind, words, detail}: kind is ready, sent, saved or unsent. */
export function tellStatus(notebook) {
  const ops = notebook.listOwnOps();
  const n =
    notebook.outbox.count(ops) + notebook.photos.list.length + notebook.countWaiting();
  if (n === 0) {
    const kind = notebook.lastSent || hasStatements(notebook) ? "sent" : "ready";
    return { kind, words: say(`status.${kind}`), detail: tellRest(notebook, kind) };
  }
  const refused =
    ops.some((op) => op.refused) || notebook.photos.list.some((photo) => photo.refused);
  const isCutOff = ["offline", "portal", "out", "over"].includes(notebook.reach);
  if (isCutOff || refused) {
    const detail = isCutOff
      ? `detail.${notebook.reach === "portal" ? "portal" : "offline"}`
      : "detail.refused";
    return { kind: "unsent", words: say("status.unsent", { n }), detail: say(detail) };
  }
  const isWaiting = notebook.nextBatch().length === 0 && ops.length > 0;
  return {
    kind: "saved",
    words: say("status.saved"),
    detail: say(isWaiting ? "detail.waiting" : "detail.saved"),
  };
}

export function tellLastHeard(notebook) {
  return notebook.lastHeard
    ? say("detail.last", { time: sayTime(notebook.lastHeard) })
    : "";
}

function tellRest(notebook, kind) {
  if (notebook.reach === "portal") return say("detail.portal");
  if (kind === "ready") return say("detail.ready");
  return notebook.lastSent
    ? say("detail.sent", { time: sayTime(notebook.lastSent) })
    : say("detail.sent.unknown");
}

function hasStatements(notebook) {
  return Object.keys(notebook.copy?.statements ?? {}).length > 0;
}
