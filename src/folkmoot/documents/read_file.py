"""One file's bytes become a record of one document."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module

from folkmoot.documents.balance import count_balance
from folkmoot.documents.blocks import ExtractedText
from folkmoot.documents.file_types import FileType, detect_type
from folkmoot.documents.package_safety import check_package
from folkmoot.domain.errors import UnreadableDocumentError
from folkmoot.domain.ids import DocumentId, hash_bytes, make_id
from folkmoot.domain.record import Document, Record

# Readers are imported when a file of their kind comes: start-up stays quick.
_TEXT_READERS = {
    FileType.DOCX: "read_docx",
    FileType.ODT: "read_odt",
    FileType.PDF: "read_pdf",
    FileType.HTML: "read_html",
    FileType.MARKDOWN: "read_markdown",
    FileType.TEXT: "read_text",
}
_TABLE_SUFFIXES = {
    FileType.CSV: ".csv",
    FileType.TSV: ".tsv",
    FileType.XLSX: ".xlsx",
    FileType.ODS: ".ods",
}
_PACKAGES = frozenset({FileType.DOCX, FileType.XLSX, FileType.ODT, FileType.ODS})


@dataclass(frozen=True, kw_only=True)
class FileRead:
    """A file's record.

    `unknown_columns` maps each column that was asked for and that the table lacks to
    the columns it has; it is None for a file that is no table.
    """

    record: Record
    unknown_columns: Mapping[str, str] | None


def read_any_columns(
    name: str, content: bytes, *, columns: Mapping[str, str] | None = None
) -> FileRead:
    """Read one file; columns that it lacks are told, for another file may have them.

    Raises:
        UnreadableDocumentError: the file cannot be read, with the reason as code.
    """
    left = dict(columns or {})
    unknown: dict[str, str] = {}
    while True:
        try:
            record = read_file(name, content, columns=left or None)
        except UnreadableDocumentError as error:
            column = str(error.details.get("column"))
            if error.code != "unknown_column" or column not in left:
                raise
            unknown[column] = str(error.details["known"])
            del left[column]
        else:
            is_table = detect_type(name, content) in _TABLE_SUFFIXES
            return FileRead(
                record=record, unknown_columns=unknown if is_table else None
            )


def read_file(
    name: str, content: bytes, *, columns: Mapping[str, str] | None = None
) -> Record:
    """Read one file into a record. `columns` gives the columns of a table their roles.

    Raises:
        UnreadableDocumentError: the file cannot be read, with the reason as code.
    """
    file_type = detect_type(name, content)
    if file_type in _PACKAGES:
        check_package(content)
    if file_type is FileType.RECORD:
        from folkmoot.documents.record_json import load_record

        return load_record(content)
    if file_type in _TEXT_READERS:
        return _read_minutes(name, content, file_type)
    return _read_table(name, content, file_type, columns)


def _read_minutes(name: str, content: bytes, file_type: FileType) -> Record:
    from folkmoot.documents.parse_minutes import parse_minutes

    reader = _find_reader(_TEXT_READERS[file_type])
    extracted = reader(content)
    if not extracted.text.strip() and not extracted.unread_pages:
        raise UnreadableDocumentError("empty_file")
    sha256 = hash_bytes(content)
    document = Document(
        id=DocumentId(make_id(sha256, "document")),
        name=name,
        sha256=sha256,
        media_type=file_type.value,
        text=extracted.text,
        pages=extracted.pages,
        unread_pages=extracted.unread_pages,
    )
    parsed = parse_minutes(extracted, document=document.id, sha256=sha256)
    balance = count_balance(
        document.text,
        document=document.id,
        recorded=parsed.recorded,
        set_aside=parsed.set_aside,
    )
    return Record(documents=(document,), meetings=(parsed.meeting,), balance=(balance,))


def _find_reader(module: str) -> Callable[[bytes], ExtractedText]:
    reader: Callable[[bytes], ExtractedText] = getattr(
        import_module(f"folkmoot.documents.{module}"), module
    )
    return reader


def _read_table(
    name: str, content: bytes, file_type: FileType, columns: Mapping[str, str] | None
) -> Record:
    from folkmoot.documents.tables_read import parse_tables, read_sheets

    sheets = read_sheets(content, suffix=_TABLE_SUFFIXES[file_type])
    return parse_tables(
        sheets,
        name=name,
        sha256=hash_bytes(content),
        media_type=file_type.value,
        columns=columns,
    )
