"""A picture of opinion groups: where each lies, how many it is, and nobody alone.

A group is an ellipse around its people, its number inside. Outlines differ in their
dashes, too, so that a grey print and the colour-blind can tell them apart.
"""

import math
from collections.abc import Iterable, Sequence

from folkmoot.documents.html_report_markup import Html, element, escape, join
from folkmoot.domain.opinion_groups import Ellipse, OpinionGroup

_WIDTH, _HEIGHT, _EDGE = 640, 420, 24
_FONT = "IBM Plex Sans, Segoe UI, Helvetica, Arial, sans-serif"
_PAPER, _INK, _LINE = "#fcfbf8", "#1a222c", "#d8d3c7"
# Dark to light in the same hues as the other pictures, with the dash of the outline.
_LOOKS = (
    ("#14506b", ""),
    ("#8f3b12", "8 4"),
    ("#1f6685", "2 4"),
    ("#5c4a12", "12 4 2 4"),
    ("#47515d", "4 8"),
)


def draw_opinion_groups(
    groups: Sequence[OpinionGroup],
    *,
    title: str,
    description: str,
    labels: Sequence[str],
    name: str,
) -> Html:
    """The groups by their numbers, with `labels` under these.

    `name` tells the picture apart from others on the page.
    """
    scale, left, top = _fit(group.ellipse for group in groups)
    drawn = [
        _draw(group.ellipse, number, label, (scale, left, top))
        for number, (group, label) in enumerate(zip(groups, labels, strict=True))
    ]
    return element(
        "svg",
        element("title", escape(title), id=f"{name}-title"),
        element("desc", escape(description), id=f"{name}-desc"),
        element("rect", width=_WIDTH, height=_HEIGHT, fill=_PAPER),
        _draw_axes(left, top),
        *drawn,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {_WIDTH} {_HEIGHT}",
        width=_WIDTH,
        height=_HEIGHT,
        role="img",
        aria_labelledby=f"{name}-title {name}-desc",
        font_family=_FONT,
        font_size=14,
        fill=_INK,
    )


def _draw(
    ellipse: Ellipse, number: int, label: str, fitted: tuple[float, float, float]
) -> Html:
    scale, left, top = fitted
    x, y = left + ellipse.x * scale, top - ellipse.y * scale
    colour, dash = _LOOKS[number]
    around = element(
        "ellipse",
        cx="0",
        cy="0",
        rx=_tell(max(ellipse.wide * scale, 18)),
        ry=_tell(max(ellipse.high * scale, 18)),
        transform=f"translate({_tell(x)} {_tell(y)}) "
        f"rotate({_tell(-math.degrees(ellipse.angle))})",
        fill=colour,
        fill_opacity="0.12",
        stroke=colour,
        stroke_width=2,
        stroke_dasharray=dash or None,
    )
    heading = _write(str(number + 1), x, y, size=22, weight="600")
    return join(around, heading, _write(label, x, y + 20, size=14, weight="400"))


def _draw_axes(left: float, top: float) -> Html:
    def line(x1: float, y1: float, x2: float, y2: float) -> Html:
        return element(
            "line",
            x1=_tell(x1),
            y1=_tell(y1),
            x2=_tell(x2),
            y2=_tell(y2),
            stroke=_LINE,
        )

    return join(
        line(_EDGE, top, _WIDTH - _EDGE, top), line(left, _EDGE, left, _HEIGHT - _EDGE)
    )


def _write(text: str, x: float, y: float, *, size: int, weight: str) -> Html:
    return element(
        "text",
        escape(text),
        x=_tell(x),
        y=_tell(y),
        text_anchor="middle",
        font_size=size,
        font_weight=weight,
        stroke=_PAPER,
        stroke_width=4,
        paint_order="stroke",
    )


def _fit(ellipses: Iterable[Ellipse]) -> tuple[float, float, float]:
    """The scale, and where on the picture nought is, so that all of it is seen."""
    reach = [(each, max(each.wide, each.high)) for each in ellipses]
    low_x = min(each.x - far for each, far in reach)
    high_x = max(each.x + far for each, far in reach)
    low_y = min(each.y - far for each, far in reach)
    high_y = max(each.y + far for each, far in reach)
    scale = min(
        (_WIDTH - 2 * _EDGE) / max(high_x - low_x, 0.1),
        (_HEIGHT - 2 * _EDGE) / max(high_y - low_y, 0.1),
    )
    left = _WIDTH / 2 - scale * (low_x + high_x) / 2
    top = _HEIGHT / 2 + scale * (low_y + high_y) / 2
    return scale, left, top


def _tell(number: float) -> str:
    return f"{number:.1f}"
