"""The parts of minutes as Word's paragraphs and tables, in the styles of ours."""

from collections.abc import Callable, Iterable, Iterator
from itertools import zip_longest

from folkmoot.documents.docx_report_tables import write_table
from folkmoot.documents.docx_report_text import (
    Bookmarks,
    write_paragraph,
    write_run,
)
from folkmoot.documents.minutes_layout import LaidOut
from folkmoot.documents.minutes_model import MinutesBlock, MinutesPart, list_anchors
from folkmoot.documents.report_tree import Listing, Paragraph, Run, Table, Voice

_STYLES = {Voice.STRONG: "Strong", Voice.QUIET: "Quiet", Voice.MARK: "Mark"}

# Tells, for a list with numbers or without, the inside of its items' `w:numPr`.
NumberList = Callable[[bool], str]


class MinutesBody:
    """Writes the parts; bookmarks get numbers from `first_bookmark` on."""

    def __init__(
        self,
        laid: LaidOut,
        *,
        width: int,
        number_list: NumberList,
        first_bookmark: int = 1,
    ) -> None:
        self._laid = laid
        self._width = width
        self._number_list = number_list
        self._bookmarks = Bookmarks(list_anchors(laid.parts), first=first_bookmark)

    def write_facts(self) -> str:
        """The lines of the head."""
        facts = self._laid.facts
        return "".join(write_paragraph(self._runs(fact.runs)) for fact in facts)

    def write_parts(self) -> str:
        """All parts, with their headings."""
        return "".join(piece for part in self._laid.parts for piece in self._part(part))

    def _part(self, part: MinutesPart) -> Iterator[str]:
        """A part without a heading has its bookmark in its first words."""
        mark = self._bookmarks.set(part.anchor)
        if part.title:
            yield write_paragraph(mark + write_run(part.title), f"Heading{part.level}")
            mark = ""
        for block, following in zip_longest(part.blocks, part.blocks[1:]):
            leads = isinstance(following, Listing) or _is_mark(block)
            yield from self._block(block, mark, leads=leads)
            mark = ""

    def _block(self, block: MinutesBlock, mark: str, *, leads: bool) -> Iterator[str]:
        """What leads to a list stays on its page, and so does the mark of a draft."""
        if isinstance(block, Paragraph):
            inside = mark + self._bookmarks.set(block.anchor) + self._runs(block.runs)
            yield write_paragraph(inside, keeps=leads)
        elif isinstance(block, Table):
            yield write_paragraph(mark + write_run(block.caption), "Caption")
            yield write_table(block, self._bookmarks, width=self._width)
        else:
            yield from self._listing(block, mark)

    def _listing(self, listing: Listing, mark: str) -> Iterator[str]:
        style = "ListNumber" if listing.ordered else "ListBullet"
        numbering = self._number_list(listing.ordered)
        properties = f'<w:pPr><w:pStyle w:val="{style}"/>{numbering}</w:pPr>'
        for item in listing.items:
            set_ = mark + self._bookmarks.set(item.anchor)
            yield f"<w:p>{properties}{set_}{self._runs(item.runs)}</w:p>"
            mark = ""

    def _runs(self, runs: Iterable[Run]) -> str:
        """Words that lead somewhere look like others: minutes are read on paper."""
        return "".join(map(self._run, runs))

    def _run(self, run: Run) -> str:
        words = write_run(run.text, _STYLES.get(run.voice))
        return self._bookmarks.link(run.target, words) if run.target else words


def _is_mark(block: MinutesBlock) -> bool:
    if not isinstance(block, Paragraph):
        return False
    return all(run.voice is Voice.MARK for run in block.runs)
