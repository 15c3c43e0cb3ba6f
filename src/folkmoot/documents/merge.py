"""The records of several files put together as one."""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePath

from folkmoot.documents.tour_areas import unify_areas
from folkmoot.domain.errors import UnreadableDocumentError
from folkmoot.domain.record import ReadError, Record, iterate_sections


@dataclass(frozen=True, kw_only=True)
class FileRecord:
    """The record of one file, and how the file was named."""

    file: str
    record: Record


def part_doubles(
    files: Iterable[FileRecord | UnreadableDocumentError],
) -> list[Record | UnreadableDocumentError]:
    """The records of files, refusing what holds a document or an id read before."""
    hashes: dict[str, str] = {}
    ids: set[str] = set()
    parted: list[Record | UnreadableDocumentError] = []
    for one in files:
        if isinstance(one, UnreadableDocumentError):
            parted.append(one)
        elif (fault := _find_double(one, hashes, ids)) is not None:
            parted.append(fault)
        else:
            hashes.update({d.sha256: one.file for d in one.record.documents})
            ids.update(_list_ids(one.record))
            parted.append(one.record)
    return parted


def _find_double(
    one: FileRecord, hashes: Mapping[str, str], ids: Container[str]
) -> UnreadableDocumentError | None:
    for document in one.record.documents:
        if document.sha256 in hashes:
            is_itself = PurePath(one.file).name == document.name
            return UnreadableDocumentError(
                "duplicate_document" if is_itself else "overlapping_record",
                document=document.name,
                other=hashes[document.sha256],
            )
    double = next((name for name in _list_ids(one.record) if name in ids), None)
    if double is None:
        return None
    return UnreadableDocumentError(
        "bad_record", place="id", fault="double_id", id=double
    )


def _list_ids(record: Record) -> Iterator[str]:
    yield from (document.id for document in record.documents)
    yield from (meeting.id for meeting in record.meetings)
    for survey in record.surveys:
        yield survey.id
        yield from (question.id for question in survey.questions)
    for section in iterate_sections(record):
        yield section.id
        yield from (statement.id for statement in section.statements)


def merge_records(records: Iterable[Record]) -> Record:
    """One record of several whose documents differ, in the order given.

    Focus areas get one name across the meetings; a record that stands alone is kept
    as it is, so that what a person corrected in it stays.
    """
    parts = list(records)
    if len(parts) == 1:
        return parts[0]
    merged = Record(
        documents=tuple(d for part in parts for d in part.documents),
        meetings=tuple(m for part in parts for m in part.meetings),
        surveys=tuple(s for part in parts for s in part.surveys),
        links=tuple(link for part in parts for link in part.links),
        unlinked=tuple(entry for part in parts for entry in part.unlinked),
        not_restated=tuple(s for part in parts for s in part.not_restated),
        balance=tuple(b for part in parts for b in part.balance),
        errors=tuple(error for part in parts for error in part.errors),
    )
    return unify_areas(merged)


def add_errors(record: Record, errors: Iterable[ReadError]) -> Record:
    """The record with the files that were refused in this call."""
    return replace(record, errors=(*record.errors, *errors))
