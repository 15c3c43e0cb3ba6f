"""What the desk's filters offer, and what each person has saved of them."""

import uuid
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from folkmoot.web.accounts.models import User
from folkmoot.web.desk.models import SavedFilter
from folkmoot.web.desk.queries.filters import ATTRIBUTE
from folkmoot.web.desk.queries.halls import Halls
from folkmoot.web.desk.queries.scope import Desk
from folkmoot.web.meetings.models import GroupMember
from folkmoot.web.statements.models import Document, Respondent

# An attribute with more values than this tells persons apart instead of gathering them.
_MOST_VALUES = 30
Choice = dict[str, Any]


def tell_choices(desk: Desk, halls: Halls) -> dict[str, list[Choice]]:
    """By the name of the filter: what can be chosen, each with its title."""
    several = len(halls.meetings) > 1 and desk.meeting is None
    return {
        "areas": _tell(halls.areas.items()),
        "meetings": _tell(halls.meetings.items()),
        "groups": [
            {
                "id": str(group.id),
                "title": _name_group(group.title, halls.name_meeting(group.meeting))
                if several
                else group.title,
                "meeting": str(group.meeting),
            }
            for group in halls.list_standing_groups()
        ],
        "documents": _tell(_find_documents(desk)),
        "roles": _list_roles(list(halls.meetings)),
    }


def list_filters(desk: Desk, person: User) -> list[Choice]:
    """The filters that the person saved, by name."""
    kept = SavedFilter.objects.kept().filter(
        consultation=desk.consultation, owner=person
    )
    return [
        {"id": str(each.id), "name": each.name, "query": each.query} for each in kept
    ]


def _tell(named: Iterable[tuple[uuid.UUID, str]]) -> list[Choice]:
    return [{"id": str(each), "title": title} for each, title in named]


def _name_group(group: str, meeting: str) -> str:
    return f"{group} · {meeting}"


def _find_documents(desk: Desk) -> list[tuple[uuid.UUID, str]]:
    kept = Document.objects.kept().filter(consultation=desk.consultation)
    if desk.meeting is not None:
        kept = kept.filter(statements__meeting=desk.meeting).distinct()
    return list(kept.order_by("name", "id").values_list("id", "name"))


def _list_roles(meetings: list[uuid.UUID]) -> list[Choice]:
    """The roles of those who sat in groups, then what is known of respondents."""
    seats = GroupMember.objects.kept().filter(
        meeting__in=meetings, attendee__removed_at=None
    )
    roles = seats.exclude(attendee__role="").order_by("attendee__role")
    names = roles.values_list("attendee__role", flat=True).distinct()
    return [{"id": name, "title": name} for name in names] + _list_attributes(meetings)


def _list_attributes(meetings: list[uuid.UUID]) -> list[Choice]:
    known: defaultdict[str, set[str]] = defaultdict(set)
    respondents = Respondent.objects.kept().filter(meeting__in=meetings).order_by()
    for attributes in respondents.values_list("attributes", flat=True).iterator():
        for name, value in attributes.items():
            if len(known[name]) <= _MOST_VALUES:
                known[name].add(str(value))
    return [
        {"id": f"{ATTRIBUTE}{name}={value}", "title": f"{name}: {value}"}
        for name, values in sorted(known.items())
        if len(values) <= _MOST_VALUES
        for value in sorted(values)
    ]
