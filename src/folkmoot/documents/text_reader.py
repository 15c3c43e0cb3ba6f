"""Walk through plain text line by line and find the blocks its author meant."""

from collections.abc import Sequence
from dataclasses import replace

from folkmoot.documents.blocks import BlockBuilder, BlockKind
from folkmoot.documents.list_markers import (
    Marker,
    are_neighbours,
    read_ordinals,
    shape_of,
)
from folkmoot.documents.text_groups import Group, lay_group
from folkmoot.documents.text_headings import Spot, find_heading_style
from folkmoot.documents.text_lines import TextLine
from folkmoot.documents.text_page import WIDEST, TextPage
from folkmoot.documents.text_shapes import (
    ends_sentence,
    has_known_label,
    has_label,
    starts_small,
    strip_hashes,
    strip_stars,
)

_MOST_LEVEL = 6
# How far words are set in that belong to the item above them.
_SET_IN = 2
# A shorter last line of a page is not broken by the page's end.
_SHORTEST_CARRIED = 30


class TextReader:
    """Walks through the lines once and hands the blocks to a builder."""

    def __init__(self, lines: Sequence[TextLine], builder: BlockBuilder) -> None:
        self._page = TextPage(lines)
        self._builder = builder
        self._group: Group | None = None
        self._asides: list[TextLine] = []
        # Heading styles by first appearance: the first one used is the highest.
        self._styles: list[str] = []
        # The lists that are open, each by indent and kind of marker.
        self._lists: list[tuple[int, str]] = []
        self._is_apart = True

    def read(self) -> None:
        """Lay out all lines."""
        for position, line in enumerate(self._page.lines):
            if line.reason:
                self._asides.append(line)
            elif not line.text:
                self._is_apart = True
            elif line.is_rule:
                self._start(None)
                self._is_apart = True
            else:
                self._place(position, line)
                self._is_apart = self._page.is_unbroken and self._page.has_long_lines
        self._start(None)

    def _place(self, position: int, line: TextLine) -> None:
        """Put the line where it belongs: a new block, or the one that is open."""
        if self._group and self._group.last.quotes != line.quotes:
            self._is_apart = True
        spot = Spot(
            page=self._page,
            position=position,
            group=self._group,
            is_apart=self._is_apart,
        )
        if heading := self._read_heading(spot):
            self._start(heading)
            self._lists.clear()
        elif spot.marker and _begins_item(spot, spot.marker):
            self._start(self._read_item(spot, spot.marker))
        elif self._group and _goes_on(spot, self._group):
            self._group.lines.append(line)
        else:
            self._start(Group(kind=BlockKind.PARAGRAPH, lines=[line]))
            self._lists.clear()

    def _start(self, group: Group | None) -> None:
        """Lay what is open, and begin anew."""
        if self._group:
            lay_group(self._group, self._page, self._builder)
        for line in self._asides:
            self._builder.add(
                BlockKind.ASIDE, line.text, page=line.page, reason=line.reason
            )
        self._asides.clear()
        self._group = group

    def _read_heading(self, spot: Spot) -> Group | None:
        hashes, text = strip_hashes(spot.line.text)
        style = "#" * hashes or find_heading_style(spot)
        if style is None:
            return None
        if style not in self._styles:
            self._styles.append(style)
        return Group(
            kind=BlockKind.HEADING,
            lines=[replace(spot.line, text=text)],
            marker=spot.marker if style.startswith("numbered") else None,
            level=min(self._styles.index(style) + 1, _MOST_LEVEL),
        )

    def _read_item(self, spot: Spot, marker: Marker) -> Group:
        depth = self._find_depth(spot.line.indent, shape_of(marker))
        return Group(
            kind=BlockKind.LIST_ITEM, lines=[spot.line], marker=marker, level=depth
        )

    def _find_depth(self, indent: int, shape: str) -> int:
        """How deep the item is; another marker at the same indent is a list within."""
        while self._lists and self._lists[-1][0] > indent + 1:
            self._lists.pop()
        known = [
            depth
            for depth, (other_indent, other) in enumerate(self._lists)
            if other == shape and abs(other_indent - indent) <= 1
        ]
        if known:
            del self._lists[known[-1] + 1 :]
        else:
            self._lists.append((indent, shape))
        return len(self._lists) - 1


def _begins_item(spot: Spot, marker: Marker) -> bool:
    """Whether the sign or label that begins the line makes it a list item."""
    if marker.is_plain:
        return True
    is_in_list = spot.page.has_neighbour(spot.position)
    if _may_be_initial(marker) and not is_in_list:
        return False
    group = spot.group
    if group is None or spot.is_apart or group.last.text.endswith(":"):
        return True
    if group.is_item and group.marker:
        goes_on = are_neighbours(group.marker, marker)
        return goes_on or is_in_list or not spot.is_in_prose
    if group.kind is BlockKind.HEADING:
        return True
    if marker.label is None:
        goes_on = starts_small(spot.line.text[marker.length :])
        return is_in_list or not (goes_on or spot.is_in_prose)
    return 1 in read_ordinals(marker.label) or ends_sentence(group.last.text)


def _may_be_initial(marker: Marker) -> bool:
    """Whether the label may as well be an initial or an abbreviation."""
    label = marker.label or ""
    return label.endswith(".") and label[:1].isalpha()


def _goes_on(spot: Spot, group: Group) -> bool:
    """Whether the line belongs to the block before it."""
    if group.kind is BlockKind.HEADING:
        return False
    if spot.is_apart:
        return _is_carried_on(spot, group)
    if _begins_anew(spot, group):
        return False
    is_set_in = spot.line.indent > group.indent
    if group.is_item:
        return is_set_in or spot.is_in_prose or group.is_bare
    first = group.lines[0].text
    if has_known_label(first) and not first.endswith(":"):
        return is_set_in or spot.is_in_prose
    return spot.is_in_prose or group.last.width <= WIDEST


def _begins_anew(spot: Spot, group: Group) -> bool:
    text, last = spot.line.text, group.last.text
    if has_known_label(text) or strip_stars(text) or strip_stars(last):
        return True
    if group.last.has_columns != spot.line.has_columns:
        return spot.line.indent <= group.indent
    is_mid_sentence = spot.is_in_prose and not ends_sentence(last)
    return has_label(text) and not is_mid_sentence


def _is_carried_on(spot: Spot, group: Group) -> bool:
    """Whether the block goes on after an empty line or on the next page."""
    line, last = spot.line, group.last
    if last.quotes != line.quotes:
        return False
    if last.page != line.page:
        is_long = last.width >= _SHORTEST_CARRIED
        return is_long and starts_small(line.text) and not ends_sentence(last.text)
    least = group.indent + _SET_IN
    below = spot.page.find_next(spot.position)
    begins_paragraph = (
        below == spot.position + 1
        and spot.page.markers[below] is None
        and spot.page.lines[below].indent < least
    )
    return group.is_item and line.indent >= least and not begins_paragraph
