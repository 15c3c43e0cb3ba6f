"""ODT packages of XML written by hand, in the shapes that office programs write."""

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape

MIMETYPE = "application/vnd.oasis.opendocument.text"
_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in {
        **{
            prefix: f"{_OASIS}:{prefix}:1.0"
            for prefix in "office text table style meta form".split()
        },
        "draw": f"{_OASIS}:drawing:1.0",
        "fo": f"{_OASIS}:xsl-fo-compatible:1.0",
        "svg": f"{_OASIS}:svg-compatible:1.0",
        "xlink": "http://www.w3.org/1999/xlink",
        "dc": "http://purl.org/dc/elements/1.1/",
        "math": "http://www.w3.org/1998/Math/MathML",
        "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
    }.items()
)


def _style(family: str, name: str, inside: str = "", more: str = "") -> str:
    return (
        f'<style:style style:family="{family}" style:name="{name}" {more}>'
        f"{inside}</style:style>"
    )


def _level(kind: str, level: int, more: str) -> str:
    return f'<text:list-level-style-{kind} text:level="{level}" {more}/>'


AUTOMATIC = (
    _style("text", "T1", '<style:text-properties fo:font-weight="bold"/>')
    + _style("text", "T2", '<style:text-properties fo:font-weight="normal"/>')
    + _style("text", "T3", '<style:text-properties text:display="none"/>')
    + _style(
        "text",
        "T4",
        '<style:text-properties style:text-line-through-style="solid"/>',
    )
    + _style("paragraph", "P1", more='style:parent-style-name="Fed"')
    + _style("paragraph", "P2", '<style:paragraph-properties fo:break-before="page"/>')
    + '<text:list-style style:name="L1">'
    + _level("bullet", 1, 'text:bullet-char="•"')
    + _level("bullet", 2, 'text:bullet-char="◦"')
    + '</text:list-style><text:list-style style:name="L2">'
    + _level("number", 1, 'style:num-format="1" style:num-suffix="."')
    + _level("number", 2, 'style:num-format="a" style:num-suffix=")"')
    + _level("number", 3, 'style:num-format="1" text:display-levels="3"')
    + '</text:list-style><text:list-style style:name="L3">'
    + _level("number", 1, 'style:num-format="1" style:num-prefix="Gruppe "')
    + "</text:list-style>"
)
COMMON = (
    _style(
        "paragraph",
        "Heading_20_1",
        '<style:text-properties fo:font-weight="bold"/>',
        'style:display-name="Heading 1" style:default-outline-level="1"',
    )
    + _style("paragraph", "Overskrift_20_2", more='style:display-name="Overskrift 2"')
    + _style("paragraph", "Titel")
    + _style("paragraph", "Fed", '<style:text-properties fo:font-weight="bold"/>')
    + _style("paragraph", "Contents_20_1")
    + _style("paragraph", "List_20_Bullet_20_2")
)


def make_odt(
    body: str,
    *,
    master: str = "",
    common: str = COMMON,
    raw: Mapping[str, str] | None = None,
) -> bytes:
    """An ODT package around the body's XML.

    `master` are the insides of the page layout, `common` the common styles, `raw`
    whole files by their path in the package.
    """
    content = (
        f"<office:document-content {NAMESPACES}><office:automatic-styles>{AUTOMATIC}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text>"
        "</office:body></office:document-content>"
    )
    styles = (
        f"<office:document-styles {NAMESPACES}><office:styles>{common}</office:styles>"
        '<office:master-styles><style:master-page style:name="Standard">'
        f"{master}</style:master-page></office:master-styles></office:document-styles>"
    )
    return pack({"content.xml": content, "styles.xml": styles, **(raw or {})})


def pack(files: Mapping[str, str]) -> bytes:
    """A package of the files, with what every package begins with."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in {"mimetype": MIMETYPE, **files}.items():
            package.writestr(name, content)
    return buffer.getvalue()


def paragraph(inside: str = "", style: str = "Standard") -> str:
    """A paragraph; plain text is escaped."""
    if not inside.lstrip().startswith("<") and "<" not in inside:
        inside = escape(inside)
    return f'<text:p text:style-name="{style}">{inside}</text:p>'


def heading(text: str, level: int = 1, more: str = "") -> str:
    """A heading."""
    return f'<text:h text:outline-level="{level}" {more}>{text}</text:h>'


def span(text: str, style: str) -> str:
    """A span of text in a style."""
    return f'<text:span text:style-name="{style}">{text}</text:span>'


def items(*inside: str, style: str = "", more: str = "") -> str:
    """A list; plain text is made a paragraph of an item."""
    named = f'text:style-name="{style}"' if style else ""
    made = "".join(
        f"<text:list-item>{i if i.startswith('<') else paragraph(i)}</text:list-item>"
        for i in inside
    )
    return f"<text:list {named} {more}>{made}</text:list>"


def cell(inside: str, more: str = "") -> str:
    """A table cell; plain text is made a paragraph."""
    if not inside.startswith("<"):
        inside = paragraph(inside)
    return f"<table:table-cell {more}>{inside}</table:table-cell>"


def row(*cells: str, more: str = "") -> str:
    """A table row; plain text is made a cell."""
    inside = "".join(c if c.startswith("<table:") else cell(c) for c in cells)
    return f"<table:table-row {more}>{inside}</table:table-row>"


def table(*rows: str) -> str:
    """A table."""
    return f"<table:table><table:table-column/>{''.join(rows)}</table:table>"


def frame(inside: str) -> str:
    """A frame that hangs on a paragraph."""
    return f'<draw:frame text:anchor-type="paragraph">{inside}</draw:frame>'


def text_box(inside: str) -> str:
    """A text box in a frame."""
    return frame(f"<draw:text-box>{inside}</draw:text-box>")


def note(kind: str, text: str) -> str:
    """A footnote or endnote where it is referred to."""
    return (
        f'<text:note text:note-class="{kind}">'
        "<text:note-citation>1</text:note-citation>"
        f"<text:note-body>{paragraph(text)}</text:note-body></text:note>"
    )


def tracked(inside: str) -> str:
    """What LibreOffice keeps of tracked changes at the beginning of a document."""
    return (
        '<text:tracked-changes><text:changed-region xml:id="c1" text:id="c1">'
        f"<text:deletion>{inside}</text:deletion></text:changed-region>"
        '<text:changed-region xml:id="c2" text:id="c2"><text:insertion/>'
        "</text:changed-region></text:tracked-changes>"
    )
