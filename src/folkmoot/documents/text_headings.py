"""Headings in plain text: underlined, in capitals, numbered, or the name of a list."""

from dataclasses import dataclass

from folkmoot.documents.blocks import BlockKind
from folkmoot.documents.list_markers import Marker, are_neighbours, shape_of
from folkmoot.documents.text_groups import Group
from folkmoot.documents.text_lines import TextLine
from folkmoot.documents.text_page import TextPage
from folkmoot.documents.text_shapes import (
    begins_with_first_group,
    begins_with_group,
    ends_sentence,
    has_known_label,
    is_capitals,
    is_point,
    is_unmarked_label,
    may_be_heading,
    may_be_name,
    may_be_name_of_prose,
    names_group,
    starts_small,
)

_LONGEST_UNDERLINED = 100
_MOST_NUMBERED_WORDS = 10
_SHORTEST_PROSE = 45


@dataclass(frozen=True, kw_only=True)
class Spot:
    """A line with what stands around it.

    `group` is the block before it; the line `is_apart` after an empty line, a drawn
    one, or at the start.
    """

    page: TextPage
    position: int
    group: Group | None
    is_apart: bool

    @property
    def line(self) -> TextLine:
        """The line itself."""
        return self.page.lines[self.position]

    @property
    def marker(self) -> Marker | None:
        """The list marker that the line begins with."""
        return self.page.markers[self.position]

    @property
    def hangs(self) -> bool:
        """Whether the line is set in under the item right above it."""
        if self.group is None or not self.group.is_item or self.is_apart:
            return False
        return self.line.indent > self.group.indent

    @property
    def is_in_prose(self) -> bool:
        """Whether the line is broken off the one before it, in a paragraph or item."""
        if self.group is None or self.is_apart:
            return False
        return self.page.is_wrapped(self.group.last, self.line)


def find_heading_style(spot: Spot) -> str | None:
    """The way the line is set as a heading, or None where it is none.

    Headings of the same style are of the same level.
    """
    text = spot.line.text
    if spot.group and spot.group.is_bare:
        return None
    if not spot.page.is_shouted and is_capitals(text) and not spot.hangs:
        return "capitals"
    if _is_underlined(spot):
        return f"underlined {spot.page.lines[spot.position + 1].text[0]}"
    if spot.marker and _is_numbered_heading(spot, spot.marker):
        return f"numbered {shape_of(spot.marker)}"
    if spot.is_apart and is_point(text):
        return "point"
    if _is_name(spot):
        return "group" if names_group(text) else "name"
    return None


def _is_underlined(spot: Spot) -> bool:
    text, below = spot.line.text, spot.position + 1
    if below >= len(spot.page.lines) or not spot.is_apart:
        return False
    rule = spot.page.lines[below]
    if not rule.is_rule or rule.text == "--" or len(rule.text) > 2 * len(text) + 10:
        return False
    is_sentence = text.endswith((".", ",", ";")) or has_known_label(text)
    return len(text) <= _LONGEST_UNDERLINED and not is_sentence


def _is_numbered_heading(spot: Spot, marker: Marker) -> bool:
    """A short numbered line with something else than its next number under it."""
    text = spot.line.text[marker.length :]
    following = spot.page.find_next(spot.position)
    if marker.label is None or following is None or _is_under_prose(spot):
        return False
    if not may_be_heading(text) or not text[:1].isupper():
        return False
    if len(text.split()) > _MOST_NUMBERED_WORDS or _goes_on_list(spot, marker):
        return False
    if next_marker := spot.page.markers[following]:
        return shape_of(next_marker) != shape_of(marker)
    after = spot.page.lines[following]
    hangs = after.indent > spot.line.indent or starts_small(after.text)
    is_broken = hangs or spot.page.is_wrapped(spot.line, after)
    return following > spot.position + 1 or not is_broken


def _is_under_prose(spot: Spot) -> bool:
    """Whether the line stands right under a line that does not end a sentence."""
    group = spot.group
    if group is None or spot.is_apart or group.kind is not BlockKind.PARAGRAPH:
        return False
    return spot.is_in_prose or not ends_sentence(group.last.text)


def _goes_on_list(spot: Spot, marker: Marker) -> bool:
    """Whether the block before is the item before."""
    before = spot.group.marker if spot.group and spot.group.is_item else None
    return before is not None and are_neighbours(before, marker)


def _is_name(spot: Spot) -> bool:
    """A few words on a line of their own with a list, groups or prose under them."""
    following = spot.page.find_next(spot.position)
    if following is None or spot.marker or not may_be_name(spot.line.text):
        return False
    if is_unmarked_label(spot.line.text):
        return False
    is_after_item = spot.group is not None and spot.group.is_item
    if not spot.is_apart and (not is_after_item or spot.hangs or spot.is_in_prose):
        return False
    if spot.page.markers[following] is not None:
        return spot.is_apart or following == spot.position + 1
    return spot.is_apart and _names_what_follows(spot, following)


def _names_what_follows(spot: Spot, following: int) -> bool:
    text, after = spot.line.text, spot.page.lines[following].text
    if names_group(text):
        return True
    if begins_with_group(after):
        return begins_with_first_group(after) and not begins_with_group(text)
    is_prose = len(after) >= _SHORTEST_PROSE and not has_known_label(after)
    is_above = following > spot.position + 1 or spot.page.is_unbroken
    return is_above and is_prose and may_be_name_of_prose(text)
