/* The list of statements: only the rows in sight are on the page, however many there are.
   The list itself has the focus and tells which row is meant, so that no row that leaves
   the page takes the focus with it. */

import { make } from "./dom.js";
import { Heights } from "./heights.js";
import { drawRow, drawWaiting } from "./row.js";

const GUESS = 92;
const BEYOND = 600;

export class List {
  #element;
  #rows;
  #heights = new Heights(0, GUESS);
  #drawn = new Map();
  #sheet = makeSheet();
  #frame = 0;
  #look;

  /** `look()`: what is chosen, as `drawRow` wants it. */
  constructor(element, rows, look) {
    this.#element = element;
    this.#rows = rows;
    this.#look = look;
    this.before = make("div", { class: "desk-rows-before", role: "presentation" });
    this.after = make("div", { class: "desk-rows-after", role: "presentation" });
    element.append(this.before, this.after);
    element.addEventListener("scroll", () => this.draw(), { passive: true });
    new ResizeObserver(() => this.#remeasure()).observe(element);
  }

  /** Other statements stand here now. */
  renew({ isNew }) {
    const anchor = isNew ? null : this.#findAnchor();
    this.#forget();
    this.#heights = new Heights(this.#rows.total, GUESS);
    if (isNew) this.#element.scrollTop = 0;
    this.drawNow(anchor);
  }

  remove(index) {
    if (index < this.#heights.count) this.#heights.remove(index);
  }

  draw() {
    this.#frame ||= requestAnimationFrame(() => this.drawNow());
  }

  /** Bring a row into sight. */
  show(index) {
    if (index < 0 || index >= this.#heights.count) return;
    const { scrollTop, clientHeight } = this.#element;
    const top = this.#heights.topOf(index);
    const bottom = top + this.#heights.of(index);
    if (top < scrollTop) this.#element.scrollTop = Math.max(0, top - 8);
    else if (bottom > scrollTop + clientHeight)
      this.#element.scrollTop = Math.min(top, bottom - clientHeight + 8);
    this.drawNow();
    // Once it is measured, it may be higher than was guessed.
    const known = this.#heights.topOf(index) + this.#heights.of(index);
    const sees = this.#element.scrollTop + this.#element.clientHeight;
    if (known > sees && this.#heights.of(index) < clientHeight) {
      this.#element.scrollTop = known - clientHeight + 8;
      this.drawNow();
    }
  }

  get firstInSight() {
    return this.#heights.count ? this.#heights.at(this.#element.scrollTop) : 0;
  }

  drawNow(anchor = this.#findAnchor()) {
    if (this.#isHidden) return;
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    const range = this.#findRange();
    this.#rows.ensure(range.first, range.last);
    this.#place(range);
    this.#measure();
    this.#setSpace(range);
    if (anchor) this.#hold(anchor);
    const { cursor } = this.#look();
    const shown = cursor && this.#drawn.get(this.#rows.indexOf(cursor.statement));
    if (shown) this.#element.setAttribute("aria-activedescendant", shown.element.id);
    else this.#element.removeAttribute("aria-activedescendant");
  }

  #findRange() {
    const { count } = this.#heights;
    if (!count) return { first: 0, last: -1 };
    const { scrollTop, clientHeight } = this.#element;
    return {
      first: this.#heights.at(scrollTop - BEYOND),
      last: this.#heights.at(scrollTop + clientHeight + BEYOND),
    };
  }

  /** Put the rows of the range on the page; those that are as they were stay. */
  #place({ first, last }) {
    const look = this.#look();
    for (const [index, { element }] of this.#drawn)
      if (index < first || index > last) {
        element.remove();
        this.#drawn.delete(index);
      }
    let next = this.after;
    for (let index = last; index >= first; index -= 1) {
      const row = this.#rows.at(index);
      const gist = row ? look.gistOf(row, index, this.#rows.total) : `waiting ${index}`;
      const was = this.#drawn.get(index);
      let element = was?.element;
      if (was?.gist !== gist) {
        element = row
          ? drawRow(row, index, this.#rows.total, look)
          : drawWaiting(index);
        if (was) was.element.replaceWith(element);
        this.#drawn.set(index, { element, gist });
      }
      if (element.nextSibling !== next) this.#element.insertBefore(element, next);
      next = element;
    }
  }

  #measure() {
    for (const [index, { element }] of this.#drawn)
      this.#heights.set(index, element.getBoundingClientRect().height);
  }

  #setSpace({ first, last }) {
    const before = this.#heights.topOf(first);
    const after = this.#heights.total - this.#heights.topOf(last + 1);
    this.#sheet.set(before, Math.max(0, after));
  }

  /** The row at the upper edge, and how far it is above it. */
  #findAnchor() {
    if (!this.#heights.count) return null;
    const index = this.firstInSight;
    const top = this.#element.scrollTop - this.#heights.topOf(index);
    return { index, top, id: this.#rows.at(index)?.id };
  }

  #hold({ index, top, id }) {
    const now = id ? this.#rows.indexOf(id) : -1;
    const wanted = this.#heights.topOf(now >= 0 ? now : index) + top;
    if (Math.abs(wanted - this.#element.scrollTop) > 1)
      this.#element.scrollTop = wanted;
  }

  /** Nothing can be measured while the overview of keys stands in its place. */
  get #isHidden() {
    return !this.#element.clientHeight;
  }

  /** The list is higher or lower now; where one stands stays in sight. */
  #remeasure() {
    if (this.#isHidden) return;
    this.#measure();
    this.show(this.#rows.indexOf(this.#look().cursor?.statement));
    this.draw();
  }

  #forget() {
    for (const { element } of this.#drawn.values()) element.remove();
    this.#drawn.clear();
  }
}

/** Heights go into a sheet of their own: no style may stand in the markup. */
function makeSheet() {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(".desk-rows-before { height: 0 } .desk-rows-after { height: 0 }");
  document.adoptedStyleSheets.push(sheet);
  const [before, after] = sheet.cssRules;
  return {
    set(above, below) {
      before.style.height = `${above}px`;
      after.style.height = `${below}px`;
    },
  };
}
