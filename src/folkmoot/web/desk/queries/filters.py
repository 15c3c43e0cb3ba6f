"""A choice of statements: what the page's address and a saved filter say."""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from typing import Any

from django.db.models import Exists, F, IntegerField, OuterRef, Q, QuerySet, TextField
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast

from folkmoot.web.desk.models import Memo
from folkmoot.web.desk.queries.suggestions import find_open_suggestions
from folkmoot.web.meetings.models import Group, GroupMember
from folkmoot.web.statements.models import (
    KeyPoint,
    Match,
    Origin,
    Placement,
    Respondent,
    Segment,
    Sheet,
    Side,
    Statement,
)
from folkmoot.web.statements.models.gathering import GATHERS
from folkmoot.web.statements.queries.places import (
    PLACES,
    WAITING,
    Annotated,
    annotate_places,
)
from folkmoot.web.statements.search import filter_by_words

ORDERS = ("said", "area", "likeness", "length")
SOURCES = ("device", "paper", "typed", "imported", "survey")
STATES = (
    "suggested", "unresolved", "duplicate", "split", "stale", "late", "marked",
    "memo", "unsuggested",
)  # fmt: skip
# Before the name of a respondent's attribute, to tell it from a group's role.
ATTRIBUTE = "attribute:"
_IDS = ("area", "group", "document", "key_point")
_CHOICES: Mapping[str, tuple[str, ...]] = {
    "place": PLACES,
    "state": STATES,
    "source": SOURCES,
    "order": ORDERS,
    "side": tuple(Side.values),
}
_LONGEST_SEARCH = 200


@dataclass(frozen=True, kw_only=True)
class Filters:
    """What is looked for; whatever is not set does not limit it."""

    # Where it was said, one or several with commas between: the desk stays that of the
    # whole consultation.
    at_meeting: tuple[uuid.UUID, ...] = ()
    area: uuid.UUID | None = None
    group: uuid.UUID | None = None
    role: str = ""
    organisation: str = ""
    place: str = ""
    state: str = ""
    source: str = ""
    document: uuid.UUID | None = None
    key_point: uuid.UUID | None = None
    side: str = ""
    q: str = ""
    order: str = "said"

    @classmethod
    def read(cls, told: Mapping[str, Any]) -> "Filters | None":
        """Of an address. None where it asks for what there cannot be."""
        read: dict[str, Any] = {}
        for field in fields(cls):
            value = str(told.get(field.name) or "").strip()
            if value:
                read[field.name] = _read_one(field.name, value)
        return None if None in read.values() else cls(**read)

    @property
    def is_empty(self) -> bool:
        """Whether all statements are asked for."""
        return self == Filters(order=self.order)


def choose(
    statements: "QuerySet[Statement]", filters: Filters, *, run: uuid.UUID | None
) -> Annotated:
    """Those of the statements that are asked for; `run` is what suggests."""
    found: Annotated = statements
    for choose_by in _CHOOSING:
        found = choose_by(found, filters)
    if filters.state:
        found = _choose_by_state(found, filters.state, run)
    if filters.place:
        found = annotate_places(found).filter(desk_place=filters.place)
    searched: Annotated = filter_by_words(found, filters.q)
    return searched


def _read_one(name: str, value: str) -> object:
    if name == "at_meeting":
        ids = tuple(_read_id(each) for each in value.split(","))
        return None if None in ids else ids
    if name in _IDS:
        return _read_id(value)
    if name in _CHOICES:
        return value if value in _CHOICES[name] else None
    return value[:_LONGEST_SEARCH]


def _choose_by_meeting(found: Annotated, filters: Filters) -> Annotated:
    if not filters.at_meeting:
        return found
    return found.filter(meeting__in=filters.at_meeting)


def _choose_by_area(found: Annotated, filters: Filters) -> Annotated:
    if filters.area is None:
        return found
    sheets = Sheet.objects.filter(area__focus_area=filters.area)
    is_of_area = Q(sheet__in=sheets.values("id"))
    return found.filter(is_of_area | Q(asked__focus_area=filters.area))


