"""What must hold between the parts of a record, beyond the form of each."""

from collections import Counter
from collections.abc import Iterable

from folkmoot.documents.dates import is_edtf
from folkmoot.domain.errors import UnreadableDocumentError
from folkmoot.domain.record import Record, Statement, iterate_sections


def check_references(record: Record) -> None:
    """Refuse a record whose ids are double or point at nothing.

    Raises:
        UnreadableDocumentError: "bad_record", naming the first fault.
    """
    statements = [s for section in iterate_sections(record) for s in section.statements]
    documents = {document.id for document in record.documents}
    _check_unique("statement", (statement.id for statement in statements))
    _check_unique("document", (document.id for document in record.documents))
    _check_unique("meeting", (meeting.id for meeting in record.meetings))
    _check_unique("survey", (survey.id for survey in record.surveys))
    for meeting in record.meetings:
        _check_known("document", meeting.document, documents)
    for survey in record.surveys:
        _check_known("document", survey.document, documents)
    lengths = {document.id: len(document.text) for document in record.documents}
    for statement in statements:
        _check_known("document", statement.source.document, documents)
        _check_span(statement, lengths[statement.source.document])
    for meeting in record.meetings:
        if meeting.date is not None and not is_edtf(meeting.date):
            raise _fault(f'the date "{meeting.date}" is not EDTF, such as 2026-08-25')
    _check_links(record, {statement.id for statement in statements})


def _check_links(record: Record, known: set[str]) -> None:
    for link in record.links:
        _check_known("statement", link.from_, known)
        _check_known("statement", link.to, known)
    for entry in record.unlinked:
        _check_known("statement", entry.from_, known)
    for statement in record.not_restated:
        _check_known("statement", statement, known)


def _check_unique(kind: str, ids: Iterable[str]) -> None:
    for name, count in Counter(ids).items():
        if count > 1:
            raise _fault(f'the {kind} id "{name}" stands {count} times')


def _check_known(kind: str, name: str, known: set[str] | Iterable[str]) -> None:
    if name not in known:
        raise _fault(f'there is no {kind} with the id "{name}"')


def _check_span(statement: Statement, length: int) -> None:
    source = statement.source
    if not 0 <= source.start <= source.end <= length:
        raise _fault(
            f'the statement "{statement.id}" has a span outside its document: '
            f"{source.start}–{source.end} of {length}"
        )


def _fault(problem: str) -> UnreadableDocumentError:
    return UnreadableDocumentError("bad_record", problem=problem)
