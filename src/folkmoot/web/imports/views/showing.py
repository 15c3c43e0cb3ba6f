"""What the page of a draft is given, whatever state the draft is in."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from folkmoot.domain.aside_reasons import tell_aside_reason
from folkmoot.web.imports.corrections import NEW_AREA, NO_AREA, read_corrections
from folkmoot.web.imports.forms.reviewing import KINDS, tell_area
from folkmoot.web.imports.models import Draft, DraftState
from folkmoot.web.imports.queries.balance import Aside
from folkmoot.web.imports.queries.columns import (
    ATTRIBUTE,
    DROP,
    STATEMENT,
    list_columns,
    list_rows,
)
from folkmoot.web.imports.queries.drafts import (
    find_meetings_of,
    find_meetings_to_fill,
    find_newer,
    find_replaceable,
    tell_state,
)
from folkmoot.web.imports.queries.reviews import (
    Part,
    Review,
    load_draft,
    review_record,
)
from folkmoot.web.imports.queries.standing import find_step
from folkmoot.web.imports.queries.stretches import cut_text
from folkmoot.web.imports.queries.versions import compare_versions
from folkmoot.web.imports.refusal_words import say_refused
from folkmoot.web.imports.words import name_kind
from folkmoot.web.meetings.models import FocusArea
from folkmoot.web.meetings.queries.plans import list_focus_areas


@dataclass(frozen=True, kw_only=True)
class ShownPart:
    """A section with what may be chosen for it."""

    part: Part
    kind: str
    kinds: list[tuple[str, str, bool]]
    areas: list[tuple[str, str, bool]]
    is_new_area: bool


@dataclass(frozen=True, kw_only=True)
class ShownAside:
    aside: Aside
    reason: str


def describe_draft(draft: Draft) -> dict[str, Any]:
    state = tell_state(draft)
    context: dict[str, Any] = {
        "draft": draft,
        "consultation": draft.consultation,
        "state": state,
        "problem": _tell_problem(draft),
        "is_fixed": state is DraftState.COMMITTED,
    }
    if state not in (DraftState.READ, DraftState.COMMITTED) or not draft.record:
        return context
    areas = list_focus_areas(draft.consultation)
    record = load_draft(draft)
    corrections = read_corrections(draft.corrections)
    review = review_record(record, corrections, areas=areas, name=draft.name)
    context |= _describe_review(review, areas)
    if review.is_survey:
        columns = list_columns(record, review)
        context |= {
            "columns": [(column, shown) for column, shown in _pair(columns, areas)],
            "kept_columns": [c for c in columns if c.role != DROP],
            "rows": list_rows(review, columns),
            "roles": (STATEMENT, ATTRIBUTE, DROP),
        }
    context |= (
        _describe_standing(draft)
        if state is DraftState.COMMITTED
        else (_describe_choices(draft, review))
    )
    return context


def _describe_review(review: Review, areas: list[FocusArea]) -> dict[str, Any]:
    language = (get_language() or "")[:2]
    return {
        "review": review,
        "stretches": [] if review.is_survey else cut_text(review),
        "sittings": [
            (sitting, [show_part(part, areas) for part in sitting.parts])
            for sitting in review.sittings
        ],
        "labels": sorted({g.label for s in review.sittings for g in s.groups}),
        "next_label": _name_next(review),
        "asides": [
            ShownAside(aside=one, reason=_tell_reason(one, language))
            for one in review.account.asides
        ],
    }


def show_part(part: Part, areas: list[FocusArea]) -> ShownPart:
    chosen = tell_area(part)
    choices = [
        *((str(area.id), area.title) for area in areas),
        (NEW_AREA, _("a new focus area …")),
        (NO_AREA, _("no focus area")),
    ]
    return ShownPart(
        part=part,
        kind=name_kind(part.kind),
        kinds=[(k.value, name_kind(k), k is part.kind) for k in KINDS],
        areas=[(value, told, value == chosen) for value, told in choices],
        is_new_area=chosen == NEW_AREA,
    )


def _pair(columns: Any, areas: list[FocusArea]) -> Iterator[tuple[Any, Any]]:
    for column in columns:
        yield column, show_part(column.part, areas) if column.part else None


def _describe_choices(draft: Draft, review: Review) -> dict[str, Any]:
    """What may be chosen before it is taken in."""
    replaces = draft.replaces
    stands = replaces is not None and replaces.removed_at is None
    return {
        "to_fill": list(find_meetings_to_fill(draft.consultation)),
        "replaceable": find_replaceable(draft),
        "comparison": compare_versions(review, replaces)
        if replaces is not None and stands
        else None,
    }


def _describe_standing(draft: Draft) -> dict[str, Any]:
    """What became of it."""
    meetings = find_meetings_of(draft.document) if draft.document else []
    newer = find_newer(draft)
    return {"step": find_step(draft), "meetings": meetings, "newer": newer}


def _tell_problem(draft: Draft) -> str:
    """Why it could not be read, or was not taken in the last time."""
    if not draft.fault:
        return ""
    return say_refused(draft.fault, {"name": draft.name, **draft.fault_details})


def _tell_reason(aside: Aside, language: str) -> str:
    if aside.statement:
        return _("set aside by hand")
    return tell_aside_reason(aside.reason, language)


def _name_next(review: Review) -> str:
    numbers = [g.number for s in review.sittings for g in s.groups]
    return _("Group %(number)d") % {"number": max(numbers, default=0) + 1}
