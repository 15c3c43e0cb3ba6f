"""The report's pictures as inline SVG whose letters keep their size on a phone.

Across, they are measured in shares of the width at hand; down, in `rem`.
"""

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from folkmoot.documents.html_report_markup import Html, element, escape, join
from folkmoot.documents.report_tree import Curve, HeatMap, Share, Voice

# Up to so many voices a bar is drawn as one block a voice, so that they can be counted.
_MOST_BLOCKS = 24
_LEVELS = 5
_NARROW_LETTERS = 42
_LINE = 1.15


def draw_image(
    *content: Html, title: str, description: str, height: float, name: str, **more: str
) -> Html:
    """A picture that says what it shows to who cannot see it."""
    return element(
        "svg",
        element("title", escape(title), id=f"{name}-title"),
        element("desc", escape(description), id=f"{name}-desc"),
        *content,
        role="img",
        aria_labelledby=f"{name}-title",
        aria_describedby=f"{name}-desc",
        width="100%",
        height=_rem(height),
        **more,
    )


def define_patterns() -> Html:
    """What fills refer to, once in a page: those against are hatched, not only red."""
    return Html(
        '<svg class="defs" width="0" height="0" aria-hidden="true" focusable="false">'
        '<defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" '
        'patternTransform="rotate(45)">'
        '<rect class="hatch-ground" width="6" height="6"/>'
        '<rect class="hatch-line" width="3" height="6"/></pattern>'
        '<pattern id="dots" width="6" height="6" patternUnits="userSpaceOnUse">'
        '<rect class="dots-ground" width="6" height="6"/>'
        '<circle class="dots-dot" cx="3" cy="3" r="1.5"/></pattern></defs></svg>'
    )


def draw_shares(shares: Sequence[Share], *, scale: int) -> Html:
    """A bar of shares from left to right, whose full width is `scale`."""
    rects: list[Html] = []
    start = 0
    for share, fill in name_fills(shares):
        rects += _draw_share(share, fill, start=start, scale=scale)
        start += share.count
    return element(
        "svg",
        *rects,
        class_="bar",
        width="100%",
        height="0.875rem",
        aria_hidden="true",
        focusable="false",
    )


@dataclass(frozen=True, kw_only=True)
class Axis:
    """Where zero stands, in counts from the left, and how many fit in the width."""

    zero: int
    scale: int


def find_axis(bars: Iterable[Sequence[Share]]) -> Axis:
    """One axis for all bars: against to the left of it, for to the right."""
    known = list(bars)
    left = max((_count(shares, Voice.OPPOSES) for shares in known), default=0)
    right = max((_count(shares, Voice.SUPPORTS) for shares in known), default=0)
    return Axis(zero=left, scale=max(left + right, 1))


def draw_sides(shares: Sequence[Share], axis: Axis) -> Html:
    """A bar to both sides of a line; its words are its title."""
    rects: list[Html] = []
    left = right = axis.zero
    for share, fill in name_fills(shares):
        if share.voice is Voice.OPPOSES:
            left -= share.count
            rects += _draw_share(share, fill, start=left, scale=axis.scale)
        elif share.voice is Voice.SUPPORTS:
            rects += _draw_share(share, fill, start=right, scale=axis.scale)
            right += share.count
    zero = _percent(axis.zero, axis.scale)
    rects.append(element("line", class_="axis", x1=zero, x2=zero, y1="0", y2="1.25rem"))
    words = ", ".join(f"{share.count} {share.label}" for share in shares)
    return element(
        "svg",
        element("title", escape(words)),
        *rects,
        class_="bar",
        role="img",
        width="100%",
        height="1.25rem",
    )


def _count(shares: Iterable[Share], voice: Voice) -> int:
    return sum(share.count for share in shares if share.voice is voice)


