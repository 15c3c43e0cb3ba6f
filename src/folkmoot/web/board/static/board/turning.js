/* Which page stands on the screen, and which one a key turns to.

   How many pages there are changes while a hall writes. The page that is shown stays all
   the same, until it is turned: by hand, or by the clock that all screens share. */

import { choosePage } from "./state.js";

export class Turning {
  #last = null;
  #pages = 1;
  // Where the keys have come to, until the board has told that it is there.
  #asked = null;
  #presses = 0;

  /** The page that is due, counted from nought. */
  choose(board, pages, at) {
    const { raw, shown } = choosePage(board, pages, at);
    const last = this.#last;
    const page = last && isSameTurn(last, { board, raw }) ? last.page : shown;
    this.#pages = pages;
    this.#last = { board, raw, page: Math.min(page, pages - 1) };
    return this.#last.page;
  }

  /** So many pages on or back, from where the presses before led; `go(page)` asks for it
      and resolves when the board is there. */
  async turn(by, go) {
    const press = ++this.#presses;
    const from = this.#asked ?? this.#last.page;
    this.#asked = (from + by + this.#pages) % this.#pages;
    await go(this.#asked);
    if (press === this.#presses) this.#asked = null;
  }
}

/** Going on after a pause, or at another speed, turns no page. */
function isSameTurn(one, other) {
  const names = ["view", "area", "group", "point"];
  if (one.raw !== other.raw) return false;
  if (names.some((name) => one.board[name] !== other.board[name])) return false;
  return (
    one.board.paging_since === other.board.paging_since ||
    one.board.is_paused !== other.board.is_paused ||
    one.board.seconds_a_page !== other.board.seconds_a_page
  );
}
