/* Dividing what is to be shown into pages that fit, at letters that must not shrink.

   A block is `{ text, make(text, { isFirst, isLast }) }`, and may have a shorter `folded`
   form. One that is too long for a page goes on over several. */

const WHOLE = { isFirst: true, isLast: true };

/** Pages of parts: each `{ block, text, isFirst, isLast }`. At least one page. */
export function fillPages(blocks, room) {
  const fitting = fold(blocks, room);
  const pages = [];
  let left = -1;
  for (const { block, height } of fitting) {
    const isTooLong = height > room.height;
    const parts = isTooLong ? split(block, room) : [{ block, text: block.text, ...WHOLE, height }];
    for (const part of parts) {
      if (part.height > left) {
        pages.push([]);
        left = room.height;
      }
      pages.at(-1).push(part);
      left -= part.height + room.gap;
    }
  }
  return pages.length ? pages : [[]];
}

/** The element of a part. */
export function makePart({ block, text, isFirst, isLast }) {
  return block.make(text, { isFirst, isLast });
}

/** Blocks with their heights; those that are too tall in their folded form. */
function fold(blocks, room) {
  const heights = measure(blocks, room);
  const tall = blocks.filter((block, i) => block.folded && heights[i] > room.height);
  const folded = new Map(
    measure(
      tall.map((block) => block.folded),
      room,
    ).map((height, i) => [tall[i], { block: tall[i].folded, height }]),
  );
  return blocks.map((block, i) => folded.get(block) ?? { block, height: heights[i] });
}

function measure(blocks, room) {
  return room.measure(blocks.map((block) => block.make(block.text, WHOLE)));
}

/** As many words on each page as fit. */
function split(block, room) {
  const words = block.text.split(/\s+/).filter(Boolean);
  const parts = [];
  for (let start = 0; start < words.length; ) {
    const part = findLongest(block, words, start, room);
    parts.push(part);
    start = part.end;
  }
  return parts;
}

function findLongest(block, words, start, room) {
  const attempt = (end) => {
    const text = words.slice(start, end).join(" ");
    const part = { block, text, isFirst: start === 0, isLast: end === words.length };
    return { ...part, end, height: room.measure([makePart(part)])[0] };
  };
  let best = attempt(start + 1);
  let [low, high] = [start + 2, words.length];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const tried = attempt(middle);
    if (tried.height <= room.height) {
      best = tried;
      low = middle + 1;
    } else {
      high = middle - 1;
    }
  }
  return best;
}
