"""Minutes in houses' own templates."""

import io
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn

from folkmoot.documents.draft_words import TEXT_BLOCKS
from folkmoot.documents.house_fields import FIELD_NAMES, Field, word_unknown_names
from folkmoot.documents.house_template import check_template, fill_template
from folkmoot.documents.minutes_model import list_anchors
from folkmoot.documents.own_template import write_own_template
from folkmoot.documents.read_docx import read_docx
from folkmoot.documents.write_minutes_docx import write_minutes_docx
from folkmoot.domain.errors import UnreadableDocumentError
from folkmoot.domain.messages import render_message
from folkmoot.domain.words import split_words
from tests.documents.docx_samples import make_docx, paragraph
from tests.documents.house_letterheads import LETTERHEADS
from tests.documents.house_templates import BODY, LETTERHEAD, MADE, change
from tests.documents.minutes_samples import (
    make_final_minutes,
    make_minutes,
    make_written_minutes,
)

pytestmark = pytest.mark.slow
TEMPLATES = {**MADE, **LETTERHEADS}
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def list_files(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def count_words(content: bytes) -> Counter[str]:
    """The words of the text, heads, feet and notes."""
    read = read_docx(content)
    texts = [read.text, *(one.reason or "" for one in read.blocks)]
    return Counter(word for text in texts[:1] for word in split_words(text))


def tell_body() -> list[str]:
    """The words of the minutes' parts, in order."""
    whole = read_docx(fill_template(make_docx(BODY), make_written_minutes()))
    return split_words(whole.text)


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_is_filled_without_loss(name: str) -> None:
    template = TEMPLATES[name]()
    filled = fill_template(template, make_written_minutes())
    words = split_words(read_docx(filled).text)
    body = tell_body()
    starts = [n for n, word in enumerate(words) if word == body[0]]
    assert any(words[n : n + len(body)] == body for n in starts)
    # What stood there and is no field stands there still.
    fields = {word for names in FIELD_NAMES.values() for word in names}
    gone = count_words(template) - count_words(filled)
    prompts = "klik her for at angive tekst skriv her".split()
    assert {word.casefold() for word in gone} <= fields | set(prompts)


@pytest.mark.parametrize("name", TEMPLATES)
def test_no_known_field_is_left_and_other_parts_are_kept(name: str) -> None:
    template = TEMPLATES[name]()
    filled = fill_template(template, make_written_minutes())
    told = check_template(filled)
    assert not told.fields & {Field.BODY, Field.FACTS}
    before, after = list_files(template), list_files(filled)
    assert before.keys() <= after.keys()
    ours = ("document", "styles", "numbering", "header", "footer", "footnotes")
    for file in before:
        if not any(part in file for part in (*ours, "core", "Types", "rels")):
            assert after[file] == before[file]
    assert fill_template(template, make_written_minutes()) == filled


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_style_and_list_of_the_text_is_defined(name: str) -> None:
    files = list_files(fill_template(TEMPLATES[name](), make_written_minutes()))
    if name == "strict dialect":
        files = {
            file: content.replace(
                b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()
            )
            for file, content in files.items()
        }
    parse = docx.oxml.parse_xml
    styles = parse(files["word/styles.xml"])
    ids = [style.get(f"{W}styleId") for style in styles.iter(f"{W}style")]
    assert len(ids) == len(set(ids))
    document = parse(files["word/document.xml"])
    tags = [f"{W}{tag}" for tag in ("pStyle", "rStyle", "tblStyle")]
    used = {one.get(f"{W}val") for one in document.iter(*tags)}
    used |= {one.get(f"{W}val") for one in styles.iter(f"{W}basedOn", f"{W}next")}
    missing = used - set(ids)
    # Such as the template itself named without having it.
    assert missing <= {"Pladsholdertekst", "Titel", "Overskrift1", "Undertitel"}
    numbers = {one.get(f"{W}val") for one in document.iter(f"{W}numId")}
    numbering = parse(files["word/numbering.xml"])
    assert numbers <= {one.get(f"{W}numId") for one in numbering.iter(f"{W}num")}
    marks = [one.get(f"{W}id") for one in document.iter(f"{W}bookmarkStart")]
    assert len(marks) == len(set(marks))


@pytest.mark.parametrize("name", TEMPLATES)
def test_what_has_no_field_is_kept_byte_for_byte(name: str) -> None:
    template = TEMPLATES[name]()
    before = list_files(template)
    after = list_files(fill_template(template, make_written_minutes()))
    # What the text's own looks, lists and title are written in.
    anew = ("word/document.xml", "styles.xml", "numbering.xml", "core.xml")
    ours = (*anew, "[Content_Types].xml", "document.xml.rels")
    for file, content in before.items():
        has_field = b"{{" in content or b"w:sdt" in content
        if not file.endswith(ours) and not has_field:
            assert after[file] == content, file


def test_a_house_uses_its_own_styles_by_whatever_name() -> None:
    for name in ("made by a library", "Danish names of styles"):
        content = fill_template(TEMPLATES[name](), make_final_minutes())
        made = docx.Document(io.BytesIO(content))
        heading = next(p for p in made.paragraphs if p.text.startswith("Noter og"))
        assert heading.style is not None
        assert heading.style.style_id == "Heading1"
        item = next(p for p in made.paragraphs if p.text == "Ny skole inden 2030")
        assert item.style is not None
        assert item.style.style_id == "ListBullet"
        # The style has its own list; ours would look other.
        assert item._p.pPr is not None
        assert item._p.pPr.numPr is None


def test_lists_with_numbers_begin_anew() -> None:
    minutes = make_written_minutes()
    twice = tuple(p for p in minutes.parts if p.anchor == "own")
    assert twice
    content = write_minutes_docx(minutes)
    document = docx.oxml.parse_xml(list_files(content)["word/document.xml"])
    ordered = [
        p.find(f"{W}pPr/{W}numPr/{W}numId").get(f"{W}val")
        for p in document.iter(f"{W}p")
        if (s := p.find(f"{W}pPr/{W}pStyle")) is not None
        and s.get(f"{W}val") == "ListNumber"
    ]
    assert len(ordered) == 2
    assert ordered[0] == ordered[1] != "2"


def test_unknown_fields_are_named_and_stay() -> None:
    template = TEMPLATES["controls of its own"]()
    told = check_template(template)
    assert told.unknown == ("Sagsnummer", "journalnummer")
    assert told.fields == {Field.TITLE, Field.BODY}
    message = word_unknown_names(told.unknown, "da")
    assert "ikke kender: “Sagsnummer”, “journalnummer”. De bliver" in message
    assert "indhold" in message
    text = read_docx(fill_template(template, make_minutes())).text
    assert "{{journalnummer}} Borgermøde" in text
    assert "2026-17" in text


def test_an_unknown_field_is_named_with_the_one_it_is_nearest_to() -> None:
    told = check_template(make_docx(paragraph("{{deltagare}} {{Tittel}} {{x}}") + BODY))
    danish = word_unknown_names(told.unknown, "da")
    assert "“deltagare” (måske “deltagere”), “Tittel” (måske “titel”), “x”." in danish
    assert "(perhaps “deltagere”)" in word_unknown_names(told.unknown, "en")


def test_a_template_without_a_place_for_the_body_is_told_where_to_put_it() -> None:
    assert not check_template(TEMPLATES["no field at all"]()).has_body
    message = render_message("template_without_body", "en", name="body")
    assert "{{body}}" in message
    text = read_docx(
        fill_template(TEMPLATES["no field at all"](), make_final_minutes())
    ).text
    assert text.startswith(LETTERHEAD)


def test_what_is_put_in_is_never_read_as_a_field_or_markup() -> None:
    minutes = make_final_minutes()
    nasty = "{{dato}} <w:p/> &amp; {{indhold}}"
    template = make_docx(paragraph("{{titel}}") + BODY)
    content = fill_template(
        template, type(minutes)(**{**vars(minutes), "title": nasty})
    )
    assert read_docx(content).text.startswith(nasty)


def _with_macros(types: bytes) -> bytes:
    return types.replace(b"document.main", b"macroEnabled.main")


def _with_doctype(types: bytes) -> bytes:
    return b"<!DOCTYPE x []>" + types.partition(b"?>")[2]


@pytest.mark.parametrize(
    ("change_types", "code"),
    [(_with_macros, "template_with_macros"), (_with_doctype, "doctype")],
)
def test_a_template_that_is_not_safe_is_refused(
    change_types: Callable[[bytes], bytes], code: str
) -> None:
    template = change(make_docx(BODY), _Content_Types__xml=change_types)
    with pytest.raises(UnreadableDocumentError) as refused:
        check_template(template)
    assert refused.value.code == code


def test_what_is_no_word_file_is_refused() -> None:
    for content, code in ((b"PDF", "damaged"), (make_workbook(), "template_not_word")):
        with pytest.raises(UnreadableDocumentError) as refused:
            fill_template(content, make_minutes())
        assert refused.value.code == code


def make_workbook() -> bytes:
    buffer = io.BytesIO()
    openpyxl.Workbook().save(buffer)
    return buffer.getvalue()


def test_paragraphs_stand_only_where_paragraphs_may() -> None:
    for name in TEMPLATES.keys() - {"strict dialect"}:
        files = list_files(fill_template(TEMPLATES[name](), make_written_minutes()))
        document = docx.oxml.parse_xml(files["word/document.xml"])
        parents = {
            one.getparent().tag.rpartition("}")[2] for one in document.iter(f"{W}p")
        }
        assert parents <= {"body", "tc", "txbxContent", "sdtContent"}, name
        # A cell ends with a paragraph, or Word calls the file damaged.
        ends = {cell[-1].tag.rpartition("}")[2] for cell in document.iter(f"{W}tc")}
        assert ends <= {"p", "sdt"}, name


def test_a_break_beside_a_field_is_kept() -> None:
    template = TEMPLATES["page break beside the body"]()
    files = list_files(fill_template(template, make_minutes()))
    assert files["word/document.xml"].count(b'w:type="page"') == 1


def test_a_draft_notice_takes_a_line_only_in_drafts() -> None:
    draft = read_docx(write_minutes_docx(make_minutes())).text
    final = read_docx(write_minutes_docx(make_final_minutes())).text
    assert "Udkast. Dele" in draft
    lines = [line for line in final.split("\n") if line.strip()]
    assert lines[1].startswith("Referat udarbejdet af:")


def test_our_template_gives_headings_header_rows_language_and_bookmarks() -> None:
    minutes = make_written_minutes()
    made = docx.Document(io.BytesIO(write_minutes_docx(minutes)))
    styles = [p.style.style_id for p in made.paragraphs if p.style is not None]
    assert {"Title", "Heading1", "Heading2", "ListBullet"} <= set(styles)
    body = made.element.body
    assert len(list(body.iter(qn("w:tblHeader")))) == 1
    names = [one.get(qn("w:name")) for one in body.iter(qn("w:bookmarkStart"))]
    assert len(names) == len(set(names)) == len(list(list_anchors(minutes.parts)))
    assert {"k_k1", "s_s9", "l_1"} <= set(names)
    links = {one.get(qn("w:anchor")) for one in body.iter(qn("w:hyperlink"))}
    assert "k_k1" in links
    assert links <= set(names)
    (language,) = made.styles.element.iter(qn("w:lang"))
    assert language.get(qn("w:val")) == "da-DK"
    assert made.core_properties.title == minutes.title


def test_the_shipped_template_can_be_changed_and_used_again() -> None:
    for language in ("da", "en"):
        told = check_template(write_own_template(language))
        assert told.has_body
        assert told.unknown == ()


def test_every_field_and_text_block_name_is_documented() -> None:
    page = Path(__file__).parents[2] / "docs" / "reference" / "minutes.md"
    told = page.read_text("utf-8")
    for danish, english in FIELD_NAMES.values():
        assert f"| `{danish}` | `{english}` |" in told
    for name in {name for block in TEXT_BLOCKS.values() for name in block.names}:
        assert f"{{{name}}}" in told
