"""Who takes part: hosts, the commission's own people and the participants."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from folkmoot.web.events.models import Batch
from folkmoot.web.events.recording import Actor, open_change
from folkmoot.web.meetings.commands.rows import (
    RowEdit,
    next_place,
    save_rows,
)
from folkmoot.web.meetings.models import Attendee, Meeting, Part


@dataclass(frozen=True, kw_only=True)
class Addition:
    """One line of a pasted list: somebody new, or what it adds to one known."""

    values: Mapping[str, object]
    to: Attendee | None = None


def save_attendees(
    *, meeting: Meeting, part: Part, edits: Sequence[RowEdit], by: Actor
) -> Batch | None:
    """Save those who take part in one way, in their order."""
    with open_change(meeting.id, by=by, command=f"save_{part}s") as change:
        save_rows(
            change,
            rows=Attendee.objects.filter(meeting=meeting, part=part),
            edits=edits,
            make=lambda edit: Attendee(
                id=edit.id, meeting=meeting, part=part, **edit.values
            ),
        )
        return change.saved_batch


def add_attendees(
    *, meeting: Meeting, part: Part, additions: Sequence[Addition], by: Actor
) -> Batch | None:
    """Add a pasted list to those who are there already, as one step of undo."""
    with open_change(meeting.id, by=by, command=f"paste_{part}s") as change:
        rows = Attendee.objects.filter(meeting=meeting, part=part)
        place = next_place(rows)
        for addition in additions:
            values: dict[str, Any] = dict(addition.values)
            if addition.to is not None:
                # A stale match raises, and the list is looked at once more.
                base = addition.to.versions
                change.change(addition.to, base=base, **values)
                continue
            change.create(Attendee(meeting=meeting, part=part, place=place, **values))
            place += 1
        return change.saved_batch
