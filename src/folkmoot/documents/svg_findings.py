"""Pictures of findings as SVG: the same on a page, in a file and on paper.

Colours stand as attributes, for pages allow no style in their text. They are one hue
from light to dark, so that a grey print tells the same; against is hatched, too. Every
figure is written out.
"""

import math
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from folkmoot.documents.finding_pictures import (
    Cell,
    Curve,
    Grid,
    Label,
    Picture,
    Sides,
    Step,
    Steps,
    find_level,
    find_most,
)
from folkmoot.documents.html_report_markup import NOTHING, Html, element, escape, join

FONT = "IBM Plex Sans, Segoe UI, Helvetica, Arial, sans-serif"
PAPER, INK, QUIET, LINE = "#fcfbf8", "#1a222c", "#47515d", "#d8d3c7"
SUPPORTS, OPPOSES, OPPOSES_LIGHT, LIGHT = "#14506b", "#8f3b12", "#efd9cb", "#b3d0dd"
HEAT = ("#f1efe9", "#dbe8ee", "#b3d0dd", "#86b4c8", "#1f6685", "#0d4159")
# From this level on letters are white.
_DARK = 4
_SIZE, _SMALL, _LEADING = 14, 12.5, 18
_LETTER = 7.1
_EDGE = 12
_NAMES = 330
_MOST_LINES = 4


@dataclass(frozen=True)
class _Words:
    """How a cell that counts of those asked is written, and where links lead from."""

    of: str
    base: str


def draw_picture(picture: Picture, *, of: str, base: str = "", alone: bool) -> Html:
    """The picture; `of` writes "3 of 7", `base` is what its paths lead on from.

    Alone it is a file by itself: with its title above it, and without links.
    """
    words = _Words(of, base)
    width, height, content = _draw(picture, words)
    top = _EDGE
    head: list[Html] = []
    if alone:
        lines = _wrap(picture.title, width - 2 * _EDGE, most=2)
        head.append(_write(lines, _EDGE, 30, size=18, weight="600"))
        top = 24 + 22 * len(lines)
    height += top + _EDGE
    name = f"p-{picture.name}"
    return element(
        "svg",
        element("title", escape(picture.title), id=f"{name}-title"),
        element("desc", escape(picture.description), id=f"{name}-desc"),
        _define_hatch(),
        element("rect", width=width, height=height, fill=PAPER),
        *head,
        element("g", *content, transform=f"translate(0 {top})"),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {width} {height}",
        width=width,
        height=height,
        # What is a picture to a screen reader holds no links.
        role="img" if alone else "group",
        aria_labelledby=f"{name}-title {name}-desc",
        font_family=FONT,
        font_size=_SIZE,
        fill=INK,
    )


def _draw(picture: Picture, words: _Words) -> tuple[int, int, list[Html]]:
    """The width, the height and what is drawn."""
    match picture.body:
        case Grid() as grid:
            return _draw_grid(grid, words)
        case Sides() as sides:
            return _draw_sides(sides, words)
        case Steps() as steps:
            return _draw_steps(steps, words)
        case Curve() as curve:
            return _draw_curve(curve, words)


def _define_hatch() -> Html:
    return element(
        "defs",
        element(
            "pattern",
            element("rect", width=6, height=6, fill=OPPOSES_LIGHT),
            element("rect", width=3, height=6, fill=OPPOSES),
            id="against",
            width=6,
            height=6,
            patternUnits="userSpaceOnUse",
            patternTransform="rotate(45)",
        ),
    )


