"""What a paper can rest on: the meeting's key points and statements, by anchor."""

from typing import Any

from folkmoot.documents.draft_areas import list_areas
from folkmoot.documents.draft_gaps import find_gaps
from folkmoot.documents.draft_plan import Gathered, Plan
from folkmoot.documents.minutes_model import PaperKind
from folkmoot.documents.refresh_minutes import refresh_minutes
from folkmoot.domain.key_points import KeyPoint, Relation
from folkmoot.domain.record import INPUT_KINDS, SectionKind
from folkmoot.web.desk.queries.scope import Desk
from folkmoot.web.meetings.models import Meeting
from folkmoot.web.minutes.models import Paper
from folkmoot.web.minutes.queries.drafts import compose_from, find_wishes, leave_out
from folkmoot.web.minutes.queries.gathered import read_gathered
from folkmoot.web.minutes.queries.papers import list_parts, load_paper
from folkmoot.web.minutes.queries.plans import read_plan
from folkmoot.web.minutes.queries.wordings import read_texts


def tell_material(meeting: Meeting) -> dict[str, Any]:
    """Every key point and statement, with who said it and where."""
    desk = Desk(meeting.consultation, meeting)
    plan, gathered = read_plan(desk, meeting), read_gathered(desk)
    return {
        "points": _tell_points(plan, gathered),
        "statements": [
            {
                "anchor": f"s-{statement.id}",
                "text": statement.text,
                "group": statement.group or "",
                "area": ""
                if section.kind is SectionKind.PLENARY
                else section.focus_area or section.heading or "",
                "is_plenary": section.kind is SectionKind.PLENARY,
            }
            for section in plan.meeting.sections
            if section.kind in INPUT_KINDS
            for statement in section.statements
        ],
    }


def tell_state(paper: Paper) -> dict[str, Any]:
    """What to look at before the paper is closed, and whether there is news for it."""
    desk = Desk(paper.meeting.consultation, paper.meeting)
    plan, gathered = read_plan(desk, paper.meeting), read_gathered(desk)
    news = _count_news(paper, plan, gathered)
    if paper.kind != PaperKind.MINUTES:
        return {"news": news, "loose": [], "not_restated": []}
    gaps = find_gaps(load_paper(paper), plan, gathered)
    return {
        "news": news,
        "loose": [
            {"line": one.line, "text": one.text, "whole": one.is_whole_line}
            for one in gaps.loose
        ],
        "not_restated": [f"s-{one}" for one in gaps.not_restated],
    }


def _count_news(paper: Paper, plan: Plan, gathered: Gathered) -> int:
    """How many parts a refresh would make, change or take away."""
    rows = list_parts(paper)
    old = load_paper(paper, rows)
    left_out = {part.anchor for part in rows if part.is_left_out}
    texts = read_texts(paper.meeting.consultation, paper.language)
    fresh = compose_from(plan, gathered, paper.kind, find_wishes(rows), texts)
    new = refresh_minutes(old, leave_out(fresh, left_out))
    before = {part.anchor: (part.title, part.blocks) for part in old.parts}
    after = {part.anchor: (part.title, part.blocks) for part in new.parts}
    return sum(before.get(anchor) != after.get(anchor) for anchor in {*before, *after})


def _tell_points(plan: Plan, gathered: Gathered) -> list[dict[str, Any]]:
    homes = {
        one.point.id: (area.name, len(one.groups), area.groups_asked)
        for area in list_areas(plan, gathered)
        for one in area.carried
    }
    return [
        {
            "anchor": f"k-{point.id}",
            "text": point.text,
            "area": homes.get(point.id, ("", 0, 0))[0],
            "groups": homes.get(point.id, ("", 0, 0))[1],
            "asked": homes.get(point.id, ("", 0, 0))[2],
            "supports": _list(point, Relation.SUPPORTS),
            "opposes": _list(point, Relation.OPPOSES),
        }
        for point in gathered.key_points
    ]


def _list(point: KeyPoint, relation: Relation) -> list[str]:
    found = dict.fromkeys(
        match.statement for match in point.matches if match.relation is relation
    )
    return [f"s-{one}" for one in found]
