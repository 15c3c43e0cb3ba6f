"""The report's parts as the body of a Word document."""

from collections.abc import Iterator

from folkmoot.documents.docx_report_anchors import list_anchors
from folkmoot.documents.docx_report_curve import place_chart
from folkmoot.documents.docx_report_numbering import FIRST_NUMBERED
from folkmoot.documents.docx_report_pictures import (
    draw_ledger,
    draw_shares,
    draw_sides,
)
from folkmoot.documents.docx_report_tables import write_table
from folkmoot.documents.docx_report_text import (
    Bookmarks,
    name_bookmark,
    write_paragraph,
    write_run,
)
from folkmoot.documents.report_tree import (
    Bars,
    Block,
    Chart,
    Curve,
    Fold,
    HeatMap,
    KeyPointBlock,
    LedgerLine,
    Listing,
    Paragraph,
    Part,
    Quotation,
    Report,
    Run,
    Table,
    Voice,
)

# Between the margins, in twentieths of a point.
UPRIGHT_WIDTH, WIDE_WIDTH = 9_070, 14_570
_QUOTES = {
    Voice.OPPOSES: "QuoteAgainst",
    Voice.UNRESOLVED: "QuoteUnresolved",
}
_QUOTATION_MARKS = (("“", "”"), ("»", "«"))
_SEPARATOR = " · "
# Folds at this level of heading stand beside key points, deeper ones within them.
_FOLD_LEVEL = 3


