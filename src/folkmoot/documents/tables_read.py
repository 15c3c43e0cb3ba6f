"""Tables become a record: group notes a meeting, everything else a survey."""

from collections.abc import Mapping, Sequence

from folkmoot.documents.balance import count_balance
from folkmoot.documents.parse_group_notes import find_note_sheets, parse_group_notes
from folkmoot.documents.parse_survey import ParsedTables, parse_survey
from folkmoot.documents.read_csv import read_csv
from folkmoot.documents.read_workbook import read_ods, read_xlsx
from folkmoot.documents.sheets import Sheet
from folkmoot.domain.errors import UnreadableDocumentError
from folkmoot.domain.ids import DocumentId, make_id
from folkmoot.domain.record import Document, Meeting, Record, Survey

_READERS = {".xlsx": read_xlsx, ".ods": read_ods}


def read_sheets(content: bytes, *, suffix: str) -> tuple[Sheet, ...]:
    """The sheets of a table file with something in them.

    Raises:
        UnreadableDocumentError: empty, damaged, or too large.
    """
    sheets = _READERS.get(suffix, read_csv)(content)
    if not any(sheet.rows for sheet in sheets):
        raise UnreadableDocumentError("empty_file")
    return sheets


def parse_tables(
    sheets: Sequence[Sheet],
    *,
    name: str,
    sha256: str,
    media_type: str,
    columns: Mapping[str, str] | None,
) -> Record:
    """The record of one table file. `columns` gives columns their roles by name."""
    document = DocumentId(make_id(sha256, "document"))
    meetings: tuple[Meeting, ...] = ()
    surveys: tuple[Survey, ...] = ()
    parsed: ParsedTables
    if notes := find_note_sheets(sheets, columns):
        found = parse_group_notes(sheets, notes, document=document, sha256=sha256)
        parsed, meetings = found, found.meetings
    else:
        answers = parse_survey(sheets, document=document, sha256=sha256, asked=columns)
        parsed, surveys = answers, (answers.survey,)
    balance = count_balance(
        parsed.text,
        document=document,
        recorded=parsed.recorded,
        set_aside=parsed.set_aside,
    )
    return Record(
        documents=(
            Document(
                id=document,
                name=name,
                sha256=sha256,
                media_type=media_type,
                text=parsed.text,
            ),
        ),
        meetings=meetings,
        surveys=surveys,
        balance=(balance,),
    )
