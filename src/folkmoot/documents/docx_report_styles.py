"""The report's styles in Word: calm, one accent colour, fonts that every system has."""

from folkmoot.documents.docx_report_look import (
    ACCENT,
    AGAINST,
    FONT,
    INK,
    LINE,
    OPEN,
    QUIET,
    Style,
    draw_border,
    set_font,
    set_number,
    set_space,
)
from folkmoot.documents.docx_report_table_styles import TABLE_STYLES


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
    return defaults + "".join(map(write_style, _STYLES))


def write_style(style: Style) -> str:
    """A style as XML."""
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
) -> Style:
    return Style(
        id=id_,
        name=f"heading {level}",
        next="Normal",
        paragraph=f"<w:keepNext/><w:keepLines/>{number}{line}"
        f'{set_space(before, after, 252)}<w:outlineLvl w:val="{level - 1}"/>',
        run=set_font(size, colour, bold=True),
    )


def _quote(id_: str, name: str, kind: str, colour: str) -> Style:
    return Style(
        id=id_,
        name=name,
        based_on="Quote",
        paragraph=draw_border("left", kind=kind, size=18, space=8, colour=colour),
    )


_HEADINGS = (
    Style(
        id="Title",
        name="Title",
        next="Subtitle",
        paragraph=f"<w:keepNext/><w:keepLines/>{set_space(1200, 160, 228)}",
        run=set_font(64, ACCENT, bold=True),
    ),
    Style(
        id="Subtitle",
        name="Subtitle",
        next="Normal",
        paragraph=set_space(0, 360),
        run=set_font(25, QUIET),
    ),
    _head(
        "Heading1", 1, size=40, colour=ACCENT, before=560, after=200,
        number=set_number(0, 1),
        line=draw_border("bottom", size=6, space=4, colour=LINE),
    ),
    _head(
        "Heading2", 2, size=29, colour=ACCENT, before=440, after=120,
        number=set_number(1, 1),
    ),
    _head("Heading3", 3, size=24, colour=INK, before=360, after=40),
    _head("Heading4", 4, size=19, colour=QUIET, before=180, after=80),
    Style(
        id="FoldHeading",
        name="Fold Heading",
        based_on="Heading3",
        next="Normal",
        paragraph=set_space(320, 80),
        run=set_font(21, QUIET),
    ),
)  # fmt: skip
_PROSE = (
    Style(
        id="Notice",
        name="Notice",
        paragraph=draw_border("left", size=24, space=8, colour=AGAINST)
        + '<w:shd w:val="clear" w:color="auto" w:fill="FBF1E9"/>'
        + set_space(0, 360)
        + '<w:ind w:left="200"/>',
    ),
    Style(id="Lead", name="Lead", paragraph="<w:keepNext/>", run=set_font(20, QUIET)),
    Style(
        id="Carried",
        name="Carried",
        paragraph=f"<w:keepNext/>{set_space(0, 80)}",
        run=set_font(21, ACCENT),
    ),
    Style(
        id="Origin", name="Origin", paragraph=set_space(80, 60), run=set_font(18, QUIET)
    ),
    Style(id="Behind", name="Behind", paragraph=set_space(0, 40), run=set_font(19)),
    Style(
        id="Quote",
        name="Quote",
        paragraph="<w:keepLines/>"
        + draw_border("left", size=18, space=8, colour=ACCENT)
        + set_space(0, 130, 259)
        + '<w:ind w:left="284"/>',
        run=f"<w:noProof/>{set_font(20)}",
    ),
    _quote("QuoteAgainst", "Quote Against", "dashed", AGAINST),
    _quote("QuoteUnresolved", "Quote Unresolved", "dotted", OPEN),
    Style(
        id="ListBullet",
        name="List Bullet",
        paragraph=f"{set_number(0, 3)}{set_space(0, 80)}",
    ),
    Style(
        id="ListNumber",
        name="List Number",
        paragraph=f"{set_number(0, 4)}{set_space(0, 100)}",
    ),
    Style(
        id="Caption",
        name="caption",
        paragraph=f"<w:keepNext/>{set_space(240, 80)}",
        run=set_font(19, ACCENT, bold=True),
    ),
)
_FRAME = (
    Style(id="Picture", name="Picture", paragraph=f"<w:keepNext/>{set_space(60, 160)}"),
    Style(
        id="TOCHeading",
        name="TOC Heading",
        paragraph=f"<w:keepNext/>{set_space(240, 120)}",
        run=set_font(26, ACCENT, bold=True),
    ),
    Style(
        id="TOC1",
        name="toc 1",
        paragraph=set_number(0, 2)
        + '<w:tabs><w:tab w:val="right" w:pos="9070"/></w:tabs>'
        + set_space(100, 20, 252),
        run=set_font(bold=True),
    ),
    Style(
        id="TOC2",
        name="toc 2",
        paragraph=set_number(1, 2)
        + '<w:tabs><w:tab w:val="right" w:pos="9070"/></w:tabs>'
        + set_space(0, 20, 252),
    ),
    Style(
        id="Header",
        name="header",
        paragraph=draw_border("bottom", size=4, space=4, colour=LINE) + set_space(0, 0),
        run=set_font(17, AGAINST),
    ),
    Style(
        id="Footer",
        name="footer",
        paragraph=f'{set_space(0, 0)}<w:jc w:val="right"/>',
        run=set_font(17, QUIET),
    ),
    Style(
        id="SectionEnd",
        name="Section End",
        paragraph='<w:spacing w:after="0" w:line="20" w:lineRule="exact"/>',
        run=set_font(2),
    ),
)


def _voice(id_: str, run: str, *, name: str | None = None) -> Style:
    return Style(
        id=id_,
        name=name or id_,
        kind="character",
        based_on="DefaultParagraphFont",
        run=run,
    )


def _underline(colour: str) -> str:
    return f'<w:u w:val="single" w:color="{colour}"/>'


_VOICES = (
    _voice("Strong", set_font(bold=True)),
    _voice("Quiet", set_font(colour=QUIET)),
    _voice("Quotation", f"<w:noProof/>{set_font(colour=INK)}"),
    _voice("Mark", set_font(colour=AGAINST)),
    _voice("Supports", set_font(colour=ACCENT, bold=True)),
    _voice("Opposes", set_font(colour=AGAINST, bold=True)),
    _voice("Unresolved", f"<w:i/><w:iCs/>{set_font(colour=OPEN)}"),
    _voice("Hyperlink", set_font(colour=ACCENT) + _underline("9DBBC1")),
    _voice("SentenceLink", _underline("B5C4CC"), name="Sentence Link"),
    _voice("QuietLink", set_font(colour=QUIET) + _underline(LINE), name="Quiet Link"),
)


# What all others rest on.
NORMAL = (
    Style(id="Normal", name="Normal", based_on=None),
    Style(
        id="DefaultParagraphFont",
        name="Default Paragraph Font",
        kind="character",
        based_on=None,
    ),
    Style(
        id="TableNormal",
        name="Normal Table",
        kind="table",
        based_on=None,
        rest='<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
        '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/>'
        "</w:tblCellMar></w:tblPr>",
    ),
    Style(id="NoList", name="No List", kind="numbering", based_on=None),
)
_STYLES = (
    *NORMAL,
    *_HEADINGS,
    *_PROSE,
    *_FRAME,
    *_VOICES,
    *TABLE_STYLES,
)  # fmt: skip
