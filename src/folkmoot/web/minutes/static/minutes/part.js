/* One part of the paper: its text, its mark in the margin, and what is not saved yet. */

import { button, make } from "../desk/dom.js";
import {
  baseKeymap,
  chainCommands,
  EditorState,
  EditorView,
  gapCursor,
  goToNextCell,
  history,
  keymap,
  liftListItem,
  redo,
  splitListItem,
  tableEditing,
  TextSelection,
  toggleMark,
  undo,
} from "./prosemirror.js";
import { nameLines, tellBeside } from "./plugins.js";
import { readPart, schema, tellPart } from "./schema.js";
import { say } from "./words.js";

const { item } = schema.nodes;
const FROM_SERVER = "from the server";

export class Part {
  #view;
  #conflict = make("div", { class: "part-conflict" });
  #mark = make("div", { class: "part-mark" });

  /** `does` has what the page does when something happens here. */
  constructor(told, { mayWrite, isClosed, does }) {
    this.told = told;
    this.base = told.versions;
    this.mayWrite = mayWrite;
    this.isClosed = isClosed;
    this.does = does;
    /** Whether something is written that the server has not said it has. */
    this.isDirty = false;
    this.isStopped = false;
    const text = make("div", { class: "part-text" });
    this.element = make(
      "section",
      { class: "part", "data-part": told.id, id: `part-${told.id}` },
      text,
      this.#mark,
      this.#conflict,
    );
    this.#view = this.#open(text);
    this.#drawMark();
  }

  get id() {
    return this.told.id;
  }

  get view() {
    return this.#view;
  }

  get title() {
    return this.#view.state.doc.firstChild.textContent;
  }

  get level() {
    return this.#view.state.doc.firstChild.attrs.level;
  }

  get isUnread() {
    const { origin, read_by: readers, blocks } = this.told;
    const isGenerated = origin === "generated" && blocks.length > 0;
    return isGenerated && !readers.length && !this.isClosed;
  }

  /** Put the cursor at an anchor of this part; false where it has none such. */
  goTo(anchor) {
    const { doc, tr } = this.#view.state;
    let place = null;
    doc.descendants((node, at) => {
      if (anchor && node.attrs.anchor === anchor) place ??= at + 1;
    });
    if (place === null) return false;
    this.#view.focus();
    this.#view.dispatch(tr.setSelection(TextSelection.create(doc, place)).scrollIntoView());
    return true;
  }

