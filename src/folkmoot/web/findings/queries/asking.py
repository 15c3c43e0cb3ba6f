"""What is asked for on the page of statements: the desk's filters, in words."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext as _

from folkmoot.domain.findings import Findings
from folkmoot.web.desk.queries.choices import tell_choices
from folkmoot.web.desk.queries.filters import ATTRIBUTE
from folkmoot.web.desk.queries.halls import Halls
from folkmoot.web.desk.queries.scope import Desk
from folkmoot.web.statements.models import KeyPoint, Side

# What the page's form asks for; the rest comes from the figure one came by.
FORM = ("q", "role", "at_meeting")
_NAMES = (
    *FORM, "area", "organisation", "group", "place", "key_point", "side", "source",
    "document", "state",
)  # fmt: skip
_LONGEST_PAGE = 6


@dataclass(frozen=True, kw_only=True)
class Asking:
    """The filters by name, and the number of the page."""

    told: Mapping[str, str]
    page: int

    @property
    def query(self) -> str:
        """As it stands in the address, without the page."""
        return urlencode(self.told)

    @property
    def meetings(self) -> list[str]:
        return [each for each in self.told.get("at_meeting", "").split(",") if each]


@dataclass(frozen=True, kw_only=True)
class Chip:
    """One thing that was asked for, in words, and the address without it."""

    words: str
    without: str


@dataclass(frozen=True, kw_only=True)
class AskedFor:
    """What is in force, and what the form offers."""

    chips: list[Chip]
    kept: list[tuple[str, str]]
    meetings: list[tuple[str, str, bool]]
    roles: list[tuple[str, str]]


def read_asking(told: QueryDict) -> Asking:
    """Several meetings may be ticked; they stand in the address with commas between."""
    found = {name: told.get(name, "").strip() for name in _NAMES}
    found["at_meeting"] = ",".join(filter(None, told.getlist("at_meeting")))
    return Asking(
        told={name: value for name, value in found.items() if value},
        page=read_number(told.get("page", "1")),
    )


def read_number(page: str) -> int:
    """The page that an address names; the first where it names none."""
    is_number = page.isascii() and page.isdecimal() and len(page) <= _LONGEST_PAGE
    return max(int(page), 1) if is_number else 1


def list_asked_for(desk: Desk, findings: Findings, asking: Asking) -> AskedFor:
    halls = Halls.of_desk(desk)
    choices = tell_choices(desk, halls)
    roles = [(each["id"], each["title"]) for each in choices["roles"]]
    return AskedFor(
        chips=[
            Chip(words=words, without=_leave_out(asking, name))
            for name, value in asking.told.items()
            if (words := _word(name, value, findings, halls))
        ],
        kept=[(n, value) for n, value in asking.told.items() if n not in FORM],
        meetings=[
            (each.id, each.title, each.id in asking.meetings)
            for each in findings.hearings
        ],
        roles=roles,
    )


def _leave_out(asking: Asking, name: str) -> str:
    told = {key: value for key, value in asking.told.items() if key != name}
    return urlencode(told)


def _word(name: str, value: str, findings: Findings, halls: Halls) -> str:
    """The value as people call it; empty where it is told elsewhere on the page."""
    if name == "q":
        return _("“%(words)s”") % {"words": value}
    if name == "at_meeting":
        titles = {str(each.id): each.title for each in findings.hearings}
        return ", ".join(titles.get(each, "?") for each in value.split(","))
    if name == "key_point":
        return _word_key_point(value, findings)
    if name == "group":
        group = halls.groups.get(uuid.UUID(value))
        return group.title if group else ""
    if name == "area":
        return halls.name_area(uuid.UUID(value))
    if name == "role":
        return value.removeprefix(ATTRIBUTE).replace("=", ": ", 1)
    return _word_code(name, value)


def _word_key_point(value: str, findings: Findings) -> str:
    for point in findings.key_points:
        if point.id == value:
            return _("“%(words)s”") % {"words": point.text}
    found = KeyPoint.objects.kept().filter(id=value).first()
    return _("“%(words)s”") % {"words": found.text} if found else ""


def _word_code(name: str, value: str) -> str:
    if name == "side" and value in Side.values:
        return str(Side(value).label)
    places = {
        "waiting": _("waiting"),
        "gathered": _("gathered"),
        "alone": _("standing alone"),
        "aside": _("set aside"),
    }
    return places.get(value, value)
