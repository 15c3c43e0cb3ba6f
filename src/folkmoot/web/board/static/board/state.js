/* What the board knows: frames of the server put together. */

export function makeState() {
  return { number: null, statements: new Map(), frame: null };
}

/** Put a frame on what was known. What it does not bring whole, it changes. */
export function applyFrame(state, frame) {
  const statements = frame.whole ? new Map() : new Map(state.statements);
  for (const gone of frame.gone) statements.delete(gone);
  for (const each of frame.statements) statements.set(each.id, each);
  return { number: frame.number, statements, frame };
}

/** The statements of a focus area, in the order they were received. */
export function listStatements(state, area) {
  const found = [...state.statements.values()].filter((each) => each.area === area);
  return found.sort((a, b) => a.number - b.number);
}

/** The focus area that is shown: the chosen one, or the one that is open. */
export function findArea(state) {
  const { areas, board } = state.frame;
  const chosen = areas.find((area) => area.id === board.area);
  return chosen ?? areas.find((area) => area.state === "open") ?? areas[0] ?? null;
}

export function findGroup(state, id) {
  return state.frame.groups.find((group) => group.id === id) ?? null;
}

export function findPoint(state) {
  const { points, board } = state.frame;
  return points.find((point) => point.id === board.point) ?? null;
}

/** Which page it is by now, of so many; the same on every screen of this size. */
export function choosePage(board, pages, at) {
  const since = board.paging_since === null ? 0 : Date.parse(board.paging_since);
  const length = board.seconds_a_page * 1000;
  const turned = board.is_paused ? 0 : Math.max(0, Math.floor((at - since) / length));
  return { raw: board.page + turned, shown: (board.page + turned) % pages };
}

/** Seconds left of the clock for who speaks; null where none runs. */
export function timeLeft(board, at) {
  if (board.timer_left !== null) return board.timer_left;
  if (board.timer_ends_at === null) return null;
  return Math.max(0, (Date.parse(board.timer_ends_at) - at) / 1000);
}
