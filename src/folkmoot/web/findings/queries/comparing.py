"""Two versions of the findings side by side, and who moved what when."""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from folkmoot.domain.finding_changes import (
    FindingChanges,
    PointChange,
    compare_findings,
)
from folkmoot.web.accounts.models import User
from folkmoot.web.events.models import Event, cut
from folkmoot.web.findings.models import FindingsVersion
from folkmoot.web.findings.queries.tables import read_tables
from folkmoot.web.findings.queries.versions import read_version_tables
from folkmoot.web.meetings.models import Consultation
from folkmoot.web.statements.models import Match

_SHOWN_HANDS = 5


@dataclass(frozen=True)
class Hand:
    """Who changed something of a key point, and when they did so last."""

    name: str
    at: datetime


@dataclass(frozen=True)
class Changed:
    """A key point that is other, with those who had a hand in it, the last first."""

    change: PointChange
    hands: list[Hand]

    @property
    def carried(self) -> tuple[int, int]:
        """How many statements stand for it, before and after."""
        before, after = self.change.before, self.change.after
        return (
            before.supports_statements if before else 0,
            after.supports_statements if after else 0,
        )


@dataclass(frozen=True)
class Comparison:
    """What is other, kind by kind."""

    added: list[Changed]
    gone: list[Changed]
    reworded: list[Changed]
    moved: list[Changed]
    new_statements: int
    gone_statements: int
    reworded_statements: int

    @property
    def is_empty(self) -> bool:
        lists = self.added, self.gone, self.reworded, self.moved
        counts = self.new_statements, self.gone_statements, self.reworded_statements
        return not any(lists) and not any(counts)


def compare_versions(
    consultation: Consultation,
    before: FindingsVersion,
    after: FindingsVersion | None,
    *,
    with_hands: bool,
) -> Comparison:
    """What is other in `after`, or as it stands now where that is None.

    Who had a hand in it is told to those only who may read the history.
    """
    later = read_tables(consultation) if after is None else read_version_tables(after)
    changes = compare_findings(read_version_tables(before), later)
    until = after.made_at if after is not None else None
    hands = _find_hands(changes.points, before.made_at, until) if with_hands else {}
    return _tell(changes, hands)


def _tell(changes: FindingChanges, hands: Mapping[str, list[Hand]]) -> Comparison:
    def tell(some: Iterable[PointChange]) -> list[Changed]:
        return [Changed(each, hands.get(each.row.id, [])) for each in some]

    statements = changes.statements
    new = sum(each.before is None for each in statements)
    gone = sum(each.after is None for each in statements)
    return Comparison(
        added=tell(changes.added),
        gone=tell(changes.gone),
        reworded=tell(changes.reworded),
        moved=tell(changes.moved),
        new_statements=new,
        gone_statements=gone,
        reworded_statements=len(statements) - new - gone,
    )


def _find_hands(
    changes: Iterable[PointChange], since: datetime, until: datetime | None
) -> Mapping[str, list[Hand]]:
    """By key point: who changed it, its parts or its matches between the two."""
    of_row = _list_rows(changes)
    names = {person.pk: str(person) for person in User.objects.all()}
    last: defaultdict[str, dict[str, datetime]] = defaultdict(dict)
    for some in cut(list(of_row)):
        events = Event.objects.filter(
            subject__in=some, batch__at__gt=since, batch__person__isnull=False
        )
        if until is not None:
            events = events.filter(batch__at__lte=until)
        found = events.order_by("batch__at").values_list(
            "subject", "batch__person_id", "batch__at"
        )
        for subject, person, at in found:
            last[of_row[subject]][names[person]] = at
    return {point: _order(hands) for point, hands in last.items()}


def _list_rows(changes: Iterable[PointChange]) -> dict[uuid.UUID, str]:
    """The rows behind each key point, and which one it is."""
    of_row: dict[uuid.UUID, str] = {}
    for each in changes:
        for point in (each.row.id, *each.row.parts):
            of_row[uuid.UUID(point)] = each.row.id
    for some in cut(list(of_row)):
        matches = Match.objects.filter(key_point__in=some)
        for match, point in matches.order_by().values_list("id", "key_point_id"):
            of_row[match] = of_row[point]
    return of_row


def _order(hands: Mapping[str, datetime]) -> list[Hand]:
    told = [Hand(name, at) for name, at in hands.items()]
    return sorted(told, key=lambda hand: hand.at, reverse=True)[:_SHOWN_HANDS]
