"""A hall with people in it, for the tests of groups."""

from folkmoot.web.accounts.models import User
from folkmoot.web.events.recording import Actor, open_change
from folkmoot.web.meetings.models import Attendee, Group, Meeting, Part
from folkmoot.web.meetings.queries.groups import list_rounds


def add_people(meeting: Meeting, by: User, *, each: int = 3) -> list[Attendee]:
    """So many from each of four places, and twelve citizens nobody wrote down."""
    people = [
        Attendee(
            meeting=meeting,
            part=Part.PARTICIPANT,
            name=f"{role.capitalize()} {number} fra {place}",
            organisation=place,
            role=role,
        )
        for number, role in enumerate(["leder", "underviser", "elev"][:each], start=1)
        for place in ("Skolen", "Kommunen", "Havnen", "Museet")
    ]
    people.append(
        Attendee(meeting=meeting, part=Part.PARTICIPANT, role="borger", count=12)
    )
    with open_change(meeting.id, by=Actor.of_person(by), command="people") as change:
        for place, person in enumerate(people):
            person.place = place
            change.create(person)
    return people


def get_group(meeting: Meeting, number: int, *, round_number: int = 1) -> Group:
    return Group.objects.kept().get(meeting=meeting, round=round_number, number=number)


def count_heads(meeting: Meeting, *, round_number: int = 1) -> list[int]:
    """How many sit at each table of a round."""
    view = list_rounds(meeting)[round_number - 1]
    return [table.heads for table in view.tables]
