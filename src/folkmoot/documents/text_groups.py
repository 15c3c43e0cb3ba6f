"""Lines of plain text that belong together, and how they are laid as blocks."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from folkmoot.documents.blocks import BlockBuilder, BlockKind
from folkmoot.documents.hyphenation import join_lines
from folkmoot.documents.list_markers import Marker
from folkmoot.documents.text_lines import TextLine
from folkmoot.documents.text_page import TextPage
from folkmoot.documents.text_shapes import ends_sentence, strip_stars


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
    for number, line in enumerate(group.lines):
        under = group.lines[number + 1 :]
        is_text = group.kind is BlockKind.PARAGRAPH
        if is_text and line.text.endswith(":") and _are_entries(under, page):
            lead_in = replace(group, lines=group.lines[: number + 1])
            _lay(lead_in, page, builder)
            for entry in under:
                item = Group(kind=BlockKind.LIST_ITEM, lines=[entry])
                _lay(item, page, builder)
            return
    _lay(group, page, builder)


def _are_entries(lines: Sequence[TextLine], page: TextPage) -> bool:
    return len(lines) > 1 and not any(
        page.is_wrapped(before, after) or before.has_columns
        for before, after in pairwise(lines)
    )


def _lay(group: Group, page: TextPage, builder: BlockBuilder) -> None:
    text = _join(group, page)
    starred = strip_stars(text)
    builder.add(
        group.kind,
        [(starred or text, starred is not None)],
        level=group.level,
        label=group.marker.label if group.marker else None,
        page=group.lines[0].page,
    )


def _join(group: Group, page: TextPage) -> str:
    """The lines as one text, without the marker and the breaks of a narrow page."""
    text = group.lines[0].text
    if group.marker:
        text = text[group.marker.length :]
    is_closed = all(ends_sentence(line.text) for line in group.lines)
    joins = group.kind is BlockKind.PARAGRAPH and not is_closed
    for before, after in pairwise(group.lines):
        if before.has_columns or after.has_columns:
            text = f"{text}\n{after.text}"
            continue
        text, separator = join_lines(text, after.text)
        if separator == "\n" and joins and page.is_wrapped(before, after):
            separator = " "
        text = f"{text}{separator}{after.text}"
    return text
