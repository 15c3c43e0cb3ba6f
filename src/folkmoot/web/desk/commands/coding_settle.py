"""Settling a disagreement: in one step of the desk, which can be undone like any other.

The codings themselves stay, and so do the figures that are computed from them.
"""

from collections.abc import Collection

from folkmoot.web.desk.commands.gathering import gather_parts
from folkmoot.web.desk.commands.scope import Desk, Part, open_desk
from folkmoot.web.desk.models import Coding
from folkmoot.web.desk.queries.coding_agreement import Difference, list_differences
from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.events.models import Batch
from folkmoot.web.events.recording import Actor, Change
from folkmoot.web.statements.commands.gathering import Elsewhere, place_statements
from folkmoot.web.statements.models import (
    KeyPoint,
    Match,
    Placement,
    Side,
    Statement,
)
from folkmoot.web.statements.queries.places import find_gathering


def settle_coding(*, coding: Coding, take: Collection[str], by: Actor) -> Batch | None:
    """Take the second person's side at the key points named; leave all else as it is.

    A statement that is gathered nowhere then stands alone.
    """
    # All in the consultation's log, where the codings are.
    desk = Desk(coding.consultation)
    with open_desk(desk, by=by, command="settle_coding") as change:
        coding = _fetch(coding)
        if coding.settled_at is None:
            taken = [d for d in list_differences(coding) if str(d.point.id) in take]
            for difference in taken:
                _take_second(change, desk, coding.statement, difference)
            if taken:
                _stand_somewhere(change, coding.statement)
            change.change(coding, settled_at=change.batch.at)
        return change.saved_batch


def _take_second(
    change: Change, desk: Desk, statement: Statement, difference: Difference
) -> None:
    """The second person spoke of the whole statement, so its segments stand back."""
    point = _find_standing(difference.point)
    of_segments = Match.objects.kept().filter(statement=statement, key_point=point)
    for match in of_segments.exclude(segment=None):
        change.remove(match)
    gather_parts(change, desk, [Part(statement)], point, Side(difference.second))


def _stand_somewhere(change: Change, statement: Statement) -> None:
    is_placed = Placement.objects.kept().filter(statement=statement).exists()
    if not is_placed and not find_gathering(statement=statement).exists():
        alone = Elsewhere(kind=Placement.Kind.ALONE)
        place_statements(change, statements=[statement], elsewhere=alone)


def _find_standing(point: KeyPoint) -> KeyPoint:
    """The key point; or, where it was merged since, the one it is in now."""
    met = {point.id}
    while point.removed_at is not None and point.merged_into is not None:
        point = point.merged_into
        if point.id in met:
            break
        met.add(point.id)
    return point


def _fetch(coding: Coding) -> Coding:
    found: Coding | None = (
        Coding.objects.kept()
        .select_related("sample", "statement__sheet__area", "statement__asked")
        .filter(id=coding.id)
        .first()
    )
    if found is None:
        raise ChangeRefusedError("sample_is_gone")
    if found.sample.ended_at is None:
        raise ChangeRefusedError("not_handed_in")
    return found
