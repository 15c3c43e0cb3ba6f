/* How large letters must be, so that the last row can read them. */

// Capital letters are at least this part of the distance they are read from.
const PART_OF_DISTANCE = 1 / 150;
// The height of IBM Plex Sans' capitals, in parts of the letter's size.
const CAPITALS = 0.698;
// Where nobody said how large the room is: four times as deep as the picture is wide.
const DEPTH_BY_WIDTH = 4;
// What looks well where the room asks for less.
const OF_WIDTH = 0.032;
const OF_HEIGHT = 0.046;
// Letters so large that fewer of them than this find room on a line.
const FEW_ON_A_LINE = 26;
const WIDTH_OF_ONE = 0.52;
const USED_OF_WIDTH = 0.91;
// Beyond it not even a few words would find room.
const MOST_OF_HEIGHT = 0.25;

/** The least size of any letter, in CSS pixels. */
function computeLimit(board, screen) {
  const { room_depth: told, picture_width: wide } = board;
  const width = wide ?? (told ?? DEPTH_BY_WIDTH) / DEPTH_BY_WIDTH;
  const depth = told ?? width * DEPTH_BY_WIDTH;
  const pixelsAMetre = screen.width / width;
  return Math.ceil((depth * PART_OF_DISTANCE * pixelsAMetre) / CAPITALS);
}

/** Sizes of the board's letters; none of them is below the limit. */
export function computeLetters(board, screen) {
  const most = screen.height * MOST_OF_HEIGHT;
  const limit = Math.min(computeLimit(board, screen), Math.floor(most));
  const well = Math.min(screen.width * OF_WIDTH, screen.height * OF_HEIGHT);
  const at = (size) => Math.max(limit, Math.round(size));
  const onALine = (screen.width * USED_OF_WIDTH) / (limit * WIDTH_OF_ONE);
  return {
    text: at(well),
    small: at(well * 0.68),
    question: at(well * 1.3),
    // No letter can be smaller than what is read, so less is said beside it.
    isTight: limit >= Math.round(well),
    isHuge: onALine < FEW_ON_A_LINE,
  };
}

const sheet = new CSSStyleSheet();
document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];

/** Let the style sheet know them. */
export function setLetters(letters) {
  sheet.replaceSync(
    `:root { --text: ${letters.text}px; --small: ${letters.small}px;` +
      ` --question: ${letters.question}px; }`,
  );
}

/** The screen as the room sees it: a window that does not fill it counts as if. */
export function measureScreen() {
  return { width: Math.max(innerWidth, screen.width), height: innerHeight };
}
