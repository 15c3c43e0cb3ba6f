"""Key points of the plenary, with their answers where the secretary shows them."""

import uuid
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Count

from folkmoot.web.board.models import Answer, Board, Choice, Mark, PlenaryPoint
from folkmoot.web.events.prepared import PreparedQuery
from folkmoot.web.statements.queries.groups import Tables

_FIND_POINTS = PreparedQuery[PlenaryPoint](
    lambda meeting: (
        PlenaryPoint.objects.kept()
        .filter(meeting=meeting, key_point__removed_at=None)
        .select_related("key_point")
    )
)
# A group of fewer answers is not told by itself: it could be told who gave them.
FEWEST = 3
_Group = uuid.UUID | None


def tell_points(board: Board, tables: Tables) -> list[dict[str, Any]]:
    """All key points of the meeting's plenary, in their order."""
    points = list_points(board.meeting_id)
    shown = [point.id for point in points if point.shows_counts]
    counts = count_answers(shown, board, tables)
    return [
        {
            "id": str(point.id),
            "key_point": str(point.key_point_id),
            "text": point.key_point.text,
            "focus_area": focus_area and str(focus_area),
            "place": point.place,
            "state": point.state,
            "shows_counts": point.shows_counts,
            "counts": counts.get(point.id),
        }
        for point in points
        for focus_area in [point.key_point.focus_area_id]
    ]


def list_points(meeting_id: uuid.UUID) -> list[PlenaryPoint]:
    """The key points of a meeting's plenary with their words, in their order."""
    return _FIND_POINTS.fetch(meeting=meeting_id)


def count_answers(
    points: list[uuid.UUID], board: Board, tables: Tables
) -> dict[uuid.UUID, dict[str, Any]]:
    """How the hall answers these key points, whether or not it is shown there."""
    answers, marks = _count_answers(points), _count_marks(points)
    return {
        point: _tell_counts(answers[point], marks[point], board, tables)
        for point in points
    }


def _count_answers(
    points: list[uuid.UUID],
) -> defaultdict[uuid.UUID, Counter[tuple[_Group, str]]]:
    """How many answered what, by point and group."""
    counts: defaultdict[uuid.UUID, Counter[tuple[_Group, str]]] = defaultdict(Counter)
    if not points:
        return counts
    found = Answer.objects.kept().filter(point__in=points).order_by()
    counted = found.values_list("point", "group", "choice").annotate(Count("id"))
    for point, group, choice, count in counted:
        counts[point][group, choice] += count
    return counts


def _count_marks(points: list[uuid.UUID]) -> Counter[uuid.UUID]:
    if not points:
        return Counter()
    found = Mark.objects.kept().filter(point__in=points).order_by()
    return Counter(dict(found.values_list("point").annotate(Count("id"))))


def _tell_counts(
    answers: Counter[tuple[_Group, str]], marks: int, board: Board, tables: Tables
) -> dict[str, Any]:
    by_choice: Counter[str] = Counter()
    by_group: defaultdict[uuid.UUID, Counter[str]] = defaultdict(Counter)
    for (group, choice), count in answers.items():
        by_choice[choice] += count
        if group is not None:
            by_group[tables.find_standing(group)][choice] += count
    tells_groups = board.answers_by_group and not board.chatham_house
    tellable = find_tellable({group: each.total() for group, each in by_group.items()})
    return {
        **_tell_choices(by_choice),
        "marks": marks,
        "groups": [
            {"group": str(group), **_tell_choices(by_group[group])}
            for group in _sort(tellable)
        ]
        if tells_groups
        else None,
    }


def find_tellable(sizes: Mapping[uuid.UUID, int]) -> set[uuid.UUID]:
    """The groups whose answers may be told by themselves.

    Those left out have to be so many together that they cannot be reckoned from the
    sum, either; so the smallest of the others may have to go with them.
    """
    by_size = sorted(sizes, key=lambda group: (sizes[group], str(group)))
    left_out = 0
    while by_size and (sizes[by_size[0]] < FEWEST or 0 < left_out < FEWEST):
        left_out += sizes[by_size.pop(0)]
    return set(by_size)


def _tell_choices(counts: Counter[str]) -> dict[str, int]:
    return {choice.value: counts[choice.value] for choice in Choice}


def _sort(groups: Iterable[uuid.UUID]) -> list[uuid.UUID]:
    return sorted(groups, key=str)
