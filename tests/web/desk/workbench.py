"""A desk with statements on it, for the tests of its commands."""

import uuid
from dataclasses import dataclass

from folkmoot.web.accounts.models import User
from folkmoot.web.desk.commands.key_points import make_key_point
from folkmoot.web.desk.commands.scope import Desk, Part
from folkmoot.web.events.models import Batch
from folkmoot.web.events.recording import SYSTEM, Actor, open_change
from folkmoot.web.meetings.models import Meeting
from folkmoot.web.statements.commands.sheets import ensure_sheets
from folkmoot.web.statements.models import KeyPoint, Sheet, Statement
from folkmoot.web.statements.queries.places import annotate_places, count_places
from tests.web.board.hall import WORDS, write

SAID = [text for words in WORDS.values() for text in words]


@dataclass(frozen=True)
class Workbench:
    """A meeting's desk, the consultation's desk, what lies there and who is at work."""

    desk: Desk
    whole: Desk
    statements: list[Statement]
    anne: Actor
    bo: Actor

    def parts(self, *numbers: int) -> list[Part]:
        return [Part(self.statements[number]) for number in numbers]

    def make(self, text: str, *numbers: int, whole: bool = False) -> KeyPoint:
        """A key point that these statements support."""
        key_point_id = uuid.uuid4()
        make_key_point(
            desk=self.whole if whole else self.desk,
            key_point_id=key_point_id,
            text=text,
            parts=self.parts(*numbers),
            by=self.anne,
        )
        found: KeyPoint = KeyPoint.objects.get(id=key_point_id)
        return found

    def place(self, number: int) -> str:
        rows = annotate_places(Statement.objects.filter(id=self.statements[number].id))
        return str(rows.get().desk_place)

    def ledger(self) -> dict[str, int]:
        return count_places(self.whole.find_statements()).tell()


def lay_out(meeting: Meeting, anne: User, bo: User, *, count: int = 6) -> Workbench:
    """Some statements of the first two groups."""
    return Workbench(
        desk=Desk(meeting.consultation, meeting),
        whole=Desk(meeting.consultation),
        statements=say(meeting, count),
        anne=Actor.of_person(anne),
        bo=Actor.of_person(bo),
    )


def say(meeting: Meeting, count: int) -> list[Statement]:
    """So many statements, by the groups in turn, on the first focus area."""
    ensure_sheets(meeting=meeting)
    sheets = Sheet.objects.filter(meeting=meeting, area__place=0)
    sheets = list(sheets.order_by("group__number"))
    with open_change(meeting.id, by=SYSTEM, command="say") as change:
        return [
            write(change, sheets[i % len(sheets)], SAID[i % len(SAID)], float(i))
            for i in range(count)
        ]


def stands(batch: Batch | None) -> Batch:
    """The batch of a command that is known to have changed something."""
    assert batch is not None
    return batch
