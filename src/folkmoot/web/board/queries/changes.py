"""What an event may have changed on the board."""

import uuid
from collections.abc import Mapping
from typing import Any

from folkmoot.web.board.models import Board, Screening
from folkmoot.web.board.queries.visibility import Hall
from folkmoot.web.events.models import Event
from folkmoot.web.events.prepared import PreparedQuery
from folkmoot.web.meetings.models import Group, Meeting, MeetingArea
from folkmoot.web.statements.models import HandIn, Statement

# Beyond so many changes, all of the board is less than what changed.
MOST_CHANGES = 400

# Each of these may show or hide a whole area, or give its statements another author.
_CHANGES_ALL = frozenset(
    model._meta.label for model in (Meeting, MeetingArea, Group)
)  # fmt: skip
_BOARD_SETTINGS = frozenset({"chatham_house", "is_moderated", "until_closed"})

_FIND_EVENTS = PreparedQuery[tuple[uuid.UUID, str, Mapping[str, Any]]](
    lambda meeting, after: (
        Event.objects.filter(stream=meeting, number__gt=after)
        .order_by()
        .values_list("subject", "subject_type", "after")
    )
)


class Changes:
    """The rows that events told of, by model; None where all may have changed."""

    def __init__(self) -> None:
        self._subjects: dict[str, set[uuid.UUID]] = {}

    @classmethod
    def read(cls, meeting_id: uuid.UUID, *, after: int | None, until: int) -> Any:
        """What came after an event. None: the reader needs all there is."""
        if after is None or after <= 0 or after > until:
            return None
        if until - after > MOST_CHANGES:
            return None
        changes = cls()
        if after == until:
            return changes
        for subject, label, told in _FIND_EVENTS.fetch(meeting=meeting_id, after=after):
            is_setting = label == Board._meta.label and told.keys() & _BOARD_SETTINGS
            if label in _CHANGES_ALL or is_setting:
                return None
            changes._subjects.setdefault(label, set()).add(subject)
        return changes

    def find_statements(self, hall: Hall) -> set[uuid.UUID]:
        """The statements that may stand on the board otherwise than before."""
        screenings = self._of(Screening)
        screened = {each.id for each in hall.written if each.screening in screenings}
        return self._of(Statement) | self._find_given(hall) | screened

    def _find_given(self, hall: Hall) -> set[uuid.UUID]:
        """All that a sheet which was handed in, or whose hand-in was undone, held."""
        changed = self._of(HandIn)
        sheets = {each.sheet for each in hall.hand_ins if each.id in changed}
        return {
            uuid.UUID(statement)
            for each in hall.hand_ins
            if each.sheet in sheets
            for statement in each.statements
        }

    def _of(self, model: type) -> set[uuid.UUID]:
        label: str = model._meta.label  # type: ignore[attr-defined]
        return self._subjects.get(label, set())
