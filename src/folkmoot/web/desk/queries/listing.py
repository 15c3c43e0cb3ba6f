"""The desk's list of statements: how many there are, and a window of them in order."""

import uuid
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, OuterRef, Subquery
from django.db.models.functions import Length

from folkmoot.web.desk.models import Suggestion
from folkmoot.web.desk.queries.filters import Filters, choose
from folkmoot.web.desk.queries.scope import Desk
from folkmoot.web.meetings.models import MeetingArea
from folkmoot.web.statements.queries.places import Annotated

MOST_AT_ONCE = 500


@dataclass(frozen=True)
class Window:
    """Some of the statements that were asked for, and how many there are in all."""

    total: int
    ids: list[uuid.UUID]


@dataclass(frozen=True)
class _Pile:
    """Statements that lie together, and how to find them."""

    wanted: dict[str, Any]
    count: int


def list_window(
    desk: Desk, filters: Filters, *, run: uuid.UUID | None, offset: int, limit: int
) -> Window:
    """The statements from `offset` on, at most `limit` of them."""
    found = choose(desk.find_statements(), filters, run=run)
    if filters.order in ("said", "area"):
        return _list_by_piles(desk, found, filters.order, offset, limit)
    ordered = _ORDERING[filters.order](found, run)
    ids = ordered.values_list("id", flat=True)[offset : offset + limit]
    return Window(found.count(), list(ids))


def find_fitting(
    desk: Desk,
    filters: Filters,
    ids: Iterable[uuid.UUID],
    *,
    run: uuid.UUID | None,
) -> list[uuid.UUID]:
    """Those of these statements that are asked for."""
    among = desk.find_statements().filter(id__in=list(ids))
    found = choose(among, filters, run=run).order_by()
    return list(found.values_list("id", flat=True))


def _list_by_piles(
    desk: Desk, found: Annotated, order: str, offset: int, limit: int
) -> Window:
    """By meeting (and area), then as said: only the piles in the window are read.

    To sort all statements of a tour takes longer than to count them by pile.
    """
    piles = _count_piles(desk, found, by_area=order == "area")
    ids: list[uuid.UUID] = []
    passed = 0
    for pile in piles:
        start = max(offset - passed, 0)
        wanted = limit - len(ids)
        if start < pile.count and wanted:
            in_order = found.filter(**pile.wanted).order_by("number", "id")
            ids += in_order.values_list("id", flat=True)[start : start + wanted]
        passed += pile.count
    return Window(passed, ids)


def _count_piles(desk: Desk, found: Annotated, *, by_area: bool) -> list[_Pile]:
    names = ["meeting", *(["sheet__area", "asked"] if by_area else [])]
    counted = found.order_by().values_list(*names).annotate(count=Count("pk"))
    counts = {tuple(key): count for *key, count in counted}
    rank = _Ranks(desk, by_area=by_area)
    ordered = sorted(counts, key=rank.find)
    return [_Pile(dict(zip(names, key, strict=True)), counts[key]) for key in ordered]


class _Ranks:
    """Where a pile lies: by its area where that is asked for, then by its meeting."""

    def __init__(self, desk: Desk, *, by_area: bool) -> None:
        meetings = desk.find_meetings().values_list("id", flat=True)
        self._meetings = {each: rank for rank, each in enumerate(meetings)}
        self._areas = _rank_areas(desk) if by_area else {}

    def find(self, key: tuple[Any, ...]) -> tuple[int, int]:
        meeting, *areas = key
        area = next((each for each in areas if each is not None), None)
        # What was said in no area comes last.
        return (
            self._areas.get(area, len(self._areas)),
            self._meetings.get(meeting, len(self._meetings)),
        )


def _rank_areas(desk: Desk) -> dict[uuid.UUID | None, int]:
    """The rank of each meeting's areas; the same focus area has one in all meetings."""
    areas = MeetingArea.objects.filter(meeting__in=desk.find_meetings())
    ordered = areas.order_by("focus_area__place", "focus_area_id")
    found = list(ordered.values_list("id", "focus_area_id"))
    focus_areas = list(dict.fromkeys(focus_area for _, focus_area in found))
    return {area: focus_areas.index(focus_area) for area, focus_area in found}


def _order_by_length(found: Annotated, run: uuid.UUID | None) -> Annotated:
    """The shortest first: what says one thing plainly."""
    del run
    return found.order_by(Length("text"), "number", "id")


def _order_by_likeness(found: Annotated, run: uuid.UUID | None) -> Annotated:
    """By the key point that the machine would gather it into, the surest first.

    What goes with nothing comes last.
    """
    best = (
        Suggestion.objects.filter(run=run, statement=OuterRef("pk"))
        .exclude(point=None)
        .order_by("-score", "id")
    )
    ranked = found.annotate(
        desk_rank=Subquery(best.values("point__rank")[:1]),
        desk_score=Subquery(best.values("score")[:1]),
    )
    ordered: Annotated = ranked.order_by(
        F("desk_rank").asc(nulls_last=True),
        F("desk_score").desc(nulls_last=True),
        "number",
        "id",
    )
    return ordered


_ORDERING: Mapping[str, Callable[[Annotated, uuid.UUID | None], Annotated]] = {
    "length": _order_by_length,
    "likeness": _order_by_likeness,
}
