"""Blocks seen once more with those around them, when all of a page is known."""

import re
from collections.abc import Iterable
from dataclasses import replace

from folkmoot.documents.block_lines import strip_marker
from folkmoot.documents.block_queue import DraftBlock, Setting
from folkmoot.documents.blocks import PAGE_NUMBER, BlockKind
from folkmoot.documents.page_numbers import is_page_number
from folkmoot.documents.typed_lists import mark_typed_lists

_NOTE = re.compile(r"\[\^([^\]\s]{1,20})\]:\s*(?=\S)")
_MOST_HEADING_WORDS = 12


def look_again(drafts: Iterable[DraftBlock]) -> list[DraftBlock]:
    """Find typed lists, page numbers, notes, and headings set as numbered items."""
    marked = mark_typed_lists([_tell_from_text(draft) for draft in drafts])
    looked: list[DraftBlock] = []
    after: DraftBlock | None = None
    for draft in reversed(marked):
        looked.append(_free_heading(draft, after))
        after = draft if draft.reason is None else after
    return looked[::-1]


def _tell_from_text(draft: DraftBlock) -> DraftBlock:
    """Page numbers, and notes as Markdown marks them: "[^1]: …"."""
    if draft.setting.kind is not BlockKind.PARAGRAPH:
        return draft
    if is_page_number(draft.text):
        return replace(draft, setting=Setting(kind=BlockKind.ASIDE), reason=PAGE_NUMBER)
    if match := _NOTE.match(draft.text):
        setting = replace(draft.setting, kind=BlockKind.FOOTNOTE, label=match[1])
        runs = strip_marker(draft.runs, match.end())
        return replace(draft, setting=setting, runs=runs)
    return draft


def _free_heading(draft: DraftBlock, after: DraftBlock | None) -> DraftBlock:
    """A bold numbered item with other things under it is a bold line above them."""
    setting = draft.setting
    is_numbered = setting.kind is BlockKind.LIST_ITEM and setting.label is not None
    is_bold = all(is_bold for text, is_bold in draft.runs if text.strip())
    is_short = len(draft.text.split()) <= _MOST_HEADING_WORDS
    if after is None or not (is_numbered and is_bold and is_short):
        return draft
    if after.setting.level <= setting.level and after.setting.label:
        return draft
    return replace(draft, setting=replace(setting, kind=BlockKind.PARAGRAPH))
