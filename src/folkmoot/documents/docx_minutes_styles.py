"""The styles of minutes in Word: for our own template, and what a house's lacks."""

from folkmoot.documents.docx_report_look import (
    INK,
    LINE,
    QUIET,
    Style,
    set_font,
    set_space,
)
from folkmoot.documents.docx_report_table_styles import TABLE_STYLES

_CELLS = ("TableText", "TableNumber", "TableHeading", "TableHeadingNumber", "TableEnd")
_HEADING_SIZES = {1: 28, 2: 23, 3: 21}


def _head(level: int) -> Style:
    before = 420 if level == 1 else 280
    return Style(
        id=f"Heading{level}",
        name=f"heading {level}",
        next="Normal",
        paragraph="<w:keepNext/><w:keepLines/>"
        f'{set_space(before, 100)}<w:outlineLvl w:val="{level - 1}"/>',
        run=set_font(_HEADING_SIZES[level], INK, bold=True),
    )


def _voice(id_: str, run: str) -> Style:
    return Style(
        id=id_,
        name=id_,
        kind="character",
        based_on="DefaultParagraphFont",
        run=run,
    )


FRAME = (
    Style(
        id="Title",
        name="Title",
        next="Normal",
        paragraph=f"<w:keepNext/>{set_space(0, 240)}",
        run=set_font(40, INK, bold=True),
    ),
    Style(
        id="Notice",
        name="Notice",
        paragraph='<w:shd w:val="clear" w:color="auto" w:fill="FBF3DA"/>'
        + set_space(0, 240),
    ),
    Style(
        id="Footer",
        name="footer",
        paragraph='<w:tabs><w:tab w:val="right" w:pos="9070"/></w:tabs>'
        + set_space(0, 0),
        run=set_font(17, QUIET),
    ),
)
# What the text of minutes is set in. A house template may have each under its own id.
OF_TEXT = (
    *map(_head, _HEADING_SIZES),
    Style(id="ListBullet", name="List Bullet", paragraph=set_space(0, 60)),
    Style(id="ListNumber", name="List Number", paragraph=set_space(0, 60)),
    Style(
        id="Caption",
        name="caption",
        paragraph=f"<w:keepNext/>{set_space(200, 80)}",
        run=set_font(19, INK, bold=True),
    ),
    _voice("Strong", set_font(bold=True)),
    _voice("Quiet", set_font(colour=QUIET)),
    _voice("Hyperlink", '<w:u w:val="single"/>'),
    _voice("Mark", '<w:shd w:val="clear" w:color="auto" w:fill="FBF3DA"/>'),
    *(style for style in TABLE_STYLES if style.id in _CELLS),
    Style(
        id="FolkmootTable",
        name="Folkmoot Table",
        kind="table",
        based_on="TableNormal",
        rest='<w:tblPr><w:tblBorders><w:bottom w:val="single" w:sz="6" w:space="0" '
        f'w:color="{LINE}"/><w:insideH w:val="single" w:sz="4" w:space="0" '
        f'w:color="{LINE}"/></w:tblBorders><w:tblCellMar><w:top w:w="50" '
        'w:type="dxa"/><w:left w:w="80" w:type="dxa"/><w:bottom w:w="50" '
        'w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr>',
    ),
)
