"""Erasing the words of a statement, a name, a photo: asked about once, and for good."""

import uuid

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from folkmoot.web.events.erasure import Reason, erase_words
from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.events.history import name_row
from folkmoot.web.events.storage import clear_storage
from folkmoot.web.events.tasks import clear_later
from folkmoot.web.meetings.access import fetch_recorded
from folkmoot.web.meetings.models import Role
from folkmoot.web.meetings.views.answers import name_actor
from folkmoot.web.ui.messages import word_refusal
from folkmoot.web.ui.notices import tell_done, tell_problem


class EraseForm(forms.Form):
    reason = forms.ChoiceField(
        label=gettext_lazy("Why"),
        # That its time is up is said of a whole consultation.
        choices=[each for each in Reason.choices if each[0] != Reason.TIME_IS_UP],
        widget=forms.RadioSelect,
    )
    sure = forms.BooleanField(
        label=gettext_lazy("I know that these words cannot be brought back by anybody.")
    )


def erase(request: HttpRequest, row_id: uuid.UUID) -> HttpResponse:
    row = fetch_recorded(request.user, row_id, role=Role.SECRETARY)
    form = EraseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason = Reason(form.cleaned_data["reason"])
        try:
            erase_words(subject=row, reason=reason, by=name_actor(request))
        except ChangeRefusedError as refused:
            tell_problem(request, word_refusal(refused.code, refused.details))
        else:
            _tell_erased(request)
        return redirect("meetings:row_history", row.id)
    meeting = getattr(row, "meeting", None)
    context = {
        "row": row,
        "name": name_row(row),
        "words": [str(w) for f in sorted(row.erasable) if (w := getattr(row, f))],
        "along": len(row.list_rows_with_its_words()),
        "meeting": meeting,
        "consultation": getattr(meeting or row, "consultation", None),
        "form": form,
    }
    status = 422 if form.is_bound else 200
    return render(request, "meetings/history_erase.html", context, status=status)


def _tell_erased(request: HttpRequest) -> None:
    if clear_storage():
        tell_done(request, _("The words are erased, in the database’s files too."))
    else:
        clear_later.enqueue()
        tell_done(
            request,
            _(
                "The words are erased. The database was busy, so its files are cleared"
                " a little later, by themselves."
            ),
        )
