/* The keys of the desk and what they do: one table for the keyboard, the strip and the
   overview, so that they cannot tell different stories.

   `keys`: as `nameKey` tells them; `in`: in which pane (both where left out); `part`:
   where it stands in the overview; `strip`: whether the strip has a button for it;
   `writes`: only for those who may decide. */

import { chooseBy } from "./act_choosing.js";
import * as gathering from "./act_gathering.js";
import * as machine from "./act_machine.js";
import * as more from "./act_more.js";
import * as places from "./act_places.js";
import * as points from "./act_points.js";

const LIST = { in: "list" };
const POINTS = { in: "points" };
const OFF_STRIP = { strip: false };
const NINE = [1, 2, 3, 4, 5, 6, 7, 8, 9];

const make = (usual) => (keys, name, act, own) => ({
  keys: keys.split(" ").map((key) => (key === "Space" ? " " : key)),
  name,
  act,
  ...usual,
  ...own,
});
const going = make({ part: "move" });
const choosing = make({ part: "choose" });
const deciding = make({ part: "decide", in: "list", strip: true, writes: true });
const shaping = make({ part: "points", strip: "points", writes: true });
const finding = make({ part: "find" });
const other = make({ part: "more", strip: true, writes: true });

export const KEYMAP = [
  going("j ArrowDown", "next", (desk) => desk.moving.move(1)),
  going("k ArrowUp", "previous", (desk) => desk.moving.move(-1)),
  going("PageDown", "page.next", (desk) => desk.moving.move(8)),
  going("PageUp", "page.previous", (desk) => desk.moving.move(-8)),
  going("Home", "first", (desk) => desk.moving.move(-Infinity)),
  going("End", "last", (desk) => desk.moving.move(Infinity)),
  going("ArrowRight", "part.next", (desk) => desk.moving.movePart(1), LIST),
  going("ArrowLeft", "part.previous", (desk) => desk.moving.movePart(-1), LIST),

  choosing("x Space", "mark", (desk) => desk.moving.mark(), { strip: true }),
  choosing("X", "unmark", (desk) => desk.moving.unmark()),
  choosing("J Shift+ArrowDown", "extend.next", (desk) => desk.moving.extend(1), LIST),
  choosing(
    "K Shift+ArrowUp",
    "extend.previous",
    (desk) => desk.moving.extend(-1),
    LIST,
  ),

  deciding("a", "accept", (desk) => machine.accept(desk)),
  deciding("r", "reject", machine.decline),
  ...NINE.map((number) =>
    deciding(`${number}`, "gather.last", (desk) => gathering.gatherLast(desk, number), {
      in: undefined,
      ...OFF_STRIP,
    }),
  ),
  ...NINE.map((number) =>
    deciding(
      `Shift+${number}`,
      "against.last",
      (desk) => gathering.gatherLast(desk, number, "opposes"),
      { in: undefined, ...OFF_STRIP },
    ),
  ),
  deciding("g", "gather", (desk) => gathering.gatherInto(desk)),
  deciding("o", "against", (desk) => gathering.gatherInto(desk, "opposes")),
  deciding("u", "unresolved", (desk) => gathering.gatherInto(desk, "unresolved")),
  deciding("n", "new", gathering.makePoint, { in: undefined }),
  deciding("l", "alone", places.standAlone),
  deciding("d", "aside", places.setAside),
  deciding("w", "waiting", places.putBack),
  deciding("-", "out", (desk) => gathering.takeOut(desk)),
  deciding("N", "not.here", (desk) => gathering.takeOut(desk, "rule_out"), OFF_STRIP),
  deciding("=", "same", places.markSame),
  deciding("b", "stay", (desk) => desk.moving.stay()),
  deciding("s", "cut", places.cutStatement),
  deciding("S", "join", places.joinParts, OFF_STRIP),

  shaping("a", "accept.point", (desk) => machine.acceptPoint(desk), POINTS),
  shaping(
    "A",
    "accept.all",
    (desk) => machine.acceptPoint(desk, { withMatches: true }),
    POINTS,
  ),
  shaping("r", "reject.point", machine.declinePoint, POINTS),
  shaping("g", "gather.here", (desk) => gathering.gatherHere(desk), POINTS),
  shaping("o", "against.here", (desk) => gathering.gatherHere(desk, "opposes"), POINTS),
  shaping("e", "reword", points.reword),
  shaping("t", "theme", points.setTheme),
  shaping("T", "area", points.setArea, OFF_STRIP),
  shaping("M", "merge", points.merge),
  shaping("O", "split.off", points.splitOff, OFF_STRIP),
  shaping("c", "part.of", points.makePartOf),
  shaping("Alt+ArrowUp", "point.up", (desk) => points.movePoint(desk, -1)),
  shaping("Alt+ArrowDown", "point.down", (desk) => points.movePoint(desk, 1)),
  shaping("Delete", "remove", points.removePoint, POINTS),
  shaping("Enter", "sources", (desk) => desk.showSources(), {
    ...POINTS,
    writes: false,
  }),

  other("m", "memo", (desk) => more.writeMemo(desk)),
  other("z", "undo", more.undo),
  other("Z", "redo", more.redo),

  finding("/", "search", (desk) => desk.filters.focusSearch()),
  finding("f", "filter", chooseBy),
  finding("F", "save.filter", more.saveFilter, { writes: true }),
  finding("v", "place.next", (desk) => desk.choosePlace(1)),
  finding("V", "place.previous", (desk) => desk.choosePlace(-1)),
  finding("p", "to.points", (desk) => desk.goToPane(), { strip: true }),
  finding("i Enter", "to.panel", (desk) => desk.panel.focus(), {
    ...LIST,
    strip: true,
  }),
  finding("i", "to.panel", (desk) => desk.panel.focus(), POINTS),
  finding("Escape", "back", (desk) => desk.leave()),
  finding("?", "help", (desk) => desk.help.toggle(), { strip: true }),
];

/** What a key does in a pane. */
export function findAct(name, pane) {
  return KEYMAP.find(
    (each) => each.keys.includes(name) && (!each.in || each.in === pane),
  );
}