def _draw_grid(grid: Grid, words: _Words) -> tuple[int, int, list[Html]]:
    count = max(len(grid.columns), 1)
    cell = max(min(620 // count, 130), 68)
    heads = [_wrap(column.text, cell - 8, most=_MOST_LINES) for column in grid.columns]
    top = 8 + _LEADING * max(map(len, heads), default=0)
    drawn: list[Html] = []
    for number, lines in enumerate(heads):
        x = _EDGE + _NAMES + cell * (number + 0.5)
        foot = top - 10 - _LEADING * (len(lines) - 1)
        drawn.append(_write(lines, x, foot, anchor="middle", size=_SMALL, fill=QUIET))
    most = find_most(grid.cells)
    y = float(top)
    for label, cells in zip(grid.rows, grid.cells, strict=True):
        lines = _wrap(label.text, _NAMES - 20, most=_MOST_LINES)
        height = max(_LEADING * len(lines) + 12, 40)
        drawn.append(_write_label(label, lines, y, height, words))
        for number, one in enumerate(cells):
            x = _EDGE + _NAMES + cell * number
            drawn.append(_draw_cell(one, most, x, y, cell, height, words))
        y += height
    return 2 * _EDGE + _NAMES + cell * count, math.ceil(y), drawn


def _draw_cell(
    cell: Cell,
    most: int,
    x: float,
    y: float,
    width: float,
    height: float,
    words: _Words,
) -> Html:
    level = find_level(cell, most)
    box = element(
        "rect",
        x=_place(x),
        y=_place(y),
        width=_place(width),
        height=_place(height),
        fill=PAPER if cell.heard is None else HEAT[level],
        stroke=PAPER,
        stroke_width=2,
    )
    text = _write(
        [tell_cell(cell, words.of)],
        x + width / 2,
        y + height / 2 + 5,
        anchor="middle",
        fill="#ffffff" if level >= _DARK else INK,
        weight="600" if cell.heard else "400",
    )
    return _lead(join(box, text), cell.path, words)


def _write_label(
    label: Label, lines: Sequence[str], y: float, height: float, words: _Words
) -> Html:
    foot = y + height / 2 + 5 - _LEADING / 2 * (len(lines) - 1)
    return _lead(_write(lines, _EDGE, foot), label.path, words)


def _draw_sides(sides: Sides, words: _Words) -> tuple[int, int, list[Html]]:
    """For to the right of a line, against to the left, both on one scale."""
    room = 560
    most = [
        max((cell.heard or 0 for cell in cells), default=0)
        for cells in (
            [bar.opposes for bar in sides.bars],
            [bar.supports for bar in sides.bars],
        )
    ]
    unit = (room - 160) / max(sum(most), 1)
    zero = _EDGE + _NAMES + 80 + most[0] * unit
    drawn = [
        _write([f"← {sides.opposes}"], zero - 8, 16, anchor="end", fill=OPPOSES),
        _write([f"{sides.supports} →"], zero + 8, 16, fill=SUPPORTS),
    ]
    y = 28.0
    for bar in sides.bars:
        lines = _wrap(bar.label.text, _NAMES - 20, most=_MOST_LINES)
        height = max(_LEADING * len(lines) + 12, 40)
        drawn.append(_write_label(bar.label, lines, y, height, words))
        drawn += _draw_bar(bar.opposes, zero, -unit, y, height, words)
        drawn += _draw_bar(bar.supports, zero, unit, y, height, words)
        y += height
    drawn.append(_line(zero, 24, zero, y, INK))
    return 2 * _EDGE + _NAMES + room, math.ceil(y), drawn


def _draw_bar(
    cell: Cell, zero: float, unit: float, y: float, height: float, words: _Words
) -> Iterator[Html]:
    """A bar from the line; its figure stands at its end."""
    length = (cell.heard or 0) * abs(unit)
    is_left = unit < 0
    bar = element(
        "rect",
        x=_place(zero - length if is_left else zero),
        y=_place(y + height / 2 - 11),
        width=_place(length),
        height=22,
        fill="url(#against)" if is_left else SUPPORTS,
    )
    figure = _write(
        [tell_cell(cell, words.of)],
        zero + (-length - 6 if is_left else length + 6),
        y + height / 2 + 5,
        anchor="end" if is_left else "start",
        size=_SMALL,
    )
    yield _lead(join(bar if length else NOTHING, figure), cell.path, words)


_PLOT = 220


def _draw_steps(steps: Steps, words: _Words) -> tuple[int, int, list[Html]]:
    """Columns: what repeated below, what was new, lighter, on top of it."""
    width, slot = _measure(steps.steps)
    most = max((step.new + step.repeated for step in steps.steps), default=0) or 1
    unit = (_PLOT - 24) / most
    foot = 40.0 + _PLOT
    drawn = _draw_key([(steps.repeated, SUPPORTS), (steps.new, LIGHT)])
    for number, step in enumerate(steps.steps):
        x = _EDGE + slot * (number + 0.5)
        low = foot - step.repeated * unit
        high = low - step.new * unit
        column = [
            _column(x, slot, low, foot, SUPPORTS),
            _column(x, slot, high, low, LIGHT),
        ]
        if step.repeated:
            column.append(_figure(step.repeated, x, (low + foot) / 2 + 5, "#ffffff"))
        if step.new:
            column.append(_figure(step.new, x, (high + low) / 2 + 5, INK))
        drawn.append(_lead(join(*column), step.label.path, words))
        drawn.append(_write_foot(step, x, foot, slot, words))
    drawn.append(_line(_EDGE, foot, width - _EDGE, foot, INK))
    return width, math.ceil(foot + 24 + 3 * _LEADING), drawn


def _draw_curve(curve: Curve, words: _Words) -> tuple[int, int, list[Html]]:
    width, slot = _measure(curve.steps)
    most = max((step.known for step in curve.steps), default=0) or 1
    unit = (_PLOT - 24) / most
    foot = 40.0 + _PLOT
    places = [_EDGE + slot * (number + 0.5) for number in range(len(curve.steps))]
    drawn = _draw_key([(curve.known, SUPPORTS), (curve.new, LIGHT)])
    for x, step in zip(places, curve.steps, strict=True):
        drawn.append(_column(x, slot, foot - step.new * unit, foot, LIGHT))
        if step.new:
            drawn.append(_figure(step.new, x, foot - 6, INK))
        drawn.append(_write_foot(step, x, foot, slot, words))
    points = [
        (x, foot - s.known * unit) for x, s in zip(places, curve.steps, strict=True)
    ]
    told = " ".join(f"{_place(x)},{_place(y)}" for x, y in points)
    drawn.append(
        element("polyline", points=told, fill="none", stroke=SUPPORTS, stroke_width=3)
    )
    for (x, y), step in zip(points, curve.steps, strict=True):
        drawn.append(element("circle", cx=_place(x), cy=_place(y), r=5, fill=SUPPORTS))
        drawn.append(_figure(step.known, x, y - 10, SUPPORTS))
    drawn += _draw_spans(curve, places, slot, foot)
    drawn.append(_line(_EDGE, foot, width - _EDGE, foot, INK))
    return width, math.ceil(foot + 24 + 3 * _LEADING), drawn


def _draw_spans(
    curve: Curve, places: Sequence[float], slot: float, foot: float
) -> list[Html]:
    """Lines over the first meetings and over the last: the two that are compared."""
    if len(places) < curve.base + curve.run:
        return []
    spans = (places[: curve.base], places[-curve.run :])
    return [
        element(
            "line",
            x1=_place(span[0] - slot * 0.4),
            x2=_place(span[-1] + slot * 0.4),
            y1=_place(foot + 4),
            y2=_place(foot + 4),
            stroke=INK if number == 0 else OPPOSES,
            stroke_width=4,
        )
        for number, span in enumerate(spans)
    ]


def _measure(steps: Sequence[Step]) -> tuple[int, float]:
    """The width, and how much of it each meeting has."""
    count = max(len(steps), 1)
    slot = max(min(700 / count, 170), 90)
    return math.ceil(max(slot * count + 2 * _EDGE, 480)), slot


def _draw_key(entries: Sequence[tuple[str, str]]) -> list[Html]:
    drawn = []
    x = float(_EDGE)
    for words, fill in entries:
        drawn.append(element("rect", x=_place(x), y=4, width=14, height=14, fill=fill))
        drawn.append(_write([words], x + 20, 16, size=_SMALL))
        x += 44 + len(words) * _LETTER
    return drawn


def _column(x: float, slot: float, top: float, foot: float, fill: str) -> Html:
    if top >= foot:
        return NOTHING
    return element(
        "rect",
        x=_place(x - slot * 0.28),
        y=_place(top),
        width=_place(slot * 0.56),
        height=_place(foot - top),
        fill=fill,
        stroke=INK,
        stroke_width=1,
    )


def _figure(number: int, x: float, y: float, fill: str) -> Html:
    return _write([str(number)], x, y, anchor="middle", fill=fill, weight="600")


def _write_foot(step: Step, x: float, foot: float, slot: float, words: _Words) -> Html:
    lines = _wrap(step.label.text, slot - 10, most=3)
    text = _write(lines, x, foot + 24, anchor="middle", size=_SMALL, fill=QUIET)
    return _lead(text, step.label.path, words)


def tell_cell(cell: Cell, of: str) -> str:
    """A count, perhaps of those asked; a dash where nobody was."""
    if cell.heard is None:
        return "–"
    if cell.asked is None:
        return str(cell.heard)
    return of % {"heard": cell.heard, "asked": cell.asked}


def _lead(content: Html, path: str, words: _Words) -> Html:
    """Into the statements; by keyboard one goes through the table instead."""
    if not path or not words.base:
        return content
    return element("a", content, href=words.base + path, tabindex=-1)


def _line(x1: float, y1: float, x2: float, y2: float, stroke: str) -> Html:
    return element(
        "line",
        x1=_place(x1),
        y1=_place(y1),
        x2=_place(x2),
        y2=_place(y2),
        stroke=stroke,
        stroke_width=1,
    )


def _write(
    lines: Sequence[str],
    x: float,
    y: float,
    *,
    anchor: str = "start",
    size: float = _SIZE,
    fill: str = INK,
    weight: str = "400",
) -> Html:
    spans = (
        element("tspan", escape(line), x=_place(x), y=_place(y + _LEADING * number))
        for number, line in enumerate(lines)
    )
    return element(
        "text",
        *spans,
        text_anchor=anchor,
        font_size=_place(size),
        fill=fill,
        font_weight=weight,
    )


def _wrap(text: str, width: float, *, most: int) -> list[str]:
    letters = max(int(width / _LETTER), 6)
    words = " ".join(_cut(word, letters) for word in text.split())
    return textwrap.wrap(words, letters, max_lines=most, placeholder=" …") or [""]


def _cut(word: str, letters: int) -> str:
    """A word longer than a line, cut with hyphens."""
    if len(word) <= letters:
        return word
    return "- ".join(textwrap.wrap(word, letters - 1, break_on_hyphens=False))


def _place(number: float) -> str:
    return f"{number:.5g}"
