"""The report's styles in Word: calm, one accent colour, fonts that every system has."""

from dataclasses import dataclass

FONT = "Calibri"
INK, QUIET, ACCENT = "1F2933", "52606D", "0B5563"
AGAINST, OPEN = "9A4412", "5B6570"
_LINE = "C9D2DA"
_SHADE = "E8EDF2"


@dataclass(frozen=True, kw_only=True)
class _Style:
    """A style; `paragraph` and `run` are the insides of `w:pPr` and `w:rPr`."""

    id: str
    name: str
    kind: str = "paragraph"
    based_on: str | None = "Normal"
    next: str | None = None
    paragraph: str = ""
    run: str = ""
    rest: str = ""


def write_styles(language: str) -> str:
    """All styles that the report uses; the document's language stands in them."""
    code = "da-DK" if language == "da" else "en-GB"
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{FONT}" '
        f'w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/><w:color w:val="{INK}"/>'
        f'<w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="{code}"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>"
        '<w:spacing w:after="120" w:line="276" w:lineRule="auto"/></w:pPr>'
        "</w:pPrDefault></w:docDefaults>"
    )
    return defaults + "".join(map(_write_style, _STYLES))


def _write_style(style: _Style) -> str:
    flags = ' w:default="1"' if style.id in _DEFAULTS else ""
    if style.name == style.name.title() and style.name not in _WORDS_OWN:
        flags += ' w:customStyle="1"'
    based_on = f'<w:basedOn w:val="{style.based_on}"/>' if style.based_on else ""
    following = f'<w:next w:val="{style.next}"/>' if style.next else ""
    paragraph = f"<w:pPr>{style.paragraph}</w:pPr>" if style.paragraph else ""
    run = f"<w:rPr>{style.run}</w:rPr>" if style.run else ""
    return (
        f'<w:style w:type="{style.kind}"{flags} w:styleId="{style.id}">'
        f'<w:name w:val="{style.name}"/>{based_on}{following}<w:qFormat/>'
        f"{paragraph}{run}{style.rest}</w:style>"
    )


_DEFAULTS = ("Normal", "TableNormal", "DefaultParagraphFont", "NoList")
# Names with capitals that Word knows by itself; it writes its others small.
_WORDS_OWN = frozenset(
    (
        "Normal",
        "Default Paragraph Font",
        "Normal Table",
        "No List",
        "Title",
        "Subtitle",
        "Quote",
        "List Bullet",
        "List Number",
        "Strong",
        "Hyperlink",
    )
)


def _space(before: int, after: int, line: int | None = None) -> str:
    height = f' w:line="{line}" w:lineRule="auto"' if line else ""
    return f'<w:spacing w:before="{before}" w:after="{after}"{height}/>'


def _font(
    size: int | None = None, colour: str | None = None, *, bold: bool | None = None
) -> str:
    """Bold, colour and size (in half points), in the order of the schema."""
    weight = (
        ""
        if bold is None
        else f'<w:b w:val="{int(bold)}"/><w:bCs w:val="{int(bold)}"/>'
    )
    shade = f'<w:color w:val="{colour}"/>' if colour else ""
    height = f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>' if size else ""
    return weight + shade + height


def _border(
    sides: str, *, kind: str = "single", size: int, space: int, colour: str
) -> str:
    lines = "".join(
        f'<w:{side} w:val="{kind}" w:sz="{size}" w:space="{space}" w:color="{colour}"/>'
        for side in sides.split()
    )
    return f"<w:pBdr>{lines}</w:pBdr>"


