import io
import zipfile

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from folkmoot.documents.blocks import ExtractedText
from folkmoot.documents.read_docx import read_docx
from folkmoot.domain.errors import UnreadableDocumentError
from tests.documents.blocks_shown import assert_sound, show
from tests.documents.docx_samples import (
    DELETED_MARK,
    SAMPLES,
    STYLES,
    cell,
    deleted,
    item,
    make_docx,
    pack,
    paragraph,
    row,
    run,
    table,
    text_box,
)
from tests.documents.timing import assert_read_within


def shown(body: str, **options: object) -> list[str]:
    return show(read_docx(make_docx(body, **options)))  # type: ignore[arg-type]


# Other programs, other dialects


def test_a_document_by_another_library_is_read() -> None:
    document = docx.Document()
    document.add_heading("Referat", 0)
    document.add_paragraph("Tid", style="List Bullet 2")
    document.add_paragraph("Ro", style="List Number")
    document.add_paragraph("Vi ").add_run("mener").bold = True
    grid = document.add_table(1, 2)
    grid.cell(0, 0).text, grid.cell(0, 1).text = "a", "b"
    buffer = io.BytesIO()
    document.save(buffer)
    assert show(read_docx(buffer.getvalue())) == [
        "# Referat",
        "  - Tid",
        "1. Ro",
        "Vi mener",
        "[0,0] a",
        "[0,1] b",
    ]


def test_the_strict_dialect_is_read() -> None:
    content = make_docx(paragraph("Velkomst", "Overskrift1") + paragraph("Tekst"))
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        files = {name: package.read(name).decode() for name in package.namelist()}
    strict = {
        name: file.replace(
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            "http://purl.oclc.org/ooxml/wordprocessingml/main",
        )
        for name, file in files.items()
    }
    assert show(read_docx(pack(strict))) == ["# Velkomst", "Tekst"]


# Broken and hostile files


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"PK\x03\x04",
        pack({}),
        pack({"word/document.xml": ""}),
        pack({"word/document.xml": "<w:document>"}),
        pack({"word/document.xml": "<a/>", "word/styles.xml": "<b>"}),
        pack({"word/document.xml": "\x00"}),
    ],
)
def test_a_damaged_file_is_told_as_damaged(content: bytes) -> None:
    with pytest.raises(UnreadableDocumentError) as caught:
        read_docx(content)
    assert caught.value.code == "damaged"


def test_a_doctype_is_refused() -> None:
    xml = '<!DOCTYPE d [<!ENTITY e "hemmeligt">]><d>&e;</d>'
    with pytest.raises(UnreadableDocumentError) as caught:
        read_docx(pack({"word/document.xml": xml}))
    assert caught.value.code == "doctype"


def test_numbers_that_are_none_are_no_trap() -> None:
    body = (
        table(row(cell("a", '<w:gridSpan w:val="x"/>'), cell("b", "<w:gridSpan/>")))
        + table(row(cell("c", f'<w:gridSpan w:val="{"9" * 5000}"/>'), "d"))
        + paragraph(
            "e", "", '<w:numPr><w:ilvl w:val="-3"/><w:numId w:val="2"/></w:numPr>'
        )
        + paragraph('<w:r><w:sym w:char="zz"/><w:sym w:char="D800"/><w:sym/></w:r>')
    )
    assert [line.split()[-1] for line in shown(body)] == ["a", "b", "c", "d", "e"]


@pytest.mark.parametrize("wrapper", ["w:sdt", "w:smartTag", "w:tbl", "w:txbxContent"])
def test_deep_nesting_is_read_or_refused(wrapper: str) -> None:
    inside = paragraph("dybt")
    body = f"<{wrapper}>" * 200 + inside + f"</{wrapper}>" * 200
    read_or_refuse(make_docx(body))


def read_or_refuse(content: bytes) -> ExtractedText | None:
    try:
        extracted = read_docx(content)
    except UnreadableDocumentError:
        return None
    assert_sound(extracted)
    return extracted


@given(
    st.sampled_from(sorted(SAMPLES)),
    st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), max_size=8),
)
@settings(max_examples=60)
def test_changed_bytes_never_crash(name: str, changes: list[tuple[int, int]]) -> None:
    content = bytearray(SAMPLES[name])
    for position, byte in changes:
        content[position % len(content)] = byte
    read_or_refuse(bytes(content))


@given(
    st.sampled_from(sorted(SAMPLES)),
    st.integers(0, 10**6),
    st.integers(0, 60),
    st.text("<>/\"'&;w:1\x00é ", max_size=6),
)
@settings(max_examples=60)
def test_changed_xml_never_crashes(name: str, at: int, gone: int, new: str) -> None:
    with zipfile.ZipFile(io.BytesIO(SAMPLES[name])) as package:
        files = {name: package.read(name).decode() for name in package.namelist()}
    for path in ("word/document.xml", "word/styles.xml", "word/numbering.xml"):
        start = at % len(files[path])
        files[path] = files[path][:start] + new + files[path][start + gone :]
    read_or_refuse(pack(files))


TAGS = (
    "w:p w:r w:t w:tbl w:tr w:tc w:sdt w:sdtContent w:ins w:del w:fldChar "
    "w:txbxContent mc:AlternateContent mc:Choice mc:Fallback w:drawing w:pPr w:rPr "
    "w:br w:numPr w:numId w:pict w:sectPr w:footnoteReference w:altChunk m:oMath "
    "w:moveFrom w:trPr"
).split()
ATTRIBUTES = ['w:val="1"', 'w:val=""', 'w:fldCharType="begin"', 'w:id="1"', "", ""]


def elements() -> st.SearchStrategy[str]:
    tag = st.tuples(st.sampled_from(TAGS), st.sampled_from(ATTRIBUTES))
    leaf = st.sampled_from(
        [run("tillid"), paragraph("ledelse"), "ord", "<w:t>ro</w:t>"]
    )
    return st.recursive(
        leaf,
        lambda inner: st.tuples(tag, st.lists(inner, max_size=4)).map(
            lambda made: f"<{made[0][0]} {made[0][1]}>{''.join(made[1])}</{made[0][0]}>"
        ),
        max_leaves=25,
    )


@given(st.lists(elements(), max_size=6).map("".join))
@settings(max_examples=80)
def test_elements_in_any_order_never_crash(body: str) -> None:
    assert read_or_refuse(make_docx(body)) is not None


# Size


@pytest.mark.slow
def test_two_thousand_paragraphs_are_read_in_two_seconds() -> None:
    body = "".join(paragraph(f"Udsagn {n} om tillid", "Fed") for n in range(2000))
    content = make_docx(body)
    assert_read_within(2, read_docx, content)


@pytest.mark.slow
def test_a_hundred_pages_with_tables_are_read_in_five_seconds() -> None:
    text = "Vi ønsker mere tid til faglig ledelse og færre dokumentationskrav. " * 4
    page = "".join(paragraph(text) + item(text, 2) for _ in range(4)) + table(
        *(row("Gruppe", text, text) for _ in range(6))
    )
    body = "".join(page + paragraph(deleted("x"), "", DELETED_MARK) for _ in range(100))
    content = make_docx(body)
    assert_read_within(5, read_docx, content)


def test_many_deleted_marks_and_alternatives_take_no_longer_than_others() -> None:
    marked = paragraph("ord ", "", DELETED_MARK) + "<w:bookmarkStart/>"
    body = marked * 3000 + paragraph("slut")
    boxes = paragraph(text_box(paragraph("boks")) * 500)
    content = make_docx(body + boxes, parts={"styles": STYLES})
    assert_read_within(3, read_docx, content)
