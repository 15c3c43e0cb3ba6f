"""A small tour: two meetings, a survey and written submissions, by rows."""

import uuid
from dataclasses import dataclass

from django.utils import timezone

from folkmoot.domain.findings import Findings, FoundKeyPoint
from folkmoot.web.accounts.models import User
from folkmoot.web.events.recording import SYSTEM, Change, open_change
from folkmoot.web.findings.queries.reading import read_findings
from folkmoot.web.meetings.models import (
    Attendee,
    Consultation,
    FocusArea,
    Group,
    GroupMember,
    Hearing,
    Meeting,
    MeetingArea,
    MeetingState,
    Part,
)
from folkmoot.web.statements.commands.sheets import ensure_sheets
from folkmoot.web.statements.models import KeyPoint, Respondent, Side, Statement
from tests.web.desk.laid_out import make_point, match, say

ROLES = ("sygeplejerske", "borger")


@dataclass(frozen=True)
class Tour:
    """The stops in their order, what was asked at them, and who looks."""

    consultation: Consultation
    areas: list[FocusArea]
    first: Meeting
    second: Meeting
    survey: Meeting
    letters: Meeting
    anne: User

    def point(self, text: str, area: int = 0) -> KeyPoint:
        return make_point(self.first, text, focus_area=self.areas[area])

    def say(
        self,
        text: str,
        point: KeyPoint | None = None,
        side: Side = Side.SUPPORTS,
        *,
        at: Meeting | None = None,
        group: int = 1,
        area: int = 0,
    ) -> Statement:
        """A group says it, and stands with it at the key point."""
        statement = say(at or self.first, text, group=group, area=area)
        if point is not None:
            match(statement, point, side)
        return statement

    def write(
        self,
        text: str,
        point: KeyPoint | None = None,
        side: Side = Side.SUPPORTS,
        *,
        to: Meeting | None = None,
        number: int = 1,
    ) -> Statement:
        """A respondent writes it in the survey."""
        meeting = to or self.survey
        area = MeetingArea.objects.get(meeting=meeting, place=0)
        with open_change(meeting.id, by=SYSTEM, command="answer") as change:
            statement = Statement(
                meeting=meeting,
                respondent=Respondent.objects.get(meeting=meeting, number=number),
                asked=area,
                number=change.number + 1,
                place=1,
                text=text,
                origin="imported",
                sent_at=timezone.now(),
            )
            change.create(statement)
        if point is not None:
            match(statement, point, side)
        return statement

    def find(self) -> Findings:
        return read_findings(self.consultation)

    def find_point(self, point: KeyPoint) -> FoundKeyPoint:
        (found,) = (each for each in self.find().key_points if each.id == str(point.id))
        return found


def make_tour(consultation: Consultation, anne: User) -> Tour:
    areas = [
        FocusArea(consultation=consultation, title=title, place=place)
        for place, title in enumerate(("Mobilitet", "Bosætning"))
    ]
    with open_change(consultation.id, by=SYSTEM, command="plan") as change:
        for area in areas:
            change.create(area)
    stops = [
        _add_stop(consultation, areas, title, date)
        for title, date in (("Lyngholt", "2026-03-02"), ("Fjordsted", "2026-03-09"))
    ]
    survey = _add_answered(consultation, areas, "Spørgeskema", Hearing.SURVEY)
    letters = _add_answered(consultation, areas, "Høringssvar", Hearing.SUBMISSIONS)
    return Tour(consultation, areas, *stops, survey, letters, anne)


def _add_stop(
    consultation: Consultation, areas: list[FocusArea], title: str, date: str
) -> Meeting:
    """Three groups; in the first sits a nurse, in the others citizens."""
    meeting = Meeting(
        consultation=consultation, title=title, date=date, state=MeetingState.CLOSED
    )
    with open_change(meeting.id, by=SYSTEM, command="plan") as change:
        change.create(meeting)
        _ask(change, meeting, areas)
        for number in (1, 2, 3):
            group = Group(meeting=meeting, number=number)
            change.create(group)
            _seat(change, meeting, group, ROLES[number > 1])
    ensure_sheets(meeting=meeting)
    return meeting


def _seat(change: Change, meeting: Meeting, group: Group, role: str) -> None:
    attendee = Attendee(
        meeting=meeting, part=Part.PARTICIPANT, role=role, organisation="Region Nord"
    )
    change.create(attendee)
    change.create(GroupMember(meeting=meeting, group=group, attendee=attendee))


def _add_answered(
    consultation: Consultation, areas: list[FocusArea], title: str, hearing: Hearing
) -> Meeting:
    meeting = Meeting(
        id=uuid.uuid4(),
        consultation=consultation,
        title=title,
        hearing=hearing,
        state=MeetingState.CLOSED,
    )
    with open_change(meeting.id, by=SYSTEM, command="plan") as change:
        change.create(meeting)
        _ask(change, meeting, areas[:1])
        for number in (1, 2, 3, 4):
            region = "Nord" if number < 3 else "Syd"
            change.create(
                Respondent(
                    meeting=meeting, number=number, attributes={"region": region}
                )
            )
    return meeting


def _ask(change: Change, meeting: Meeting, areas: list[FocusArea]) -> None:
    for place, area in enumerate(areas):
        change.create(
            MeetingArea(meeting=meeting, focus_area=area, place=place, state="closed")
        )
