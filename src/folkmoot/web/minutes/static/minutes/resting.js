/* Letting words rest on key points and statements. */

import { TextSelection } from "./prosemirror.js";
import { makeLine, schema } from "./schema.js";

const { nodes, marks } = schema;

/** Put in what a source says, resting on it: as an item in a list, else by itself. */
export function insertLine(part, { anchor, text }) {
  const { view } = part;
  const { state } = view;
  const line = makeLine(text, [anchor]);
  const { $from } = state.selection;
  let change;
  if ($from.node(-1)?.type === nodes.item) {
    change = state.tr.insert($from.after(-1), nodes.item.create(null, line));
  } else if (part.told.kind === "summary") {
    const last = state.doc.lastChild;
    const item = nodes.item.create(null, line);
    const end = state.doc.content.size;
    change =
      last.type === nodes.bullets
        ? state.tr.insert(end - 1, item)
        : state.tr.insert(end, nodes.bullets.create(null, item));
  } else change = state.tr.insert($from.after(1), line);
  view.dispatch(change.scrollIntoView());
  view.focus();
}

/** Let the marked words, or all of the sentence, rest on one more source. */
export function linkWords({ view }, anchor) {
  const { state } = view;
  const { $from, from, to, empty } = state.selection;
  const [start, end] = empty ? [$from.start(), $from.end()] : [from, to];
  const change = state.tr;
  state.doc.nodesBetween(start, end, (node, at) => {
    if (!node.isText) return;
    const had = marks.rests.isInSet(node.marks)?.attrs.sources ?? [];
    if (had.includes(anchor)) return;
    const span = [Math.max(start, at), Math.min(end, at + node.nodeSize)];
    change.addMark(...span, marks.rests.create({ sources: [...had, anchor] }));
  });
  change.setSelection(TextSelection.create(change.doc, to));
  view.dispatch(change);
  view.focus();
}
