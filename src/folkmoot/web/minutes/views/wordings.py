"""The page on which a house words the text blocks of its drafts."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from folkmoot.documents.draft_words import TEXT_BLOCKS
from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.meetings.access import fetch_consultation
from folkmoot.web.meetings.models import Consultation, Role
from folkmoot.web.meetings.views.answers import name_actor
from folkmoot.web.minutes.commands.wordings import LONGEST, save_wordings
from folkmoot.web.minutes.queries.wordings import list_worded
from folkmoot.web.minutes.refusal_words import word_minutes_refusal
from folkmoot.web.ui.notices import tell_done, tell_problem


def wordings(request: HttpRequest, consultation_id: uuid.UUID) -> HttpResponse:
    """All text blocks; what is written stays in the fields where it is refused."""
    consultation = fetch_consultation(
        request.user, consultation_id, role=Role.SECRETARY
    )
    written = None
    if request.method == "POST":
        written = _read(request, "text")
        try:
            batch = save_wordings(
                consultation=consultation,
                texts=written,
                seen=_read(request, "seen"),
                by=name_actor(request),
            )
        except ChangeRefusedError as refused:
            tell_problem(request, word_minutes_refusal(refused))
        else:
            undo = reverse("meetings:undo", args=[batch.id]) if batch else ""
            tell_done(request, _("Drafts are worded like this from now on."), undo=undo)
            return redirect("minutes:wordings", consultation.id)
    return _show(request, consultation, written)


def _show(
    request: HttpRequest, consultation: Consultation, written: dict[str, str] | None
) -> HttpResponse:
    now = {one.name: one.text for one in list_worded(consultation)}
    context = {
        "consultation": consultation,
        "blocks": [(one, now[one.name]) for one in list_worded(consultation, written)],
        "written": written is not None,
        "longest": LONGEST,
    }
    return render(request, "minutes/wordings.html", context)


def _read(request: HttpRequest, kind: str) -> dict[str, str]:
    fields = {name: f"{kind}-{name}" for name in TEXT_BLOCKS}
    return {
        name: request.POST[field]
        for name, field in fields.items()
        if field in request.POST
    }
