"""Odd pages and broken files: nothing is lost in silence, nothing else is raised."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from folkmoot.documents.blocks import OUTSIDE_PAGE, PICTURE, BlockKind, ExtractedText
from folkmoot.documents.read_pdf import MEDIA_TYPE, read_pdf
from folkmoot.domain.errors import UnreadableDocumentError
from tests.documents.blocks_shown import assert_sound, show
from tests.documents.pdf_samples import DANISH
from tests.documents.raw_pdf import RawPage, RawPdf

WIDGET = "<< /Type /Annot /Subtype /Widget /F 4"
FORM = "/AcroForm << /Fields [] /DA (/Helv 0 Tf 0 g) >>"


def start_page(**options: object) -> tuple[RawPage, RawPdf]:
    document = RawPdf()
    return document.page(**options), document


def list_reasons(extracted: ExtractedText) -> list[str | None]:
    return [block.reason for block in extracted.blocks if block.kind is BlockKind.ASIDE]


def test_a_document_knows_its_type_and_pages() -> None:
    _, document = start_page()
    document.page().text(72, 90, "Tak for i dag")
    extracted = read_pdf(document.build())
    assert (extracted.media_type, extracted.pages) == (MEDIA_TYPE, 2)
    assert (show(extracted), extracted.unread_pages) == (["Tak for i dag"], ())


def test_a_scanned_page_is_named_as_unread() -> None:
    page, document = start_page()
    page.wrap(72, 90, DANISH[0], width=440)
    document.page().picture(0, 0, 595, 842)
    extracted = read_pdf(document.build())
    assert extracted.unread_pages == (2,)
    assert show(extracted) == [DANISH[0], f"({PICTURE})"]


def test_a_scanned_page_with_a_typed_head_is_unread() -> None:
    document = RawPdf()
    for _ in range(2):
        page = document.page()
        page.picture(0, 50, 595, 842)
        page.text(72, 40, "Kommunens journal, sagsnummer 25-1188", size=8)
    assert read_pdf(document.build()).unread_pages == (1, 2)


def test_letters_behind_the_picture_of_a_page_are_read() -> None:
    page, document = start_page()
    page.picture(0, 0, 595, 842)
    page.operations.append("3 Tr")
    page.wrap(72, 90, DANISH[0], width=440)
    extracted = read_pdf(document.build())
    assert (show(extracted), extracted.unread_pages) == ([DANISH[0]], ())


def test_a_picture_is_named_where_it_stands_and_a_logo_once() -> None:
    document = RawPdf()
    for item in DANISH[:2]:
        page = document.page()
        page.picture(400, 20, 500, 60)
        page.wrap(72, 90, item, width=440)
        page.picture(72, 200, 300, 300 + len(item))
        page.text(72, 520, "Efter billedet")
    assert show(read_pdf(document.build())) == [
        f"({PICTURE})",
        DANISH[0],
        f"({PICTURE})",
        "Efter billedet",
        DANISH[1],
        f"({PICTURE})",
        "Efter billedet",
    ]


@pytest.mark.parametrize(
    ("turn", "matrix"),
    [(90, "0 1 -1 0 595 0"), (180, "-1 0 0 -1 595 842"), (270, "0 -1 1 0 0 842")],
)
def test_turned_pages_are_read_as_they_are_held(turn: int, matrix: str) -> None:
    page, document = start_page(extra=f"/Rotate {turn}")
    page.height = 842 if turn == 180 else 595
    page.operations.append(f"{matrix} cm")
    page.wrap(72, 90, DANISH[0], width=400)
    page.text(72, 140, "• Mere tid")
    page.height = 842
    assert show(read_pdf(document.build())) == [DANISH[0], "- Mere tid"]


def test_words_that_run_up_the_margin_stand_after_the_text() -> None:
    page, document = start_page()
    page.operations.append("BT /regular 8 Tf 0 1 -1 0 30 300 Tm (Sag 25) Tj ET")
    page.wrap(72, 90, DANISH[0], width=440)
    assert show(read_pdf(document.build())) == [DANISH[0], "Sag 25"]


def test_words_outside_the_page_are_set_aside() -> None:
    page, document = start_page()
    page.wrap(72, 90, DANISH[0], width=440)
    page.text(700, 90, "langt borte")
    extracted = read_pdf(document.build())
    assert show(extracted) == [DANISH[0], f"({OUTSIDE_PAGE}) langt borte"]


def test_what_is_filled_in_a_form_stands_where_it_is_seen() -> None:
    page, document = start_page()
    document.catalog = FORM
    page.text(72, 100, "Gruppe:")
    page.text(72, 140, "Svar:")
    page.annotations.append(
        f"{WIDGET} /T (a) /FT /Tx /V (Bord 4) /Rect [130 735 300 752] >>"
    )
    page.annotations.append(
        f"{WIDGET} /T (b) /FT /Tx /Ff 4096 /V (Mere tid\\rBedre mad)"
        " /Rect [72 600 400 690] >>"
    )
    page.annotations.append(
        f"{WIDGET} /T (c) /FT /Btn /V /Yes /Rect [72 500 90 520] >>"
    )
    assert show(read_pdf(document.build())) == [
        "Gruppe: Bord 4",
        "Svar:",
        "Mere tid",
        "Bedre mad",
    ]


def test_typed_text_on_top_is_read_and_comments_are_told() -> None:
    page, document = start_page()
    page.text(72, 100, "Referat")
    box = "/Rect [72 600 300 620]"
    page.annotations.append(
        f"<< /Type /Annot /Subtype /FreeText /Contents (Tilføjet) {box} >>"
    )
    page.annotations.append(f"<< /Type /Annot /Subtype /Text /Contents (Ret) {box} >>")
    extracted = read_pdf(document.build())
    assert (show(extracted), extracted.notices) == (
        ["Referat", "Tilføjet"],
        ("comments",),
    )


def test_a_link_is_no_comment() -> None:
    page, document = start_page()
    page.text(72, 100, "Referat")
    page.annotations.append("<< /Type /Annot /Subtype /Link /Rect [72 600 300 620] >>")
    assert read_pdf(document.build()).notices == ()


def test_numbers_out_of_all_measure_do_no_harm() -> None:
    page, document = start_page()
    page.text(72, 100, "Referat")
    page.operations.append(
        "BT /regular 1e30 Tf 72 700 Td (x) Tj ET 1e38 1e38 m 3e38 1e38 l S"
        " q 1e38 0 0 1e38 0 0 cm /dot Do Q BT /regular 11 Tf 1e9 0 Td (y) Tj ET"
    )
    assert "Referat" in show(read_pdf(document.build()))


def test_a_locked_document_is_refused_as_encrypted() -> None:
    _, document = start_page()
    key = f"/O <{'41' * 32}> /U <{'42' * 32}> /P -4"
    document.trailer = f"/Encrypt << /Filter /Standard /V 1 /R 2 {key} >> /ID [<0><0>]"
    with pytest.raises(UnreadableDocumentError) as refusal:
        read_pdf(document.build())
    assert refusal.value.code == "encrypted"


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"minutes", b"\0" * 5000])
def test_what_is_no_document_is_refused_as_damaged(content: bytes) -> None:
    with pytest.raises(UnreadableDocumentError) as refusal:
        read_pdf(content)
    assert refusal.value.code == "damaged"


def test_a_document_without_pages_is_refused_as_damaged() -> None:
    test_a_locked_document_is_refused_as_encrypted()
    with pytest.raises(UnreadableDocumentError) as refusal:
        read_pdf(RawPdf().build())
    assert refusal.value.code == "damaged"


def make_mixed() -> bytes:
    page, document = start_page()
    document.catalog = FORM
    page.text(72, 80, "Referat", size=18, font="bold")
    for number, item in enumerate(DANISH):
        page.wrap(72 + 18 * (number % 3), 110 + 40 * number, f"- {item}", width=400)
    for place in (500, 540, 580):
        page.rule(72, place, 500, place)
        page.rule(72 + place - 500, 500, 72 + place - 500, 580)
    page.annotations.append(
        f"{WIDGET} /T (a) /FT /Tx /V (Bord 4) /Rect [130 535 300 552] >>"
    )
    document.page(extra="/Rotate 90").picture(0, 0, 400, 842)
    return document.build()


MIXED = make_mixed()
CHANGES = st.lists(
    st.tuples(
        st.integers(0, len(MIXED) - 1), st.integers(0, 60), st.binary(max_size=12)
    ),
    max_size=12,
)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(CHANGES, st.integers(0, len(MIXED)))
@pytest.mark.slow
def test_a_broken_file_is_read_or_refused(
    changes: list[tuple[int, int, bytes]], end: int
) -> None:
    content = MIXED if end < len(MIXED) // 3 else MIXED[:end]
    for place, length, put in changes:
        content = content[:place] + put + content[place + length :]
    try:
        extracted = read_pdf(content)
    except UnreadableDocumentError as refusal:
        code = refusal.code
    else:
        assert_sound(extracted)
        code = None
    assert code in (None, "damaged", "encrypted")
