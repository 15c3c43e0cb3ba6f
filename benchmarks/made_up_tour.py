"""A tour of any size with all that findings and recommendations are made of.

On the desk of `made_up_desk`: who sat in the groups, a survey and submissions, what the
hall answered, minutes, questions of the mandate, and recommendations with what they
rest on. Every single voice has been kept, so that it can be frozen.
"""

import random
import uuid
from typing import Any

from django.db.models import F
from made_up_desk import MadeUp, Shape, fill

from folkmoot.web.board.models import Answer, Choice, PlenaryPoint
from folkmoot.web.desk.queries.scope import Desk
from folkmoot.web.events.models import Stream
from folkmoot.web.events.recording import Actor
from folkmoot.web.findings.models import Bearing, KeptVoice
from folkmoot.web.findings.queries.reading import read_findings
from folkmoot.web.meetings.models import (
    Attendee,
    Consideration,
    Consultation,
    Group,
    GroupMember,
    Hearing,
    MandateQuestion,
    Meeting,
    MeetingState,
    Part,
    ProgrammeItem,
)
from folkmoot.web.minutes.commands.drafting import draft_paper
from folkmoot.web.minutes.models import PaperKind
from folkmoot.web.minutes.queries.drafts import Wishes
from folkmoot.web.recommendations.models import (
    AnsweredQuestion,
    Chapter,
    Evidence,
    Milestone,
    NotFollowed,
    Recommendation,
    Side,
    SuggestedEvidence,
)
from folkmoot.web.statements.models import KeyPoint, Statement

RECOMMENDATIONS = 40
_SEATS = 6
_ANSWERERS, _ASKED = 60, 8
_POINTS_EACH, _STATEMENTS_EACH, _SUGGESTED_EACH = 5, 2, 10
_ROLES = (
    "sygeplejerske læge borger pårørende leder politiker frivillig lærer pædagog"
    " forsker"
).split()
_ORGANISATIONS = "Region Nord,Region Syd,Aarhus,Odense,FOA,DSR,Ældre Sagen".split(",")
_SUBJECTS = "busserne skolen lægen boligerne havnen stien plejehjemmet byrådet".split()


def fill_tour(statements: int, points: int, shape: Shape, *, seed: int = 1) -> MadeUp:
    """A whole tour, put straight into the tables; only minutes are drafted."""
    made = fill(statements, points, seed=seed, shape=shape)
    chance = random.Random(seed)
    consultation = made.consultation
    Meeting.objects.filter(consultation=consultation).update(state=MeetingState.CLOSED)
    halls = list(
        Meeting.objects.filter(consultation=consultation, hearing=Hearing.MEETING)
    )
    _take_together(consultation)
    _seat(halls, chance)
    questions = _set_questions(made, halls, chance)
    _hold_plenaries(consultation, halls, chance)
    _recommend(made, questions, chance)
    for hall in halls:
        draft_paper(
            meeting=hall,
            kind=PaperKind.MINUTES,
            by=Actor.of_person(made.secretary),
            wishes=Wishes(),
        )
    _keep_voices(made)
    return made


def _list_points(consultation: Consultation) -> list[KeyPoint]:
    return list(KeyPoint.objects.filter(consultation=consultation, part_of=None))


def _take_together(consultation: Consultation) -> None:
    """One in ten is part of another."""
    points = _list_points(consultation)
    parts = points[::10]
    for part, whole in zip(parts, points[1::10], strict=False):
        part.part_of = whole
    KeyPoint.objects.bulk_update(parts, ["part_of"])


def _seat(halls: list[Meeting], chance: random.Random) -> None:
    people, seats = [], []
    for group in Group.objects.filter(meeting__in=halls):
        for _ in range(_SEATS):
            person = Attendee(
                meeting_id=group.meeting_id,
                part=Part.PARTICIPANT,
                role=chance.choice(_ROLES),
                organisation=chance.choice(_ORGANISATIONS),
            )
            people.append(person)
            seats.append(
                GroupMember(meeting_id=group.meeting_id, group=group, attendee=person)
            )
    Attendee.objects.bulk_create(people, 2_000)
    GroupMember.objects.bulk_create(seats, 2_000)