def name_fills(shares: Iterable[Share]) -> Iterator[tuple[Share, str]]:
    """Each share with the class of its fill; respondents are lighter than groups."""
    seen: dict[Voice, int] = {}
    for share in shares:
        seen[share.voice] = seen.get(share.voice, 0) + 1
        yield share, f"{share.voice} n{seen[share.voice]}"


def _draw_share(share: Share, fill: str, *, start: int, scale: int) -> list[Html]:
    size = 1 if scale <= _MOST_BLOCKS else share.count
    return [
        element(
            "rect",
            class_=fill,
            x=_percent(place, scale),
            width=_percent(size, scale),
            y="0.1875rem",
            height="0.875rem",
        )
        for place in range(start, start + share.count, size or 1)
    ]


def draw_heat_map(picture: HeatMap, *, title: str, description: str, name: str) -> Html:
    """The map twice: names beside the cells for wide pages, above them for narrow."""
    wide, narrow = _WideMap(picture), _NarrowMap(picture)
    return join(
        *(
            draw_image(
                *layout.draw(),
                title=title,
                description=description,
                height=layout.height,
                name=f"{name}-{layout.kind}",
                class_=f"map {layout.kind}",
            )
            for layout in (wide, narrow)
        )
    )


class _WideMap:
    """A grid of cells with the rows' names to the left."""

    kind = "wide"
    _names = 15.0
    _row = 2.75

    def __init__(self, picture: HeatMap) -> None:
        self._picture = picture
        count = max(len(picture.columns), 1)
        self._cell = min(max(30 / count, 4), 9)
        letters = int(self._cell * 1.9)
        self._heads = [_wrap(head, letters, most=3) for head in picture.columns]
        self._top = 0.5 + _LINE * max(map(len, self._heads), default=0)
        self.height = self._top + self._row * len(picture.rows)

    def draw(self) -> Iterator[Html]:
        for number, lines in enumerate(self._heads):
            x = self._names + self._cell * (number + 0.5)
            y = self._top - 0.5 - _LINE * (len(lines) - 1)
            yield _write(lines, x=_rem(x), y=y, class_="head")
        most = _find_most(self._picture)
        for number, name in enumerate(self._picture.rows):
            y = self._top + self._row * number
            lines = _wrap(name, 30, most=2)
            yield _write(lines, x="0", y=y + 1.7 - _LINE / 2 * (len(lines) - 1))
            for column, count in enumerate(self._picture.counts[number]):
                x = self._names + self._cell * column
                yield from _draw_cell(
                    count,
                    most,
                    x=_rem(x),
                    middle=_rem(x + self._cell / 2),
                    width=_rem(self._cell),
                    y=y,
                    height=self._row,
                )


