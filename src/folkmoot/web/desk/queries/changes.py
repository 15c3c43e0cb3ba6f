"""What events have changed at a desk: which rows and key points are to be read anew."""

import uuid
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db.models import Q

from folkmoot.web.desk.models import Declined, Memo
from folkmoot.web.desk.queries.numbers import Numbers
from folkmoot.web.events.models import Event, Recorded
from folkmoot.web.meetings.models import FocusArea, Group, Meeting, MeetingArea
from folkmoot.web.statements.models import (
    Heading,
    KeyPoint,
    Match,
    Placement,
    Segment,
    Statement,
)

# Beyond so many it is as quick to read all.
_MOST = 400
# Each of these may name, add or hide statements by the hundred.
_CHANGES_ALL = frozenset(
    model._meta.label for model in (Meeting, MeetingArea, Group, FocusArea)
)


@dataclass
class Changes:
    """What is to be read anew; where `is_whole`, everything is."""

    statements: set[uuid.UUID] = field(default_factory=set)
    points: set[uuid.UUID] = field(default_factory=set)
    has_headings: bool = False
    is_whole: bool = False

    @property
    def has_news(self) -> bool:
        has_rows = bool(self.statements or self.points)
        return has_rows or self.has_headings or self.is_whole


def find_changes(before: Numbers | None, now: Numbers) -> Changes:
    """What came between two states of the logs; all, where the first is not known."""
    if before is None or now.total - before.total > _MOST:
        return Changes(is_whole=True)
    by_model = _read_subjects(before.by_log, now.by_log)
    if _CHANGES_ALL & by_model.keys():
        return Changes(is_whole=True)
    return _gather(by_model)


def _read_subjects(
    before: Mapping[uuid.UUID, int], now: Mapping[uuid.UUID, int]
) -> Mapping[str, set[uuid.UUID]]:
    """The rows that events tell of, by their model."""
    subjects: defaultdict[str, set[uuid.UUID]] = defaultdict(set)
    for log, number in now.items():
        after = before.get(log, 0)
        if number == after:
            continue
        found = Event.objects.filter(stream=log, number__gt=after, number__lte=number)
        for label, subject in found.order_by().values_list("subject_type", "subject"):
            subjects[label].add(subject)
    return subjects


def _gather(by_model: Mapping[str, set[uuid.UUID]]) -> Changes:
    def of(model: type[Recorded]) -> set[uuid.UUID]:
        return by_model.get(model._meta.label, set())

    changes = Changes(
        statements=set(of(Statement)),
        points=set(of(KeyPoint)),
        has_headings=bool(of(Heading)),
    )
    _take(changes, Match, of(Match), points="key_point_id")
    _take(changes, Segment, of(Segment))
    _take(changes, Placement, of(Placement), original="original_id")
    _take(changes, Declined, of(Declined), points="source_id")
    memos = Memo.objects.filter(id__in=of(Memo)) if of(Memo) else Memo.objects.none()
    for about_type, about in memos.values_list("about_type", "about"):
        _take_memo(changes, about_type, about)
    _take_alike(changes)
    return changes


def _take(
    changes: Changes,
    model: type[Recorded],
    ids: set[uuid.UUID],
    *,
    points: str = "",
    original: str = "",
) -> None:
    """The statements, and the key points or originals, that these rows are about."""
    if not ids:
        return
    names = ["statement_id", *filter(None, (points, original))]
    found = model._default_manager.filter(id__in=ids).order_by().values_list(*names)
    for statement, *others in found:
        known = {each for each in (statement, *others) if each is not None}
        if points:
            changes.points |= set(others)
            known -= set(others)
        changes.statements |= known


def _take_memo(changes: Changes, about_type: str, about: uuid.UUID) -> None:
    if "statement" in about_type.lower():
        changes.statements.add(about)
    elif "point" in about_type.lower():
        changes.points.add(about)
    else:
        changes.has_headings = True


def _take_alike(changes: Changes) -> None:
    """Duplicates stand where their originals do, and count for their key points."""
    if not changes.statements:
        return
    placed = Placement.objects.kept().filter(
        Q(original__in=changes.statements) | Q(statement__in=changes.statements),
        kind=Placement.Kind.DUPLICATE,
    )
    for pair in placed.order_by().values_list("statement_id", "original_id"):
        changes.statements |= set(pair)
    matched = Match.objects.kept().filter(statement__in=changes.statements)
    changes.points |= set(matched.order_by().values_list("key_point_id", flat=True))