def _set_questions(
    made: MadeUp, halls: list[Meeting], chance: random.Random
) -> list[MandateQuestion]:
    """Eight of the mandate, and three considerations at each meeting."""
    consultation = made.consultation
    questions = [
        MandateQuestion(
            consultation=consultation, place=place, text=f"Hvad er bedst for {subject}?"
        )
        for place, subject in enumerate(_SUBJECTS)
    ]
    MandateQuestion.objects.bulk_create(questions)
    items = [ProgrammeItem(meeting=hall, kind="opening") for hall in halls]
    ProgrammeItem.objects.bulk_create(items)
    Consideration.objects.bulk_create(
        Consideration(
            meeting_id=item.meeting_id,
            item=item,
            place=place,
            text=f"Flere penge til {subject}",
        )
        for item in items
        for place, subject in enumerate(chance.sample(_SUBJECTS, 3))
    )
    points = _list_points(consultation)
    Bearing.objects.bulk_create(
        Bearing(
            consultation=consultation,
            mandate_question=question,
            key_point=point,
            decided_by=made.secretary,
        )
        for question in questions
        for point in chance.sample(points, min(10, len(points)))
    )
    return questions


def _hold_plenaries(
    consultation: Consultation, halls: list[Meeting], chance: random.Random
) -> None:
    points = iter(_list_points(consultation))
    asked = [
        PlenaryPoint(meeting=hall, key_point=point, place=place, state="closed")
        for hall in halls
        for place, point in zip(range(_ASKED), points, strict=False)
    ]
    PlenaryPoint.objects.bulk_create(asked)
    people = {hall.id: [uuid.uuid4() for _ in range(_ANSWERERS)] for hall in halls}
    Answer.objects.bulk_create(
        [
            Answer(
                meeting_id=point.meeting_id,
                point=point,
                answerer=person,
                choice=chance.choice(Choice.values),
            )
            for point in asked
            for person in people[point.meeting_id]
        ],
        2_000,
    )


def _recommend(
    made: MadeUp, questions: list[MandateQuestion], chance: random.Random
) -> None:
    own: dict[str, Any] = {"consultation": made.consultation}
    chapters = [Chapter(place=i, text=f"Kapitel {i}", **own) for i in range(6)]
    Chapter.objects.bulk_create(chapters)
    advised = [
        Recommendation(
            chapter=chance.choice(chapters),
            place=place,
            text=f"Kommunen bør gøre mere for {chance.choice(_SUBJECTS)}.",
            reasoning="Det sagde mange grupper, og ingen var imod.",
            versions={"place": 0},
            **own,
        )
        for place in range(RECOMMENDATIONS)
    ]
    Recommendation.objects.bulk_create(advised)
    Milestone.objects.bulk_create(
        Milestone(recommendation=each, date=f"2027-0{i}", text="Begynder", **own)
        for each in advised
        for i in (1, 6)
    )
    AnsweredQuestion.objects.bulk_create(
        AnsweredQuestion(
            recommendation=each, mandate_question=chance.choice(questions[1:]), **own
        )
        for each in advised
    )
    _lay_evidence(made, advised, chance)


def _lay_evidence(
    made: MadeUp, advised: list[Recommendation], chance: random.Random
) -> None:
    own: dict[str, Any] = {"consultation": made.consultation}
    points = _list_points(made.consultation)
    statements = list(Desk(made.consultation).find_statements()[:500])
    evidence, suggested = [], []
    for each in advised:
        few = chance.sample(points, _POINTS_EACH + _SUGGESTED_EACH)
        said = chance.sample(statements, _STATEMENTS_EACH)
        for thing in (*few[:_POINTS_EACH], *said):
            evidence.append(
                Evidence(
                    recommendation=each,
                    side=Side.AGAINST if chance.random() < 0.2 else Side.FOR,
                    words="Det siger de selv.",
                    decided_by=made.secretary,
                    versions={"side": 0},
                    **{"statement" if thing in said else "key_point": thing},
                    **own,
                )
            )
        suggested += [
            SuggestedEvidence(
                recommendation=each,
                key_point=point,
                side=Side.FOR,
                score=round(chance.random(), 6),
                reason="deler: busser",
            )
            for point in few[_POINTS_EACH:]
        ]
    Evidence.objects.bulk_create(evidence)
    SuggestedEvidence.objects.bulk_create(suggested)
    NotFollowed.objects.bulk_create(
        NotFollowed(
            key_point=point,
            words="Det ligger uden for opgaven.",
            decided_by=made.secretary,
            versions={"words": 0},
            **own,
        )
        for point in chance.sample(points, len(points) // 5)
    )


def _keep_voices(made: MadeUp) -> None:
    voices = read_findings(made.consultation).single_voices
    known = Statement.objects.in_bulk({uuid.UUID(each.statement) for each in voices})
    KeptVoice.objects.bulk_create(
        [
            KeptVoice(
                consultation=made.consultation,
                statement=statement,
                decided_by=made.secretary,
            )
            for statement in known.values()
        ],
        2_000,
    )
    # What was read before holds no longer.
    logs = Stream.objects.filter(id=made.consultation.id)
    logs.update(last_number=F("last_number") + 1)
