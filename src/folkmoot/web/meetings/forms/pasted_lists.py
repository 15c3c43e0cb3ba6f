"""The choices of a preview: what each column holds, and which lines are taken."""

from collections.abc import Sequence

from django.http import QueryDict

from folkmoot.web.meetings.models import Part
from folkmoot.web.meetings.queries.pasted_lists import LABELS, Holds, PastedTable
from folkmoot.web.meetings.queries.pasted_people import Candidate

# What is asked of each part; the rest of a list's columns is left out.
_ASKED = {
    Part.HOST: (Holds.FUNCTION, Holds.ORGANISATION),
    Part.COMMISSION: (Holds.FUNCTION,),
    Part.PARTICIPANT: (
        Holds.FUNCTION,
        Holds.ORGANISATION,
        Holds.ROLE,
        Holds.COUNT,
    ),
}
_NAMES = (Holds.NAME, Holds.FIRST_NAME, Holds.LAST_NAME)


def list_choices(part: Part) -> list[tuple[str, object]]:
    """What a column of such a list may hold."""
    kinds = (*_NAMES, *_ASKED[part], Holds.NOTHING)
    return [(kind.value, LABELS[kind]) for kind in kinds]


def read_columns(data: QueryDict, table: PastedTable, part: Part) -> tuple[Holds, ...]:
    """What each column was said to hold, or else what we guessed."""
    allowed = {value for value, _label in list_choices(part)}
    chosen = (data.get(f"column-{i}", table.guess[i].value) for i in range(table.width))
    return tuple(
        Holds(value) if value in allowed else Holds.NOTHING for value in chosen
    )


def read_taken(data: QueryDict, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The lines whose boxes are ticked, and that can be taken at all."""
    taken = set(data.getlist("take"))
    return [c for c in candidates if c.may_be_chosen and str(c.line) in taken]
