"""How many stand on a side, as it may be published: small and closed counts withheld.

Groups and meetings are counted as they are, but for meetings under Chatham House and
with a group of few people. Respondents of surveys are people: a count of them by an
attribute is withheld under the limit, and so is what would give it away. That few of a
kind did *not* say something is no count of people: nobody was asked about a key point,
and who did not say it has not said the opposite.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from folkmoot.analysis.suppression import suppress_small, withhold
from folkmoot.domain.findings import Backing, Counted, FoundKeyPoint, TraitKind
from folkmoot.domain.ids import MeetingId
from folkmoot.domain.public_answer import (
    AtMeeting,
    OfAttribute,
    PublicSide,
    name_publicly,
)

NOT_TOLD = ""
Cells = Mapping[str, Counted]
# How many of each kind were asked, the kinds in order.
Base = tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Withholding:
    """What is withheld of all key points together.

    `closed` are the meetings whose own counts are not told; `bases` has, for each
    attribute, how many of each kind were asked in the tables that are published.
    """

    limit: int
    closed: Collection[MeetingId]
    bases: Mapping[str, Base]


def plan_withholding(
    points: Collection[FoundKeyPoint], *, closed: Collection[MeetingId], limit: int
) -> Withholding:
    """Which tables may be published beside each other.

    Some key points were asked about in one survey, others in several, and one base less
    another may tell of few people. So an attribute is published for the key points of
    its largest base alone.
    """
    found: dict[str, set[Base]] = {}
    for point in points:
        for backing in (point.supports, point.opposes):
            for name, cells in list_attributes(backing).items():
                found.setdefault(name, set()).add(_tell_base(cells))
    bases = {name: max(each, key=_rank_base) for name, each in found.items()}
    return Withholding(limit=limit, closed=closed, bases=bases)


def list_attributes(backing: Backing) -> dict[str, dict[str, Counted]]:
    """The respondents by each attribute; those who did not tell it are a kind, too.

    Without them the total less the table would tell how many they are. An attribute of
    which somebody has several values adds up to nothing, and is left out.
    """
    tables: dict[str, dict[str, Counted]] = {}
    for trait, counted in backing.by_trait.items():
        if trait.kind is TraitKind.ATTRIBUTE:
            tables.setdefault(trait.name, {})[trait.value] = counted
    whole = backing.respondents
    for name, cells in list(tables.items()):
        heard = whole.heard - sum(each.heard for each in cells.values())
        asked = whole.asked - sum(each.asked for each in cells.values())
        if heard < 0 or asked < heard:
            del tables[name]
        elif asked:
            cells[NOT_TOLD] = Counted(heard=heard, asked=asked)
    return tables


def show_side(
    point: FoundKeyPoint, name: str, backing: Backing, planned: Withholding
) -> PublicSide:
    """The side of the key point, `supports` or `opposes`."""
    by_meeting, groups, meetings = _show_groups(backing, planned)
    respondents = _show_people(backing.respondents, planned)
    rows: list[OfAttribute] = []
    for attribute, cells in sorted(list_attributes(backing).items()):
        if respondents is None or _tell_base(cells) != planned.bases[attribute]:
            continue
        shown = _show_cells(cells, backing.respondents, planned.limit)
        if shown is None:
            # What they came to together would give the parts away.
            respondents, rows = None, []
            break
        for value, counted in sorted(shown.items()):
            id_ = name_publicly(f"{point.id}/{name}/{attribute}/{value}")
            heard, asked = counted
            rows.append(
                OfAttribute(
                    id=id_, attribute=attribute, value=value, heard=heard, asked=asked
                )
            )
    return PublicSide(
        groups=groups,
        meetings=meetings,
        respondents=respondents,
        submissions=_show_people(backing.submissions, planned),
        by_meeting=by_meeting,
        by_attribute=tuple(rows),
    )


def _show_people(counted: Counted, planned: Withholding) -> Counted | None:
    return counted if counted.heard >= planned.limit else None


def _show_groups(
    backing: Backing, planned: Withholding
) -> tuple[tuple[AtMeeting, ...], Counted | None, Counted | None]:
    """By meeting, in all, and at how many meetings."""
    asked = {
        meeting: counted.asked
        for meeting, counted in backing.by_meeting.items()
        if counted.asked
    }
    heard = {meeting: backing.by_meeting[meeting].heard for meeting in asked}
    closed = [meeting for meeting in heard if meeting in planned.closed]
    if sum(heard.values()) != backing.groups.heard:
        # Groups that no meeting names: what is told by meeting would not add up.
        return (), None if closed else backing.groups, None
    shown = withhold(heard, closed, total=backing.groups.heard, asked=asked)
    rows = tuple(
        AtMeeting(
            meeting=name_publicly(meeting),
            heard=shown.counts[meeting],
            asked=asked[meeting],
        )
        for meeting in heard
    )
    groups = None if shown.total is None else backing.groups
    meetings = None
    if all(row.heard is not None for row in rows):
        meetings = Counted(heard=sum(bool(row.heard) for row in rows), asked=len(rows))
    return rows, groups, meetings


def _show_cells(
    cells: Cells, whole: Counted, limit: int
) -> dict[str, tuple[int | None, int | None]] | None:
    """None where no withholding among the parts is enough."""
    asked = suppress_small(
        {value: counted.asked for value, counted in cells.items()},
        total=whole.asked,
        limit=limit,
    )
    shown = suppress_small(
        {value: counted.heard for value, counted in cells.items()},
        total=whole.heard,
        asked=asked,
        limit=limit,
    )
    if shown.total is None:
        return None
    return {value: (shown.counts[value], asked.counts[value]) for value in cells}


def _tell_base(cells: Cells) -> Base:
    return tuple(sorted((value, each.asked) for value, each in cells.items()))


def _rank_base(base: Base) -> tuple[int, Base]:
    return sum(count for _, count in base), base
