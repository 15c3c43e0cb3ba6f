"""Read a PDF's running text: lines, lists, tables and notes in reading order."""

from collections.abc import Iterable, Sequence, Set

from folkmoot.documents.blocks import (
    CONTENTS,
    BlockBuilder,
    BlockKind,
    Cell,
    ExtractedText,
)
from folkmoot.documents.pdf_blocks import (
    BlockReader,
    DraftTable,
    Entry,
    assign_levels,
)
from folkmoot.documents.pdf_flow import Flow, build_flow
from folkmoot.documents.pdf_footnotes import measure_label
from folkmoot.documents.pdf_headings import find_headings
from folkmoot.documents.pdf_items import FlowAside, FlowLine, FlowNote
from folkmoot.documents.pdf_pages import read_pages
from folkmoot.documents.pdf_paragraphs import Draft
from folkmoot.documents.pdf_text import list_words, write_lines
from folkmoot.documents.pdf_type import Leadings, measure_leadings

MEDIA_TYPE = "application/pdf"
_COMMENTS = "comments"


def read_pdf(content: bytes) -> ExtractedText:
    """The words of a PDF as blocks; page breaks, heads and feet do not part them.

    Pages that are pictures are named in `unread_pages`. Raises UnreadableDocumentError
    with the code "encrypted" or "damaged".
    """
    pages = list(read_pages(content))
    flow = build_flow(pages)
    writer = _Writer(flow)
    writer.write()
    has_comments = any(page.has_comments for page in pages)
    return writer.builder.build(
        media_type=MEDIA_TYPE,
        pages=len(pages),
        unread_pages=flow.unread_pages,
        notices=[_COMMENTS] if has_comments else [],
    )


class _Writer:
    """Lays the blocks of a flow in a text."""

    def __init__(self, flow: Flow) -> None:
        self.builder = BlockBuilder()
        self._flow = flow
        self._leadings = _measure(flow)
        self._words = _list_words(flow)
        self._tables = 0

    def write(self) -> None:
        """Lay out all blocks."""
        entries = BlockReader(self._leadings).read(self._flow.items)
        headings = _find_headings(entries, self._flow.body_size, self._leadings)
        _assign_levels(entries, headings)
        for entry in entries:
            if isinstance(entry, DraftTable):
                self._write_table(entry)
            else:
                self._write_entry(entry, headings.get(id(entry), 0))

    def _write_entry(self, entry: Entry, heading: int) -> None:
        if isinstance(entry, FlowAside):
            self.builder.add(
                BlockKind.ASIDE, entry.text, reason=entry.reason, page=entry.page
            )
        elif isinstance(entry, FlowNote):
            self._write_note(entry)
        elif isinstance(entry, Draft):
            self._write_draft(entry, heading)

    def _write_note(self, entry: FlowNote) -> None:
        marker = measure_label(entry.note.lines[0].text)
        self.builder.add(
            BlockKind.FOOTNOTE,
            write_lines(entry.note.lines, self._words, marker=marker),
            label=entry.note.label,
            page=entry.page,
        )

    def _write_draft(
        self, draft: Draft, heading: int, cell: Cell | None = None
    ) -> None:
        kind, level, label = BlockKind.PARAGRAPH, 0, None
        marker = 0
        if heading:
            kind, level = BlockKind.HEADING, heading
        elif draft.marker is not None:
            kind, level = BlockKind.LIST_ITEM, draft.level
            label, marker = draft.marker.label, draft.marked
        elif cell is not None:
            kind = BlockKind.CELL
        is_contents = draft.is_contents and cell is None
        lines = [line.line for line in draft.lines]
        self.builder.add(
            BlockKind.ASIDE if is_contents else kind,
            write_lines(lines, self._words, marker=0 if is_contents else marker),
            level=0 if is_contents else level,
            label=None if is_contents else label,
            page=draft.first.page,
            cell=cell,
            reason=CONTENTS if is_contents else None,
        )

    def _write_table(self, table: DraftTable) -> None:
        for number, row in enumerate(table.rows):
            for column in sorted(row.cells):
                cell = Cell(
                    table=self._tables,
                    row=number,
                    column=column,
                    is_header=number < table.headers,
                )
                self._write_cell(row.cells[column], cell)
            for aside in row.asides:
                self._write_entry(aside, 0)
        self._tables += 1

    def _write_cell(self, lines: Sequence[FlowLine], cell: Cell) -> None:
        drafts = [
            entry
            for entry in BlockReader(self._leadings).read(lines)
            if isinstance(entry, Draft)
        ]
        assign_levels(drafts)
        for draft in drafts:
            self._write_draft(draft, 0, cell)


def _measure(flow: Flow) -> Leadings:
    lines = [item for item in flow.items if isinstance(item, FlowLine)]
    return measure_leadings([lines])


def _list_words(flow: Flow) -> Set[str]:
    return list_words(item.line for item in flow.items if isinstance(item, FlowLine))


def _find_headings(
    entries: Sequence[Entry], body_size: float, leadings: Leadings
) -> dict[int, int]:
    drafts = [entry for entry in entries if isinstance(entry, Draft)]
    found = find_headings(drafts, body_size=body_size, leadings=leadings)
    return {id(drafts[position]): level for position, level in found.items()}


def _assign_levels(entries: Iterable[Entry], headings: dict[int, int]) -> None:
    assign_levels(
        None if not isinstance(entry, Draft) or id(entry) in headings else entry
        for entry in entries
        if not isinstance(entry, FlowAside | FlowNote)
    )
