/* Dividing what is to be shown into pages that fit, at letters that must not shrink.

   A block is `{ text, make(text, { isFirst, isLast }) }`, and may have a shorter `folded`
   form. One that is too long for a page goes on over several. */

const WHOLE = { isFirst: true, isLast: true };

/** Pages of parts: each `{ block, text, isFirst, isLast }`. At least one page. */
export function fillPages(blocks, room) {
  const pages = [];
  let left = -1;
  for (const forms of measureForms(blocks, room)) {
    for (const part of choose(forms, left, room)) {
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

/** The form that fits on what is left of the page, or else on a page of its own. */
function choose(forms, left, room) {
  const fitting =
    forms.find(({ height }) => height <= left) ??
    forms.find(({ height }) => height <= room.height);
  if (!fitting) return split(forms.at(-1).block, room);
  return [{ ...fitting, text: fitting.block.text, ...WHOLE }];
}

/** The element of a part. */
export function makePart({ block, text, isFirst, isLast }) {
  return block.make(text, { isFirst, isLast });
}

/** How much room the tallest block needs, in its shortest form. */
export function measureTallest(blocks, room) {
  return Math.max(
    0,
    ...measure(
      blocks.map((block) => block.folded ?? block),
      room,
    ),
  );
}

/** Each block with its height, and its shorter form with that one's. */
function measureForms(blocks, room) {
  const short = blocks.filter((block) => block.folded);
  const full = measure(blocks, room);
  const folded = measure(
    short.map((block) => block.folded),
    room,
  );
  return blocks.map((block, i) => {
    const at = short.indexOf(block);
    const own = { block, height: full[i] };
    return at < 0 ? [own] : [own, { block: block.folded, height: folded[at] }];
  });
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
