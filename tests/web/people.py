"""The people of the web tests, and a small tour of theirs."""

from typing import Any

from folkmoot.web.accounts.models import User
from folkmoot.web.events.recording import Actor, open_change
from folkmoot.web.meetings.models import (
    Consultation,
    FocusArea,
    Group,
    ItemKind,
    Meeting,
    MeetingArea,
    Membership,
    ProgrammeItem,
    Role,
)

# Far ahead, so that the meeting is still to come whenever the tests run.
MEETING_DAY = "2096-11-25"


def make_person(name: str, **fields: object) -> User:
    return User.objects.create_user(
        f"{name.lower()}@example.org", "kodeord-til-prøver", name=name, **fields
    )


def make_consultation(secretary: User, name: str = "Turen") -> Consultation:
    consultation = Consultation(name=name)
    with open_change(
        consultation.id, by=Actor.of_person(secretary), command="make_consultation"
    ) as change:
        change.create(consultation)
        change.create(
            Membership(consultation=consultation, user=secretary, role=Role.SECRETARY)
        )
    return consultation


def add_member(consultation: Consultation, user: User, role: Role) -> Membership:
    membership = Membership(consultation=consultation, user=user, role=role)
    with open_change(
        consultation.id, by=Actor.of_person(user), command="add_member"
    ) as change:
        change.create(membership)
    return membership


def make_meeting(
    consultation: Consultation, secretary: User, *, groups: int = 2
) -> Meeting:
    """A meeting with two focus areas and some groups, all still waiting."""
    by = Actor.of_person(secretary)
    areas = [
        FocusArea(consultation=consultation, title=title, question=question, place=i)
        for i, (title, question) in enumerate(
            [("Mobilitet", "Hvad skal der til?"), ("Bosætning", "Hvem flytter hertil?")]
        )
    ]
    with open_change(consultation.id, by=by, command="plan") as change:
        for area in areas:
            change.create(area)
    meeting = Meeting(consultation=consultation, title="Første stop", date=MEETING_DAY)
    with open_change(meeting.id, by=by, command="plan") as change:
        change.create(meeting)
        for i, area in enumerate(areas):
            change.create(MeetingArea(meeting=meeting, focus_area=area, place=i))
        for number in range(1, groups + 1):
            change.create(Group(meeting=meeting, number=number))
    return meeting


def make_item(
    meeting: Meeting, secretary: User, kind: ItemKind = ItemKind.OPENING, **fields: Any
) -> ProgrammeItem:
    item = ProgrammeItem(meeting=meeting, kind=kind, **fields)
    with open_change(
        meeting.id, by=Actor.of_person(secretary), command="plan"
    ) as change:
        change.create(item)
    return item
