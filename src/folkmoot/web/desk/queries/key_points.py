"""The middle of the desk: key points with who stands behind them, and their themes."""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from folkmoot.web.desk.models import SuggestedPoint
from folkmoot.web.desk.queries.counts import (
    Asked,
    Tally,
    read_asked,
    read_said,
    read_suggested,
    tally,
)
from folkmoot.web.desk.queries.halls import Halls
from folkmoot.web.desk.queries.rows import count_memos
from folkmoot.web.desk.queries.scope import Desk
from folkmoot.web.desk.queries.suggestions import find_open_points
from folkmoot.web.events.prepared import PreparedQuery
from folkmoot.web.statements.models import Heading, KeyPoint

_FIND_OPEN_POINTS = PreparedQuery[SuggestedPoint](find_open_points)
Parts = Mapping[uuid.UUID, list[uuid.UUID]]


def tell_key_points(
    desk: Desk, halls: Halls, *, run: uuid.UUID | None
) -> dict[str, Any]:
    """All key points and themes of the desk, and those the machine proposes."""
    asked = read_asked(halls)
    return {
        "headings": tell_headings(desk),
        "points": _tell_points(desk, halls, asked),
        "suggested": _tell_suggested(halls, asked, run) if run else [],
    }


def tell_headings(desk: Desk) -> list[dict[str, Any]]:
    """The themes in their order."""
    headings = list(Heading.objects.kept().filter(consultation=desk.consultation))
    memos = count_memos([heading.id for heading in headings])
    return [
        {
            "id": str(heading.id),
            "text": heading.text,
            "place": heading.place,
            "version": heading.versions.get("text", 0),
            "memos": memos.get(heading.id, 0),
        }
        for heading in headings
    ]


def _tell_points(desk: Desk, halls: Halls, asked: Asked) -> list[dict[str, Any]]:
    points = list(desk.find_key_points())
    memos = count_memos([point.id for point in points])
    parts = _find_parts(points)
    tallies = _count_wholes(tally(read_said(halls)), parts)
    return [
        _tell_point(
            point,
            parts=[str(part) for part in parts.get(point.id, ())],
            memos=memos.get(point.id, 0),
            counts=tallies[point.id].tell(asked, point.focus_area_id),
        )
        for point in points
    ]


def _tell_point(
    point: KeyPoint, *, parts: list[str], memos: int, counts: dict[str, int]
) -> dict[str, Any]:
    return {
        "id": str(point.id),
        "text": point.text,
        "meeting": _name(point.meeting_id),
        "focus_area": _name(point.focus_area_id),
        "heading": _name(point.heading_id),
        "part_of": _name(point.part_of_id),
        "place": point.place,
        **counts,
        "parts": parts,
        "memos": memos,
        "versions": point.versions,
    }


def _find_parts(points: Iterable[KeyPoint]) -> Parts:
    parts: defaultdict[uuid.UUID, list[uuid.UUID]] = defaultdict(list)
    for point in points:
        if point.part_of_id is not None:
            parts[point.part_of_id].append(point.id)
    return parts


def _count_wholes(
    tallies: defaultdict[uuid.UUID, Tally], parts: Parts
) -> defaultdict[uuid.UUID, Tally]:
    """With what was said to its parts counted for each whole, too."""
    for whole, own in parts.items():
        for part in own:
            tallies[whole].add(tallies[part])
    return tallies


def _tell_suggested(halls: Halls, asked: Asked, run: uuid.UUID) -> list[dict[str, Any]]:
    tallies = tally(read_suggested(halls, run))
    return [
        _tell_suggested_point(point, tallies[point.id].tell(asked, point.focus_area_id))
        for point in _FIND_OPEN_POINTS.fetch(run=run)
    ]


def _tell_suggested_point(
    point: SuggestedPoint, counts: dict[str, int]
) -> dict[str, Any]:
    return {
        "id": str(point.id),
        "text": point.text,
        "meeting": None,
        "focus_area": _name(point.focus_area_id),
        "heading": None,
        "part_of": None,
        "place": float(point.rank),
        **counts,
        "parts": [],
        "memos": 0,
        "versions": {},
    }


def _name(row_id: uuid.UUID | None) -> str | None:
    return None if row_id is None else str(row_id)
