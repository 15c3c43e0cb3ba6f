"""What was read of a meeting's statements, kept in memory and brought up to date.

A board is told four times a second what may stand on it, and a hall writes thousands
of statements. They are read once; afterwards only those that events tell of.
"""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from operator import attrgetter
from threading import Lock
from typing import Any, Self

from folkmoot.web.board.models import Screening
from folkmoot.web.events.models import Event
from folkmoot.web.events.prepared import PreparedQuery
from folkmoot.web.statements.models import HandIn, Part, Sheet, Statement

# Some meetings at once; each may hold some megabytes.
_MOST_KEPT = 8
# Beyond so many changes it is as quick to read all.
_MOST_CHANGES = 1_000


@dataclass(frozen=True, slots=True)
class Written:
    """A statement of a group, kept and with its words, as it is stored."""

    # Its id as hand-ins name it.
    name: str
    id: uuid.UUID
    sheet: uuid.UUID
    text: str
    marked: bool
    place: float
    number: int
    sent_at: datetime
    arrived_late: bool
    screening: uuid.UUID | None
    verdict: str | None
    unscreened_at: datetime | None


@dataclass(frozen=True, slots=True)
class Given:
    """One time a sheet was handed in; taken back where that was undone."""

    id: uuid.UUID
    sheet: uuid.UUID
    taken_back_at: datetime | None
    statements: Mapping[str, int]
    at: datetime


_STATEMENTS = Statement.objects.kept().filter(part=Part.GROUPS, sheet__isnull=False)
_STATEMENT_FIELDS = (
    "id", "sheet_id", "text", "marked", "place", "number", "sent_at",
    "arrived_late", "screening__id", "screening__verdict", "screening__removed_at",
)  # fmt: skip
_GIVEN_FIELDS = ("id", "sheet_id", "removed_at", "statements", "at")

_FIND_STATEMENTS = PreparedQuery[tuple[Any, ...]](
    lambda meeting: (
        _STATEMENTS.filter(meeting=meeting)
        .exclude(text="")
        .order_by()
        .values_list(*_STATEMENT_FIELDS)
    )
)
_FIND_THESE_STATEMENTS = PreparedQuery[tuple[Any, ...]](
    lambda ids: (
        _STATEMENTS.filter(id__in=ids)
        .exclude(text="")
        .order_by()
        .values_list(*_STATEMENT_FIELDS)
    )
)
_FIND_SCREENED = PreparedQuery[tuple[uuid.UUID]](
    lambda ids: (
        Screening.objects.filter(id__in=ids).order_by().values_list("statement_id")
    )
)
_FIND_HAND_INS = PreparedQuery[tuple[Any, ...]](
    lambda meeting: (
        HandIn.objects.filter(meeting=meeting).order_by().values_list(*_GIVEN_FIELDS)
    )
)
_FIND_THESE_HAND_INS = PreparedQuery[tuple[Any, ...]](
    lambda ids: HandIn.objects.filter(id__in=ids).order_by().values_list(*_GIVEN_FIELDS)
)
_FIND_SHEETS = PreparedQuery[tuple[uuid.UUID, uuid.UUID, uuid.UUID]](
    lambda meeting: (
        Sheet.objects.filter(meeting=meeting)
        .order_by()
        .values_list("id", "group_id", "area_id")
    )
)
_FIND_LAST_EVENT = PreparedQuery[tuple[int, str]](
    lambda meeting: (
        Event.objects.filter(stream=meeting)
        .order_by("-number")
        .values_list("number", "hash")[:1]
    )
)
_FIND_EVENTS = PreparedQuery[tuple[int, str, uuid.UUID, str]](
    lambda meeting, first: (
        Event.objects.filter(stream=meeting, number__gte=first)
        .order_by("number")
        .values_list("number", "hash", "subject", "subject_type")
    )
)


