"""What a file is: by its content first, by its name where the content is plain text."""

import re
import zipfile
from enum import StrEnum
from pathlib import PurePath

from folkmoot.documents.package_safety import open_package
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
    ".dotm": FileType.DOCX,
    ".xlsx": FileType.XLSX,
    ".xlsm": FileType.XLSX,
    ".xltx": FileType.XLSX,
    ".odt": FileType.ODT,
    ".ott": FileType.ODT,
    ".ods": FileType.ODS,
    ".ots": FileType.ODS,
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
_OFFICE = frozenset(
    {FileType.DOCX, FileType.XLSX, FileType.ODT, FileType.ODS, FileType.PDF}
)
_OLD_OFFICE = frozenset({".doc", ".dot", ".xls", ".xlt"})
_UTF_8_MARK = b"\xef\xbb\xbf"
_UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_ZEROS_OF_UTF_16 = 0.2
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
# Pictures, archives, programs, sound and film: nothing we read begins so.
_FOREIGN = (
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"II*\x00",
    b"MM\x00*",
    b"BM",
    b"\x1f\x8b",
    b"BZh",
    b"\xfd7zXZ",
    b"7z\xbc\xaf",
    b"Rar!",
    b"\x7fELF",
    b"\xca\xfe\xba\xbe",
    b"MZ",
    b"RIFF",
    b"ID3",
    b"OggS",
    b"SQLite format 3",
)
_FOREIGN_TEXT = (b"{\\rtf", b"%!PS")
_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html)\b",
    re.IGNORECASE | re.DOTALL,
)
_SUFFIX = re.compile(r"\.[a-z][a-z0-9]{0,9}")
_RECORD = re.compile(rb'\s*\{.*"folkmoot-record/\d+"', re.DOTALL)


def detect_type(name: str, content: bytes) -> FileType:
    """Tell what a file is.

    Raises:
        UnreadableDocumentError: empty, foreign, encrypted, or not what its name says.
    """
    suffix = _find_suffix(name)
    if _is_blank(content):
        raise UnreadableDocumentError("empty_file")
    start = content.removeprefix(_UTF_8_MARK)
    if _is_pdf(suffix, start):
        return FileType.PDF
    if content.startswith(_ZIP):
        return _detect_package(suffix, content)
    if content.startswith(_OLE):
        is_encrypted = _ENCRYPTED_PACKAGE in content
        raise UnreadableDocumentError("encrypted" if is_encrypted else "old_office")
    return _detect_plain(suffix, start)


def _find_suffix(name: str) -> str:
    """The suffix of a name; "Referat 25.08.2026" and "Møde nr. 3" have none."""
    suffix = PurePath(name).suffix.lower()
    return suffix if _SUFFIX.fullmatch(suffix) else ""


def _is_blank(content: bytes) -> bool:
    if content.startswith(_UTF_16_MARKS):
        return not content[2:].strip(b" \t\r\n\x00")
    return not content.removeprefix(_UTF_8_MARK).strip()


def _is_pdf(suffix: str, start: bytes) -> bool:
    """PDF may stand behind a few bytes of something else, but not in plain text."""
    if start[:64].lstrip().startswith(b"%PDF-"):
        return True
    return suffix == ".pdf" and b"%PDF-" in start[:1024]


def _detect_plain(suffix: str, start: bytes) -> FileType:
    named = _BY_SUFFIX.get(suffix)
    is_old = suffix in _OLD_OFFICE
    if start.startswith(_FOREIGN_TEXT) or (named is None and not is_old):
        raise UnreadableDocumentError("unknown_type")
    is_foreign = start.startswith(_FOREIGN) and not start[:64].isascii()
    if is_foreign or named in _OFFICE:
        raise UnreadableDocumentError("wrong_type", suffix=suffix or "text")
    if _is_binary(start[:4096]):
        raise UnreadableDocumentError("not_text")
    if named is not FileType.MARKDOWN and _PAGE.match(start[:4096]):
        return FileType.HTML
    if named is None:
        raise UnreadableDocumentError("old_office")
    if named is FileType.TEXT and _RECORD.match(start):
        return FileType.RECORD
    return named


def _is_binary(head: bytes) -> bool:
    """Seen early, for much of it takes long to decode; UTF-16 is half zeros."""
    return 0 < head.count(0) < len(head) * _ZEROS_OF_UTF_16


def _detect_package(suffix: str, content: bytes) -> FileType:
    with open_package(content) as package:
        found = _name_package(package)
    if found is None:
        named = _BY_SUFFIX.get(suffix)
        code = "wrong_type" if named in _OFFICE else "unknown_type"
        raise UnreadableDocumentError(code, suffix=suffix)
    return found


def _name_package(package: zipfile.ZipFile) -> FileType | None:
    names = {name.lower().replace("\\", "/").lstrip("/") for name in package.namelist()}
    if any(re.fullmatch(r"word/document\d*\.xml", name) for name in names):
        return FileType.DOCX
    if any(re.fullmatch(r"xl/workbook\d*\.xml", name) for name in names):
        return FileType.XLSX
    declared = _read_start(package, "mimetype") or _read_start(
        package, "META-INF/manifest.xml"
    )
    for kind in (FileType.ODT, FileType.ODS):
        if re.search(rb"\b%s(?!\w)" % re.escape(kind.value.encode()), declared):
            return kind
    return _name_by_content_types(_read_start(package, "[Content_Types].xml"))


def _read_start(package: zipfile.ZipFile, name: str) -> bytes:
    if name not in package.namelist():
        return b""
    with package.open(name) as member:
        return member.read(100_000)


def _name_by_content_types(types: bytes) -> FileType | None:
    """The main part may have another name; then its declared type tells."""
    if b"wordprocessingml.document.main+xml" in types:
        return FileType.DOCX
    return FileType.XLSX if b"spreadsheetml.sheet.main+xml" in types else None
