"""The files of a Word package around the report's body."""

from collections.abc import Mapping, Sequence

from folkmoot.documents.docx_report_body import UPRIGHT_WIDTH, WIDE_WIDTH
from folkmoot.documents.docx_report_curve import CHART_NAMESPACES, write_curve
from folkmoot.documents.docx_report_look import FONT
from folkmoot.documents.docx_report_styles import write_styles
from folkmoot.documents.docx_report_text import (
    write_attribute,
    write_paragraph,
    write_run,
)
from folkmoot.documents.report_tree import Curve, Report

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_FORMATS = "http://schemas.openxmlformats.org"
_OFFICE = f"{_FORMATS}/officeDocument/2006"
_PACKAGE = f"{_FORMATS}/package/2006"
_RELATIONS = f'xmlns:r="{_OFFICE}/relationships"'
_DRAWING = f"{_FORMATS}/drawingml/2006/wordprocessingDrawing"
_NAMESPACES = (
    f'xmlns:w="{_FORMATS}/wordprocessingml/2006/main" {_RELATIONS} '
    f'xmlns:wp="{_DRAWING}" {CHART_NAMESPACES}'
)
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_APP_TYPE = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
_CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_CORE_RELATION = f"{_PACKAGE}/relationships/metadata/core-properties"
# The longer and the shorter side of A4, in twentieths of a point.
_LONG, _SHORT = 16_838, 11_906
_PARTS = {
    "document": ("document.main", "w:document"),
    "styles": ("styles", "w:styles"),
    "numbering": ("numbering", "w:numbering"),
    "settings": ("settings", "w:settings"),
    "fontTable": ("fontTable", "w:fonts"),
    "header": ("header", "w:hdr"),
    "footer": ("footer", "w:ftr"),
}


def make_package(
    report: Report, *, body: str, numbering: str, curves: Sequence[Curve]
) -> Mapping[str, bytes]:
    """The package's files by their names; none tells when or by whom it was made."""
    parts = {
        "document": f"<w:body>{body}</w:body>",
        "styles": write_styles(report.language),
        "numbering": numbering,
        "settings": _write_settings(report.language),
        "fontTable": _write_fonts(),
        "footer": _write_footer(report),
    }
    if report.notice:
        parts["header"] = write_paragraph(write_run(report.notice), "Header")
    charts = {f"chart{n}": write_curve(curve) for n, curve in enumerate(curves, 1)}
    files = {
        "[Content_Types].xml": _write_types(parts, charts),
        "_rels/.rels": _relate(
            {
                "officeDocument": "word/document.xml",
                _CORE_RELATION: "docProps/core.xml",
                "extended-properties": "docProps/app.xml",
            }
        ),
        "docProps/core.xml": _write_core(report),
        "docProps/app.xml": _APP,
        "word/_rels/document.xml.rels": _relate(
            {name: f"{name}.xml" for name in parts if name != "document"}
            | {name: f"charts/{name}.xml" for name in charts}
        ),
        **{f"word/{name}.xml": _wrap(_PARTS[name][1], parts[name]) for name in parts},
        **{f"word/charts/{name}.xml": _wrap_chart(charts[name]) for name in charts},
    }
    return {name: (_HEAD + content).encode() for name, content in files.items()}


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


def _wrap(root: str, inside: str) -> str:
    return f"<{root} {_NAMESPACES}>{inside}</{root}>"


def _wrap_chart(inside: str) -> str:
    return f"<c:chartSpace {CHART_NAMESPACES} {_RELATIONS}>{inside}</c:chartSpace>"


def _write_types(parts: Mapping[str, str], charts: Mapping[str, str]) -> str:
    overrides = {
        **{f"/word/{name}.xml": f"{_WORD}.{_PARTS[name][0]}+xml" for name in parts},
        **{f"/word/charts/{name}.xml": _CHART_TYPE for name in charts},
        "/docProps/core.xml": _CORE_TYPE,
        "/docProps/app.xml": _APP_TYPE,
    }
    inside = "".join(
        f'<Override PartName="{name}" ContentType="{kind}"/>'
        for name, kind in overrides.items()
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{inside}</Types>'
    )


def _relate(targets: Mapping[str, str]) -> str:
    """Relations by their kind, which is the relation's id too; charts have a number."""
    inside = "".join(
        f'<Relationship Id="{kind.rpartition("/")[2]}" Type="{_name_kind(kind)}" '
        f'Target="{target}"/>'
        for kind, target in targets.items()
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inside}</Relationships>'


def _name_kind(kind: str) -> str:
    if "/" in kind:
        return kind
    return f"{_OFFICE}/relationships/{kind.rstrip('0123456789')}"


def _write_core(report: Report) -> str:
    language = "da-DK" if report.language == "da" else "en-GB"
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{write_attribute(report.title)}</dc:title>"
        f"<dc:language>{language}</dc:language></cp:coreProperties>"
    )


_APP = (
    f'<Properties xmlns="{_OFFICE}/extended-properties">'
    "<Application>Folkmoot</Application></Properties>"
)


def _write_settings(language: str) -> str:
    code = "da-DK" if language == "da" else "en-GB"
    return (
        '<w:zoom w:percent="100"/><w:defaultTabStop w:val="567"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
        '<w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        f'<w:themeFontLang w:val="{code}"/>'
        '<w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/>'
    )


def _write_fonts() -> str:
    return (
        f'<w:font w:name="{FONT}"><w:altName w:val="Carlito"/>'
        '<w:panose1 w:val="020F0502020204030204"/><w:charset w:val="00"/>'
        '<w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font>'
    )


def _write_footer(report: Report) -> str:
    return write_paragraph(
        write_run(f"{report.title} · ")
        + _write_field("PAGE")
        + write_run(" / ")
        + _write_field("NUMPAGES"),
        "Footer",
    )


def _write_field(name: str) -> str:
    return f'<w:fldSimple w:instr=" {name} ">{write_run("1")}</w:fldSimple>'
