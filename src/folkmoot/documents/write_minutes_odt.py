"""Minutes as an OpenDocument text with real styles, header rows and bookmarks."""

import re
from collections.abc import Iterator
from itertools import zip_longest

from folkmoot.documents.docx_report_text import name_bookmark
from folkmoot.documents.equal_package import pack_equally
from folkmoot.documents.html_report_markup import escape
from folkmoot.documents.minutes_layout import LaidOut, lay_out
from folkmoot.documents.minutes_model import Minutes, MinutesBlock, MinutesPart
from folkmoot.documents.odt_minutes_styles import write_styles
from folkmoot.documents.read_odt import MEDIA_TYPE
from folkmoot.documents.report_tree import (
    Listing,
    Paragraph,
    Row,
    Run,
    Table,
    Voice,
)

_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_NAMESPACES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in {
        **{
            prefix: f"{_OASIS}:{prefix}:1.0"
            for prefix in "office text table style meta manifest".split()
        },
        "fo": f"{_OASIS}:xsl-fo-compatible:1.0",
        "svg": f"{_OASIS}:svg-compatible:1.0",
        "xlink": "http://www.w3.org/1999/xlink",
        "dc": "http://purl.org/dc/elements/1.1/",
    }.items()
)
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_VERSION = 'office:version="1.3"'
_SPANS = {Voice.STRONG: "Strong", Voice.QUIET: "Quiet", Voice.MARK: "Mark"}
_BREAKS = re.compile(r"(\r\n|[\r\n\t]| {2,})")


def write_minutes_odt(minutes: Minutes) -> bytes:
    """The document's bytes; equal minutes give equal bytes."""
    laid = lay_out(minutes)
    styles = write_styles(
        language=laid.language, kind=laid.kind, title=laid.title, page=laid.page
    )
    text = "".join(_write_text(laid))
    body = f"<office:body><office:text>{text}</office:text></office:body>"
    meta = (
        f"<office:meta><dc:title>{escape(laid.title)}</dc:title>"
        f"<dc:language>{laid.language}</dc:language>"
        f"<dc:date>{laid.dated}T00:00:00</dc:date></office:meta>"
    )
    files = {
        "mimetype": MEDIA_TYPE.encode(),
        "META-INF/manifest.xml": _wrap("manifest:manifest", _write_manifest()),
        "content.xml": _wrap("office:document-content", body),
        "styles.xml": _wrap("office:document-styles", styles),
        "meta.xml": _wrap("office:document-meta", meta),
    }
    return pack_equally(files, as_they_are=("mimetype",))


def _wrap(root: str, inside: str) -> bytes:
    version = 'manifest:version="1.3"' if "manifest" in root else _VERSION
    return f"{_HEAD}<{root} {_NAMESPACES} {version}>{inside}</{root}>".encode()


def _write_manifest() -> str:
    kinds = {"/": MEDIA_TYPE} | dict.fromkeys(
        ("content.xml", "styles.xml", "meta.xml"), "text/xml"
    )
    return "".join(
        f'<manifest:file-entry manifest:full-path="{path}" '
        f'manifest:media-type="{kind}"/>'
        for path, kind in kinds.items()
    )


def _write_text(laid: LaidOut) -> Iterator[str]:
    yield _head(laid.title, 1)
    if laid.notice:
        yield _paragraph(_words(laid.notice), "Notice")
    for fact in laid.facts:
        yield _paragraph(_runs(fact.runs))
    for part in laid.parts:
        yield from _write_part(part)


def _write_part(part: MinutesPart) -> Iterator[str]:
    """A part without a heading has its bookmark in its first words."""
    mark = _mark(part.anchor)
    if part.title:
        yield _head(part.title, part.level + 1, mark)
        mark = ""
    for block, following in zip_longest(part.blocks, part.blocks[1:]):
        style = "Lead" if isinstance(following, Listing) else "Standard"
        yield _write_block(block, mark, style)
        mark = ""


def _write_block(block: MinutesBlock, mark: str, style: str) -> str:
    if isinstance(block, Paragraph):
        return _paragraph(mark + _mark(block.anchor) + _runs(block.runs), style)
    if isinstance(block, Table):
        return _paragraph(mark + _words(block.caption), "Caption") + _table(block)
    return _listing(block, mark)


def _listing(listing: Listing, mark: str) -> str:
    style = "MinutesNumbers" if listing.ordered else "MinutesBullets"
    items = "".join(
        "<text:list-item>"
        + _paragraph(
            (mark if item is listing.items[0] else "")
            + _mark(item.anchor)
            + _runs(item.runs),
            "List",
        )
        + "</text:list-item>"
        for item in listing.items
    )
    return f'<text:list text:style-name="{style}">{items}</text:list>'


def _table(table: Table) -> str:
    columns = (
        f'<table:table-column table:number-columns-repeated="{len(table.columns)}"/>'
    )
    heads = "".join(
        _cell(_words(column.label), _head_style(column.numeric))
        for column in table.columns
    )
    rows = "".join(_row(row, table) for row in table.rows)
    return (
        f'<table:table table:name="{escape(table.caption)}">{columns}'
        f"<table:table-header-rows><table:table-row>{heads}</table:table-row>"
        f"</table:table-header-rows>{rows}</table:table>"
    )


def _row(row: Row, table: Table) -> str:
    cells = "".join(
        _cell(
            (_mark(row.anchor) if place == 0 else "") + _runs(cell),
            "Table_20_Number" if column.numeric else "Table_20_Contents",
        )
        for place, (cell, column) in enumerate(
            zip(row.cells, table.columns, strict=True)
        )
    )
    return f"<table:table-row>{cells}</table:table-row>"


def _head_style(is_numeric: bool) -> str:
    return "Table_20_Heading_20_Number" if is_numeric else "Table_20_Heading"


def _cell(inside: str, style: str) -> str:
    return (
        '<table:table-cell office:value-type="string">'
        f"{_paragraph(inside, style)}</table:table-cell>"
    )


def _head(text: str, level: int, mark: str = "") -> str:
    return (
        f'<text:h text:style-name="Heading_20_{level}" text:outline-level="{level}">'
        f"{mark}{_words(text)}</text:h>"
    )


def _paragraph(inside: str, style: str = "Standard") -> str:
    return f'<text:p text:style-name="{style}">{inside}</text:p>'


def _mark(anchor: str | None) -> str:
    name = name_bookmark(anchor) if anchor else ""
    return f'<text:bookmark text:name="{name}"/>' if name else ""


def _runs(runs: tuple[Run, ...]) -> str:
    return "".join(map(_run, runs))


def _run(run: Run) -> str:
    words = _words(run.text)
    if style := _SPANS.get(run.voice):
        words = f'<text:span text:style-name="{style}">{words}</text:span>'
    if run.target:
        name = name_bookmark(run.target)
        words = f'<text:a xlink:type="simple" xlink:href="#{name}">{words}</text:a>'
    return words


def _words(text: str) -> str:
    """The text with its line ends, tabs and runs of spaces as OpenDocument has them."""
    parts = _BREAKS.split(text)
    return "".join(
        _space(part) if place % 2 else escape(part) for place, part in enumerate(parts)
    )


def _space(part: str) -> str:
    if part == "\t":
        return "<text:tab/>"
    if part.isspace() and "\n" not in part and "\r" not in part:
        return f' <text:s text:c="{len(part) - 1}"/>'
    return "<text:line-break/>"
