"""The page of the house's own template."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from folkmoot.documents.house_fields import FIELD_NAMES, word_unknown_names
from folkmoot.documents.own_template import write_own_template
from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.meetings.access import fetch_consultation
from folkmoot.web.meetings.models import Consultation, Role
from folkmoot.web.meetings.views.answers import name_actor
from folkmoot.web.minutes.commands.house import drop_template, take_template
from folkmoot.web.minutes.queries.house import find_template
from folkmoot.web.minutes.queries.written import WORD
from folkmoot.web.minutes.refusal_words import word_minutes_refusal
from folkmoot.web.minutes.views.files import attach
from folkmoot.web.ui.notices import tell_done, tell_problem


def house_template(request: HttpRequest, consultation_id: uuid.UUID) -> HttpResponse:
    """What is used now, which fields there are, and another to be used."""
    consultation = fetch_consultation(
        request.user, consultation_id, role=Role.SECRETARY
    )
    if request.method == "POST":
        return _change(request, consultation)
    template = find_template(consultation)
    unknown = template.unknown if template else []
    language = get_language() or consultation.language
    context = {
        "consultation": consultation,
        "template": template,
        "unknown": word_unknown_names(unknown, language) if unknown else "",
        "fields": [(danish, english) for danish, english in FIELD_NAMES.values()],
    }
    return render(request, "minutes/template.html", context)


@require_GET
def example(request: HttpRequest, consultation_id: uuid.UUID) -> HttpResponse:
    """The template that ships, to be changed in Word and used again."""
    consultation = fetch_consultation(
        request.user, consultation_id, role=Role.SECRETARY
    )
    language = "da" if consultation.language == "da" else "en"
    return attach(write_own_template(language), "folkmoot.docx", WORD)


def _change(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    by = name_actor(request)
    if "drop" in request.POST:
        batch = drop_template(consultation=consultation, by=by)
        undo = reverse("meetings:undo", args=[batch.id]) if batch else ""
        tell_done(request, _("The template that ships is used again."), undo=undo)
        return redirect("minutes:template", consultation.id)
    file = request.FILES.get("file")
    try:
        if file is None:
            raise ChangeRefusedError("no_file")
        take_template(
            consultation=consultation,
            name=file.name or "",
            content=file.read(),
            by=by,
        )
    except ChangeRefusedError as refused:
        tell_problem(request, word_minutes_refusal(refused))
    else:
        tell_done(request, _("Minutes are written in this template from now on."))
    return redirect("minutes:template", consultation.id)
