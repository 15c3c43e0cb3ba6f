"""How long a consultation is kept, where it was archived, and erasing its words."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from folkmoot.web.keeping.commands.keeping import record_archiving, save_keeping
from folkmoot.web.keeping.forms.keeping import (
    ArchivingForm,
    EraseAllForm,
    KeepingForm,
)
from folkmoot.web.keeping.models import Archiving
from folkmoot.web.keeping.queries.machine import read_machine
from folkmoot.web.keeping.queries.state import read_keeping, read_standing
from folkmoot.web.keeping.refusal_words import word_keeping_refusal
from folkmoot.web.keeping.tasks import erase_all
from folkmoot.web.meetings.access import fetch_consultation
from folkmoot.web.meetings.models import Consultation, Role
from folkmoot.web.meetings.views.answers import (
    RowsPage,
    answer_rows,
    do_or_tell,
    get_person,
    name_actor,
    of_one,
)
from folkmoot.web.ui.notices import tell_done


@require_GET
def show(request: HttpRequest, consultation_id: uuid.UUID) -> HttpResponse:
    """How far it is on the way from open to erased, and what can be fetched."""
    return _show(request, _fetch(request, consultation_id))


def set_up(request: HttpRequest, consultation_id: uuid.UUID) -> HttpResponse:
    """The case number, the unit, and how long the words are kept."""
    consultation = _fetch(request, consultation_id)
    keeping = read_keeping(consultation)
    page = RowsPage(
        template="keeping/settings.html",
        form=KeepingForm,
        stored=[keeping],
        save=of_one(
            lambda edit: save_keeping(
                keeping=keeping, edit=edit, by=name_actor(request)
            )
        ),
        back=_address(consultation),
        told=_("How it is kept is saved."),
        context={"consultation": consultation},
        word=word_keeping_refusal,
    )
    return answer_rows(request, page)


@require_POST
def archive(request: HttpRequest, consultation_id: uuid.UUID) -> HttpResponse:
    """Note who archived it where, or why it is not to be archived."""
    consultation = _fetch(request, consultation_id)
    form = ArchivingForm(request.POST)
    if not form.is_valid():
        return _show(request, consultation, archiving_form=form, status=422)
    return do_or_tell(
        request,
        lambda: record_archiving(
            consultation=consultation,
            kind=Archiving.Kind(form.cleaned_data["kind"]),
            receipt=form.cleaned_data["receipt"],
            by=name_actor(request),
        ),
        told=_("It is noted, with your name and the time."),
        back=_address(consultation),
        word=word_keeping_refusal,
    )


@require_POST
def erase(request: HttpRequest, consultation_id: uuid.UUID) -> HttpResponse:
    """Let the worker erase all words, once it is archived and one is sure."""
    consultation = _fetch(request, consultation_id)
    form = EraseAllForm(request.POST, name=consultation.name)
    standing = read_standing(consultation)
    if not form.is_valid() or not standing.may_be_erased:
        return _show(request, consultation, erase_form=form, status=422)
    erase_all.enqueue(str(consultation.id), get_person(request).pk)
    tell_done(
        request, _("The words are being erased. This page says so when it is done.")
    )
    return redirect(_address(consultation))


@require_GET
def machine(request: HttpRequest, consultation_id: uuid.UUID) -> HttpResponse:
    """What the machine did, and what it did not decide."""
    consultation = fetch_consultation(request.user, consultation_id)
    context = {"consultation": consultation, "machine": read_machine(consultation)}
    return render(request, "keeping/machine.html", context)


def _show(
    request: HttpRequest,
    consultation: Consultation,
    *,
    archiving_form: ArchivingForm | None = None,
    erase_form: EraseAllForm | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "consultation": consultation,
        "standing": read_standing(consultation),
        "archiving_form": archiving_form or ArchivingForm(),
        "erase_form": erase_form or EraseAllForm(name=consultation.name),
    }
    return render(request, "keeping/keeping.html", context, status=status)


def _fetch(request: HttpRequest, consultation_id: uuid.UUID) -> Consultation:
    return fetch_consultation(request.user, consultation_id, role=Role.SECRETARY)


def _address(consultation: Consultation) -> str:
    return reverse("keeping:keeping", args=[consultation.id])
