"""The text of an office document as it is gathered, paragraph by paragraph."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

from folkmoot.documents.block_lines import Run, join_runs, split_lines
from folkmoot.documents.block_queue import DraftBlock, Setting, make_drafts
from folkmoot.documents.blocks import (
    PICTURE,
    PLACEHOLDER,
    STRUCK_OUT,
    Block,
    BlockBuilder,
    BlockKind,
    Cell,
    ExtractedText,
)
from folkmoot.documents.office_package import Element
from folkmoot.documents.page_count import PageCount, PageMark
from folkmoot.documents.typed_lists import mark_typed_lists

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
# One that no line breaks at, as a fixed space is a space.
_FIXED_HYPHEN = "\u2011"
# Between words that these stood between there is a gap.
_LEAVES_GAP = frozenset((PICTURE, PLACEHOLDER, STRUCK_OUT))


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where paragraphs stand: in a cell, in a note, in a table of contents."""

    cell: Cell | None = None
    kind: BlockKind = BlockKind.PARAGRAPH
    reason: str | None = None

    def in_cell(self, cell: Cell) -> "Place":
        """A cell in this place."""
        is_plain = self.kind is BlockKind.PARAGRAPH
        return replace(self, cell=cell, kind=BlockKind.CELL if is_plain else self.kind)


@dataclass(frozen=True, kw_only=True)
class PagedDraft:
    """A draft of a block with the page it begins on."""

    draft: DraftBlock
    page: int | None


@dataclass(kw_only=True)
class ParagraphText:
    """One paragraph in the making, with what stands in it but is not its text."""

    runs: list[Run] = field(default_factory=list)
    asides: list[DraftBlock] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    notes: list[Element] = field(default_factory=list)
    page: int | None = None
    is_blank: bool = True
    _goes_on: bool = False

    def add_text(self, text: str, *, bold: bool = False) -> None:
        """Words in the line; a run goes on where the last one is set alike."""
        text = text.replace(_FIXED_HYPHEN, "-")
        if self.runs and self.runs[-1][1] == bold:
            text = self.runs.pop()[0] + text
        self.runs.append((text, bold))
        self.is_blank = self.is_blank and not text.strip()
        self._goes_on = False

    def add_aside(self, text: str, reason: str) -> None:
        """Words that are set aside; with no words between, they go on."""
        last = self.asides[-1] if self.asides else None
        if last and self._goes_on and last.reason == reason != PICTURE:
            self.asides[-1] = replace(last, runs=(*last.runs, (text, False)))
            return
        if reason in _LEAVES_GAP:
            self.add_text(" ")
        self.asides.append(_make_aside(text, reason))
        self._goes_on = True


def _make_aside(text: str, reason: str) -> DraftBlock:
    setting = Setting(kind=BlockKind.ASIDE)
    return DraftBlock(setting=setting, runs=((text, False),), reason=reason)


class Flow:
    """Gathers the blocks of a document in reading order."""

    def __init__(self) -> None:
        self.drafts: list[PagedDraft] = []
        self.tables = 0

    def take_table(self) -> int:
        """The number of the next table."""
        self.tables += 1
        return self.tables - 1

    def lay_paragraph(
        self, content: ParagraphText, setting: Setting, *, reason: str | None = None
    ) -> None:
        """End a paragraph: its blocks, then what was set aside in it.

        With a `reason` the whole paragraph is set aside.
        """
        if not content.is_blank:
            for draft in _shape(content.runs, setting, reason):
                self.drafts.append(PagedDraft(draft=draft, page=content.page))
        for aside in content.asides:
            if aside.text.strip() or aside.reason == PICTURE:
                self.drafts.append(PagedDraft(draft=aside, page=content.page))

    def lay_aside(self, text: str, reason: str, *, page: int | None = None) -> None:
        """Set words aside between paragraphs."""
        draft = _make_aside(text, reason)
        self.drafts.append(PagedDraft(draft=draft, page=page))

    def lay_extracted(self, extracted: ExtractedText, *, page: int | None) -> None:
        """Put the blocks of a document in that is embedded in this one."""
        first_table = self.tables
        for block in extracted.blocks:
            cell = block.cell
            if cell is not None:
                cell = replace(cell, table=first_table + cell.table)
                self.tables = max(self.tables, cell.table + 1)
            setting = Setting(
                kind=block.kind, level=block.level, label=block.label, cell=cell
            )
            runs = tuple(_cut_runs(extracted.text, block))
            draft = DraftBlock(setting=setting, runs=runs, reason=block.reason)
            self.drafts.append(PagedDraft(draft=draft, page=page))

    def count_words(self) -> int:
        """How many words are not set aside, counted as office programs do."""
        drafts = [paged.draft for paged in self.drafts]
        return sum(len(draft.text.split()) for draft in drafts if not draft.reason)

    def build(
        self,
        *,
        media_type: str,
        pages: int | None = None,
        notices: Iterable[str] = (),
        knows_pages: bool = True,
    ) -> ExtractedText:
        """The document; without page numbers where they are not known for certain."""
        builder = BlockBuilder()
        drafts = mark_typed_lists([paged.draft for paged in self.drafts])
        for draft, paged in zip(drafts, self.drafts, strict=True):
            setting = draft.setting
            builder.add(
                setting.kind,
                draft.runs,
                level=setting.level,
                label=setting.label,
                cell=setting.cell,
                page=paged.page if knows_pages else None,
                reason=draft.reason,
            )
        return builder.build(media_type=media_type, pages=pages, notices=notices)


def _shape(runs: list[Run], setting: Setting, reason: str | None) -> list[DraftBlock]:
    if reason:
        setting = replace(setting, kind=BlockKind.ASIDE, level=0, label=None)
    if setting.kind in (BlockKind.FOOTNOTE, BlockKind.ASIDE):
        joined = join_runs(split_lines(runs))
        return [DraftBlock(setting=setting, runs=joined, reason=reason)]
    if setting.kind in (BlockKind.LIST_ITEM, BlockKind.HEADING):
        return make_drafts(runs, setting)
    parts = _split_at_blank_lines(runs)
    return [draft for part in parts for draft in make_drafts(part, setting)]


def _split_at_blank_lines(runs: list[Run]) -> list[list[Run]]:
    """Two line breaks part paragraphs."""
    parts: list[list[Run]] = [[]]
    is_at_start = False
    for text, is_bold in runs:
        for line in _LINE.findall(text):
            ends = line.endswith("\n")
            if is_at_start and ends and not line.strip():
                parts.append([])
            parts[-1].append((line, is_bold))
            is_at_start = ends if ends or line.strip() else is_at_start
    return parts


def _cut_runs(text: str, block: Block) -> Iterator[Run]:
    position = block.start
    for span in block.bold:
        yield text[position : span.start], False
        yield text[span.start : span.end], True
        position = span.end
    yield text[position : block.end], False


def lay_row(
    cells: Iterable[tuple[Element, Cell]],
    *,
    flow: Flow,
    pages: PageCount,
    read: Callable[[Element, Cell], None],
) -> None:
    """Read cells that stand side by side, so that each begins on the same page.

    Where the first begins on a new page, the row does.
    """
    start = furthest = pages.mark
    for element, cell in cells:
        pages.mark = start
        before = len(flow.drafts)
        read(element, cell)
        furthest = max(furthest, pages.mark)
        for paged in flow.drafts[before : before + 1]:
            start = max(start, PageMark(paged.page or 0))
    pages.mark = furthest
