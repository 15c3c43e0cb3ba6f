/* What a group does, as the server is told of it: see docs/reference/hall-api.md. */

import { makeId } from "./ids.js";
import { placeLast, placesFor } from "./sheets.js";
import { cleanWords } from "./text.js";

/** New statements at the end of the sheet. */
export function makeAdds(area, texts) {
  const first = placeLast(area.statements);
  return texts.map((text, at) => makeAdd(area.id, text, first + at));
}

export function makeEdit(statement, text, base) {
  return { kind: "edit", statement: statement.id, text: cleanWords(text), base };
}

/** One statement becomes several: it keeps the first words, the rest follow it. */
export function makeSplit(area, statement, [first, ...rest]) {
  const { statements } = area;
  const at = statements.findIndex((each) => each.id === statement.id);
  const parts = rest.length + 1;
  const room = (statements[at + 1]?.place ?? statement.place + parts) - statement.place;
  const adds = rest.map((text, number) =>
    makeAdd(area.id, text, statement.place + (room * (number + 1)) / parts),
  );
  return [makeEdit(statement, first, statement.versions.text), ...adds];
}

/** So that the statement stands at `to`. */
export function makeMoves(area, statement, to) {
  return placesFor(area.statements, statement.id, to).map(({ id, place }) => ({
    kind: "move",
    statement: id,
    place,
  }));
}

/** Which of two wordings stands; where both shall, the second gets an id of its own. */
export function makeChoice(crossing, choice) {
  const second = choice === "both" ? { statement: makeId() } : {};
  return { kind: "choose", crossing: crossing.id, choice, ...second };
}

/** What came after closing, as it is shown until the secretary has decided. */
export function describeLate({ sheet, change }) {
  const { kind, statement, text = "", place } = change;
  return { kind, sheet, statement, text, place };
}

function makeAdd(sheet, text, place) {
  return { kind: "add", sheet, statement: makeId(), text: cleanWords(text), place };
}
