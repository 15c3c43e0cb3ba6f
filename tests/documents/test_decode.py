import codecs
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.documents.decode import decode_text
from folkmoot.domain.errors import UnreadableDocumentError

DANISH = "Blåbærgrød på rådhuset – 5 €"


@pytest.mark.parametrize(
    "content",
    [
        DANISH.encode(),
        codecs.BOM_UTF8 + DANISH.encode(),
        codecs.BOM_UTF16_LE + DANISH.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + DANISH.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + DANISH.encode("utf-32-le"),
        codecs.BOM_UTF32_BE + DANISH.encode("utf-32-be"),
        "Blåbærgrød".encode("utf-16-le"),
        "Blåbærgrød".encode("utf-16-be"),
        DANISH.encode("cp1252"),
    ],
)
def test_the_usual_encodings_are_told_apart(content: bytes) -> None:
    assert decode_text(content).startswith("Blåbærgrød")


def test_utf_8_with_a_few_bad_bytes_stays_utf_8() -> None:
    content = DANISH.encode() + b"\xff\xe6 " + DANISH.encode()
    assert decode_text(content).count(DANISH) == 2


def test_one_letter_of_another_encoding_is_read_where_it_stands() -> None:
    content = (DANISH * 3).encode() + "brød".encode("cp1252")
    assert decode_text(content).endswith("brød")


@pytest.mark.parametrize("byte", [b"\x81", b"\x8d", b"\x8f", b"\x90", b"\x9d"])
def test_bytes_that_windows_1252_does_not_know_do_not_stop_the_reading(
    byte: bytes,
) -> None:
    assert decode_text(b"r\xf8d " + byte + b" gr\xf8d").startswith("rød ")


def test_a_page_says_its_encoding() -> None:
    page = '<meta charset="iso-8859-2"><p>Žižek</p>'
    assert "Žižek" in decode_text(page.encode("iso-8859-2"))


def test_what_a_mail_declares_counts_where_bytes_are_no_utf_8() -> None:
    assert decode_text("Łódź".encode("iso-8859-2"), declared="ISO-8859-2") == "Łódź"
    assert decode_text("rød".encode(), declared="iso-8859-1") == "rød"


@pytest.mark.parametrize("name", ["hex", "idna", "utf-7", "zlib", "undefined", "nej"])
def test_a_declared_name_that_is_no_encoding_is_not_believed(name: str) -> None:
    page = f"<meta charset={name}>r\xf8d".encode("cp1252")
    assert decode_text(page).endswith("rød")


@pytest.mark.parametrize(
    "content", [b"tekst\0tekst", b"\0" * 100, b"\x01\x02\x03\x04", b"\x7fELF\x02\x01"]
)
def test_what_no_one_could_have_typed_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableDocumentError) as refusal:
        decode_text(content)
    assert refusal.value.code == "not_text"


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_refused(content: bytes) -> None:
    with suppress(UnreadableDocumentError):
        assert isinstance(decode_text(content), str)


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=80))
def test_sound_utf_8_is_read_as_it_is(text: str) -> None:
    assert decode_text(f"æ{text}".encode()) == f"æ{text}"
