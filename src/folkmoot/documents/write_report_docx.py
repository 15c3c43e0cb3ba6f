"""`report.docx`: the report as a Word document with real styles."""

from collections.abc import Iterator

from folkmoot.documents.docx_report_body import Body
from folkmoot.documents.docx_report_numbering import write_numbering
from folkmoot.documents.docx_report_package import make_package, write_section
from folkmoot.documents.equal_package import pack_equally
from folkmoot.documents.report_tree import (
    Block,
    Chart,
    Fold,
    KeyPointBlock,
    Part,
    Report,
    Table,
)

# A table with so many columns of words needs the page on its side.
_COLUMNS_FOR_WIDE = 5


def write_report_docx(report: Report) -> bytes:
    """The document's bytes; equal reports give equal bytes.

    All words of the report stand in it in their order, folds written out and each
    picture as its table. Only the words of what is clicked (`skip`, `to_top`,
    `show_table`) and a caption that repeats the heading above it are left out. What
    XML cannot hold is shown by another sign.
    """
    body = Body(report)
    content = "".join(_write_sections(report, body))
    numbering = write_numbering(body.numbered_lists)
    files = make_package(report, body=content, numbering=numbering, curves=body.curves)
    return pack_equally(files)


def _write_sections(report: Report, body: Body) -> Iterator[str]:
    """The parts, with a new section where the page turns on its side or back."""
    is_wide = False
    yield body.write_front()
    for number, part in enumerate(report.parts):
        turns = needs_wide_page(part) is not is_wide
        if turns:
            section = write_section(report, is_wide=is_wide)
            yield f'<w:p><w:pPr><w:pStyle w:val="SectionEnd"/>{section}</w:pPr></w:p>'
            is_wide = not is_wide
        # The title has a page of its own, and so has a part with parts in it.
        begins_page = not turns and (number == 0 or bool(part.parts))
        yield body.write_part(part, is_wide=is_wide, begins_page=begins_page)
    yield write_section(report, is_wide=is_wide)


def needs_wide_page(part: Part) -> bool:
    """Whether a table of the part has more columns of words than fit side by side."""
    return any(map(_is_wide, part.blocks)) or any(map(needs_wide_page, part.parts))


def _is_wide(block: Block) -> bool:
    if isinstance(block, Table):
        words = sum(not column.numeric for column in block.columns)
        return words >= _COLUMNS_FOR_WIDE
    if isinstance(block, Chart):
        return _is_wide(block.twin)
    if isinstance(block, Fold):
        return any(map(_is_wide, block.blocks))
    return isinstance(block, KeyPointBlock) and any(map(_is_wide, block.folds))
