"""All there is to tell about one key point: who carries it, and in what words."""

import uuid
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from folkmoot.domain.findings import (
    Backing,
    Counted,
    Findings,
    FocusAreaId,
    FoundKeyPoint,
    Standing,
)
from folkmoot.domain.ids import MeetingId
from folkmoot.domain.key_points import Relation
from folkmoot.web.board.models import PlenaryPoint
from folkmoot.web.board.queries.answers import read_board
from folkmoot.web.board.queries.counts import count_answers
from folkmoot.web.desk.queries.halls import Halls
from folkmoot.web.desk.queries.scope import Desk
from folkmoot.web.desk.queries.story import Step, tell_story
from folkmoot.web.findings.queries.links import link_statements
from folkmoot.web.findings.queries.statements import Found, list_statements
from folkmoot.web.minutes.models import Paper, PaperPart
from folkmoot.web.statements.models import KeyPoint, Statement
from folkmoot.web.statements.queries.groups import Tables

_MOST_QUOTED = 6
_GOOD_LENGTH = 120

# Of statements: whether one is not marked, and how far it is from a good length.
Facts = Mapping[str, tuple[bool, int]]


@dataclass(frozen=True, kw_only=True)
class Carried:
    """How many of those asked stand for it and against it, in one place."""

    title: str
    supports: Counted
    opposes: Counted
    path: str


@dataclass(frozen=True, kw_only=True)
class SideTold:
    """One side of it: who, and its strongest statements."""

    side: Relation
    backing: Backing
    quoted: Sequence[Found]
    path: str


@dataclass(frozen=True, kw_only=True)
class Answered:
    """What the hall of a meeting answered when it was asked."""

    meeting: str
    agree: int
    disagree: int
    unsure: int


@dataclass(frozen=True, kw_only=True)
class KeyPointTold:
    """The whole page."""

    found: FoundKeyPoint
    areas: Sequence[str]
    first_heard: str
    sides: Sequence[SideTold]
    unresolved_path: str
    by_meeting: Sequence[Carried]
    by_area: Sequence[Carried]
    by_trait: Mapping[str, Sequence[Carried]]
    parts: Sequence[KeyPoint]
    answered: Sequence[Answered]
    papers: Sequence[Paper]
    story: Sequence[Step]


def tell_key_point(
    desk: Desk, findings: Findings, found: FoundKeyPoint, *, with_story: bool
) -> KeyPointTold:
    """`with_story`: with who did what, which is not for everybody."""
    areas = {area.id: area.title for area in findings.focus_areas}
    titles = {each.id: each.title for each in findings.hearings}
    own = [found.id, *found.parts]
    parts = KeyPoint.objects.kept().filter(id__in=found.parts)
    return KeyPointTold(
        found=found,
        areas=[areas[area] for area in found.focus_areas],
        first_heard=titles.get(found.first_meeting, "") if found.first_meeting else "",
        sides=_tell_sides(desk, found),
        unresolved_path=link_statements(key_point=found.id, side=Relation.UNRESOLVED),
        by_meeting=_list_by_meeting(found, titles),
        by_area=_list_by_area(found, areas),
        by_trait=_list_by_trait(found),
        parts=list(parts.select_related("meeting")),
        answered=_list_answered(own),
        papers=_find_papers(own),
        story=tell_story(map(uuid.UUID, own)) if with_story else (),
    )


def _tell_sides(desk: Desk, found: FoundKeyPoint) -> list[SideTold]:
    halls = Halls.of_desk(desk)
    sides = (
        (Relation.SUPPORTS, found.supports),
        (Relation.OPPOSES, found.opposes),
    )
    chosen = {
        side: choose_strongest([s for s in found.standings if s.side is side])
        for side, _ in sides
    }
    wanted = [each for some in chosen.values() for each in some]
    quoted = {each.id: each for each in list_statements(wanted, halls)}
    return [
        SideTold(
            side=side,
            backing=backing,
            quoted=[quoted[str(each)] for each in chosen[side] if str(each) in quoted],
            path=link_statements(key_point=found.id, side=side),
        )
        for side, backing in sides
    ]


