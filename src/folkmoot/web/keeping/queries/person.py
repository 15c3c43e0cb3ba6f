"""What is held of one person: where their name or address stands, and their account."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.db import models
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from folkmoot.documents.csv_cells import dump_csv
from folkmoot.documents.equal_package import pack_equally
from folkmoot.web.accounts.models import User
from folkmoot.web.events.history import name_row
from folkmoot.web.events.models import Batch, Recorded
from folkmoot.web.events.queries import recorded_models
from folkmoot.web.events.words import name_field, name_thing
from folkmoot.web.meetings.models import (
    Consultation,
    Meeting,
    Membership,
    OfConsultation,
    OfMeeting,
)

_AROUND = 80
# What a person wants to know of a row that is about them, whole.
_ABOUT_A_PERSON = frozenset({"attendee", "invitation", "corrector"})


@dataclass(frozen=True, kw_only=True)
class Mention:
    """A place where the person is named: in what thing, and in which words."""

    thing: str
    field: str
    words: str
    meeting: str
    row: str
    is_gone: bool


@dataclass(frozen=True, kw_only=True)
class Account:
    """Somebody who signs in here: which role they have, and how much they did."""

    name: str
    email: str
    role: str
    joined: str
    last_seen: str
    steps: int


@dataclass(frozen=True, kw_only=True)
class HeldOfPerson:
    """All that was found for a name or an address."""

    wanted: str
    accounts: tuple[Account, ...]
    mentions: tuple[Mention, ...]


def find_person(consultation: Consultation, wanted: str) -> HeldOfPerson:
    """Wherever the words stand in the consultation, in any case of letters."""
    folded = " ".join(wanted.split()).casefold()
    return HeldOfPerson(
        wanted=wanted,
        accounts=tuple(_find_accounts(consultation, folded)),
        mentions=tuple(_find_mentions(consultation, folded)),
    )


def pack_person(consultation: Consultation, held: HeldOfPerson) -> bytes:
    """The findings as a file to read in a spreadsheet, and one for a program."""
    heads = [_("thing"), _("field"), _("words"), _("meeting"), _("id"), _("taken away")]
    rows = [
        [
            each.thing,
            each.field,
            each.words,
            each.meeting,
            each.row,
            _word(each.is_gone),
        ]
        for each in held.mentions
    ]
    account_heads = [
        _("name"), _("e-mail"), _("role"), _("since"), _("last seen"), _("steps"),
    ]  # fmt: skip
    accounts = [
        [each.name, each.email, each.role, each.joined, each.last_seen, str(each.steps)]
        for each in held.accounts
    ]
    mentions, account_table = _("mentions.csv"), _("accounts.csv")
    told = {
        "schema": "folkmoot/person/1",
        "consultation": consultation.name,
        **asdict(held),
    }
    return pack_equally(
        {
            mentions: ("\ufeff" + dump_csv([heads, *rows])).encode(),
            account_table: ("\ufeff" + dump_csv([account_heads, *accounts])).encode(),
            "person.json": json.dumps(told, ensure_ascii=False, indent=2).encode(),
        }
    )


def _find_accounts(consultation: Consultation, folded: str) -> Iterator[Account]:
    memberships = Membership.objects.filter(consultation=consultation)
    for membership in memberships.select_related("user").order_by("id"):
        user: User = membership.user
        if folded not in f"{user} {user.email}".casefold():
            continue
        streams = [consultation.id, *_list_meetings(consultation)]
        steps = Batch.objects.filter(person=user, stream__in=streams).count()
        yield Account(
            name=str(user),
            email=user.email,
            role=str(membership.get_role_display()),
            joined=localtime(user.date_joined).date().isoformat(),
            last_seen=_word_day(user.last_login),
            steps=steps,
        )


def _list_meetings(consultation: Consultation) -> list[Any]:
    meetings = Meeting.objects.filter(consultation=consultation)
    return list(meetings.values_list("id", flat=True))


def _find_mentions(consultation: Consultation, folded: str) -> Iterator[Mention]:
    for model in recorded_models():
        names = [field.name for field in _list_text_fields(model)]
        rows = _find_rows(model, consultation)
        if not names or rows is None:
            continue
        for own, *texts in rows.values_list("id", *names).iterator():
            told = [
                (name, text)
                for name, text in zip(names, texts, strict=True)
                if text and folded in " ".join(text.split()).casefold()
            ]
            if told:
                yield from _tell(model, own, told, names, folded)


def _tell(
    model: type[Recorded],
    own: Any,
    told: Sequence[tuple[str, str]],
    names: Iterable[str],
    folded: str,
) -> Iterator[Mention]:
    row: Any = model._default_manager.get(id=own)
    is_about = model._meta.model_name in _ABOUT_A_PERSON
    whole = [(name, str(getattr(row, name))) for name in names if getattr(row, name)]
    for name, text in whole if is_about else told:
        meeting = getattr(row, "meeting", None)
        yield Mention(
            thing=name_thing(str(model._meta.model_name)),
            field=name_field(model, name),
            words=text if is_about else _cut(text, folded),
            meeting=name_row(meeting) if meeting is not None else "",
            row=str(own),
            is_gone=row.removed_at is not None,
        )


def _cut(text: str, folded: str) -> str:
    """The words around the name; all where they are few."""
    whole = " ".join(text.split())
    at = whole.casefold().find(folded)
    start, end = max(at - _AROUND, 0), at + len(folded) + _AROUND
    before = "… " if start else ""
    after = " …" if end < len(whole) else ""
    return f"{before}{whole[start:end]}{after}"


def _list_text_fields(model: type[Recorded]) -> Iterator[models.Field[Any, Any]]:
    for field in model._meta.concrete_fields:
        is_text = isinstance(field, models.CharField | models.TextField)
        if is_text and not field.choices and not isinstance(field, models.FileField):
            yield field


def _find_rows(
    model: type[Recorded], consultation: Consultation
) -> "models.QuerySet[Any] | None":
    if issubclass(model, OfMeeting):
        return model._default_manager.filter(meeting__consultation=consultation)
    if issubclass(model, OfConsultation):
        return model._default_manager.filter(consultation=consultation)
    return None


def _word(is_gone: bool) -> str:
    return _("yes") if is_gone else _("no")


def _word_day(at: Any) -> str:
    return localtime(at).date().isoformat() if at is not None else ""
