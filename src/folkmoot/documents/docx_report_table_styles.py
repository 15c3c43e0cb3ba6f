"""The styles of tables in the Word report, and of the words in their cells."""

from folkmoot.documents.docx_report_look import (
    ACCENT,
    LINE,
    QUIET,
    SHADE,
    Style,
    set_font,
    set_space,
)

_CELLS = (
    Style(
        id="TableText",
        name="Table Text",
        paragraph=set_space(0, 0, 252),
        run=set_font(18),
    ),
    Style(
        id="TableNumber",
        name="Table Number",
        based_on="TableText",
        paragraph='<w:jc w:val="right"/>',
    ),
    Style(
        id="TableMiddle",
        name="Table Middle",
        based_on="TableText",
        paragraph='<w:jc w:val="center"/>',
    ),
    Style(
        id="TableHeading",
        name="Table Heading",
        based_on="TableText",
        paragraph="<w:keepNext/>",
        run=set_font(17, ACCENT, bold=True),
    ),
    Style(
        id="TableHeadingNumber",
        name="Table Heading Number",
        based_on="TableHeading",
        paragraph='<w:jc w:val="right"/>',
    ),
    Style(
        id="TableHeadingMiddle",
        name="Table Heading Middle",
        based_on="TableHeading",
        paragraph='<w:jc w:val="center"/>',
    ),
    Style(
        id="SideHeading",
        name="Side Heading",
        based_on="TableHeading",
        paragraph='<w:ind w:left="80" w:right="80"/>',
    ),
    Style(
        id="SideHeadingRight",
        name="Side Heading Right",
        based_on="SideHeading",
        paragraph='<w:jc w:val="right"/>',
    ),
    Style(
        id="TableEnd",
        name="Table End",
        paragraph='<w:spacing w:after="0" w:line="200" w:lineRule="exact"/>',
        run=set_font(8),
    ),
    Style(
        id="Figure",
        name="Figure",
        paragraph=f"<w:keepNext/>{set_space(60, 0, 240)}",
        run=set_font(36, ACCENT, bold=True),
    ),
    Style(
        id="FigureLabel",
        name="Figure Label",
        paragraph=set_space(0, 60, 240),
        run=set_font(18, QUIET),
    ),
    Style(
        id="Bar",
        name="Bar",
        paragraph='<w:keepNext/><w:spacing w:before="40" w:after="40" w:line="150" '
        'w:lineRule="exact"/>',
        run=set_font(8),
    ),
    Style(
        id="BarGap",
        name="Bar Gap",
        based_on="Bar",
        paragraph='<w:spacing w:before="0" w:after="0" w:line="30" '
        'w:lineRule="exact"/>',
        run=set_font(2),
    ),
    Style(
        id="BarLabel",
        name="Bar Label",
        paragraph=f"<w:keepNext/>{set_space(0, 0, 252)}",
        run=set_font(18),
    ),
)


def _table(
    id_: str, name: str, borders: str, padding: tuple[int, int], rest: str = ""
) -> Style:
    high, wide = padding
    margins = "".join(
        f'<w:{side} w:w="{size}" w:type="dxa"/>'
        for side, size in (
            ("top", high),
            ("left", wide),
            ("bottom", high),
            ("right", wide),
        )
    )
    inside = f"<w:tblBorders>{borders}</w:tblBorders>" if borders else ""
    return Style(
        id=id_,
        name=name,
        kind="table",
        based_on="TableNormal",
        rest=f"<w:tblPr>{inside}<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>{rest}",
    )


def _edge(side: str, size: int, colour: str) -> str:
    return f'<w:{side} w:val="single" w:sz="{size}" w:space="0" w:color="{colour}"/>'


_TABLES = (
    _table(
        "FolkmootTable",
        "Folkmoot Table",
        _edge("bottom", 6, LINE) + _edge("insideH", 4, LINE),
        (50, 80),
        '<w:tblStylePr w:type="firstRow"><w:tblPr/><w:tcPr><w:tcBorders>'
        + _edge("top", 8, ACCENT)
        + _edge("bottom", 8, ACCENT)
        + f'</w:tcBorders><w:shd w:val="clear" w:color="auto" w:fill="{SHADE}"/>'
        "</w:tcPr></w:tblStylePr>",
    ),
    _table(
        "FolkmootSides",
        "Folkmoot Sides",
        _edge("insideH", 4, LINE),
        (40, 0),
    ),
    _table("FolkmootBars", "Folkmoot Bars", "", (0, 0)),
    _table(
        "FolkmootFigures",
        "Folkmoot Figures",
        _edge("top", 12, ACCENT) + _edge("bottom", 4, LINE) + _edge("insideV", 4, LINE),
        (40, 110),
    ),
)

TABLE_STYLES = (*_CELLS, *_TABLES)
