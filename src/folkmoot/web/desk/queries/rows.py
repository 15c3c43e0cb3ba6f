"""Statements as rows of the desk, with all that is decided and suggested about them."""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count
from django.utils import timezone

from folkmoot.web.desk.models import Memo
from folkmoot.web.desk.queries.halls import Halls
from folkmoot.web.desk.queries.suggestions import find_open_suggestions
from folkmoot.web.events.prepared import PreparedQuery
from folkmoot.web.statements.models import Match, Placement, Segment, Statement
from folkmoot.web.statements.queries.places import annotate_places
from folkmoot.web.statements.search import find_spans

_FIELDS = (
    "id", "text", "meeting_id", "sheet__group_id", "said_by_id", "respondent__number",
    "sheet__area__focus_area_id", "asked__focus_area_id", "part", "origin", "sent_at",
    "arrived_late", "marked", "versions", "desk_place", "document_id", "number",
)  # fmt: skip
_FIND_STATEMENTS = PreparedQuery[tuple[Any, ...]](
    lambda ids: (
        annotate_places(Statement.objects.filter(id__in=ids))
        .order_by()
        .values_list(*_FIELDS)
    )
)
_FIND_SEGMENTS = PreparedQuery[tuple[uuid.UUID, uuid.UUID, int, int, int]](
    lambda ids: (
        Segment.objects.kept()
        .filter(statement__in=ids)
        .order_by("start", "id")
        .values_list("statement_id", "id", "start", "end", "version")
    )
)
_FIND_MATCHES = PreparedQuery[tuple[Any, ...]](
    lambda ids: (
        Match.objects.kept()
        .filter(statement__in=ids, key_point__removed_at=None)
        .order_by("id")
        .values_list(
            "statement_id", "id", "key_point_id", "segment_id", "side", "versions"
        )
    )
)
_FIND_PLACEMENTS = PreparedQuery[tuple[Any, ...]](
    lambda ids: (
        Placement.objects.kept()
        .filter(statement__in=ids)
        .order_by()
        .values_list("statement_id", "kind", "reason", "words", "original_id")
    )
)
_COUNT_DUPLICATES = PreparedQuery[tuple[uuid.UUID, int]](
    lambda ids: (
        Placement.objects.kept()
        .filter(original__in=ids, statement__removed_at=None)
        .order_by()
        .values_list("original_id")
        .annotate(count=Count("id"))
    )
)
_COUNT_MEMOS = PreparedQuery[tuple[uuid.UUID, int]](
    lambda ids: (
        Memo.objects.kept()
        .filter(about__in=ids)
        .order_by()
        .values_list("about")
        .annotate(count=Count("id"))
    )
)
_FIND_SUGGESTIONS = PreparedQuery[tuple[Any, ...]](
    lambda ids, run: (
        find_open_suggestions(run)
        .filter(statement__in=ids)
        .order_by("-score", "id")
        .values_list(
            "statement_id", "id", "point_id", "point__key_point_id",
            "point__key_point__text", "point__text", "side", "score", "kind",
            "original_id", "original__text",
        )
    )
)  # fmt: skip


@dataclass(frozen=True)
class _Beside:
    """What there is beside some statements, by their ids."""

    segments: Mapping[uuid.UUID, list[tuple[uuid.UUID, int, int, int]]]
    matches: Mapping[uuid.UUID, list[dict[str, Any]]]
    placements: Mapping[uuid.UUID, tuple[str, str, str, uuid.UUID | None]]
    duplicates: Mapping[uuid.UUID, int]
    memos: Mapping[uuid.UUID, int]
    suggestions: Mapping[uuid.UUID, list[tuple[Any, ...]]]


def tell_rows(
    ids: Sequence[uuid.UUID], *, halls: Halls, run: uuid.UUID | None, words: str = ""
) -> list[dict[str, Any]]:
    """These statements, in this order; `words` is what was searched for."""
    if not ids:
        return []
    found = {values[0]: values for values in _FIND_STATEMENTS.fetch(ids=ids)}
    beside = _read_beside(ids, run)
    return [
        _tell_row(found[each], beside, halls, words) for each in ids if each in found
    ]