def _choose_by_group(found: Annotated, filters: Filters) -> Annotated:
    """What a group said, and those that are part of it now."""
    if filters.group is None:
        return found
    is_family = Q(id=filters.group) | Q(merged_into=filters.group)
    groups = list(Group.objects.filter(is_family).values_list("id", flat=True))
    return found.filter(Q(sheet__group__in=groups) | Q(said_by__in=groups))


def _choose_by_role(found: Annotated, filters: Filters) -> Annotated:
    """Of groups where somebody of the role sits, or of respondents like that."""
    if filters.organisation:
        found = _choose_by_seats(found, attendee__organisation=filters.organisation)
    if not filters.role:
        return found
    if filters.role.startswith(ATTRIBUTE):
        name, _, value = filters.role.removeprefix(ATTRIBUTE).partition("=")
        # As text: else SQLite reads the value that is looked for as JSON.
        known = Cast(KeyTextTransform(name, "attributes"), TextField())
        alike = Respondent.objects.kept().annotate(value=known).filter(value=value)
        return found.filter(respondent__in=alike.values("id"))
    return _choose_by_seats(found, attendee__role=filters.role)


def _choose_by_seats(found: Annotated, **wanted: str) -> Annotated:
    seats = GroupMember.objects.kept().filter(attendee__removed_at=None, **wanted)
    groups = seats.values("group")
    return found.filter(Q(sheet__group__in=groups) | Q(said_by__in=groups))


def _choose_by_source(found: Annotated, filters: Filters) -> Annotated:
    if filters.document is not None:
        found = found.filter(document=filters.document)
    if not filters.source:
        return found
    if filters.source == "survey":
        return found.exclude(respondent=None)
    if filters.source == Origin.IMPORTED:
        found = found.filter(respondent=None)
    return found.filter(origin=filters.source)


def _choose_by_key_point(found: Annotated, filters: Filters) -> Annotated:
    """What was matched to a key point or to its parts, duplicates too."""
    if filters.key_point is None:
        return found
    points = KeyPoint.objects.kept().filter(
        Q(id=filters.key_point) | Q(part_of=filters.key_point)
    )
    sides = [filters.side] if filters.side else [*GATHERS, Side.UNRESOLVED]
    matched = Match.objects.kept().filter(
        key_point__in=points.values("id"), side__in=sides
    )
    repeated = Placement.objects.kept().filter(original__in=matched.values("statement"))
    return found.filter(
        Q(id__in=matched.values("statement")) | Q(id__in=repeated.values("statement"))
    )


_CHOOSING: tuple[Callable[[Annotated, Filters], Annotated], ...] = (
    _choose_by_meeting,
    _choose_by_area,
    _choose_by_group,
    _choose_by_role,
    _choose_by_source,
    _choose_by_key_point,
)


def _read_id(value: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(value)
    except ValueError:
        return None


def _choose_by_state(found: Annotated, state: str, run: uuid.UUID | None) -> Annotated:
    here = OuterRef("pk")
    if state == "marked":
        return found.filter(marked=True)
    if state == "late":
        return found.filter(arrived_late=True)
    suggested = Exists(find_open_suggestions(run).filter(statement=here))
    if state == "unsuggested":
        return annotate_places(found).filter(~suggested, desk_place=WAITING)
    conditions: Mapping[str, Exists] = {
        "suggested": suggested,
        "unresolved": Exists(
            Match.objects.kept().filter(
                statement=here, side=Side.UNRESOLVED, key_point__removed_at=None
            )
        ),
        "duplicate": Exists(
            Placement.objects.kept().filter(
                statement=here, kind=Placement.Kind.DUPLICATE
            )
        ),
        "split": Exists(Segment.objects.kept().filter(statement=here)),
        "stale": Exists(_find_stale_segments().filter(statement=here)),
        "memo": Exists(Memo.objects.kept().filter(about=here)),
    }
    return found.filter(conditions[state])


def _find_stale_segments() -> Annotated:
    """Those that count in other words than the statement has now."""
    version = KeyTextTransform("text", "statement__versions")
    counted = Segment.objects.kept().annotate(
        now=Cast(version, IntegerField(null=True))
    )
    stale: Annotated = counted.exclude(version=F("now"))
    return stale
