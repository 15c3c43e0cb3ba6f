"""What a file is: by its content first, by its name where the content is plain text."""

import io
import zipfile
from enum import StrEnum
from pathlib import PurePath

from folkmoot.domain.errors import UnreadableDocumentError


class FileType(StrEnum):
    """A format that can be read; the value is its media type."""

    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    ODT = "application/vnd.oasis.opendocument.text"
    ODS = "application/vnd.oasis.opendocument.spreadsheet"
    PDF = "application/pdf"
    HTML = "text/html"
    MARKDOWN = "text/markdown"
    TEXT = "text/plain"
    CSV = "text/csv"
    TSV = "text/tab-separated-values"
    RECORD = "application/json"


_BY_SUFFIX = {
    ".docx": FileType.DOCX,
    ".docm": FileType.DOCX,
    ".dotx": FileType.DOCX,
    ".xlsx": FileType.XLSX,
    ".xlsm": FileType.XLSX,
    ".odt": FileType.ODT,
    ".ott": FileType.ODT,
    ".ods": FileType.ODS,
    ".pdf": FileType.PDF,
    ".html": FileType.HTML,
    ".htm": FileType.HTML,
    ".xhtml": FileType.HTML,
    ".md": FileType.MARKDOWN,
    ".markdown": FileType.MARKDOWN,
    ".txt": FileType.TEXT,
    ".text": FileType.TEXT,
    ".eml": FileType.TEXT,
    "": FileType.TEXT,
    ".csv": FileType.CSV,
    ".tsv": FileType.TSV,
    ".tab": FileType.TSV,
    ".json": FileType.RECORD,
}
_PLAIN = frozenset(
    {
        FileType.HTML,
        FileType.MARKDOWN,
        FileType.TEXT,
        FileType.CSV,
        FileType.TSV,
        FileType.RECORD,
    }
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
# Pictures, archives, programs, sound and film, RTF: nothing we read begins so.
_FOREIGN = (
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"II*\x00",
    b"MM\x00*",
    b"BM",
    b"\x1f\x8b",
    b"7z\xbc\xaf",
    b"Rar!",
    b"\x7fELF",
    b"MZ",
    b"{\\rtf",
    b"RIFF",
    b"ID3",
    b"OggS",
    b"SQLite format 3",
    b"%!PS",
)


def detect_type(name: str, content: bytes) -> FileType:
    """Tell what a file is.

    Raises:
        UnreadableDocumentError: empty, foreign, encrypted, or not what its name says.
    """
    suffix = PurePath(name).suffix.lower()
    if not content.strip(b" \t\r\n\x00\xef\xbb\xbf"):
        raise UnreadableDocumentError(
            "empty_file" if not content.strip() else "not_text"
        )
    if b"%PDF-" in content[:1024]:
        return FileType.PDF
    if content.startswith(b"PK\x03\x04"):
        return _detect_package(content)
    if content.startswith(_OLE):
        is_encrypted = _ENCRYPTED_PACKAGE in content
        raise UnreadableDocumentError("encrypted" if is_encrypted else "old_office")
    return _detect_plain(suffix, content)


def _detect_plain(suffix: str, content: bytes) -> FileType:
    named = _BY_SUFFIX.get(suffix)
    is_foreign = content.startswith(_FOREIGN) and not content[:64].isascii()
    if named is None or content.startswith((b"{\\rtf", b"%!PS")):
        raise UnreadableDocumentError("unknown_type")
    if is_foreign or named not in _PLAIN:
        raise UnreadableDocumentError("wrong_type", suffix=suffix or "text")
    start = content[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if named is FileType.TEXT and start.startswith((b"<!doctype html", b"<html")):
        return FileType.HTML
    return named


def _detect_package(content: bytes) -> FileType:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return _name_package(package)
    except (zipfile.BadZipFile, OSError, EOFError, ValueError) as error:
        raise UnreadableDocumentError("damaged") from error
    except (NotImplementedError, RuntimeError) as error:
        raise UnreadableDocumentError("encrypted") from error


def _name_package(package: zipfile.ZipFile) -> FileType:
    names = set(package.namelist())
    if "word/document.xml" in names or any(
        name.startswith("word/document") for name in names
    ):
        return FileType.DOCX
    if any(name.startswith("xl/workbook") for name in names):
        return FileType.XLSX
    if "mimetype" in names:
        with package.open("mimetype") as member:
            kind = member.read(200).decode("ascii", "replace").strip()
        for file_type in (FileType.ODT, FileType.ODS):
            if kind.startswith(file_type.value):
                return file_type
    raise UnreadableDocumentError("unknown_type")
