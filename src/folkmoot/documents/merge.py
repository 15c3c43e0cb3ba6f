"""The records of several files put together as one."""

from collections.abc import Iterable
from dataclasses import replace

from folkmoot.documents.tour_areas import unify_areas
from folkmoot.domain.record import ReadError, Record


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
