"""Lines of plain text that belong together, and how they are laid as blocks."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from folkmoot.documents.blocks import BlockBuilder, BlockKind
from folkmoot.documents.hyphenation import is_divided, join_lines
from folkmoot.documents.list_markers import Marker
from folkmoot.documents.text_lines import TextLine
from folkmoot.documents.text_page import TextPage
from folkmoot.documents.text_shapes import (
    ends_sentence,
    has_known_label,
    strip_stars,
)

# How far a line is set in that begins a paragraph, or goes on in one with a label.
_SET_IN = 2


@dataclass(kw_only=True)
class Group:
    """Lines that become one block."""

    kind: BlockKind
    lines: list[TextLine]
    marker: Marker | None = None
    level: int = 0

    @property
    def last(self) -> TextLine:
        """The line that the next one may go on from."""
        return self.lines[-1]

    @property
    def indent(self) -> int:
        """The indent of the first line."""
        return self.lines[0].indent

    @property
    def is_item(self) -> bool:
        """Whether the lines are a list item."""
        return self.kind is BlockKind.LIST_ITEM

    @property
    def is_bare(self) -> bool:
        """Whether the item is a sign so far, with its words on the next line."""
        is_short = self.marker and len(self.last.text) <= self.marker.length
        return len(self.lines) == 1 and bool(is_short)


def lay_group(group: Group, page: TextPage, builder: BlockBuilder) -> None:
    """Hand the group to the builder.

    In a paragraph, a line with a colon and several short lines under it are a lead-in
    and a list.
    """
    if group.kind is not BlockKind.PARAGRAPH:
        _lay(group, builder)
        return
    end = _find_lead_in(group, page)
    for lines in _part(group.lines[:end], page):
        _lay(replace(group, lines=lines), builder)
    for entry in group.lines[end:] if end else ():
        item = Group(kind=BlockKind.LIST_ITEM, lines=[entry])
        _lay(item, builder)


def _part(lines: list[TextLine], page: TextPage) -> list[list[TextLine]]:
    """A line that was not broken for lack of room ends its paragraph."""
    if any(line.has_columns for line in lines):
        return [lines]
    are_sentences = all(ends_sentence(line.text) for line in lines)
    parts = [lines[:1]]
    for before, after in pairwise(lines):
        goes_on = not are_sentences and _goes_on(parts[-1][0], before, after, page)
        if goes_on or is_divided(before.text, after.text):
            parts[-1].append(after)
        else:
            parts.append([after])
    return parts


def _goes_on(
    first: TextLine, before: TextLine, after: TextLine, page: TextPage
) -> bool:
    is_set_in = after.indent >= before.indent + _SET_IN
    if has_known_label(first.text) and (is_set_in or before.text.endswith(";")):
        return True
    if is_set_in and ends_sentence(before.text):
        return False
    return page.is_wrapped(before, after)


def _find_lead_in(group: Group, page: TextPage) -> int | None:
    """Where the list begins that a line with a colon leads in."""
    for number, line in enumerate(group.lines, start=1):
        if line.text.endswith(":"):
            return number if _are_entries(group.lines[number:], page) else None
    return None


def _are_entries(lines: Sequence[TextLine], page: TextPage) -> bool:
    return len(lines) > 1 and not any(
        page.is_wrapped(before, after) or before.has_columns
        for before, after in pairwise(lines)
    )


def _lay(group: Group, builder: BlockBuilder) -> None:
    text = _join(group)
    starred = strip_stars(text)
    builder.add(
        group.kind,
        [(starred or text, starred is not None)],
        level=group.level,
        label=group.marker.label if group.marker else None,
        page=group.lines[0].page,
    )


def _join(group: Group) -> str:
    """The lines as one text, without the marker and the breaks of a narrow page."""
    first = group.lines[0].text
    parts = [first[group.marker.length :] if group.marker else first]
    joint = " " if group.kind is BlockKind.PARAGRAPH else "\n"
    for before, after in pairwise(group.lines):
        ending, separator = parts.pop(), "\n"
        if not (before.has_columns or after.has_columns):
            ending, separator = join_lines(ending, after.text)
            separator = joint if separator == "\n" else separator
        parts += [ending, separator, after.text]
    return "".join(parts)