class Body:
    """Writes a report's parts; tells whether a page is upright or wide."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._bookmarks = Bookmarks(list_anchors(report))
        self._width = UPRIGHT_WIDTH
        # Lists with numbers begin anew each, so each is a list of its own.
        self.numbered_lists = 0
        self.curves: list[Curve] = []

    def write_front(self) -> str:
        """Title, notice and contents."""
        report = self._report
        front = write_paragraph(write_run(report.title), "Title")
        if report.subtitle:
            front += write_paragraph(write_run(report.subtitle), "Subtitle")
        if report.notice:
            front += write_paragraph(write_run(report.notice), "Notice")
        front += write_paragraph(write_run(report.labels.contents), "TOCHeading")
        return front + "".join(
            self._list_in_contents(level, title, anchor)
            for level, title, anchor in _list_headings(report.parts)
        )

    def _list_in_contents(self, level: int, title: str, anchor: str) -> str:
        """A link with its page, which Word fills in when its fields are updated."""
        name = name_bookmark(anchor)
        page = (
            '<w:r><w:tab/></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
            f'<w:r><w:instrText xml:space="preserve"> PAGEREF {name} \\h </w:instrText>'
            '</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        )
        link = self._bookmarks.link(anchor, write_run(title) + page)
        return write_paragraph(link, f"TOC{level}")

    def write_part(self, part: Part, *, is_wide: bool, begins_page: bool) -> str:
        """A part with the parts in it, on a new page if it shall begin one."""
        self._width = WIDE_WIDTH if is_wide else UPRIGHT_WIDTH
        content = "".join(self._write_parts((part,), 1))
        if begins_page:
            style = '<w:pStyle w:val="Heading1"/>'
            content = content.replace(style, f"{style}<w:pageBreakBefore/>", 1)
        return content

    def _write_parts(self, parts: tuple[Part, ...], level: int) -> Iterator[str]:
        for part in parts:
            yield self._write_heading(part.title, min(level, 3), part.anchor)
            for block in part.blocks:
                yield self._write_block(block, level + 1, part.title)
            yield from self._write_parts(part.parts, level + 1)

    def _write_heading(self, text: str, level: int, anchor: str | None = None) -> str:
        inside = self._bookmarks.set(anchor) + write_run(text)
        return write_paragraph(inside, f"Heading{level}")

    def _write_block(self, block: Block, level: int, above: str) -> str:
        """A block; `above` is the heading over it, which no caption repeats."""
        if isinstance(block, Table):
            return self._write_table(block, above)
        if isinstance(block, Fold):
            return self._write_fold(block, level)
        if isinstance(block, KeyPointBlock):
            return self._write_key_point(block, level)
        if isinstance(block, Chart):
            return self._write_chart(block, level)
        return self._write_simple(block)

    def _write_simple(self, block: Paragraph | Listing | Quotation | LedgerLine) -> str:
        if isinstance(block, Paragraph):
            return self._write_paragraph(block)
        if isinstance(block, Listing):
            return self._write_listing(block)
        if isinstance(block, Quotation):
            return self._write_quotation(block)
        return draw_ledger(block, width=self._width, language=self._report.language)

    def _write_paragraph(self, paragraph: Paragraph, style: str | None = None) -> str:
        mark = self._bookmarks.set(paragraph.anchor)
        return write_paragraph(
            mark + self._bookmarks.write_sentence(paragraph.runs), style
        )

    def _write_listing(self, listing: Listing) -> str:
        if not listing.ordered:
            items = (
                self._write_paragraph(item, "ListBullet") for item in listing.items
            )
            return "".join(items)
        self.numbered_lists += 1
        number = FIRST_NUMBERED + self.numbered_lists - 1
        style = (
            '<w:pPr><w:pStyle w:val="ListNumber"/><w:numPr><w:ilvl w:val="0"/>'
            f'<w:numId w:val="{number}"/></w:numPr></w:pPr>'
        )
        return "".join(
            f"<w:p>{style}{self._bookmarks.set(item.anchor)}"
            f"{self._bookmarks.write_sentence(item.runs)}</w:p>"
            for item in listing.items
        )

    def _write_table(self, table: Table, above: str) -> str:
        caption = ""
        if table.caption != above:
            caption = write_paragraph(write_run(table.caption), "Caption")
        return caption + write_table(table, self._bookmarks, width=self._width)

    def _write_quotation(self, quotation: Quotation) -> str:
        """The statement between quotation marks, the matched part standing out."""
        before, after = _QUOTATION_MARKS[self._report.language == "da"]
        is_part = bool(quotation.before or quotation.after)
        words = (
            write_run(before + quotation.before, "Quiet")
            + write_run(quotation.text, "Strong" if is_part else "Quotation")
            + write_run(quotation.after + after, "Quiet")
        )
        told = (
            Run(text=f"\n{quotation.who}{_SEPARATOR}", voice=Voice.QUIET),
            quotation.where,
            Run(text=_SEPARATOR, voice=Voice.QUIET),
            Run(text=quotation.relation, voice=quotation.voice),
            Run(text=f"{_SEPARATOR}{quotation.reason}", voice=Voice.QUIET),
            *_tell_mark(quotation.mark),
        )
        style = _QUOTES.get(quotation.voice, "Quote")
        return write_paragraph(words + self._bookmarks.write_runs(told), style)

    def _write_fold(self, fold: Fold, level: int) -> str:
        style = "Heading4" if level > _FOLD_LEVEL else "FoldHeading"
        return write_paragraph(write_run(fold.summary), style) + "".join(
            self._write_block(block, level + 1, fold.summary) for block in fold.blocks
        )

    def _write_key_point(self, point: KeyPointBlock, level: int) -> str:
        runs = self._bookmarks.write_runs
        mark = Run(
            text=point.mark, voice=Voice.STRONG if point.reviewed else Voice.MARK
        )
        raised = (mark, Run(text=_SEPARATOR, voice=Voice.QUIET), *point.raised_in)
        bars = draw_shares(
            point.shares,
            scale=point.scale,
            width=self._width,
            caption=point.text,
            language=self._report.language,
        )
        return (
            self._write_heading(point.text, 3, point.anchor)
            + write_paragraph(runs(point.carried), "Carried")
            + bars
            + write_paragraph(runs(raised), "Origin")
            + "".join(self._write_paragraph(one, "Behind") for one in point.behind)
            + "".join(self._write_fold(fold, level + 1) for fold in point.folds)
        )

    def _write_chart(self, chart: Chart, level: int) -> str:
        """The picture, and the table that says the same.

        A heat map is that table with shaded cells.
        """
        picture, twin = chart.picture, chart.twin
        caption = ""
        if twin.caption != chart.title:
            caption = write_paragraph(write_run(twin.caption), "Caption")
        return (
            self._write_heading(chart.title, min(level, 3), chart.anchor)
            + write_paragraph(write_run(chart.description), "Lead")
            + self._draw(chart)
            + caption
            + write_table(
                twin,
                self._bookmarks,
                width=self._width,
                heat=picture if isinstance(picture, HeatMap) else None,
                description=chart.description,
            )
        )

    def _draw(self, chart: Chart) -> str:
        picture, told = chart.picture, chart.description
        if isinstance(picture, Bars):
            return draw_sides(
                picture,
                self._bookmarks,
                width=self._width,
                caption=chart.title,
                description=told,
            )
        if isinstance(picture, Curve) and picture.steps:
            self.curves.append(picture)
            number = len(self.curves)
            return place_chart(
                f"chart{number}",
                number,
                width=self._width,
                title=chart.title,
                told=told,
            )
        return ""


def _list_headings(parts: tuple[Part, ...]) -> Iterator[tuple[int, str, str]]:
    """The headings with numbers: level, words and anchor."""
    for part in parts:
        yield 1, part.title, part.anchor
        for block in part.blocks:
            if isinstance(block, Chart):
                yield 2, block.title, block.anchor
        for inner in part.parts:
            yield 2, inner.title, inner.anchor


def _tell_mark(mark: str | None) -> tuple[Run, ...]:
    if mark is None:
        return ()
    return (Run(text=_SEPARATOR, voice=Voice.QUIET), Run(text=mark, voice=Voice.STRONG))
