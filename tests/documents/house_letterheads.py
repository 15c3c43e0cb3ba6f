"""Templates as offices make them by hand: letterheads, locks, lists, changes."""

import io
import struct
import zlib
from collections.abc import Callable, Mapping

import docx
from docx.shared import Mm

from tests.documents.docx_samples import (
    cell,
    control,
    field,
    inserted,
    make_docx,
    paragraph,
    row,
    run,
    table,
)
from tests.documents.house_templates import (
    BODY,
    LETTERHEAD,
    PROMPT,
    block,
    change,
    inline,
    named,
)

_COLUMNS = (
    '<w:sectPr><w:type w:val="continuous"/><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:left="1134" w:right="1134" w:top="1134" w:bottom="1134"/>'
    '<w:cols w:num="2" w:space="567"/></w:sectPr>'
)
_CHOICES = (
    '<w:dropDownList><w:listItem w:displayText="Referat" w:value="1"/>'
    '<w:listItem w:displayText="Notat" w:value="2"/></w:dropDownList>'
)


def make_picture() -> bytes:
    """A PNG of one dot."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        body = kind + content
        return (
            struct.pack(">I", len(content)) + body + struct.pack(">I", zlib.crc32(body))
        )

    head = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    dot = zlib.compress(b"\x00\x12\x34\x56")
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        (chunk(b"IHDR", head), chunk(b"IDAT", dot), chunk(b"IEND", b""))
    )


def _letterhead() -> bytes:
    """A picture and an address at the top of the first page; page numbers below."""
    made = docx.Document()
    section = made.sections[0]
    section.different_first_page_header_footer = True
    first = section.first_page_header.paragraphs[0]
    first.add_run().add_picture(io.BytesIO(make_picture()), width=Mm(20))
    first.add_run(f" {LETTERHEAD}")
    section.header.paragraphs[0].text = "{{art}}: {{titel}}"
    section.footer.paragraphs[0].text = "Telefon 12 34 56 78"
    made.add_paragraph("{{dato}}, {{sted}}")
    made.add_heading("{{titel}}", level=1)
    made.add_paragraph("{{hoved}}")
    made.add_paragraph("{{indhold}}")
    made.add_paragraph("Referent: {{referent}}")
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def _landscape() -> bytes:
    """The text on its side, after an upright front page."""
    made = docx.Document()
    made.add_paragraph("{{titel}}", style="Title")
    section = made.add_section()
    section.page_width, section.page_height = section.page_height, section.page_width
    made.add_paragraph("{{indhold}}")
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def _locked() -> bytes:
    lock = '<w:lock w:val="sdtContentLocked"/>'
    return make_docx(paragraph(inline("titel", lock + PROMPT)) + block("indhold", lock))


def _repeating() -> bytes:
    """A row that Word lets people repeat, with controls in its cells."""
    item = control(
        row(cell(paragraph(inline("deltagere"))), "fra kommunen"),
        "<w15:repeatingSectionItem/>",
    )
    repeated = control(item, named("Rækker", "<w15:repeatingSection/>"))
    return make_docx(table(row("Hvem", "Hvorfra"), repeated) + BODY)


def _nested() -> bytes:
    outer = control(paragraph("Sagen") + block("indhold"), named("ramme"))
    return make_docx(paragraph("{{titel}}") + outer)


def _proofed() -> bytes:
    """A name that Word checked for slips, with a bookmark within."""
    mark = '<w:bookmarkStart w:id="7" w:name="her"/><w:bookmarkEnd w:id="7"/>'
    proof = '<w:proofErr w:type="spellStart"/>'
    name = run("{{") + proof + run("ti", "<w:i/>") + mark + run("tel") + run("}}")
    return make_docx(paragraph(name) + BODY)


def _linked() -> bytes:
    link = f'<w:hyperlink w:anchor="her">{run("{{sted}}")}</w:hyperlink>'
    smart = f'<w:smartTag w:uri="x" w:element="date">{run("{{dato}}")}</w:smartTag>'
    return make_docx(paragraph(run("I ") + link + run(" den ") + smart) + BODY)


def _in_fields() -> bytes:
    simple = f'<w:fldSimple w:instr=" TITLE ">{run("{{titel}}")}</w:fldSimple>'
    date = field("DATE", run("{{dato}}"))
    return make_docx(paragraph(simple + run(", ") + date) + BODY)


def _quiet_heads() -> bytes:
    """Heads and feet without a field of ours."""
    foot = paragraph(run("Side ") + field("PAGE", run("1")))
    return make_docx(
        paragraph("{{titel}}") + BODY,
        headers={"header1": paragraph(LETTERHEAD), "footer1": foot},
        raw={"word/bibliography.xml": "<sources>Bog 1</sources>"},
    )


LETTERHEADS: Mapping[str, Callable[[], bytes]] = {
    "letterhead with a picture": _letterhead,
    "landscape": _landscape,
    "locked controls": _locked,
    "rows that repeat": _repeating,
    "controls within controls": _nested,
    "a name with proofing marks": _proofed,
    "fields in a link and a smart tag": _linked,
    "names within Word's fields": _in_fields,
    "heads and feet without our fields": _quiet_heads,
    "two columns": lambda: make_docx(
        paragraph("{{titel}}") + BODY + paragraph("", properties=_COLUMNS)
    ),
    "a choice from a list": lambda: make_docx(
        paragraph(inline("art", _CHOICES)) + paragraph("{{titel}}") + BODY
    ),
    "a name that a tracked change put in": lambda: make_docx(
        paragraph(run("Om ") + inserted(run("{{titel}}"))) + BODY
    ),
    "a template file with a letterhead": lambda: change(
        _letterhead(),
        _Content_Types__xml=lambda types: types.replace(
            b"document.main", b"template.main"
        ),
    ),
}
