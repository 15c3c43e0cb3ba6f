/* The row of tools above the paper. They work on the part the cursor is in, or was in. */

import { button, make } from "../desk/dom.js";
import {
  addColumnAfter,
  addRowAfter,
  deleteColumn,
  deleteRow,
  isInTable,
  liftListItem,
  redo,
  TextSelection,
  toggleMark,
  undo,
  wrapInList,
} from "./prosemirror.js";
import { makeTable, schema } from "./schema.js";
import { say } from "./words.js";

const { nodes, marks } = schema;

export class Tools {
  #page;
  #buttons;
  #level;

  constructor(element, page) {
    this.#page = page;
    this.#level = make(
      "select",
      {
        id: "level",
        "aria-label": say("level"),
        change: () => this.#setLevel(Number(this.#level.value)),
      },
      [1, 2, 3].map((level) => make("option", { value: level }, `${say("level")} ${level}`)),
    );
    element.replaceChildren(...this.#list(), this.#level);
    this.#buttons = [...element.children];
    element.setAttribute("role", "toolbar");
    element.setAttribute("aria-label", say("tools"));
    element.addEventListener("keydown", (event) => this.#walk(event));
    element.hidden = false;
    this.#buttons.forEach((each, at) => (each.tabIndex = at ? -1 : 0));
  }

  focus() {
    this.#buttons[0].focus();
    return true;
  }

  /** Show what is so where the cursor is. */
  show(part) {
    this.#level.value = String(part.level);
    const { state } = part.view;
    this.#page.tools.classList.toggle("in-table", isInTable(state));
    const isBold = Boolean(marks.strong.isInSet(state.selection.$from.marks()));
    this.#buttons[0].setAttribute("aria-pressed", String(isBold));
  }

  #list() {
    const tool = (key, does, properties = {}) =>
      button(say(key), {
        class: "plain small",
        // The cursor stays where it is.
        mousedown: (event) => event.preventDefault(),
        click: does,
        ...properties,
      });
    const run = (command) => () => this.#run(command);
    const inTable = { class: "plain small table-tool" };
    return [
      tool("bold", run(toggleMark(marks.strong))),
      tool("bullets", run(toggleList(nodes.bullets))),
      tool("numbers", run(toggleList(nodes.numbers))),
      tool("table", run(putInTable)),
      tool("row", run(addRowAfter), inTable),
      tool("column", run(addColumnAfter), inTable),
      tool("rowLess", run(deleteRow), inTable),
      tool("columnLess", run(deleteColumn), inTable),
      tool("tableLess", run(takeOutTable), inTable),
      tool("unlink", run(unlink)),
      tool("undo", run(undo)),
      tool("redo", run(redo)),
      tool("add", () => this.#page.add()),
      tool("up", () => this.#page.move(-1)),
      tool("down", () => this.#page.move(1)),
      tool("leaveOut", () => this.#page.leaveOut()),
    ];
  }

  #run(command) {
    const view = this.#page.current?.view;
    if (!view) return;
    command(view.state, view.dispatch, view);
    view.focus();
  }

  #setLevel(level) {
    const view = this.#page.current?.view;
    if (!view) return;
    view.dispatch(view.state.tr.setNodeAttribute(0, "level", level));
  }

  #walk(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (event.key === "Escape") this.#page.current?.view.focus();
    if (!step || event.target === this.#level) return;
    const shown = this.#buttons.filter((each) => each.checkVisibility());
    const at = shown.indexOf(document.activeElement) + step;
    const next = shown[(at + shown.length) % shown.length];
    this.#buttons.forEach((each) => (each.tabIndex = each === next ? 0 : -1));
    next.focus();
    event.preventDefault();
  }
}

function toggleList(kind) {
  return (state, dispatch) => {
    const list = state.selection.$from.node(-2);
    if (list?.type === kind) return liftListItem(nodes.item)(state, dispatch);
    if (list?.type === nodes.bullets || list?.type === nodes.numbers) {
      dispatch(state.tr.setNodeMarkup(state.selection.$from.before(-2), kind));
      return true;
    }
    return wrapInList(kind)(state, dispatch);
  };
}

function putInTable(state, dispatch) {
  if (isInTable(state)) return false;
  const at = state.selection.$from.after(1);
  const change = state.tr.insert(at, [makeTable(), nodes.paragraph.create()]);
  dispatch(change.setSelection(TextSelection.create(change.doc, at + 2)).scrollIntoView());
  return true;
}

function takeOutTable(state, dispatch) {
  const { $from } = state.selection;
  if ($from.node(1)?.type !== nodes.figure) return false;
  dispatch(state.tr.delete($from.before(1), $from.after(1)));
  return true;
}

function unlink(state, dispatch) {
  const { $from, from, to, empty } = state.selection;
  const span = empty ? [$from.start(), $from.end()] : [from, to];
  dispatch(state.tr.removeMark(...span, marks.rests));
  return true;
}
