/* What each part's editor minds by itself: names that stand once, lines on nothing. */

import { makeId } from "../statements/ids.js";
import { Decoration, DecorationSet, Plugin } from "./prosemirror.js";
import { schema } from "./schema.js";
import { say } from "./words.js";

const { nodes } = schema;

/** A name stands once in a part, and each line of a summary has one. */
export function nameLines(isSummary) {
  return new Plugin({
    appendTransaction: (changes, before, state) => {
      if (!changes.some((each) => each.docChanged)) return null;
      const seen = new Set();
      const change = state.tr;
      state.doc.descendants((node, at, parent) => {
        if (node.type !== nodes.paragraph) return true;
        const { anchor } = node.attrs;
        const isLine = isSummary && parent.type === nodes.item;
        const isDouble = anchor && seen.has(anchor);
        if (isDouble || (isLine && !anchor)) {
          const made = isLine ? `l-${makeId().slice(0, 12)}` : null;
          change.setNodeAttribute(at, "anchor", made);
        }
        if (anchor) seen.add(anchor);
        return false;
      });
      return change.docChanged ? change : null;
    },
  });
}

/** What is told beside the words: that a heading is empty, that a line rests on nothing. */
export function tellBeside(isSummary) {
  return new Plugin({
    props: {
      decorations: ({ doc }) => {
        const found = [];
        doc.descendants((node, at, parent) => {
          if (node.type === nodes.title && !node.content.size)
            found.push(
              Decoration.node(at, at + node.nodeSize, {
                class: "no-title",
                role: "presentation",
                "data-told": say("heading"),
              }),
            );
          if (node.type === nodes.caption && !node.content.size)
            found.push(
              Decoration.node(at, at + node.nodeSize, {
                class: "caption no-title",
                "data-told": say("tableOf"),
              }),
            );
          // What has no words heads no column.
          if (node.type === nodes.table_header && !node.textContent)
            found.push(Decoration.node(at, at + node.nodeSize, { role: "cell" }));
          if (isSummary && node.type === nodes.paragraph && parent.type === nodes.item)
            if (isLoose(node))
              found.push(
                Decoration.node(at, at + node.nodeSize, {
                  class: "loose",
                  "data-told": say("loose"),
                }),
              );
          return true;
        });
        return DecorationSet.create(doc, found);
      },
    },
  });
}

function isLoose(line) {
  const words = line.children.filter((each) => /[\p{L}\p{N}]/u.test(each.text));
  return words.length > 0 && !words.some(restsOn);
}

function restsOn(text) {
  return text.marks.some((mark) => mark.type === schema.marks.rests);
}

/** The sources of the words at the cursor, or of what is marked. */
export function findSources({ doc, selection }) {
  const { from, to, empty } = selection;
  const found = new Set();
  const take = (node) =>
    node?.marks.forEach((mark) => mark.attrs.sources?.forEach((one) => found.add(one)));
  if (empty) {
    const at = doc.resolve(from);
    take(at.nodeAfter?.isText ? at.nodeAfter : null);
    take(at.nodeBefore?.isText ? at.nodeBefore : null);
  } else doc.nodesBetween(from, to, (node) => (node.isText ? take(node) : undefined));
  return [...found];
}
