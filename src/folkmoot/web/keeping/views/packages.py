"""Packages that leave the house: for the journal, for who asks for access, for one
person about themselves."""

import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from folkmoot.documents.traces_in_files import ScannedFile
from folkmoot.web.keeping.forms.keeping import AccessForm, PersonForm
from folkmoot.web.keeping.queries.documents import Held, list_held
from folkmoot.web.keeping.queries.packages import (
    find_traces,
    pack_access,
    pack_handover,
)
from folkmoot.web.keeping.queries.person import find_person, pack_person
from folkmoot.web.meetings.access import fetch_consultation
from folkmoot.web.meetings.models import Consultation, Role
from folkmoot.web.meetings.views.answers import get_person
from folkmoot.web.minutes.views.files import attach, name_file

_ZIP = "application/zip"


@require_GET
def handover(request: HttpRequest, consultation_id: uuid.UUID) -> HttpResponse:
    """All that is final, for the journal or the archive."""
    consultation = _fetch(request, consultation_id)
    content = pack_handover(consultation, by=str(get_person(request)))
    return attach(content, _name(_("Handover"), consultation), _ZIP)


@never_cache
def access(request: HttpRequest, consultation_id: uuid.UUID) -> HttpResponse:
    """Choose what somebody who asked is given, and say why not the rest."""
    consultation = _fetch(request, consultation_id)
    all_held = list_held(consultation)
    held = [each for each in all_held if each.is_there]
    form = AccessForm(request.POST or None, keys=[each.key for each in held])
    if request.method == "POST" and form.is_valid():
        content = pack_access(
            consultation, left_out=form.read_left_out(), by=str(get_person(request))
        )
        name = _name(_("Access to documents"), consultation)
        return attach(content, name, _ZIP)
    traces = find_traces(consultation, held)
    context = {
        "consultation": consultation,
        "rows": [_Row(each, form, traces.get(each.key, ())) for each in held],
        "gone": [each for each in all_held if not each.is_there],
        "form": form,
    }
    status = 422 if form.is_bound else 200
    return render(request, "keeping/access.html", context, status=status)


@never_cache
def person(request: HttpRequest, consultation_id: uuid.UUID) -> HttpResponse:
    """What is held of one person, to look at and to give to them."""
    consultation = _fetch(request, consultation_id)
    form = PersonForm(request.POST or None)
    found = None
    if request.method == "POST" and form.is_valid():
        found = find_person(consultation, form.cleaned_data["wanted"])
        if "fetch" in request.POST:
            content = pack_person(consultation, found)
            name = _name(_("Held of a person"), consultation)
            return attach(content, name, _ZIP)
    context = {"consultation": consultation, "form": form, "found": found}
    status = 422 if form.is_bound and found is None else 200
    return render(request, "keeping/person.html", context, status=status)


class _Row:
    """A document on the page: whether it is given, why not, and what leads to whom."""

    def __init__(
        self, held: Held, form: AccessForm, scanned: Sequence[ScannedFile]
    ) -> None:
        self.held = held
        self.give = f"give:{held.key}"
        self.why = f"why:{held.key}"
        told: Mapping[str, str] = form.data if form.is_bound else {}
        self.is_given = self.give in told if form.is_bound else held.is_final
        self.reason = told.get(self.why, "") if form.is_bound else held.hint
        self.errors: Any = form.errors.get(self.why, []) if form.is_bound else []
        self.traces = sum(len(each.found) for each in scanned)
        self.unread = sum(len(each.unread) for each in scanned)


def _fetch(request: HttpRequest, consultation_id: uuid.UUID) -> Consultation:
    return fetch_consultation(request.user, consultation_id, role=Role.SECRETARY)


def _name(what: str, consultation: Consultation) -> str:
    return name_file(f"{what} {consultation}", "zip")