def count_memos(ids: Sequence[uuid.UUID]) -> dict[uuid.UUID, int]:
    """How many memos there are, by what they are about."""
    return dict(_COUNT_MEMOS.fetch(ids=ids)) if ids else {}


def _read_beside(ids: Sequence[uuid.UUID], run: uuid.UUID | None) -> _Beside:
    suggested = _FIND_SUGGESTIONS.fetch(ids=ids, run=run) if run else []
    return _Beside(
        segments=_gather(_FIND_SEGMENTS.fetch(ids=ids)),
        matches=_read_matches(ids),
        placements={each: rest for each, *rest in _FIND_PLACEMENTS.fetch(ids=ids)},  # type: ignore[misc]
        duplicates=dict(_COUNT_DUPLICATES.fetch(ids=ids)),
        memos=count_memos(ids),
        suggestions=_gather(suggested),
    )


def _read_matches(ids: Sequence[uuid.UUID]) -> Mapping[uuid.UUID, list[dict[str, Any]]]:
    matches: defaultdict[uuid.UUID, list[dict[str, Any]]] = defaultdict(list)
    for statement, match, key_point, segment, side, versions in _FIND_MATCHES.fetch(
        ids=ids
    ):
        matches[statement].append(
            {
                "id": str(match),
                "key_point": str(key_point),
                "segment": _name(segment),
                "side": side,
                "version": versions.get("side", 0),
            }
        )
    return matches


def _gather(rows: Iterable[tuple[Any, ...]]) -> Mapping[uuid.UUID, list[Any]]:
    gathered: defaultdict[uuid.UUID, list[Any]] = defaultdict(list)
    for statement, *rest in rows:
        gathered[statement].append(tuple(rest))
    return gathered


def _tell_row(
    values: tuple[Any, ...], beside: _Beside, halls: Halls, words: str
) -> dict[str, Any]:
    told = dict(zip(_FIELDS, values, strict=True))
    own, text, version = told["id"], told["text"], told["versions"].get("text", 0)
    group = halls.find_group(told["sheet__group_id"] or told["said_by_id"])
    area = told["sheet__area__focus_area_id"] or told["asked__focus_area_id"]
    respondent = told["respondent__number"]
    suggestions = beside.suggestions.get(own, [])
    return {
        "id": str(own),
        "text": text,
        "meeting": str(told["meeting_id"]),
        "meeting_title": halls.name_meeting(told["meeting_id"]),
        "group": group and str(group.id),
        "group_title": group.title if group else halls.name_respondent(respondent),
        "area": _name(area),
        "area_title": halls.name_area(area),
        "at": timezone.localtime(told["sent_at"]).isoformat(),
        "source": "survey" if respondent is not None else told["origin"],
        "part": told["part"],
        "place": told["desk_place"],
        "late": told["arrived_late"],
        "marked": told["marked"],
        "edited": version > 0,
        "segments": [
            {"id": str(each), "start": start, "end": end, "stale": counted != version}
            for each, start, end, counted in beside.segments.get(own, [])
        ],
        "matches": beside.matches.get(own, []),
        **_tell_placement(beside, own),
        "suggested": _tell_suggested(suggestions[0]) if suggestions else None,
        "suggestions": len(suggestions),
        "memos": beside.memos.get(own, 0),
        "spans": find_spans(text, words) if words else [],
    }


def _tell_placement(beside: _Beside, statement: uuid.UUID) -> dict[str, Any]:
    kind, reason, words, original = beside.placements.get(statement, ("", "", "", None))
    is_aside = kind == Placement.Kind.ASIDE
    return {
        "aside": {"reason": reason, "words": words} if is_aside else None,
        "original": _name(original),
        "duplicates": beside.duplicates.get(statement, 0),
    }


def _tell_suggested(values: tuple[Any, ...]) -> dict[str, Any]:
    own, point, key_point, words, text, side, score, kind, original, same = values
    return {
        "id": str(own),
        "point": _name(point),
        "key_point": _name(key_point),
        "text": words or text or same or "",
        "side": side,
        "score": score,
        "kind": kind,
        "original": _name(original),
    }


def _name(row_id: uuid.UUID | None) -> str | None:
    return None if row_id is None else str(row_id)
