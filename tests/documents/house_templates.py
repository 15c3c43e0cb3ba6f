"""Twenty templates of different make, as houses have them."""

import io
import re
import zipfile
from collections.abc import Callable, Mapping

import docx
from docx.shared import Pt

from folkmoot.documents.own_template import write_own_template
from tests.documents.docx_samples import (
    cell,
    control,
    field,
    make_docx,
    paragraph,
    row,
    run,
    table,
    text_box,
)

_STRICT = {
    b"http://schemas.openxmlformats.org/wordprocessingml/2006/main": (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    ),
    b"http://schemas.openxmlformats.org/officeDocument/2006/relationships": (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships"
    ),
}
LETTERHEAD = "Kommunen Torvet 1"
BODY = paragraph("{{indhold}}")
PROMPT = "<w:showingPlcHdr/>"


def named(name: str, more: str = "") -> str:
    return f'<w:alias w:val="{name}"/><w:tag w:val="{name}"/>{more}'


def inline(name: str, more: str = "") -> str:
    look = '<w:rStyle w:val="Pladsholdertekst"/>'
    return control(run("Klik her for at angive tekst.", look), named(name, more))


def block(name: str, more: str = "") -> str:
    return control(paragraph("Klik her."), named(name, more))


def change(content: bytes, **files: Callable[[bytes], bytes]) -> bytes:
    """The package with some of its files made anew; "__" in a name is "/"."""
    result = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            make = files.get("all_of_them") or files.get(re.sub(r"\W", "_", name))
            new.writestr(name, make(old.read(name)) if make else old.read(name))
    return result.getvalue()


def _split_runs() -> bytes:
    pieces = run("{") + run("{ti", "<w:b/>") + run("tel") + run("}} hos os")
    return make_docx(paragraph(pieces) + paragraph("{{ Indhold }}"))


def _controls() -> bytes:
    return make_docx(
        paragraph(inline("Titel", PROMPT), "Titel")
        + paragraph(run("Den ") + inline("dato", PROMPT) + run(" i ") + inline("sted"))
        + block("indhold", PROMPT)
    )


def _bound_controls() -> bytes:
    bound = '<w:dataBinding w:xpath="/a" w:storeItemID="{0}"/><w:text/>'
    date = '<w:date w:fullDate="2020-01-01T00:00:00Z"><w:lid w:val="da-DK"/></w:date>'
    return make_docx(
        paragraph(inline("titel", bound))
        + paragraph(inline("dato", date))
        + block("hoved")
        + BODY,
        raw={"customXml/item1.xml": "<a>Sag 12</a>"},
    )


def _table() -> bytes:
    rows = (
        row("Dato", "{{dato}}"),
        row("Sted", cell(block("sted"))),
        row("Vært", control(cell("Skriv her"), named("vært"))),
        row(cell("Deltagere"), cell(paragraph("{{deltagere}} og andre"))),
    )
    return make_docx(paragraph("{{titel}}", "Overskrift1") + table(*rows) + BODY)


def _body_in_table() -> bytes:
    return make_docx(table(row("Margen", cell(paragraph("{{indhold}}")))))


def _headers() -> bytes:
    foot = paragraph(run("{{art}} · {{titel}} side ") + field("PAGE", run("1")))
    return make_docx(
        paragraph("{{titel}}") + BODY,
        headers={"header1": paragraph(LETTERHEAD), "footer1": foot},
    )


def _text_box() -> bytes:
    box = text_box(paragraph("{{dato}}"))
    return make_docx(paragraph(run("Mødet ") + box) + BODY)


def _own_controls() -> bytes:
    return make_docx(
        paragraph(run("Sagsnr. ") + control(run("2026-17"), named("Sagsnummer")))
        + paragraph("{{journalnummer}} {{titel}}")
        + BODY
    )


def _sections() -> bytes:
    turn = "<w:sectPr><w:pgSz w:w='16838' w:h='11906' w:orient='landscape'/></w:sectPr>"
    return make_docx(
        paragraph("Forside {{titel}}")
        + paragraph("", properties=turn)
        + BODY
        + paragraph("{{art}} slut", properties=turn)
    )


def _tracked() -> bytes:
    gone = '<w:del w:id="9" w:author="x"><w:r><w:delText>{{dato}}</w:delText></w:r>'
    return make_docx(paragraph(run("Om {{titel}}") + gone + "</w:del>") + BODY)


def _library(*, is_danish: bool) -> bytes:
    made = docx.Document()
    made.styles["Heading 1"].font.size = Pt(13)
    if is_danish:
        for style in made.styles:
            name = style.name or ""
            style.name = name.replace("Heading", "Overskrift")
            if name == "List Bullet":
                style.name = "Opstilling - punkttegn"
    made.add_heading("{{titel}}", level=0)
    made.add_paragraph("Sted: {{sted}}", style="Intense Quote")
    made.add_paragraph("{{indhold}}")
    made.add_paragraph("Med venlig hilsen")
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def _replace_all(content: bytes) -> bytes:
    for old, new in _STRICT.items():
        content = content.replace(old, new)
    return content


MADE: Mapping[str, Callable[[], bytes]] = {
    "ours": lambda: write_own_template("da"),
    "ours in English": lambda: write_own_template("en"),
    "names in braces": lambda: make_docx(paragraph("{{title}}") + BODY),
    "names over several runs": _split_runs,
    "content controls": _controls,
    "controls bound to data": _bound_controls,
    "control with a tag of ours": lambda: make_docx(block("folkmoot:indhold")),
    "control around the body in a line": lambda: make_docx(
        paragraph(run("Før ") + inline("indhold") + run(" efter"))
    ),
    "fields in a table": _table,
    "body in a table": _body_in_table,
    "heads and feet with fields": _headers,
    "text box": _text_box,
    "controls of its own": _own_controls,
    "several sections": _sections,
    "tracked changes": _tracked,
    "control around a cell": lambda: make_docx(
        table(row("Margen", control(cell("Skriv her"), named("indhold"))))
    ),
    "page break beside the body": lambda: make_docx(
        paragraph("Forside")
        + paragraph('<w:r><w:br w:type="page"/></w:r>' + run("{{indhold}}"))
    ),
    "no lists": lambda: make_docx(BODY, parts={"styles": "", "numbering": ""}),
    "no field at all": lambda: make_docx(paragraph(LETTERHEAD)),
    "made by a library": lambda: _library(is_danish=False),
    "Danish names of styles": lambda: _library(is_danish=True),
    "strict dialect": lambda: change(_table(), all_of_them=_replace_all),
    "kind of templates": lambda: change(
        _headers(),
        _Content_Types__xml=lambda types: types.replace(
            b"document.main", b"template.main"
        ),
    ),
    "footnotes": lambda: make_docx(
        BODY,
        parts={
            "footnotes": '<w:footnote w:id="2">'
            + paragraph("Se {{dato}}")
            + "</w:footnote>"
        },
    ),
}