class _NarrowMap:
    """A band of cells for each row, its name above."""

    kind = "narrow"
    _row = 4.25
    _cell = 2.5

    def __init__(self, picture: HeatMap) -> None:
        self._picture = picture
        letters = max(_NARROW_LETTERS // max(len(picture.columns), 1), 8)
        self._heads = [_wrap(head, letters, most=3) for head in picture.columns]
        self._top = 0.25 + _LINE * max(map(len, self._heads), default=0)
        self.height = self._top + self._row * len(picture.rows)

    def draw(self) -> Iterator[Html]:
        count = max(len(self._picture.columns), 1)
        for number, lines in enumerate(self._heads):
            x = _percent(number + 0.5, count)
            yield _write(lines, x=x, y=0.9, class_="head")
        most = _find_most(self._picture)
        for number, name in enumerate(self._picture.rows):
            y = self._top + self._row * number
            yield _write(_wrap(name, _NARROW_LETTERS, most=1), x="0", y=y + 1.25)
            for column, cell in enumerate(self._picture.counts[number]):
                yield from _draw_cell(
                    cell,
                    most,
                    x=_percent(column, count),
                    middle=_percent(column + 0.5, count),
                    width=_percent(1, count),
                    y=y + 1.65,
                    height=self._cell,
                )


def _find_most(picture: HeatMap) -> int:
    return max((cell or 0 for row in picture.counts for cell in row), default=0)


def _draw_cell(
    count: int | None,
    most: int,
    *,
    x: str,
    middle: str,
    width: str,
    y: float,
    height: float,
) -> Iterator[Html]:
    """A cell of the map; its colour has few steps, its number says it exactly."""
    level = 0 if not count else -(-count * _LEVELS // most)
    kind = "none" if count is None else f"level-{level}"
    yield element(
        "rect",
        class_=f"cell {kind}",
        x=x,
        y=_rem(y),
        width=width,
        height=_rem(height),
    )
    text = "–" if count is None else str(count)
    yield _write([text], x=middle, y=y + height / 2 + 0.35, class_=f"count {kind}")


_PLOT = 10.0
_ABOVE = 1.75


def draw_curve(picture: Curve, *, title: str, description: str, name: str) -> Html:
    """What is known after each meeting as a line, what was new as columns under it."""
    steps = picture.steps
    letters = max(_NARROW_LETTERS // len(steps), 8)
    labels = [_wrap(step.label, letters, most=3) for step in steps]
    foot = _ABOVE + _PLOT
    most = max((step.known for step in steps), default=0) or 1
    places = [_percent(number + 0.5, len(steps)) for number in range(len(steps))]
    heights = [foot - _PLOT * step.known / most for step in steps]
    content: list[Html] = [_draw_line("axis", "0", "100%", foot, foot)]
    for number, step in enumerate(steps):
        content += _draw_step(step.new / most, number, len(steps), foot)
    for number in range(len(steps) - 1):
        x1, x2 = places[number : number + 2]
        y1, y2 = heights[number : number + 2]
        content.append(_draw_line("curve", x1, x2, y1, y2))
    for x, y, step, lines in zip(places, heights, steps, labels, strict=True):
        content.append(element("circle", class_="point", cx=x, cy=_rem(y), r="5"))
        content.append(_write([str(step.known)], x=x, y=y - 0.6, class_="count known"))
        new = f"+{step.new}"
        content.append(_write([new], x=x, y=foot + 1.2, class_="count new"))
        content.append(_write(lines, x=x, y=foot + 2.5, class_="head"))
    height = foot + 2.75 + _LINE * max(map(len, labels))
    return draw_image(
        *content,
        title=title,
        description=description,
        height=height,
        name=name,
        class_="plot",
    )


def _draw_step(share: float, number: int, count: int, foot: float) -> Iterator[Html]:
    if share:
        yield element(
            "rect",
            class_="new",
            x=_percent(number + 0.3, count),
            width=_percent(0.4, count),
            y=_rem(foot - _PLOT * share),
            height=_rem(_PLOT * share),
        )


def _draw_line(class_: str, x1: str, x2: str, y1: float, y2: float) -> Html:
    return element("line", class_=class_, x1=x1, x2=x2, y1=_rem(y1), y2=_rem(y2))


def _write(lines: Sequence[str], *, x: str, y: float, class_: str = "name") -> Html:
    """Lines of text, the first with its foot at `y`."""
    spans = (
        element("tspan", escape(line), x=x, y=_rem(y + _LINE * number))
        for number, line in enumerate(lines)
    )
    return element("text", *spans, class_=class_)


def _wrap(text: str, letters: int, *, most: int) -> list[str]:
    words = " ".join(_cut(word, letters) for word in text.split())
    return textwrap.wrap(words, letters, max_lines=most, placeholder="…")


def _cut(word: str, letters: int) -> str:
    """A word longer than a line, cut with hyphens."""
    parts = textwrap.wrap(word, letters - 1, break_on_hyphens=False)
    return word if len(word) <= letters else "- ".join(parts)


def _percent(part: float, whole: float) -> str:
    return f"{100 * part / whole:.4g}%"


def _rem(number: float) -> str:
    return f"{number:.4g}rem"
