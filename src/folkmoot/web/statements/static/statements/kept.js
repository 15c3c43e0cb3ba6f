/* What a device knows beside its outbox and drafts: one thing by name. */

const NAMES = [
  "device",
  "copy",
  "late",
  "settings",
  "lastSent",
  "closedSeen",
  "offset",
];

/** The entry by which it is kept; without a value it is forgotten. */
export function keep(key, value) {
  return { area: "kept", key, value };
}

export async function readKept(store) {
  const values = await Promise.all(NAMES.map((name) => store.get("kept", name)));
  return Object.fromEntries(NAMES.map((name, at) => [name, values[at]]));
}
