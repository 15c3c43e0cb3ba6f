"""The files of a Word package around the report's body."""

from collections.abc import Mapping, Sequence

from folkmoot.documents.docx_package import make_files
from folkmoot.documents.docx_report_body import UPRIGHT_WIDTH, WIDE_WIDTH
from folkmoot.documents.docx_report_curve import write_curve
from folkmoot.documents.docx_report_look import FONT
from folkmoot.documents.docx_report_styles import write_styles
from folkmoot.documents.docx_report_text import (
    write_field,
    write_paragraph,
    write_run,
)
from folkmoot.documents.report_tree import Curve, Report

# The longer and the shorter side of A4, in twentieths of a point.
_LONG, _SHORT = 16_838, 11_906


def make_package(
    report: Report, *, body: str, numbering: str, curves: Sequence[Curve]
) -> Mapping[str, bytes]:
    """The package's files by their names."""
    parts = {
        "document": f"<w:body>{body}</w:body>",
        "styles": write_styles(report.language),
        "numbering": numbering,
        "settings": write_settings(report.language),
        "fontTable": write_fonts(),
        "footer": _write_footer(report),
    }
    if report.notice:
        parts["header"] = write_paragraph(write_run(report.notice), "Header")
    charts = {f"chart{n}": write_curve(curve) for n, curve in enumerate(curves, 1)}
    return make_files(
        parts,
        title=report.title,
        language="da-DK" if report.language == "da" else "en-GB",
        charts=charts,
    )


def write_section(report: Report, *, is_wide: bool) -> str:
    """Paper, margins, head and foot of a section; it stands at the section's end."""
    head = (
        '<w:headerReference w:type="default" r:id="header"/>' if report.notice else ""
    )
    size = f'<w:pgSz w:w="{_SHORT}" w:h="{_LONG}"/>'
    side = (_SHORT - UPRIGHT_WIDTH) // 2
    if is_wide:
        size = f'<w:pgSz w:w="{_LONG}" w:h="{_SHORT}" w:orient="landscape"/>'
        side = (_LONG - WIDE_WIDTH) // 2
    return (
        f'<w:sectPr>{head}<w:footerReference w:type="default" r:id="footer"/>{size}'
        f'<w:pgMar w:top="1474" w:right="{side}" w:bottom="1304" w:left="{side}" '
        'w:header="680" w:footer="624" w:gutter="0"/></w:sectPr>'
    )


def write_settings(language: str) -> str:
    """The inside of the settings part."""
    code = "da-DK" if language == "da" else "en-GB"
    return (
        '<w:zoom w:percent="100"/><w:defaultTabStop w:val="567"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
        '<w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        f'<w:themeFontLang w:val="{code}"/>'
        '<w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/>'
    )


def write_fonts() -> str:
    """What to set where the font is missing."""
    return (
        f'<w:font w:name="{FONT}"><w:altName w:val="Carlito"/>'
        '<w:panose1 w:val="020F0502020204030204"/><w:charset w:val="00"/>'
        '<w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font>'
    )


def _write_footer(report: Report) -> str:
    return write_paragraph(
        write_run(f"{report.title} · ")
        + write_field("PAGE")
        + write_run(" / ")
        + write_field("NUMPAGES"),
        "Footer",
    )
