/* What a row needs to know beside itself to be drawn, and whether it looks as it did. */

import { partKey } from "./chosen.js";

export function makeLook(desk) {
  const stamps = new WeakMap();
  let last = 0;
  const stampOf = (row) => {
    if (!stamps.has(row)) stamps.set(row, (last += 1));
    return stamps.get(row);
  };
  const textOf = (id) => desk.points.textOf(id);
  const isChosen = (key) => desk.chosen.isMarked(key);

  return () => ({
    cursor: desk.chosen.cursor,
    isTour: desk.isTour,
    isChosen,
    textOf,
    gistOf(row, index, total) {
      const { cursor } = desk.chosen;
      const at = cursor?.statement === row.id ? `at ${cursor.segment}` : "";
      const keys = [
        { segment: null },
        ...(row.segments ?? []).map(({ id }) => ({ segment: id })),
      ];
      const marks = keys.map(({ segment }) =>
        isChosen(partKey({ statement: row.id, segment })),
      );
      const points = (row.matches ?? []).map((match) => textOf(match.key_point));
      return [stampOf(row), index, total, at, marks, points].join("|");
    },
  });
}
