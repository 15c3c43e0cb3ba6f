"""What hides in a document is found, and what only looks like a person is let be."""

import pytest

from folkmoot.documents.traces_in_files import ScannedFile, scan_file
from folkmoot.domain.traces import TraceKind
from tests.documents.personal_corpus import Document, make_corpus
from tests.documents.raw_pdf import RawPdf


@pytest.fixture(scope="module")
def scanned() -> list[tuple[Document, ScannedFile]]:
    return [
        (document, scan_file(document.name, document.content))
        for document in make_corpus(seed=9)
    ]


def digits(text: str) -> str:
    return "".join(sign for sign in text if sign.isdigit())


def found_of(file: ScannedFile, kind: TraceKind) -> set[str]:
    return {digits(each.trace.text) for each in file.found if each.trace.kind is kind}


def test_every_cpr_number_of_the_corpus_is_found(
    scanned: list[tuple[Document, ScannedFile]],
) -> None:
    missed = [
        (document.name, cpr)
        for document, file in scanned
        for cpr in document.hidden
        if digits(cpr) not in found_of(file, TraceKind.CPR)
    ]
    assert missed == []


def test_case_numbers_phone_numbers_and_dates_are_seldom_taken_for_persons(
    scanned: list[tuple[Document, ScannedFile]],
) -> None:
    words = sum(document.words for document, _ in scanned)
    false = [
        (document.name, each.trace.kind, each.trace.text)
        for document, file in scanned
        for each in file.found
        if digits(each.trace.text) not in map(digits, document.hidden)
        and digits(each.trace.text)[-8:]
        not in {digits(phone)[-8:] for phone in document.phones}
    ]
    assert words > 50_000
    assert len(false) / words * 10_000 <= 2, false[:20]


def test_every_file_of_the_corpus_is_read_whole(
    scanned: list[tuple[Document, ScannedFile]],
) -> None:
    assert [file.unread for _, file in scanned if file.unread] == []


def test_a_page_that_is_a_picture_is_told_as_not_read() -> None:
    document = RawPdf()
    document.page().picture(60, 60, 400, 700)
    assert scan_file("scan.pdf", document.build()).unread == ("page 1",)


def test_a_file_that_cannot_be_opened_is_told_as_not_read() -> None:
    assert scan_file("brev.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest").unread == (
        "brev.doc",
    )
