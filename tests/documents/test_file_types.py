import pytest

from folkmoot.documents.file_types import FileType, detect_type
from folkmoot.domain.errors import UnreadableDocumentError
from tests.documents.hostile import CONTENT_TYPES, make_docx, make_zip

ODT = "application/vnd.oasis.opendocument.text"
ODS = "application/vnd.oasis.opendocument.spreadsheet"
XLSX = make_zip({"[Content_Types].xml": CONTENT_TYPES, "xl/workbook.xml": "<x/>"})
OTHER_MAIN_PART = make_zip(
    {
        "[Content_Types].xml": '<Types><Override PartName="/tekst.xml" ContentType="'
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main"
        '+xml"/></Types>',
        "tekst.xml": "<x/>",
    }
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 90
PAGE = "<!-- gemt --><!DOCTYPE html><html><p>Møde".encode()
TEXT = "Referat af møde: a;b".encode()


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.docx", make_docx(), FileType.DOCX),
        ("a.docm", make_docx(), FileType.DOCX),
        ("a.docx", OTHER_MAIN_PART, FileType.DOCX),
        ("svar.csv", XLSX, FileType.XLSX),
        ("svar.xls", XLSX, FileType.XLSX),
        ("referat.doc", make_docx(), FileType.DOCX),
        ("referat", make_docx(), FileType.DOCX),
        ("a.odt", make_zip({"mimetype": ODT}), FileType.ODT),
        ("a.ott", make_zip({"mimetype": f"{ODT}-template"}), FileType.ODT),
        ("a.ods", make_zip({"mimetype": ODS}), FileType.ODS),
        ("a.odt", make_zip({"META-INF/manifest.xml": f'"{ODT}"'}), FileType.ODT),
        ("a.txt", b"%PDF-1.7\n", FileType.PDF),
        ("a.pdf", b"HTTP header\n%PDF-1.7\n", FileType.PDF),
        ("a.md", b"Om %PDF-1.7 som format", FileType.MARKDOWN),
        ("a.HTM", TEXT, FileType.HTML),
        ("eksport.xls", PAGE, FileType.HTML),
        ("a.txt", b"\xef\xbb\xbf" + PAGE, FileType.HTML),
        ("a.md", PAGE, FileType.MARKDOWN),
        ("a.eml", TEXT, FileType.TEXT),
        ("Referat 25.08.2026", TEXT, FileType.TEXT),
        ("Møde nr. 3", TEXT, FileType.TEXT),
        ("referat", TEXT, FileType.TEXT),
        ("a.txt", "\ufeffMøde".encode("utf-16"), FileType.TEXT),
        ("a.tsv", TEXT, FileType.TSV),
        ("a.tab", TEXT, FileType.TSV),
        ("a.csv", TEXT, FileType.CSV),
        ("a.txt", b'{"links": [], "schema": "folkmoot-record/1"}', FileType.RECORD),
        ("a.json", b"{}", FileType.RECORD),
        ("BM.txt", b"BM og MZ er forkortelser", FileType.TEXT),
    ],
)
def test_content_tells_first_and_the_name_only_among_plain_text(
    name: str, content: bytes, expected: FileType
) -> None:
    assert detect_type(name, content) is expected


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.txt", b" \n\t", "empty_file"),
        ("a.txt", b"\xef\xbb\xbf", "empty_file"),
        ("a.txt", b"\xff\xfe \x00\n\x00", "empty_file"),
        ("a.pdf", PAGE, "wrong_type"),
        ("a.pdf", TEXT, "wrong_type"),
        ("a.docx", TEXT, "wrong_type"),
        ("a.docx", make_zip({"a.txt": "hej"}), "wrong_type"),
        ("a.txt", b"\x89PNG\r\n\x1a\n" + b"\0" * 90, "wrong_type"),
        ("a.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 90, "unknown_type"),
        ("a.zip", make_zip({"a.txt": "hej"}), "unknown_type"),
        ("a.pptx", make_zip({"ppt/presentation.xml": "<x/>"}), "unknown_type"),
        ("a.exe", b"MZ\x90\x00" + b"\0" * 90, "unknown_type"),
        ("a.txt", bytes(range(256)) * 16, "not_text"),
        ("a.rtf", b"{\\rtf1 hej}", "unknown_type"),
        ("a.doc", b"{\\rtf1 hej}", "unknown_type"),
        ("a.doc", OLE, "old_office"),
        ("a.docx", OLE, "old_office"),
        ("a.doc", TEXT, "old_office"),
        ("a.xlsx", OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        ("a.docx", make_docx()[:300], "damaged"),
        ("a.docx", b"PK\x03\x04" + b"\0" * 200, "damaged"),
    ],
)
def test_what_cannot_be_read_has_its_code(name: str, content: bytes, code: str) -> None:
    with pytest.raises(UnreadableDocumentError) as raised:
        detect_type(name, content)
    assert raised.value.code == code
