"""A consultation of any size, put straight into the tables, for measuring the desk.

Made up from a few words; only its shape is that of a real tour: groups with a sheet for
each focus area, most statements gathered, some alone, aside or said twice, and
suggestions for what waits.
"""

import random
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from itertools import count, islice
from typing import Any

from django.utils import timezone

from folkmoot.web.accounts.models import User
from folkmoot.web.desk.models import Run, RunState, SuggestedPoint, Suggestion
from folkmoot.web.events.models import Stream
from folkmoot.web.meetings.models import (
    AreaState,
    Consultation,
    FocusArea,
    Group,
    Hearing,
    Meeting,
    MeetingArea,
    Membership,
    Role,
)
from folkmoot.web.statements.models import (
    KeyPoint,
    Match,
    Placement,
    Respondent,
    Sheet,
    Side,
    Statement,
)

GROUPS, AREAS = 10, 5
_ON_A_SHEET = 10
_A_MEETING = GROUPS * AREAS * _ON_A_SHEET
# Each respondent answers so many questions; so many of all write a submission.
_ANSWERS, _SUBMISSIONS = 2, 0.2
_WORDS = (
    "cyklister busser skolen børnene trafikken parkering lyskrydset stien kommunen"
    " aftenen weekenden ældre unge naboer hallen foreninger biblioteket priser boliger"
    " plejehjem lægen vejen fartgrænsen grønne områder havnen stationen byrådet"
).split()
_MIDDLE = "skal bør kan må mangler har brug for savner ønsker flere bedre færre".split()
# Up to where in a hundred: gathered, alone, set aside, said twice; the rest waits.
_GATHERED, _ALONE, _ASIDE, _TWICE = 70, 75, 78, 82


@dataclass(frozen=True, kw_only=True)
class Shape:
    """Where its statements come from; `answers` of them are those of respondents."""

    meetings: int
    groups: int = GROUPS
    answers: int = 0


@dataclass(frozen=True)
class MadeUp:
    """What the measuring needs to know of it."""

    consultation: Consultation
    secretary: User