@dataclass(frozen=True)
class KeptHall:
    """What was read up to an event; a later one is a new one beside it."""

    number: int
    hash: str
    written: Mapping[uuid.UUID, Written] = field(default_factory=dict)
    hand_ins: Mapping[uuid.UUID, Given] = field(default_factory=dict)
    sheets: Mapping[uuid.UUID, tuple[uuid.UUID, uuid.UUID]] = field(
        default_factory=dict
    )

    @classmethod
    def read(cls, meeting_id: uuid.UUID) -> Self:
        """All of it, anew; the event first, so that what comes later is read again."""
        number, digest = _FIND_LAST_EVENT.first(meeting=meeting_id) or (0, "")
        return cls(
            number,
            digest,
            _make_written(_FIND_STATEMENTS.fetch(meeting=meeting_id)),
            _make_given(_FIND_HAND_INS.fetch(meeting=meeting_id)),
            _read_sheets(meeting_id),
        )

    def read_on(self, meeting_id: uuid.UUID) -> "KeptHall | None":
        """With what has changed since; None where the log is not the one it was.

        So it is after a transaction was read from that was then taken back.
        """
        events = _FIND_EVENTS.fetch(meeting=meeting_id, first=self.number)
        if not events or events[0][:2] != (self.number, self.hash):
            return None
        if len(events) == 1:
            return self
        if len(events) > _MOST_CHANGES:
            return None
        changed: defaultdict[str, set[uuid.UUID]] = defaultdict(set)
        for _number, _hash, subject, label in events[1:]:
            changed[label].add(subject)
        return self._with(meeting_id, changed, *events[-1][:2])

    def list_written(self) -> list[Written]:
        """In the order they were received."""
        return sorted(self.written.values(), key=attrgetter("number"))

    def list_hand_ins(self) -> list[Given]:
        """From the first to the last."""
        return sorted(self.hand_ins.values(), key=attrgetter("at", "id"))

    def _with(
        self,
        meeting_id: uuid.UUID,
        changed: Mapping[str, set[uuid.UUID]],
        number: int,
        digest: str,
    ) -> "KeptHall":
        statements = changed.get(Statement._meta.label, set())
        screenings = changed.get(Screening._meta.label)
        if screenings:
            found = _FIND_SCREENED.fetch(ids=list(screenings))
            statements |= {statement for (statement,) in found}
        kept = replace(self, number=number, hash=digest)
        if statements:
            rows = _FIND_THESE_STATEMENTS.fetch(ids=list(statements))
            kept = replace(
                kept, written=_renew(self.written, statements, _make_written(rows))
            )
        if hand_ins := changed.get(HandIn._meta.label):
            rows = _FIND_THESE_HAND_INS.fetch(ids=list(hand_ins))
            kept = replace(
                kept, hand_ins=_renew(self.hand_ins, hand_ins, _make_given(rows))
            )
        if Sheet._meta.label in changed or not kept._knows_sheets_of(statements):
            kept = replace(kept, sheets=_read_sheets(meeting_id))
        return kept

    def _knows_sheets_of(self, statements: Iterable[uuid.UUID]) -> bool:
        """A statement may be moved to a new sheet just before it is read anew."""
        found = (self.written.get(each) for each in statements)
        return all(each is None or each.sheet in self.sheets for each in found)


_kept: dict[uuid.UUID, KeptHall] = {}
_lock = Lock()


def read_kept_hall(meeting_id: uuid.UUID) -> KeptHall:
    """As it stands now."""
    known = _kept.get(meeting_id)
    now = known.read_on(meeting_id) if known is not None else None
    if now is None:
        now = KeptHall.read(meeting_id)
    with _lock:
        _kept.pop(meeting_id, None)
        while len(_kept) >= _MOST_KEPT:
            del _kept[next(iter(_kept))]
        if now.number:
            _kept[meeting_id] = now
    return now


def _renew(
    before: Mapping[uuid.UUID, Any],
    changed: Iterable[uuid.UUID],
    now: Mapping[Any, Any],
) -> dict[uuid.UUID, Any]:
    """Those that were there, but for the changed ones, which are as they are now."""
    renewed = dict(before)
    for each in changed:
        renewed.pop(each, None)
    renewed.update(now)
    return renewed


def _make_written(rows: Iterable[tuple[Any, ...]]) -> dict[uuid.UUID, Written]:
    return {row[0]: Written(str(row[0]), *row) for row in rows}


def _make_given(rows: Iterable[tuple[Any, ...]]) -> dict[uuid.UUID, Given]:
    return {row[0]: Given(*row) for row in rows}


def _read_sheets(
    meeting_id: uuid.UUID,
) -> dict[uuid.UUID, tuple[uuid.UUID, uuid.UUID]]:
    rows = _FIND_SHEETS.fetch(meeting=meeting_id)
    return {sheet: (group, area) for sheet, group, area in rows}
