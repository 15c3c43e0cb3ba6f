/* The text of one part as the editor has it, and as `folkmoot-minutes/1` has it. Nothing
   is lost on the way there and back. */

import { Schema, tableNodes } from "./prosemirror.js";

const cells = tableNodes({
  cellContent: "paragraph",
  cellAttributes: {
    numeric: {
      default: false,
      getFromDOM: (cell) => cell.classList.contains("number"),
      setDOMAttr: (value, attributes) => {
        if (value) attributes.class = "number";
      },
    },
  },
});

const ANCHOR = { anchor: { default: null } };

export const schema = new Schema({
  nodes: {
    doc: { content: "title block*" },
    title: {
      content: "text*",
      marks: "",
      defining: true,
      attrs: { level: { default: 1 } },
      toDOM: (node) => [`h${node.attrs.level + 1}`, 0],
      parseDOM: [{ tag: "h1" }, { tag: "h2" }, { tag: "h3" }, { tag: "h4" }],
    },
    paragraph: {
      content: "text*",
      group: "block",
      attrs: ANCHOR,
      toDOM: () => ["p", 0],
      parseDOM: [{ tag: "p" }],
    },
    bullets: {
      content: "item+",
      group: "block",
      toDOM: () => ["ul", 0],
      parseDOM: [{ tag: "ul" }],
    },
    numbers: {
      content: "item+",
      group: "block",
      toDOM: () => ["ol", 0],
      parseDOM: [{ tag: "ol" }],
    },
    item: {
      content: "paragraph",
      defining: true,
      toDOM: () => ["li", 0],
      parseDOM: [{ tag: "li" }],
    },
    figure: {
      content: "caption table",
      group: "block",
      isolating: true,
      toDOM: () => ["div", { class: "figure" }, 0],
      parseDOM: [{ tag: "div.figure" }],
    },
    caption: {
      content: "text*",
      marks: "",
      toDOM: () => ["p", { class: "caption" }, 0],
      parseDOM: [{ tag: "p.caption", priority: 60 }],
    },
    ...cells,
    table_row: { ...cells.table_row, attrs: ANCHOR },
    text: {},
  },
  marks: {
    rests: {
      attrs: { sources: {} },
      toDOM: (mark) => [
        "span",
        {
          class: "rests",
          "data-n": String(mark.attrs.sources.length),
          "data-sources": mark.attrs.sources.join(" "),
        },
        0,
      ],
      parseDOM: [
        {
          tag: "span.rests",
          getAttrs: (element) => ({ sources: element.dataset.sources.split(" ") }),
        },
      ],
    },
    target: { attrs: { to: {} }, toDOM: () => ["span", 0] },
    voice: {
      attrs: { name: {} },
      toDOM: (mark) => ["span", { class: `voice-${mark.attrs.name}` }, 0],
    },
    strong: {
      excludes: "voice strong",
      toDOM: () => ["strong", 0],
      parseDOM: [{ tag: "strong" }, { tag: "b" }],
    },
  },
});

const { nodes, marks } = schema;

/** The editor's document of a part as the server tells it. */
export function readPart({ title, level, blocks }) {
  return nodes.doc.create(null, [
    nodes.title.create({ level }, title ? schema.text(title) : null),
    ...blocks.map(readBlock),
  ]);
}

function readBlock(block) {
  if (block.type === "paragraph") return readParagraph(block);
  if (block.type === "list") {
    const kind = block.ordered ? nodes.numbers : nodes.bullets;
    const items = block.items.length ? block.items : [{ runs: [], anchor: null }];
    return kind.create(
      null,
      items.map((item) => nodes.item.create(null, readParagraph(item))),
    );
  }
  return readTable(block);
}

function readTable({ caption, columns, rows }) {
  const heads = columns.map(({ label, numeric }) =>
    nodes.table_header.create({ numeric }, readParagraph({ runs: [plain(label)] })),
  );
  const lines = rows.map((row) =>
    nodes.table_row.create(
      { anchor: row.anchor },
      row.cells.map((runs, at) =>
        nodes.table_cell.create(
          { numeric: columns[at]?.numeric ?? false },
          readParagraph({ runs }),
        ),
      ),
    ),
  );
  return nodes.figure.create(null, [
    nodes.caption.create(null, caption ? schema.text(caption) : null),
    nodes.table.create(null, [nodes.table_row.create(null, heads), ...lines]),
  ]);
}

function readParagraph({ runs, anchor = null }) {
  return nodes.paragraph.create({ anchor }, runs.filter((run) => run.text).map(readRun));
}

function readRun({ text, target, voice, sources }) {
  const found = [];
  if (sources.length) found.push(marks.rests.create({ sources }));
  if (target) found.push(marks.target.create({ to: target }));
  if (voice === "strong") found.push(marks.strong.create());
  else if (voice !== "plain") found.push(marks.voice.create({ name: voice }));
  return schema.text(text, found);
}

/** The same way back. */
export function tellPart(doc) {
  const blocks = [];
  doc.forEach((node) => {
    if (node.type !== nodes.title) blocks.push(tellBlock(node));
  });
  return {
    title: doc.firstChild.textContent,
    level: doc.firstChild.attrs.level,
    blocks,
  };
}

function tellBlock(node) {
  if (node.type === nodes.paragraph) return tellParagraph(node);
  if (node.type === nodes.figure) return tellTable(node);
  return {
    type: "list",
    items: node.children.map((item) => tellParagraph(item.firstChild)),
    ordered: node.type === nodes.numbers,
  };
}

function tellTable(figure) {
  const [caption, table] = figure.children;
  const [head, ...rows] = table.children;
  return {
    type: "table",
    caption: caption.textContent,
    columns: head.children.map((cell) => ({
      label: cell.textContent,
      numeric: cell.attrs.numeric,
    })),
    rows: rows.map((row) => ({
      cells: row.children.map((cell) => tellRuns(cell.firstChild)),
      anchor: row.attrs.anchor,
    })),
  };
}

function tellParagraph(node) {
  return { type: "paragraph", runs: tellRuns(node), anchor: node.attrs.anchor };
}

function tellRuns(node) {
  return node.children.map(({ text, marks: worn }) => {
    const find = (name) => worn.find((mark) => mark.type === marks[name])?.attrs;
    return {
      text,
      target: find("target")?.to ?? null,
      voice: find("strong") ? "strong" : (find("voice")?.name ?? "plain"),
      sources: find("rests")?.sources ?? [],
    };
  });
}

function plain(text) {
  return { text, target: null, voice: "plain", sources: [] };
}

/** An empty table of two columns, to be filled in. */
export function makeTable() {
  const cell = [{ text: "", target: null, voice: "plain", sources: [] }];
  const columns = ["", ""].map((label) => ({ label, numeric: false }));
  const rows = [{ cells: [cell, cell], anchor: null }];
  return readTable({ caption: "", columns, rows });
}

/** A paragraph or list item that says what a source says, and rests on it. */
export function makeLine(text, sources, anchor = null) {
  return readParagraph({ runs: [{ ...plain(text), sources }], anchor });
}
