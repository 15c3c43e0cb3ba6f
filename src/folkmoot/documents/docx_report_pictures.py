"""The report's bars and figures as tables without lines, drawn by shading."""

from collections.abc import Iterable, Sequence

from folkmoot.documents.docx_report_tables import open_table, write_cell
from folkmoot.documents.docx_report_text import (
    Bookmarks,
    write_paragraph,
    write_run,
)
from folkmoot.documents.report_tree import Bar, Bars, LedgerLine, Run, Share, Voice

# Words beside each bar tell its side too: colour never tells alone.
_FILLS = {Voice.SUPPORTS: "0B5563", Voice.OPPOSES: "B4541A"}
_LABEL_WIDTH = 2_400
# The line between the sides.
_SIDES = (
    "",
    "",
    '<w:tcBorders><w:left w:val="single" w:sz="6" w:space="0" w:color="52606D"/>'
    "</w:tcBorders>",
)
_SHORTEST_BAR = 60
# Room for the heading of a side on which there is hardly anybody.
_LEAST_SIDE = 1_300


def write_number(number: int, language: str) -> str:
    """A whole number with the thousands set apart as the language does."""
    return f"{number:,}".replace(",", "." if language == "da" else ",")


def draw_shares(
    shares: Iterable[Share], *, scale: int, width: int, caption: str, language: str
) -> str:
    """A row for each share: its words, and a bar whose full length is the scale.

    What is unresolved takes no side, and has words only.
    """
    widths = (_LABEL_WIDTH, width - _LABEL_WIDTH)
    rows = []
    for share in shares:
        label = f"{write_number(share.count, language)} {share.label}"
        length = share.count * widths[1] // max(scale, 1)
        bar = _draw_bar(share.voice, length, widths[1])
        rows.append(_write_row((_write_label(label), bar), widths))
    start = open_table("FolkmootBars", widths, caption, "")
    return f"{start}{''.join(rows)}</w:tbl>" if rows else ""


def _write_label(text: str) -> str:
    return write_paragraph(write_run(text), "BarLabel")


def _write_row(
    cells: Sequence[str], widths: Sequence[int], borders: Sequence[str] = ("", "")
) -> str:
    inside = "".join(map(write_cell, cells, widths, borders))
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{inside}</w:tr>"


def _draw_bar(voice: Voice, length: int, room: int, *, ends: str = "right") -> str:
    """An empty line, shaded as far as the bar is long; it ends on that side."""
    fill = _FILLS.get(voice)
    if fill is None:
        return _write_label("")
    rest = room - max(min(length, room), _SHORTEST_BAR)
    return (
        '<w:p><w:pPr><w:pStyle w:val="Bar"/><w:shd w:val="clear" w:color="auto" '
        f'w:fill="{fill}"/><w:ind w:{ends}="{rest}"/></w:pPr></w:p>'
    )


def draw_sides(
    picture: Bars, bookmarks: Bookmarks, *, width: int, caption: str, description: str
) -> str:
    """A row for each of the bars: for to the right of a line, against to the left.

    Groups and respondents of a side have a bar each, one above the other.
    """
    label = width * 2 // 5
    room = width - label - 2 * _LEAST_SIDE
    most = [_find_most(picture, voice) for voice in (Voice.OPPOSES, Voice.SUPPORTS)]
    unit = room // max(sum(most), 1)
    widths = [0, *(_LEAST_SIDE + unit * count for count in most)]
    widths[0] = width - sum(widths)
    headings = (
        write_paragraph("", "TableHeading"),
        write_paragraph(write_run(picture.opposes), "SideHeadingRight"),
        write_paragraph(write_run(picture.supports), "SideHeading"),
    )
    head = _write_row(headings, widths, _SIDES)
    rows = [head.replace("<w:cantSplit/>", "<w:cantSplit/><w:tblHeader/>")]
    for bar in picture.bars:
        runs = (Run(text=bar.label, target=bar.target),)
        name = write_paragraph(bookmarks.write_runs(runs), "TableText")
        against = _draw_side(bar, Voice.OPPOSES, unit, widths[1], ends="left")
        for_ = _draw_side(bar, Voice.SUPPORTS, unit, widths[2], ends="right")
        rows.append(_write_row((name, against, for_), widths, _SIDES))
    start = open_table("FolkmootSides", widths, caption, description)
    return f"{start}{''.join(rows)}</w:tbl>{write_paragraph('', 'TableEnd')}"


def _find_most(picture: Bars, voice: Voice) -> int:
    counts = (
        share.count
        for bar in picture.bars
        for share in bar.shares
        if share.voice is voice
    )
    return max(counts, default=0)


def _draw_side(bar: Bar, voice: Voice, unit: int, room: int, *, ends: str) -> str:
    drawn = [
        _draw_bar(voice, share.count * unit, room, ends=ends)
        for share in bar.shares
        if share.voice is voice and share.count
    ]
    # Shades would run together where nothing stands between them.
    gap = write_paragraph("", "BarGap")
    return gap.join(drawn) or _write_label("")


def draw_ledger(line: LedgerLine, *, width: int, language: str) -> str:
    """A figure for each place and one for the total, side by side."""
    figures = [*line.places, line.total]
    each = width // len(figures)
    widths = [width - each * (len(figures) - 1), *[each] * (len(figures) - 1)]
    cells = [
        write_paragraph(write_run(write_number(share.count, language)), "Figure")
        + write_paragraph(write_run(share.label), "FigureLabel")
        for share in figures
    ]
    shade = '<w:shd w:val="clear" w:color="auto" w:fill="E8EDF2"/>'
    inside = "".join(map(write_cell, cells[:-1], widths[:-1]))
    inside += write_cell(cells[-1], widths[-1], shade)
    start = open_table("FolkmootFigures", widths, line.total.label, "")
    end = write_paragraph("", "TableEnd")
    return f"{start}<w:tr><w:trPr><w:cantSplit/></w:trPr>{inside}</w:tr></w:tbl>{end}"
