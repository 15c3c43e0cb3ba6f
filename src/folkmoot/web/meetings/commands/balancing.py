"""Laying a suggestion of balanced groups, once somebody has looked at it."""

from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.events.models import Batch
from folkmoot.web.events.recording import Actor, Change, open_change
from folkmoot.web.meetings.commands.groups import create_group, take_group_away
from folkmoot.web.meetings.commands.keys import add_missing_keys
from folkmoot.web.meetings.commands.seats import set_seats
from folkmoot.web.meetings.models import Meeting
from folkmoot.web.meetings.queries.groups import list_family
from folkmoot.web.meetings.queries.suggested_groups import (
    SuggestedRound,
    Suggestion,
    tell_basis,
)


def lay_groups(*, meeting: Meeting, suggestion: Suggestion, by: Actor) -> Batch | None:
    """Seat everybody as suggested; one step of undo. Tables keep their names and keys.

    Refused where people or groups have changed since the suggestion was made.
    """
    with open_change(meeting.id, by=by, command="lay_groups") as change:
        if tell_basis(meeting) != suggestion.basis:
            raise ChangeRefusedError("people_have_changed")
        for view in suggestion.rounds:
            _lay_round(change, meeting, view)
        add_missing_keys(change, meeting)
        return change.saved_batch


def _lay_round(change: Change, meeting: Meeting, view: SuggestedRound) -> None:
    for group in view.leaving:
        for part in reversed(list_family(group)):
            take_group_away(change, part)
    for table in view.tables:
        if table.is_kept:
            continue
        group = table.group or create_group(change, meeting, view.number)
        wanted = {member.attendee.id: member.count for member in table.members}
        set_seats(change, list_family(group), wanted)
