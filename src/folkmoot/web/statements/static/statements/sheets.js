/* The group's sheets as this phone shows them: what the server had when it was last in
   reach, with what was done here since laid over it. */

export const KEPT_AFTER_CLOSING = 48 * 60 * 60 * 1000;

/** The read copy after an answer of `/api/sheet`. */
export function mergeAnswer(copy, answer, { isWhole }) {
  const isOther = copy?.group?.id !== answer.group?.id;
  const before = isWhole || isOther || !copy ? { statements: {}, messages: [] } : copy;
  const statements = { ...before.statements };
  for (const statement of answer.statements) statements[statement.id] = statement;
  const known = new Map(before.messages.map((message) => [message.id, message]));
  for (const message of answer.messages) known.set(message.id, message);
  const { number, version, meeting, group, areas, photos } = answer;
  return {
    number,
    version,
    meeting,
    group,
    areas,
    photos,
    statements,
    messages: [...known.values()],
    at: Date.parse(answer.now),
  };
}

/** The read copy after the result of one change. */
export function mergeResult(copy, op, result) {
  if (!copy) return copy;
  const { statement, handed_in: handedIn } = result;
  let areas = copy.areas;
  if (handedIn)
    areas = areas.map((area) =>
      area.id === op.sheet ? { ...area, handed_in: handedIn } : area,
    );
  if (op.change.kind === "note_taker" && result.status === "done")
    areas = areas.map((area) =>
      area.id === op.sheet ? { ...area, note_taker: op.change.name } : area,
    );
  if (result.code === "not_open_yet")
    areas = areas.map((area) =>
      area.id === op.sheet ? { ...area, state: "waiting" } : area,
    );
  const statements = statement
    ? { ...copy.statements, [statement.id]: statement }
    : copy.statements;
  return { ...copy, areas, statements };
}

/** What lay in the tray and stands on the sheet by now need not be told twice. */
export function stillLate(late, copy) {
  return late.filter((each) => {
    const standing = copy.statements[each.statement];
    if (each.kind === "remove") return standing && !standing.removed;
    return standing?.text !== each.text;
  });
}

/** All that is shown: areas, each with its statements in order. */
export function project({ copy, ops, late }) {
  const statements = new Map();
  for (const statement of Object.values(copy.statements))
    statements.set(statement.id, { ...statement, waits: null });
  const areas = copy.areas.map((area) => ({ ...area, isHandingIn: false }));
  const own = new Map(areas.map((area) => [area.id, area]));
  for (const each of late) layLate(statements, own, each);
  for (const op of ops) if (own.has(op.sheet)) lay(statements, own.get(op.sheet), op);
  for (const area of areas) {
    const all = [...statements.values()].filter((each) => each.sheet === area.id);
    all.sort((one, other) => one.place - other.place || one.number - other.number);
    area.statements = all.filter((each) => !each.removed);
    area.removed = all.filter((each) => each.removed);
    area.marks = area.statements.filter((each) => each.marked).length;
  }
  return { ...copy, areas, statements };
}

function layLate(statements, areas, each) {
  if (!areas.has(each.sheet)) return;
  const standing = statements.get(each.statement);
  if (standing)
    Object.assign(standing, {
      waits: "late",
      ...(each.kind === "edit" ? { text: each.text } : {}),
    });
  else if (each.kind === "add")
    statements.set(
      each.statement,
      fresh({ ...each, place: each.place ?? Infinity }, "late"),
    );
}

function lay(statements, area, op) {
  const { change } = op;
  if (change.kind === "hand_in") area.isHandingIn = true;
  if (change.kind === "note_taker") area.note_taker = change.name;
  if (change.kind === "add" && !statements.has(change.statement))
    statements.set(change.statement, fresh({ ...change, number: Infinity }, null));
  const statement =
    change.kind === "choose"
      ? findCrossed(statements, change.crossing)
      : statements.get(change.statement);
  if (!statement) return;
  LAYERS[change.kind]?.(statement, change, statements);
  statement.waits = op.refused || statement.waits === "refused" ? "refused" : "saved";
  if (op.refused) statement.refused = op.refused;
}

const LAYERS = {
  edit: (statement, change) => {
    statement.text = change.text;
  },
  move: (statement, change) => {
    statement.place = change.place;
  },
  remove: (statement) => {
    statement.removed = true;
  },
  restore: (statement) => {
    statement.removed = false;
  },
  mark: (statement, change) => {
    statement.marked = change.on;
  },
  choose: layChoice,
};

function layChoice(statement, change, statements) {
  const arrived = statement.crossings.find((each) => each.id === change.crossing);
  statement.crossings = statement.crossings.filter((each) => each !== arrived);
  if (change.choice === "arrived") statement.text = arrived.text;
  if (change.choice === "both" && !statements.has(change.statement)) {
    const second = {
      statement: change.statement,
      sheet: statement.sheet,
      text: arrived.text,
    };
    statements.set(
      change.statement,
      fresh({ ...second, place: statement.place, number: Infinity }, "saved"),
    );
  }
}

function findCrossed(statements, crossing) {
  return [...statements.values()].find((each) =>
    each.crossings.some(({ id }) => id === crossing),
  );
}

function fresh({ statement, sheet, text, place, number = Infinity }, waits) {
  return {
    id: statement,
    sheet,
    number,
    place,
    text,
    marked: false,
    removed: false,
    late: false,
    versions: { text: 0, place: 0, marked: 0 },
    crossings: [],
    waits,
  };
}

/** A place at the end. */
export function placeLast(statements) {
  const places = statements.map((each) => each.place).filter(Number.isFinite);
  return Math.max(0, ...places) + 1;
}

/** New places so that the statement stands at `to`: mostly one, all where there is no
    room between two neighbours. */
export function placesFor(statements, id, to) {
  const others = statements.filter((each) => each.id !== id);
  const before = others[to - 1]?.place ?? (others[to]?.place ?? 1) - 2;
  const after = others[to]?.place ?? before + 2;
  const between = (before + after) / 2;
  if (before < between && between < after) return [{ id, place: between }];
  const order = [
    ...others.slice(0, to).map((each) => each.id),
    id,
    ...others.slice(to).map((each) => each.id),
  ];
  return order.map((each, at) => ({ id: each, place: at + 1 }));
}
