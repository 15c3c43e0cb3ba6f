"""The files of a Word package by their names, around the parts of a document."""

from collections.abc import Mapping

from folkmoot.documents.docx_report_curve import CHART_NAMESPACES
from folkmoot.documents.docx_report_text import write_attribute

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
_PARTS = {
    "document": ("document.main", "w:document"),
    "styles": ("styles", "w:styles"),
    "numbering": ("numbering", "w:numbering"),
    "settings": ("settings", "w:settings"),
    "fontTable": ("fontTable", "w:fonts"),
    "header": ("header", "w:hdr"),
    "footer": ("footer", "w:ftr"),
}


def make_files(
    parts: Mapping[str, str],
    *,
    title: str,
    language: str,
    charts: Mapping[str, str] | None = None,
) -> Mapping[str, bytes]:
    """The package's files; none tells when or by whom it was made.

    `parts` are the insides of the document and what stands around it, by kind;
    `language` is a code such as "da-DK".
    """
    charts = charts or {}
    files = {
        "[Content_Types].xml": _write_types(parts, charts),
        "_rels/.rels": _relate(
            {
                "officeDocument": "word/document.xml",
                _CORE_RELATION: "docProps/core.xml",
                "extended-properties": "docProps/app.xml",
            }
        ),
        "docProps/core.xml": _write_core(title, language),
        "docProps/app.xml": _APP,
        "word/_rels/document.xml.rels": _relate(
            {name: f"{name}.xml" for name in parts if name != "document"}
            | {name: f"charts/{name}.xml" for name in charts}
        ),
        **{f"word/{name}.xml": _wrap(_PARTS[name][1], parts[name]) for name in parts},
        **{f"word/charts/{name}.xml": _wrap_chart(charts[name]) for name in charts},
    }
    return {name: (_HEAD + content).encode() for name, content in files.items()}


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


def _write_core(title: str, language: str) -> str:
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{write_attribute(title)}</dc:title>"
        f"<dc:language>{language}</dc:language></cp:coreProperties>"
    )


_APP = (
    f'<Properties xmlns="{_OFFICE}/extended-properties">'
    "<Application>Folkmoot</Application></Properties>"
)