  /** As it is written now. */
  tell() {
    return tellPart(this.#view.state.doc);
  }

  /** As another wrote it; never over what is not saved. */
  take(told) {
    const isSame = isEqual(tellPart(this.#view.state.doc), told);
    if (this.isDirty && !isSame) return;
    this.isDirty = false;
    this.told = told;
    this.base = told.versions;
    if (!isSame) this.#replace(told);
    this.#drawMark();
  }

  /** The server has these words; what was written since is still to be saved. */
  takeSaved(sent, told) {
    if (!isEqual(sent, told)) return;
    this.told = told;
    this.base = told.versions;
    this.isDirty = !isEqual(this.tell(), told);
    this.#drawMark();
  }

  /** Words of this browser that were never saved. */
  restore(kept) {
    this.#replace(kept);
    this.base = kept.base;
    this.isDirty = true;
  }

  /** Another was first: both wordings stand until somebody chooses. */
  showConflict(now) {
    this.isStopped = true;
    const choose = (end) => {
      this.isStopped = false;
      this.base = now.versions;
      this.#conflict.replaceChildren();
      end();
      this.#view.focus();
    };
    this.#conflict.replaceChildren(
      make(
        "div",
        { class: "notice warning", role: "alert" },
        make("p", {}, say("another")),
        make("h3", {}, say("theirWords")),
        make("div", { class: "own-words" }, tellWords(now)),
        make(
          "p",
          { class: "actions" },
          button(say("mine"), { click: () => choose(() => this.does.write(this)) }),
          button(say("theirs"), {
            class: "plain",
            click: () =>
              choose(() => {
                this.isDirty = false;
                this.take(now);
                this.does.settle(this);
              }),
          }),
        ),
      ),
    );
  }

  close() {
    this.#view.destroy();
    this.element.remove();
  }

  #open(place) {
    const view = new EditorView(place, {
      state: this.#makeState(readPart(this.told)),
      editable: () => this.mayWrite,
      attributes: () => ({
        "aria-label": say("part", { title: this.told.title || say("withoutHeading") }),
        ...(this.mayWrite
          ? { role: "textbox", "aria-multiline": "true" }
          : { role: "group", tabindex: "0" }),
        spellcheck: "true",
      }),
      dispatchTransaction: (change) => {
        view.updateState(view.state.apply(change));
        if (change.docChanged && !change.getMeta(FROM_SERVER)) {
          this.isDirty = true;
          this.does.changed(this);
        }
        if (change.selectionSet || change.docChanged) this.does.moved(this);
      },
      handleDOMEvents: {
        focus: () => {
          this.does.moved(this);
          return false;
        },
        blur: () => {
          this.does.left(this);
          return false;
        },
      },
    });
    return view;
  }

  #makeState(doc) {
    const isSummary = this.told.kind === "summary";
    return EditorState.create({
      doc,
      plugins: [
        history(),
        keymap({
          "Mod-z": undo,
          "Mod-y": redo,
          "Mod-Shift-z": redo,
          "Mod-b": toggleMark(schema.marks.strong),
          Enter: splitListItem(item),
          "Mod-Enter": () => this.does.asked("add"),
          "Shift-Tab": chainCommands(goToNextCell(-1), liftListItem(item)),
          Tab: goToNextCell(1),
          "Alt-F10": () => this.does.asked("tools"),
        }),
        keymap(baseKeymap),
        gapCursor(),
        tableEditing(),
        nameLines(isSummary),
        tellBeside(isSummary),
      ],
    });
  }

  #replace(told) {
    const { state } = this.#view;
    const doc = readPart(told);
    if (doc.eq(state.doc)) return;
    const change = state.tr.replaceWith(0, state.doc.content.size, doc.content);
    change.setMeta(FROM_SERVER, true).setMeta("addToHistory", false);
    this.#view.dispatch(change);
  }

  #drawMark() {
    const { isUnread } = this;
    const { origin, read_by: readers } = this.told;
    this.element.classList.toggle("unread", isUnread);
    const told = readers.map(({ name, date }) => `${name}, ${date}`).join("; ");
    const words = readers.length
      ? say("readBy", { who: told })
      : isUnread
        ? say("generated")
        : origin === "written"
          ? say("written")
          : "";
    this.#mark.replaceChildren(
      ...(words ? [make("span", {}, words)] : []),
      ...(isUnread && this.mayWrite
        ? [
            button(say("read"), {
              class: "plain small",
              click: () => this.does.read(this),
            }),
          ]
        : []),
    );
  }
}

/** Whether two tell the same words, whatever else they tell. */
function isEqual(one, other) {
  return (
    one.title.replace(/\s+/g, " ").trim() === other.title &&
    one.level === other.level &&
    JSON.stringify(sort(one.blocks)) === JSON.stringify(sort(other.blocks))
  );
}

function sort(value) {
  if (Array.isArray(value)) return value.map(sort);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, sort(value[key])]),
  );
}

function tellWords({ title, blocks }) {
  const runs = (all) => all.map((run) => run.text).join("");
  const lines = blocks.flatMap((block) => {
    if (block.type === "paragraph") return [runs(block.runs)];
    if (block.type === "list") return block.items.map((one) => `– ${runs(one.runs)}`);
    return [block.caption, ...block.rows.map((row) => row.cells.map(runs).join(" | "))];
  });
  return [title, ...lines].filter(Boolean).map((line) => make("p", {}, line));
}
