"""Who stands behind a key point: counts of those who were asked."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Protocol

from folkmoot.analysis.audience import Asking, Audience, find_audience, name_area
from folkmoot.analysis.origins import Group, Origin, Respondent
from folkmoot.domain.ids import StatementId
from folkmoot.domain.key_points import (
    KeyPoint,
    KeyPointId,
    Match,
    Prevalence,
    Relation,
)

# A key point is heard where a statement takes a side on it.
HEARD = frozenset({Relation.SUPPORTS, Relation.OPPOSES})


class Draft(Protocol):
    """A key point before it is counted."""

    @property
    def id(self) -> KeyPointId:
        """Its id."""

    @property
    def text(self) -> str:
        """Its words."""

    @property
    def source_statement(self) -> StatementId:
        """The statement whose words they are."""

    @property
    def matches(self) -> tuple[Match, ...]:
        """What stands to it, duplicates too."""


def count_key_points(
    drafts: Iterable[Draft], *, origins: Mapping[StatementId, Origin]
) -> tuple[KeyPoint, ...]:
    """The key points with who stands behind them, most widely carried first.

    That is by groups and respondents, then meetings, then statements in support.
    """
    census = Census(origins)
    points = [_count(draft, census) for draft in drafts]
    return tuple(sorted(points, key=_rank))


def _count(draft: Draft, census: "Census") -> KeyPoint:
    return KeyPoint(
        id=draft.id,
        text=draft.text,
        source_statement=draft.source_statement,
        focus_areas=census.list_areas(draft.matches),
        matches=draft.matches,
        prevalence=census.measure(draft.matches),
    )


def _rank(point: KeyPoint) -> tuple[int, int, int, str]:
    counts = point.prevalence
    supporting = {
        match.statement
        for match in point.matches
        if match.relation is Relation.SUPPORTS
    }
    voices = counts.groups + counts.respondents
    return -voices, -counts.meetings, -len(supporting), point.id


class Census:
    """Counts voices; who was asked is worked out once for all key points."""

    def __init__(self, origins: Mapping[StatementId, Origin]) -> None:
        self._origins = origins
        self._audience: Audience = find_audience(origins.values())
        self._values: dict[Asking, dict[str, dict[str, int]]] = {}

    def measure(self, matches: Iterable[Match]) -> Prevalence:
        """Count who supports a key point, of those asked where it was raised.

        It was raised where a statement supports or opposes it; only `supports` counts.
        A group or respondent that repeats itself is heard once. Who spoke without a
        group, as in the plenary, counts for the meeting only.
        """
        heard = [match for match in matches if match.relation in HEARD]
        asking = self._find_asking(heard)
        supporting = [
            self._origins[match.statement]
            for match in heard
            if match.relation is Relation.SUPPORTS
        ]
        groups = {o.voice for o in supporting if isinstance(o.voice, Group)}
        respondents = {o.voice for o in supporting if isinstance(o.voice, Respondent)}
        return Prevalence(
            groups=len(groups),
            groups_asked=len(self._audience.list_groups(asking)),
            meetings=len({o.meeting.id for o in supporting if o.meeting}),
            meetings_asked=len(self._audience.list_meetings(asking)),
            respondents=len(respondents),
            respondents_asked=self._audience.count_respondents(asking),
            by=self._count_by_value(supporting, asking),
        )

    def list_areas(self, matches: Iterable[Match]) -> tuple[str, ...]:
        """The focus areas in which a key point was raised, most statements first."""
        statements = {match.statement for match in matches if match.relation in HEARD}
        areas = Counter(
            area
            for statement in statements
            if (area := self._origins[statement].section.focus_area)
        )
        return tuple(sorted(areas, key=lambda area: (-areas[area], area)))

    def _find_asking(self, heard: Iterable[Match]) -> Asking:
        raised = [self._origins[match.statement] for match in heard]
        return Asking(
            areas=frozenset(name_area(o) for o in raised if o.meeting),
            surveys=frozenset(o.survey.id for o in raised if o.survey),
        )

    def _count_by_value(
        self, supporting: Iterable[Origin], asking: Asking
    ) -> dict[str, dict[str, tuple[int, int]]]:
        if asking not in self._values:
            self._values[asking] = self._audience.count_values(asking)
        known = {
            (name, value, origin.voice)
            for origin in supporting
            for name, value in origin.statement.attributes.items()
        }
        counts = Counter((name, value) for name, value, voice in known if voice)
        return {
            name: {
                value: (counts[name, value], total) for value, total in asked.items()
            }
            for name, asked in self._values[asking].items()
        }