def _number(level: int, number: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def _head(
    id_: str,
    level: int,
    *,
    size: int,
    colour: str,
    before: int,
    after: int,
    number: str = "",
    line: str = "",
) -> _Style:
    return _Style(
        id=id_,
        name=f"heading {level}",
        next="Normal",
        paragraph=f"<w:keepNext/><w:keepLines/>{number}{line}"
        f'{_space(before, after, 252)}<w:outlineLvl w:val="{level - 1}"/>',
        run=_font(size, colour, bold=True),
    )


def _quote(id_: str, name: str, kind: str, colour: str) -> _Style:
    return _Style(
        id=id_,
        name=name,
        based_on="Quote",
        paragraph=_border("left", kind=kind, size=18, space=8, colour=colour),
    )


_HEADINGS = (
    _Style(
        id="Title",
        name="Title",
        next="Subtitle",
        paragraph=f"<w:keepNext/><w:keepLines/>{_space(1200, 160, 228)}",
        run=_font(64, ACCENT, bold=True),
    ),
    _Style(
        id="Subtitle",
        name="Subtitle",
        next="Normal",
        paragraph=_space(0, 360),
        run=_font(25, QUIET),
    ),
    _head(
        "Heading1", 1, size=40, colour=ACCENT, before=560, after=200,
        number=_number(0, 1),
        line=_border("bottom", size=6, space=4, colour=_LINE),
    ),
    _head(
        "Heading2", 2, size=29, colour=ACCENT, before=440, after=120,
        number=_number(1, 1),
    ),
    _head("Heading3", 3, size=24, colour=INK, before=360, after=40),
    _head("Heading4", 4, size=19, colour=QUIET, before=180, after=80),
    _Style(
        id="FoldHeading",
        name="Fold Heading",
        based_on="Heading3",
        next="Normal",
        paragraph=_space(320, 80),
        run=_font(21, QUIET),
    ),
)  # fmt: skip
_PROSE = (
    _Style(
        id="Notice",
        name="Notice",
        paragraph=_border("left", size=24, space=8, colour=AGAINST)
        + '<w:shd w:val="clear" w:color="auto" w:fill="FBF1E9"/>'
        + _space(0, 360)
        + '<w:ind w:left="200"/>',
    ),
    _Style(id="Lead", name="Lead", paragraph="<w:keepNext/>", run=_font(20, QUIET)),
    _Style(
        id="Carried",
        name="Carried",
        paragraph=f"<w:keepNext/>{_space(0, 80)}",
        run=_font(21, ACCENT),
    ),
    _Style(id="Origin", name="Origin", paragraph=_space(80, 60), run=_font(18, QUIET)),
    _Style(id="Behind", name="Behind", paragraph=_space(0, 40), run=_font(19)),
    _Style(
        id="Quote",
        name="Quote",
        paragraph="<w:keepLines/>"
        + _border("left", size=18, space=8, colour=ACCENT)
        + _space(0, 130, 259)
        + '<w:ind w:left="284"/>',
        run=f"<w:noProof/>{_font(20)}",
    ),
    _quote("QuoteAgainst", "Quote Against", "dashed", AGAINST),
    _quote("QuoteUnresolved", "Quote Unresolved", "dotted", OPEN),
    _Style(
        id="ListBullet",
        name="List Bullet",
        paragraph=f"{_number(0, 3)}{_space(0, 80)}",
    ),
    _Style(
        id="ListNumber",
        name="List Number",
        paragraph=f"{_number(0, 4)}{_space(0, 100)}",
    ),
    _Style(
        id="Caption",
        name="caption",
        paragraph=f"<w:keepNext/>{_space(240, 80)}",
        run=_font(19, ACCENT, bold=True),
    ),
)
_FRAME = (
    _Style(id="Picture", name="Picture", paragraph=f"<w:keepNext/>{_space(60, 160)}"),
    _Style(
        id="TOCHeading",
        name="TOC Heading",
        paragraph=f"<w:keepNext/>{_space(240, 120)}",
        run=_font(26, ACCENT, bold=True),
    ),
    _Style(
        id="TOC1",
        name="toc 1",
        paragraph=_number(0, 2)
        + '<w:tabs><w:tab w:val="right" w:pos="9070"/></w:tabs>'
        + _space(100, 20, 252),
        run=_font(bold=True),
    ),
    _Style(
        id="TOC2",
        name="toc 2",
        paragraph=_number(1, 2)
        + '<w:tabs><w:tab w:val="right" w:pos="9070"/></w:tabs>'
        + _space(0, 20, 252),
    ),
    _Style(
        id="Header",
        name="header",
        paragraph=_border("bottom", size=4, space=4, colour=_LINE) + _space(0, 0),
        run=_font(17, AGAINST),
    ),
    _Style(
        id="Footer",
        name="footer",
        paragraph=f'{_space(0, 0)}<w:jc w:val="right"/>',
        run=_font(17, QUIET),
    ),
    _Style(
        id="SectionEnd",
        name="Section End",
        paragraph='<w:spacing w:after="0" w:line="20" w:lineRule="exact"/>',
        run=_font(2),
    ),
)
_CELLS = (
    _Style(
        id="TableText", name="Table Text", paragraph=_space(0, 0, 252), run=_font(18)
    ),
    _Style(
        id="TableNumber",
        name="Table Number",
        based_on="TableText",
        paragraph='<w:jc w:val="right"/>',
    ),
    _Style(
        id="TableMiddle",
        name="Table Middle",
        based_on="TableText",
        paragraph='<w:jc w:val="center"/>',
    ),
    _Style(
        id="TableHeading",
        name="Table Heading",
        based_on="TableText",
        paragraph="<w:keepNext/>",
        run=_font(17, ACCENT, bold=True),
    ),
    _Style(
        id="TableHeadingNumber",
        name="Table Heading Number",
        based_on="TableHeading",
        paragraph='<w:jc w:val="right"/>',
    ),
    _Style(
        id="TableHeadingMiddle",
        name="Table Heading Middle",
        based_on="TableHeading",
        paragraph='<w:jc w:val="center"/>',
    ),
    _Style(
        id="SideHeading",
        name="Side Heading",
        based_on="TableHeading",
        paragraph='<w:ind w:left="80" w:right="80"/>',
    ),
    _Style(
        id="SideHeadingRight",
        name="Side Heading Right",
        based_on="SideHeading",
        paragraph='<w:jc w:val="right"/>',
    ),
    _Style(
        id="TableEnd",
        name="Table End",
        paragraph='<w:spacing w:after="0" w:line="200" w:lineRule="exact"/>',
        run=_font(8),
    ),
    _Style(
        id="Figure",
        name="Figure",
        paragraph=f"<w:keepNext/>{_space(60, 0, 240)}",
        run=_font(36, ACCENT, bold=True),
    ),
    _Style(
        id="FigureLabel",
        name="Figure Label",
        paragraph=_space(0, 60, 240),
        run=_font(18, QUIET),
    ),
    _Style(
        id="Bar",
        name="Bar",
        paragraph='<w:keepNext/><w:spacing w:before="40" w:after="40" w:line="150" '
        'w:lineRule="exact"/>',
        run=_font(8),
    ),
    _Style(
        id="BarGap",
        name="Bar Gap",
        based_on="Bar",
        paragraph='<w:spacing w:before="0" w:after="0" w:line="30" '
        'w:lineRule="exact"/>',
        run=_font(2),
    ),
    _Style(
        id="BarLabel",
        name="Bar Label",
        paragraph=f"<w:keepNext/>{_space(0, 0, 252)}",
        run=_font(18),
    ),
)


def _voice(id_: str, run: str, *, name: str | None = None) -> _Style:
    return _Style(
        id=id_,
        name=name or id_,
        kind="character",
        based_on="DefaultParagraphFont",
        run=run,
    )


def _underline(colour: str) -> str:
    return f'<w:u w:val="single" w:color="{colour}"/>'


_VOICES = (
    _voice("Strong", _font(bold=True)),
    _voice("Quiet", _font(colour=QUIET)),
    _voice("Quotation", f"<w:noProof/>{_font(colour=INK)}"),
    _voice("Mark", _font(colour=AGAINST)),
    _voice("Supports", _font(colour=ACCENT, bold=True)),
    _voice("Opposes", _font(colour=AGAINST, bold=True)),
    _voice("Unresolved", f"<w:i/><w:iCs/>{_font(colour=OPEN)}"),
    _voice("Hyperlink", _font(colour=ACCENT) + _underline("9DBBC1")),
    _voice("SentenceLink", _underline("B5C4CC"), name="Sentence Link"),
    _voice("QuietLink", _font(colour=QUIET) + _underline(_LINE), name="Quiet Link"),
)


def _table(
    id_: str, name: str, borders: str, padding: tuple[int, int], rest: str = ""
) -> _Style:
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
    return _Style(
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
        _edge("bottom", 6, _LINE) + _edge("insideH", 4, _LINE),
        (50, 80),
        '<w:tblStylePr w:type="firstRow"><w:tblPr/><w:tcPr><w:tcBorders>'
        + _edge("top", 8, ACCENT)
        + _edge("bottom", 8, ACCENT)
        + f'</w:tcBorders><w:shd w:val="clear" w:color="auto" w:fill="{_SHADE}"/>'
        "</w:tcPr></w:tblStylePr>",
    ),
    _table(
        "FolkmootSides",
        "Folkmoot Sides",
        _edge("insideH", 4, _LINE),
        (40, 0),
    ),
    _table("FolkmootBars", "Folkmoot Bars", "", (0, 0)),
    _table(
        "FolkmootFigures",
        "Folkmoot Figures",
        _edge("top", 12, ACCENT)
        + _edge("bottom", 4, _LINE)
        + _edge("insideV", 4, _LINE),
        (40, 110),
    ),
)
_STYLES = (
    _Style(id="Normal", name="Normal", based_on=None),
    _Style(
        id="DefaultParagraphFont",
        name="Default Paragraph Font",
        kind="character",
        based_on=None,
    ),
    _Style(
        id="TableNormal",
        name="Normal Table",
        kind="table",
        based_on=None,
        rest='<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
        '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/>'
        "</w:tblCellMar></w:tblPr>",
    ),
    _Style(id="NoList", name="No List", kind="numbering", based_on=None),
    *_HEADINGS,
    *_PROSE,
    *_FRAME,
    *_CELLS,
    *_VOICES,
    *_TABLES,
)  # fmt: skip
