/* The keys of the desk and what they do: one table for the keyboard, the strip and the
   overview, so that they cannot tell different stories. */

import * as gathering from "./act_gathering.js";
import * as machine from "./act_machine.js";
import * as more from "./act_more.js";
import * as places from "./act_places.js";
import * as points from "./act_points.js";

/** `keys`: as `nameKey` tells them; `in`: in which pane (both where left out); `part`:
    where it stands in the overview; `strip`: whether the strip has a button for it;
    `writes`: only for those who may decide. */
export const KEYMAP = [
  { keys: ["j", "ArrowDown"], name: "next", part: "move", act: (desk) => desk.move(1) },
  { keys: ["k", "ArrowUp"], name: "previous", part: "move", act: (desk) => desk.move(-1) },
  { keys: ["J", "Shift+ArrowDown"], name: "extend.next", part: "choose", in: "list", act: (desk) => desk.extend(1) },
  { keys: ["K", "Shift+ArrowUp"], name: "extend.previous", part: "choose", in: "list", act: (desk) => desk.extend(-1) },
  { keys: ["x", " "], name: "mark", part: "choose", strip: true, act: (desk) => desk.mark() },
  { keys: ["X"], name: "unmark", part: "choose", act: (desk) => desk.unmark() },
  { keys: ["ArrowRight"], name: "part.next", part: "move", in: "list", act: (desk) => desk.movePart(1) },
  { keys: ["ArrowLeft"], name: "part.previous", part: "move", in: "list", act: (desk) => desk.movePart(-1) },
  { keys: ["PageDown"], name: "page.next", part: "move", act: (desk) => desk.move(8) },
  { keys: ["PageUp"], name: "page.previous", part: "move", act: (desk) => desk.move(-8) },
  { keys: ["Home"], name: "first", part: "move", act: (desk) => desk.move(-Infinity) },
  { keys: ["End"], name: "last", part: "move", act: (desk) => desk.move(Infinity) },

  { keys: ["a"], name: "accept", part: "decide", in: "list", strip: true, writes: true, act: (desk) => machine.accept(desk) },
  { keys: ["r"], name: "reject", part: "decide", in: "list", strip: true, writes: true, act: machine.decline },
  { keys: ["a"], name: "accept.point", part: "points", in: "points", strip: true, writes: true, act: (desk) => machine.acceptPoint(desk) },
  { keys: ["A"], name: "accept.all", part: "points", in: "points", strip: true, writes: true, act: (desk) => machine.acceptPoint(desk, { withMatches: true }) },
  { keys: ["r"], name: "reject.point", part: "points", in: "points", strip: true, writes: true, act: machine.declinePoint },
  ...[1, 2, 3, 4, 5].map((number) => ({
    keys: [String(number)], name: "gather.last", part: "decide", writes: true, number,
    act: (desk) => gathering.gatherLast(desk, number),
  })),
  ...[1, 2, 3, 4, 5].map((number) => ({
    keys: [`Shift+${number}`], name: "against.last", part: "decide", writes: true, number,
    act: (desk) => gathering.gatherLast(desk, number, "opposes"),
  })),
  { keys: ["g"], name: "gather", part: "decide", in: "list", strip: true, writes: true, act: (desk) => gathering.gatherInto(desk) },
  { keys: ["o"], name: "against", part: "decide", in: "list", strip: true, writes: true, act: (desk) => gathering.gatherInto(desk, "opposes") },
  { keys: ["g"], name: "gather.here", part: "points", in: "points", strip: true, writes: true, act: (desk) => gathering.gatherHere(desk) },
  { keys: ["o"], name: "against.here", part: "points", in: "points", strip: true, writes: true, act: (desk) => gathering.gatherHere(desk, "opposes") },
  { keys: ["n"], name: "new", part: "decide", strip: true, writes: true, act: gathering.makePoint },
  { keys: ["u"], name: "unresolved", part: "decide", in: "list", strip: true, writes: true, act: (desk) => gathering.gatherInto(desk, "unresolved") },
  { keys: ["l"], name: "alone", part: "decide", in: "list", strip: true, writes: true, act: places.standAlone },
  { keys: ["d"], name: "aside", part: "decide", in: "list", strip: true, writes: true, act: places.setAside },
  { keys: ["w"], name: "waiting", part: "decide", in: "list", strip: true, writes: true, act: places.putBack },
  { keys: ["-"], name: "out", part: "decide", in: "list", strip: true, writes: true, act: (desk) => gathering.takeOut(desk) },
  { keys: ["N"], name: "not.here", part: "decide", in: "list", writes: true, act: (desk) => gathering.takeOut(desk, "rule_out") },
  { keys: ["="], name: "same", part: "decide", in: "list", strip: true, writes: true, act: places.markSame },
  { keys: ["s"], name: "cut", part: "decide", in: "list", strip: true, writes: true, act: places.cutStatement },
  { keys: ["S"], name: "join", part: "decide", in: "list", writes: true, act: places.joinParts },

  { keys: ["e"], name: "reword", part: "points", strip: true, writes: true, act: points.reword },
  { keys: ["t"], name: "theme", part: "points", strip: true, writes: true, act: points.setTheme },
  { keys: ["T"], name: "area", part: "points", writes: true, act: points.setArea },
  { keys: ["M"], name: "merge", part: "points", strip: true, writes: true, act: points.merge },
  { keys: ["O"], name: "split.off", part: "points", writes: true, act: points.splitOff },
  { keys: ["c"], name: "part.of", part: "points", strip: "tour", writes: true, act: points.makePartOf },
  { keys: ["Alt+ArrowUp"], name: "point.up", part: "points", writes: true, strip: "points", act: (desk) => points.movePoint(desk, -1) },
  { keys: ["Alt+ArrowDown"], name: "point.down", part: "points", writes: true, strip: "points", act: (desk) => points.movePoint(desk, 1) },
  { keys: ["Delete"], name: "remove", part: "points", in: "points", strip: true, writes: true, act: points.removePoint },
  { keys: ["Enter"], name: "sources", part: "points", in: "points", strip: true, act: (desk) => desk.showSources() },

  { keys: ["m"], name: "memo", part: "more", strip: true, writes: true, act: (desk) => more.writeMemo(desk) },
  { keys: ["z"], name: "undo", part: "more", strip: true, writes: true, act: more.undo },
  { keys: ["Z"], name: "redo", part: "more", strip: true, writes: true, act: more.redo },
  { keys: ["/"], name: "search", part: "find", act: (desk) => desk.filters.focusSearch() },
  { keys: ["f"], name: "filter", part: "find", act: (desk) => desk.filters.focusOthers() },
  { keys: ["F"], name: "save.filter", part: "find", writes: true, act: more.saveFilter },
  { keys: ["v"], name: "place.next", part: "find", act: (desk) => desk.choosePlace(1) },
  { keys: ["V"], name: "place.previous", part: "find", act: (desk) => desk.choosePlace(-1) },
  { keys: ["p"], name: "to.points", part: "find", strip: true, act: (desk) => desk.goToPane() },
  { keys: ["i", "Enter"], name: "to.panel", part: "find", in: "list", strip: true, act: (desk) => desk.panel.focus() },
  { keys: ["i"], name: "to.panel", part: "find", in: "points", act: (desk) => desk.panel.focus() },
  { keys: ["Escape"], name: "back", part: "find", act: (desk) => desk.leave() },
  { keys: ["?"], name: "help", part: "find", strip: true, act: (desk) => desk.help.toggle() },
];

/** What a key does in a pane. */
export function findAct(name, pane) {
  return KEYMAP.find((each) => each.keys.includes(name) && (!each.in || each.in === pane));
}