def choose_strongest(
    standings: Sequence[Standing], facts: Facts | None = None
) -> list[uuid.UUID]:
    """Those marked as most important, then one of each voice, the plainest first.

    `facts` are those of all standings, where somebody has read them for several sides.
    """
    facts = read_facts(standings) if facts is None else facts
    spoken: Counter[str] = Counter()
    ranked = []
    for each in sorted(standings, key=lambda s: (facts[s.statement], s.statement)):
        voice = each.group or each.respondent or each.hearing
        is_unmarked, distance = facts[each.statement]
        ranked.append((is_unmarked, spoken[voice], distance, each.statement))
        spoken[voice] += 1
    return [uuid.UUID(each[-1]) for each in sorted(ranked)[:_MOST_QUOTED]]


def read_facts(standings: Iterable[Standing]) -> Facts:
    """Whether a statement is not marked, and how far it is from a good length."""
    ids = [each.statement for each in standings]
    found = Statement.objects.filter(id__in=ids).values_list("id", "marked", "text")
    return {
        str(own): (not marked, abs(len(text) - _GOOD_LENGTH))
        for own, marked, text in found
    }


def _list_by_meeting(
    found: FoundKeyPoint, titles: Mapping[MeetingId, str]
) -> list[Carried]:
    meetings = {**found.supports.by_meeting, **found.opposes.by_meeting}
    return [
        Carried(
            title=title,
            supports=found.supports.by_meeting.get(meeting, Counted()),
            opposes=found.opposes.by_meeting.get(meeting, Counted()),
            path=link_statements(key_point=found.id, at_meeting=meeting),
        )
        for meeting, title in titles.items()
        if meeting in meetings
    ]


def _list_by_area(
    found: FoundKeyPoint, titles: Mapping[FocusAreaId, str]
) -> list[Carried]:
    return [
        Carried(
            title=titles[area],
            supports=counted,
            opposes=found.opposes.by_focus_area.get(area, Counted()),
            path=link_statements(key_point=found.id, area=area),
        )
        for area, counted in found.supports.by_focus_area.items()
    ]


def _list_by_trait(found: FoundKeyPoint) -> Mapping[str, list[Carried]]:
    """By the name of the column, or the kind where it has none."""
    told: dict[str, list[Carried]] = {}
    traits = {**found.supports.by_trait, **found.opposes.by_trait}
    for trait in sorted(traits, key=lambda each: (each.kind, each.name, each.value)):
        told.setdefault(trait.name or trait.kind.value, []).append(
            Carried(
                title=trait.value,
                supports=found.supports.by_trait.get(trait, Counted()),
                opposes=found.opposes.by_trait.get(trait, Counted()),
                path=link_statements(key_point=found.id, trait=trait),
            )
        )
    return told


def _list_answered(points: Sequence[str]) -> list[Answered]:
    asked = PlenaryPoint.objects.kept().filter(key_point__in=points)
    found = list(asked.select_related("meeting").order_by("meeting__date", "id"))
    told = []
    for point in found:
        board = read_board(point.meeting_id)
        tables = Tables.of_meeting(point.meeting_id)
        counts = count_answers([point.id], board, tables)[point.id]
        if any(counts[choice] for choice in ("agree", "disagree", "unsure")):
            told.append(
                Answered(
                    meeting=point.meeting.title,
                    agree=counts["agree"],
                    disagree=counts["disagree"],
                    unsure=counts["unsure"],
                )
            )
    return told


def _find_papers(points: Sequence[str]) -> list[Paper]:
    """The papers with a part that rests on it."""
    parts = PaperPart.objects.kept().filter(is_left_out=False)
    found: dict[uuid.UUID, Paper] = {}
    for point in points:
        named = parts.filter(body__contains=point).select_related("paper__meeting")
        found |= {part.paper_id: part.paper for part in named}
    return list(found.values())
