"""The findings of a consultation, read once for each number of its logs."""

import uuid
from collections import OrderedDict, defaultdict
from collections.abc import Iterable, Mapping
from threading import Lock

from django.db import transaction
from django.utils import timezone

from folkmoot.domain.findings import (
    Findings,
    FocusArea,
    FoundKeyPoint,
    HearingKind,
    Ledger,
)
from folkmoot.domain.ids import MeetingId
from folkmoot.domain.key_points import KeyPointId
from folkmoot.web.desk.models import SuggestedPoint
from folkmoot.web.desk.queries.counts import Said
from folkmoot.web.desk.queries.ledger import recall_ledger
from folkmoot.web.desk.queries.numbers import read_numbers
from folkmoot.web.desk.queries.scope import Desk
from folkmoot.web.desk.queries.suggestions import find_open_points, find_suggesting_run
from folkmoot.web.events.models import Batch
from folkmoot.web.events.prepared import PreparedQuery
from folkmoot.web.findings.queries.counting import Census, list_standings
from folkmoot.web.findings.queries.decided import read_dilemmas, read_single_voices
from folkmoot.web.findings.queries.material import Material, name_area, read_material
from folkmoot.web.meetings.models import Consultation
from folkmoot.web.statements.models import KeyPoint, Side
from folkmoot.web.statements.models.gathering import GATHERS

_MOST_KEPT = 6
_FIND_OPEN_POINTS = PreparedQuery[SuggestedPoint](find_open_points)
_Key = tuple[uuid.UUID, int, uuid.UUID | None]