def fill(
    statements: int, points: int, *, seed: int = 1, shape: Shape | None = None
) -> MadeUp:
    """A tour with so many statements and key points."""
    shape = shape or Shape(meetings=max(statements // _A_MEETING, 2))
    chance = random.Random(seed)
    secretary = User.objects.create_user(
        f"{uuid.uuid4().hex}@example.org", None, name="Anne"
    )
    consultation = Consultation.objects.create(name="Turen", versions={})
    Membership.objects.create(
        consultation=consultation, user=secretary, role=Role.SECRETARY
    )
    areas = [
        FocusArea(consultation=consultation, title=f"Område {i}", place=i)
        for i in range(AREAS)
    ]
    FocusArea.objects.bulk_create(areas)
    sheets = _lay_sheets(consultation, areas, shape)
    said = _write(sheets, statements - shape.answers, chance)
    said += _answer(consultation, areas, shape.answers, chance)
    made = _make_points(consultation, areas, points, chance)
    _decide(said, made, secretary, chance)
    _suggest(consultation, secretary, said, made, chance)
    _begin_logs(consultation)
    return MadeUp(consultation, secretary)


def _lay_sheets(
    consultation: Consultation, areas: list[FocusArea], shape: Shape
) -> list[Sheet]:
    meetings = [
        Meeting(
            consultation=consultation, title=f"Stop {i}", date=f"2026-{i % 12 + 1:02}"
        )
        for i in range(shape.meetings)
    ]
    Meeting.objects.bulk_create(meetings)
    given = [
        MeetingArea(meeting=m, focus_area=a, place=a.place, state=AreaState.CLOSED)
        for m in meetings
        for a in areas
    ]
    MeetingArea.objects.bulk_create(given)
    groups = [
        Group(meeting=m, number=n + 1) for m in meetings for n in range(shape.groups)
    ]
    Group.objects.bulk_create(groups)
    by_meeting: dict[Any, list[MeetingArea]] = {}
    for area in given:
        by_meeting.setdefault(area.meeting_id, []).append(area)
    sheets = [
        Sheet(meeting=group.meeting, group=group, area=area)
        for group in groups
        for area in by_meeting[group.meeting_id]
    ]
    Sheet.objects.bulk_create(sheets, 2_000)
    return sheets


def _write(
    sheets: list[Sheet], statements: int, chance: random.Random
) -> list[Statement]:
    start = timezone.now() - timedelta(days=30)
    written = [
        Statement(
            meeting_id=sheet.meeting_id,
            sheet=sheet,
            number=number,
            place=number,
            text=_word(chance),
            versions={"text": 0, "marked": 0},
            marked=chance.random() < 0.05,
            sent_at=start + timedelta(seconds=number),
        )
        for number, sheet in enumerate(islice(_turn(sheets), statements), start=1)
    ]
    Statement.objects.bulk_create(written, 2_000)
    return written


def _answer(
    consultation: Consultation,
    areas: list[FocusArea],
    answers: int,
    chance: random.Random,
) -> list[Statement]:
    """Answers to a survey, and written submissions; nothing where there are none."""
    submitted = int(answers * _SUBMISSIONS)
    return [
        *_ask(consultation, areas, Hearing.SURVEY, answers - submitted, chance),
        *_ask(consultation, areas, Hearing.SUBMISSIONS, submitted, chance),
    ]


def _ask(
    consultation: Consultation,
    areas: list[FocusArea],
    hearing: Hearing,
    answers: int,
    chance: random.Random,
) -> list[Statement]:
    if not answers:
        return []
    asked = Meeting.objects.create(
        consultation=consultation, title=str(hearing.label), hearing=hearing
    )
    given = [
        MeetingArea(meeting=asked, focus_area=a, place=a.place, state=AreaState.CLOSED)
        for a in areas
    ]
    MeetingArea.objects.bulk_create(given)
    people = [
        Respondent(
            meeting=asked,
            number=number + 1,
            attributes={
                "region": chance.choice(("Nord", "Midt", "Syd", "Øst", "Vest")),
                "alder": chance.choice(("under 30", "30-49", "50-69", "70 og over")),
            },
        )
        for number in range(-(-answers // _ANSWERS))
    ]
    Respondent.objects.bulk_create(people, 2_000)
    now = timezone.now()
    written = [
        Statement(
            meeting=asked,
            respondent=people[number // _ANSWERS],
            asked=given[number % len(given)],
            number=number + 1,
            place=number,
            text=_word(chance),
            versions={"text": 0, "marked": 0},
            origin="imported",
            sent_at=now,
        )
        for number in range(answers)
    ]
    Statement.objects.bulk_create(written, 2_000)
    return written


def _turn(sheets: list[Sheet]) -> Iterable[Sheet]:
    for turn in count():
        yield sheets[turn % len(sheets)]


def _word(chance: random.Random) -> str:
    pairs = (
        f"{chance.choice(_WORDS)} {chance.choice(_MIDDLE)}"
        for _ in range(chance.randint(3, 9))
    )
    return " ".join(pairs).capitalize() + "."


def _make_points(
    consultation: Consultation,
    areas: list[FocusArea],
    points: int,
    chance: random.Random,
) -> list[KeyPoint]:
    made = [
        KeyPoint(
            consultation=consultation,
            focus_area=areas[i % len(areas)],
            place=i,
            text=_word(chance),
            versions={"text": 0},
        )
        for i in range(points)
    ]
    KeyPoint.objects.bulk_create(made)
    return made


def _decide(
    said: list[Statement],
    points: list[KeyPoint],
    secretary: User,
    chance: random.Random,
) -> None:
    matches, placements = [], []
    for statement in said:
        lot = chance.random() * 100
        common = {"meeting_id": statement.meeting_id, "statement": statement}
        common |= {"decided_by": secretary, "versions": {"side": 0}}
        if lot < _GATHERED:
            side = Side.OPPOSES if chance.random() < 0.15 else Side.SUPPORTS
            point = chance.choice(points)
            matches.append(Match(key_point=point, side=side, **common))
        elif lot < _ALONE:
            placements.append(Placement(kind="alone", **common))
        elif lot < _ASIDE:
            placements.append(Placement(kind="aside", reason="off_topic", **common))
        elif lot < _TWICE and matches:
            original = chance.choice(matches[-200:]).statement
            placements.append(Placement(kind="duplicate", original=original, **common))
    Match.objects.bulk_create(matches, 2_000)
    Placement.objects.bulk_create(placements, 2_000)


def _suggest(
    consultation: Consultation,
    secretary: User,
    said: list[Statement],
    points: list[KeyPoint],
    chance: random.Random,
) -> None:
    run = Run.objects.create(
        consultation=consultation, state=RunState.DONE, asked_by=secretary
    )
    seen = [
        SuggestedPoint(run=run, key_point=point, text=point.text, rank=rank)
        for rank, point in enumerate(points)
    ]
    seen += [
        SuggestedPoint(run=run, source=statement, text=statement.text, rank=1_000 + i)
        for i, statement in enumerate(said[:60])
    ]
    SuggestedPoint.objects.bulk_create(seen)
    suggestions = [
        Suggestion(
            run=run,
            kind="match",
            statement=statement,
            point=chance.choice(seen),
            side=Side.SUPPORTS,
            score=round(chance.random(), 6),
            reason="deler: busser",
        )
        for statement in said
        if chance.random() < 0.5
    ]
    Suggestion.objects.bulk_create(suggestions, 2_000)


def _begin_logs(consultation: Consultation) -> None:
    meetings = Meeting.objects.filter(consultation=consultation)
    ids = [consultation.id, *meetings.values_list("id", flat=True)]
    Stream.objects.bulk_create([Stream(id=each, last_number=1) for each in ids])
