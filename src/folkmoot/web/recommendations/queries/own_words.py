"""The groups' own words behind evidence, and what only the machine has placed there."""

import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from folkmoot.domain.findings import FoundKeyPoint
from folkmoot.domain.key_points import KeyPointId, Relation
from folkmoot.web.desk.queries.scope import Desk
from folkmoot.web.desk.queries.statement_panel import RELATED
from folkmoot.web.desk.queries.suggestions import (
    find_open_suggestions,
    find_suggesting_run,
)
from folkmoot.web.events.models import cut
from folkmoot.web.statements.models import Statement

# So many are shown on the page; the desk has them all.
MOST_SHOWN = 12
# What nobody reads here, and what takes long to read: a whole document's text, and what
# is kept as JSON in each of the rows that tell who said it.
_UNREAD = (
    "versions", "located", "document__text", "document__versions",
    "meeting__versions", "sheet__versions", "sheet__group__versions",
    "sheet__group__merged_into__versions", "sheet__area__versions",
    "sheet__area__focus_area__versions", "sheet__area__focus_area__aliases",
    "asked__versions", "asked__focus_area__versions", "asked__focus_area__aliases",
    "said_by__versions", "respondent__versions",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class OwnWords:
    """What was said for and against a key point: as people placed it, and apart from
    that what the machine suggests. `count` says how many there are in all."""

    supports: Sequence[Statement]
    opposes: Sequence[Statement]
    suggested: Sequence[Statement]
    supports_count: int
    opposes_count: int
    suggested_count: int


def read_own_words(
    desk: Desk, points: Collection[FoundKeyPoint]
) -> Mapping[KeyPointId, OwnWords]:
    """Of each key point, with who said it; so many of each as are shown."""
    sides: dict[KeyPointId, dict[Relation, list[str]]] = {
        point.id: {
            side: [each.statement for each in point.standings if each.side is side]
            for side in (Relation.SUPPORTS, Relation.OPPOSES)
        }
        for point in points
    }
    suggested = _read_suggested(desk, points)
    shown = {
        one
        for point in points
        for some in (*sides[point.id].values(), suggested[point.id])
        for one in some[:MOST_SHOWN]
    }
    rows = read_statements(desk, shown)

    def show(ids: Iterable[str]) -> list[Statement]:
        return [rows[one] for one in list(ids)[:MOST_SHOWN] if one in rows]

    return {
        point.id: OwnWords(
            supports=show(sides[point.id][Relation.SUPPORTS]),
            opposes=show(sides[point.id][Relation.OPPOSES]),
            suggested=show(suggested[point.id]),
            supports_count=len(sides[point.id][Relation.SUPPORTS]),
            opposes_count=len(sides[point.id][Relation.OPPOSES]),
            suggested_count=len(suggested[point.id]),
        )
        for point in points
    }


def read_quotable(
    desk: Desk, points: Collection[FoundKeyPoint], *, most: int
) -> Mapping[KeyPointId, list[Statement]]:
    """So many statements for each key point, no two of the same group or answerer."""
    chosen = {point.id: _choose(point, most) for point in points}
    rows = read_statements(desk, {one for some in chosen.values() for one in some})
    return {
        point: [rows[one] for one in some if one in rows]
        for point, some in chosen.items()
    }


def _choose(point: FoundKeyPoint, most: int) -> list[str]:
    by_voice: dict[str, str] = {}
    for each in point.standings:
        if each.side is Relation.SUPPORTS:
            voice = each.group or each.respondent or each.statement
            by_voice.setdefault(voice, each.statement)
    return list(by_voice.values())[:most]


def read_statements(desk: Desk, ids: Collection[str]) -> Mapping[str, Statement]:
    """These statements with who said each, by their ids."""
    wanted = [uuid.UUID(each) for each in sorted(ids)]
    kept = desk.find_statements().select_related(*RELATED).defer(*_UNREAD).order_by()
    return {
        str(row.id): row for some in cut(wanted) for row in kept.filter(id__in=some)
    }


def _read_suggested(
    desk: Desk, points: Collection[FoundKeyPoint]
) -> Mapping[KeyPointId, list[str]]:
    """What the machine's last run places at each, surest first, on no side here."""
    found: defaultdict[KeyPointId, list[str]] = defaultdict(list)
    run = find_suggesting_run(desk)
    if run is None or not points:
        return found
    wholes = {part: point.id for point in points for part in (point.id, *point.parts)}
    rows = find_open_suggestions(run).filter(
        point__key_point__in=[uuid.UUID(each) for each in wholes]
    )
    placed = rows.order_by("-score", "id")
    for point, statement in placed.values_list("point__key_point", "statement"):
        found[wholes[KeyPointId(str(point))]].append(str(statement))
    return found