class _Read:
    """The findings that were read lately."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._findings: OrderedDict[_Key, Findings] = OrderedDict()

    def put(self, key: _Key, findings: Findings) -> None:
        with self._lock:
            self._findings[key] = findings
            while len(self._findings) > _MOST_KEPT:
                self._findings.popitem(last=False)

    def find(self, key: _Key) -> Findings | None:
        with self._lock:
            return self._findings.get(key)


_read = _Read()


def read_findings(consultation: Consultation) -> Findings:
    """All that the consultation found, as its logs stand now.

    In a transaction, which may be taken back, nothing is kept.
    """
    desk = Desk(consultation)
    number = read_numbers(desk).total
    run = find_suggesting_run(desk)
    if transaction.get_connection().in_atomic_block:
        return _make(desk, number, run)
    key = consultation.id, number, run
    found = _read.find(key)
    if found is None:
        found = _make(desk, number, run)
        _read.put(key, found)
    return found


def _make(desk: Desk, number: int, run: uuid.UUID | None) -> Findings:
    material = read_material(desk, run)
    census = Census(material)
    points = _find_points(desk, census, material)
    hearings = tuple(material.hearings.values())
    traits = {
        *(trait for some in material.group_traits.values() for trait in some),
        *(trait for some in material.respondent_traits.values() for trait in some),
    }
    return Findings(
        consultation=str(desk.consultation.id),
        number=number,
        hearings=hearings,
        focus_areas=tuple(
            FocusArea(id=name_area(area), title=title)
            for area, title in material.areas.items()
        ),
        traits=tuple(sorted(traits, key=lambda t: (t.kind, t.name, t.value))),
        groups=sum(each.groups for each in hearings),
        meetings=sum(each.kind is HearingKind.MEETING for each in hearings),
        respondents=_count_respondents(material, HearingKind.SURVEY),
        submissions=_count_respondents(material, HearingKind.SUBMISSIONS),
        ledger=_read_ledger(desk, number),
        key_points=points,
        suggested=_find_suggested(census, material, run),
        dilemmas=read_dilemmas(desk, points),
        single_voices=read_single_voices(desk, points),
    )


def _count_respondents(material: Material, kind: HearingKind) -> int:
    hearings = material.hearings.values()
    return sum(each.respondents for each in hearings if each.kind is kind)


def _read_ledger(desk: Desk, number: int) -> Ledger:
    counted = recall_ledger(desk, number)
    return Ledger(
        waiting=counted.waiting,
        gathered=counted.gathered,
        alone=counted.alone,
        aside=counted.aside,
    )


def _find_points(
    desk: Desk, census: Census, material: Material
) -> tuple[FoundKeyPoint, ...]:
    """Those that are no part of another, with what was said to their parts."""
    rows = list(desk.find_key_points().select_related("heading"))
    parts: defaultdict[uuid.UUID, list[KeyPoint]] = defaultdict(list)
    known = {row.id for row in rows}
    for row in rows:
        if row.part_of_id in known:
            parts[row.part_of_id].append(row)
    said = _group(material.said)
    found = [
        _find(
            row,
            [each for one in (row, *parts[row.id]) for each in said.get(one.id, ())],
            census,
            material,
            parts=tuple(KeyPointId(str(part.id)) for part in parts[row.id]),
        )
        for row in rows
        if row.part_of_id not in known and row.text
    ]
    return tuple(sorted(found, key=_rank))


def _group(said: Iterable[Said]) -> Mapping[uuid.UUID, list[Said]]:
    grouped: defaultdict[uuid.UUID, list[Said]] = defaultdict(list)
    for each in said:
        grouped[each.key_point].append(each)
    return grouped


def _find(
    row: KeyPoint | SuggestedPoint,
    said: list[Said],
    census: Census,
    material: Material,
    *,
    parts: tuple[KeyPointId, ...] = (),
) -> FoundKeyPoint:
    areas = census.find_areas(said)
    asked = {*areas, *([row.focus_area_id] if row.focus_area_id else [])}
    heading, meeting = _find_place(row)
    return FoundKeyPoint(
        id=KeyPointId(str(row.id)),
        text=row.text,
        heading=heading,
        meeting=meeting,
        focus_areas=tuple(name_area(area) for area in areas),
        parts=parts,
        supports=census.back(said, Side.SUPPORTS, asked),
        opposes=census.back(said, Side.OPPOSES, asked),
        unresolved=len(
            {each.voice.statement for each in said if each.side == Side.UNRESOLVED}
        ),
        standings=list_standings(said),
        meetings=_list_meetings(said, material),
        is_suggested=isinstance(row, SuggestedPoint),
    )


def _find_place(row: KeyPoint | SuggestedPoint) -> tuple[str, MeetingId | None]:
    """The theme over it, and the meeting whose own it is."""
    if isinstance(row, SuggestedPoint):
        return "", None
    heading = row.heading.text if row.heading and not row.heading.removed_at else ""
    return heading, MeetingId(str(row.meeting_id)) if row.meeting_id else None


def _list_meetings(said: Iterable[Said], material: Material) -> tuple[MeetingId, ...]:
    heard = {each.voice.meeting for each in said if each.side in GATHERS}
    return tuple(
        hearing.id
        for own, hearing in material.hearings.items()
        if own in heard and hearing.kind is HearingKind.MEETING
    )


def _find_suggested(
    census: Census, material: Material, run: uuid.UUID | None
) -> tuple[FoundKeyPoint, ...]:
    if run is None:
        return ()
    said = _group(material.suggested)
    found = [
        _find(point, said.get(point.id, []), census, material)
        for point in _FIND_OPEN_POINTS.fetch(run=run)
    ]
    return tuple(sorted((each for each in found if each.standings), key=_rank))


def _rank(point: FoundKeyPoint) -> tuple[int, int, int, str, str]:
    """Most widely carried first."""
    supports = point.supports
    return (
        -supports.voices,
        -supports.meetings.heard,
        -supports.statements,
        point.text,
        point.id,
    )


def find_last_day(consultation: Consultation) -> str:
    """The day of its last change: equal rows give an equal paper on any day."""
    last = Batch.objects.filter(stream=consultation.id).order_by("at").last()
    at = last.at if last else timezone.now()
    return timezone.localtime(at).date().isoformat()
