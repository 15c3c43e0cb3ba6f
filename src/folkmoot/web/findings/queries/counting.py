"""Who stands behind each key point, for and against, of those who were asked."""

import uuid
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache

from folkmoot.domain.findings import (
    Backing,
    Counted,
    FocusAreaId,
    GroupId,
    HearingKind,
    RespondentId,
    Standing,
    Trait,
)
from folkmoot.domain.ids import MeetingId, StatementId
from folkmoot.domain.key_points import Relation
from folkmoot.web.desk.queries.counts import Said
from folkmoot.web.findings.queries.material import Material, name_area
from folkmoot.web.statements.models.gathering import GATHERS

_HEX = 32
Areas = frozenset[uuid.UUID]


@dataclass(frozen=True)
class _Base:
    """Who was asked about some focus areas."""

    groups: frozenset[uuid.UUID]
    meetings: frozenset[uuid.UUID]
    respondents: frozenset[uuid.UUID]
    submissions: frozenset[uuid.UUID]
    by_meeting: Mapping[uuid.UUID, int]
    by_trait: Mapping[Trait, int]


class Census:
    """Counts voices; who was asked is worked out once for the same focus areas."""

    def __init__(self, material: Material) -> None:
        self._material = material
        self._find_base: Callable[[Areas], _Base] = cache(self._ask)

    def find_areas(self, said: Iterable[Said]) -> list[uuid.UUID]:
        """Those in which a side was taken, most statements first."""
        statements = {
            (each.voice.area, each.voice.statement)
            for each in said
            if each.side in GATHERS and each.voice.area
        }
        counts = Counter(area for area, _ in statements)
        order = {area: place for place, area in enumerate(self._material.areas)}
        return sorted(
            (area for area in counts if area in order),
            key=lambda area: (-counts[area], order[area]),
        )

    def back(
        self, said: Iterable[Said], side: str, areas: Collection[uuid.UUID]
    ) -> Backing:
        """Who takes the side, of those who were asked about the areas."""
        base = self._find_base(frozenset(areas))
        own = [each.voice for each in said if each.side == side]
        groups = {each.group for each in own if each.group}
        respondents = {
            each.respondent for each in own if each.respondent
        } - base.submissions
        written = self._list_written(said, side)
        meetings = {
            each.meeting
            for each in own
            if self._material.is_of_kind(each.meeting, HearingKind.MEETING)
        }
        of_area = {(each.area, each.group) for each in own if each.area and each.group}
        return Backing(
            statements=len({each.statement for each in own}),
            groups=_count(groups, base.groups),
            meetings=_count(meetings, base.meetings),
            respondents=_count(respondents - written, base.respondents),
            submissions=_count(written, base.submissions),
            by_meeting=self._count_by_meeting(groups, base),
            by_focus_area=self._count_by_area(of_area, areas),
            by_trait=self._count_by_trait(groups | (respondents - written), base),
        )

    def _list_written(self, said: Iterable[Said], side: str) -> set[uuid.UUID]:
        """The submissions that take the side: who wrote them, else what was written."""
        return {
            each.voice.respondent or uuid.UUID(each.voice.statement)
            for each in said
            if each.side == side
            and self._material.is_of_kind(each.voice.meeting, HearingKind.SUBMISSIONS)
        }

    def _ask(self, areas: Areas) -> _Base:
        material = self._material
        asked = material.asked
        groups = frozenset().union(*(asked.groups.get(area, ()) for area in areas))
        hearings = frozenset().union(*(asked.meetings.get(area, ()) for area in areas))
        respondents = self._list_respondents(hearings, HearingKind.SURVEY)
        known = (
            *(material.group_traits.get(group, ()) for group in groups),
            *(material.respondent_traits.get(one, ()) for one in respondents),
        )
        return _Base(
            groups=groups,
            meetings=frozenset(
                one for one in hearings if material.is_of_kind(one, HearingKind.MEETING)
            ),
            respondents=respondents,
            submissions=self._list_respondents(hearings, HearingKind.SUBMISSIONS),
            by_meeting=Counter(material.group_meetings[group] for group in groups),
            by_trait=Counter(trait for traits in known for trait in traits),
        )

    def _list_respondents(
        self, hearings: AbstractSet[uuid.UUID], kind: HearingKind
    ) -> frozenset[uuid.UUID]:
        material = self._material
        return frozenset().union(
            *(
                material.respondents.get(one, frozenset())
                for one in hearings
                if material.is_of_kind(one, kind)
            )
        )

    def _count_by_meeting(
        self, groups: AbstractSet[uuid.UUID], base: _Base
    ) -> Mapping[MeetingId, Counted]:
        heard = Counter(self._material.group_meetings[group] for group in groups)
        return {
            hearing.id: Counted(
                heard=heard[own], asked=max(base.by_meeting.get(own, 0), heard[own])
            )
            for own, hearing in self._material.hearings.items()
            if own in base.by_meeting or heard[own]
        }

    def _count_by_area(
        self,
        of_area: AbstractSet[tuple[uuid.UUID, uuid.UUID]],
        areas: Collection[uuid.UUID],
    ) -> Mapping[FocusAreaId, Counted]:
        heard: defaultdict[uuid.UUID, set[uuid.UUID]] = defaultdict(set)
        for area, group in of_area:
            heard[area].add(group)
        return {
            name_area(area): _count(
                heard[area], self._material.asked.groups.get(area, set())
            )
            for area in self._material.areas
            if area in areas
        }

    def _count_by_trait(
        self, voices: Iterable[uuid.UUID], base: _Base
    ) -> Mapping[Trait, Counted]:
        material = self._material
        heard: Counter[Trait] = Counter()
        for voice in voices:
            heard.update(material.group_traits.get(voice, ()))
            heard.update(material.respondent_traits.get(voice, ()))
        return {
            trait: Counted(heard=heard[trait], asked=max(asked, heard[trait]))
            for trait, asked in {**dict.fromkeys(heard, 0), **base.by_trait}.items()
        }


def list_standings(said: Iterable[Said]) -> tuple[Standing, ...]:
    """Each statement once on each of its sides."""
    own = {(each.voice.statement, each.side): each for each in said}
    return tuple(_stand(own[key]) for key in sorted(own))


def _stand(said: Said) -> Standing:
    voice = said.voice
    return Standing(
        statement=StatementId(write_id(voice.statement)),
        side=Relation(said.side),
        hearing=MeetingId(str(voice.meeting)),
        group=GroupId(str(voice.group)) if voice.group else None,
        respondent=RespondentId(str(voice.respondent)) if voice.respondent else None,
        focus_area=name_area(voice.area) if voice.area else None,
    )


def write_id(told: str) -> str:
    """A row's id as it is written everywhere; SQLite tells it without its dashes."""
    if len(told) != _HEX:
        return told
    return f"{told[:8]}-{told[8:12]}-{told[12:16]}-{told[16:20]}-{told[20:]}"


def _count(heard: AbstractSet[uuid.UUID], asked: AbstractSet[uuid.UUID]) -> Counted:
    return Counted(heard=len(heard), asked=len(heard | asked))
