/* Words that may have been changed by somebody else meanwhile: then both stand side by
   side, and nothing is written over. */

/** `before`: the words one began from; `again({ text, version })` asks for them anew. */
export async function sendWords(
  desk,
  name,
  fields,
  { point, before, text, version, again },
) {
  // What one did oneself a moment ago is no conflict.
  await desk.steps.settle();
  const here = desk.points.get(point);
  const isAsBefore = here?.text === before;
  const base = (isAsBefore ? here.versions?.text : version) ?? 0;
  const answer = await desk.steps.take(name, { ...fields, text, version: base });
  const now = findNow(answer);
  if (!now) return answer;
  const anew = { point, before: now.text, version: now.version, again };
  desk.notices.wordings(answer, {
    mine: text,
    theirs: now.text,
    onMine: () => sendWords(desk, name, fields, { ...anew, text }),
    onBoth: () => again({ text: `${now.text}\n${text}`, ...anew }),
  });
  return answer;
}

/** What stands there now, where the words were refused because of it. */
function findNow({ status, now }) {
  return status === "refused" && now?.text !== undefined ? now : null;
}
