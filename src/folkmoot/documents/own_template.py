"""The template that ships: calm, in Danish or English, to be used or to start from."""

from dataclasses import replace

from folkmoot.documents.docx_minutes_styles import FRAME, OF_TEXT
from folkmoot.documents.docx_package import make_files
from folkmoot.documents.docx_report_look import FONT, INK, Style, set_number
from folkmoot.documents.docx_report_package import write_fonts, write_settings
from folkmoot.documents.docx_report_styles import NORMAL, write_style
from folkmoot.documents.docx_report_text import write_field, write_paragraph, write_run
from folkmoot.documents.equal_package import pack_equally
from folkmoot.documents.house_fields import FIELD_NAMES, Field
from folkmoot.documents.house_numbering import BULLETS_AND_NUMBERS

_CODES = {"da": "da-DK", "en": "en-GB"}
_PAGE = {"da": "Side", "en": "Page"}
# The lists of `BULLETS_AND_NUMBERS`.
_LISTS = {"ListBullet": 1, "ListNumber": 2}
_SECTION = (
    '<w:sectPr><w:footerReference w:type="default" r:id="footer"/>'
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1361" w:right="1418" '
    'w:bottom="1247" w:left="1418" w:header="680" w:footer="624" w:gutter="0"/>'
    "</w:sectPr>"
)


def write_own_template(language: str) -> bytes:
    """A DOCX with a content control for each field that it uses."""
    body = (
        write_paragraph(_control(Field.TITLE, language), "Title")
        + write_paragraph(_control(Field.NOTICE, language), "Notice")
        + _control(Field.FACTS, language)
        + _control(Field.BODY, language)
        + _SECTION
    )
    parts = {
        "document": f"<w:body>{body}</w:body>",
        "styles": _write_styles(_CODES[language]),
        "settings": write_settings(language),
        "fontTable": write_fonts(),
        "numbering": BULLETS_AND_NUMBERS,
        "footer": _write_footer(language),
    }
    return pack_equally(make_files(parts, title="", language=_CODES[language]))


def _control(field: Field, language: str) -> str:
    """A control with the field's name; around a paragraph where it holds several."""
    name = FIELD_NAMES[field][language != "da"]
    inside = write_run(f"[{name}]")
    if field in (Field.FACTS, Field.BODY):
        inside = write_paragraph(inside)
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="{name}"/><w:tag w:val="{name}"/>'
        f"<w:showingPlcHdr/></w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"
    )


def _write_styles(code: str) -> str:
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{FONT}" '
        f'w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/><w:color w:val="{INK}"/>'
        f'<w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="{code}"/></w:rPr>'
        '</w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="100" w:line="269" '
        'w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
    )
    of_text = (_number(style) for style in OF_TEXT)
    return defaults + "".join(map(write_style, (*NORMAL, *FRAME, *of_text)))


def _number(style: Style) -> Style:
    """The styles of lists belong to a list, so that new items join it."""
    if style.id not in _LISTS:
        return style
    return replace(style, paragraph=set_number(0, _LISTS[style.id]) + style.paragraph)


def _write_footer(language: str) -> str:
    return write_paragraph(
        _control(Field.KIND, language)
        + write_run(" · ")
        + _control(Field.TITLE, language)
        + write_run(f"\t{_PAGE[language]} ")
        + write_field("PAGE")
        + write_run(" / ")
        + write_field("NUMPAGES"),
        "Footer",
    )
