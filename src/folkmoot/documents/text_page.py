"""The lines of a plain text seen together: how wide it is, what its lists look like."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from folkmoot.documents.list_markers import (
    Marker,
    find_marker,
    follow_each_other,
    read_ordinals,
    shape_of,
)
from folkmoot.documents.text_lines import TextLine
from folkmoot.documents.text_shapes import (
    ends_sentence,
    is_wrapped,
    may_be_name,
    starts_small,
)

_BARE_NUMBER = re.compile(r"(\d{1,2})\s+(?=[A-ZÆØÅÄÖÜ])")

# Texts that are broken at a width are broken between these.
_NARROWEST = 40
WIDEST = 120
_FEWEST_BROKEN = 2
# How many lines away the next item of a list is looked for.
_REACH = 40
# How many markers of the same kind are looked at before and after.
_NEXT = 3
_NEAR = 6


class TextPage:
    """Lines with their list markers, and the width they were broken at, if any.

    A text `is_unbroken` where lines end where their author ended them.
    """

    def __init__(self, lines: Sequence[TextLine]) -> None:
        self.lines = lines
        self.markers = _find_markers(lines)
        self._alike: dict[str, list[int]] = defaultdict(list)
        for position, marker in enumerate(self.markers):
            if marker:
                self._alike[shape_of(marker)].append(position)
        self._ordinals = [
            read_ordinals(m.label) if m and m.label else None for m in self.markers
        ]
        self.is_shouted = _is_shouted(lines)
        self._room = _find_room(lines, self.markers)
        self.is_unbroken = self._room is None
        self.has_long_lines = any(line.width > WIDEST for line in lines)

    def is_wrapped(self, before: TextLine, after: TextLine) -> bool:
        """Whether the line was broken because the page ended, and goes on."""
        if before.has_columns or after.has_columns:
            return False
        if self._room is None and before.width > WIDEST:
            return False
        return is_wrapped(before.text, after.text, width=before.width, room=self._room)

    def find_next(self, position: int) -> int | None:
        """The next line with words, if it is near."""
        last = min(position + _NEAR, len(self.lines))
        for following in range(position + 1, last):
            line = self.lines[following]
            if line.text and not line.is_rule and not line.reason:
                return following
        return None

    def has_neighbour(self, position: int) -> bool:
        """Whether the item before or after in the same list stands near."""
        marker = self.markers[position]
        if marker is None:
            return False
        alike = self._alike[shape_of(marker)]
        place = bisect_left(alike, position)
        near = alike[max(0, place - _NEXT) : place + _NEXT + 1]
        return any(
            other != position
            and abs(other - position) <= _REACH
            and follow_each_other(self._ordinals[position], self._ordinals[other])
            for other in near
        )


def _find_markers(lines: Sequence[TextLine]) -> list[Marker | None]:
    """The markers of the lines; numbers without a sign count where several follow."""
    markers = [find_marker(line.text) for line in lines]
    bare = {
        position: (int(match[1]), match.end())
        for position, line in enumerate(lines)
        if (match := _BARE_NUMBER.match(line.text))
        and may_be_name(line.text[match.end() :])
    }
    numbers = {number for number, _ in bare.values()}
    for position, (number, length) in bare.items():
        if {number - 1, number + 1} & numbers:
            label = str(number)
            markers[position] = Marker(sign=label, label=label, length=length)
    return markers


def _find_room(
    lines: Sequence[TextLine], markers: Sequence[Marker | None]
) -> int | None:
    """How wide the text was broken, by lines that go on in small letters."""
    broken = [
        before.width
        for (before, after), marker in zip(pairwise(lines), markers[1:], strict=True)
        if _NARROWEST <= before.width <= WIDEST
        and starts_small(after.text)
        and not ends_sentence(before.text)
        and marker is None
    ]
    return max(broken) if len(broken) >= _FEWEST_BROKEN else None


def _is_shouted(lines: Sequence[TextLine]) -> bool:
    """Whether so much is in capitals that they are no sign of a heading."""
    written = [line.text for line in lines if line.text and not line.is_rule]
    shouted = sum(text.isupper() and len(text) > 3 for text in written)
    return shouted * 2 > len(written) and len(written) > 2
