"""Pages that show every part of the look once, for the tests alone."""

from pathlib import Path

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template import engines
from django.urls import path

from folkmoot.web.config.access_rules import Rule
from folkmoot.web.config.urls import (
    handler400,
    handler403,
    handler404,
    handler500,
)
from folkmoot.web.config.urls import urlpatterns as own
from folkmoot.web.events.errors import ChangeRefusedError, StaleFieldError
from folkmoot.web.meetings.models import Consultation
from folkmoot.web.ui.notices import tell_done

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]

_PAGE = Path(__file__).with_name("sample_page.html")
_NAMES = ("sample", "refused", "stale", "failing", "sent_back", "large")
RULES = dict.fromkeys(_NAMES, Rule.SIGNED_IN)


class SampleForm(forms.Form):
    title = forms.CharField(label="Titel", max_length=60)
    question = forms.CharField(
        label="Spørgsmål",
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
        help_text="Det, grupperne skal tale om.",
    )
    minutes = forms.IntegerField(label="Minutter", required=False, min_value=1)
    kind = forms.ChoiceField(
        label="Slags", choices=[("a", "Gruppearbejde"), ("b", "Pause")]
    )
    ways = forms.MultipleChoiceField(
        label="Måder",
        choices=[("paper", "På papir"), ("phone", "På telefon")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text="En eller flere.",
    )
    at_once = forms.BooleanField(
        label="Vis udsagn straks", required=False, help_text="Ellers ved aflevering."
    )


def sample(request: HttpRequest) -> HttpResponse:
    form = SampleForm(request.POST or None, initial={"title": "Mobilitet"})
    if request.method == "POST" and form.is_valid():
        tell_done(request, "Omdøbt.", undo="/sample")
        return HttpResponseRedirect("/sample")
    page = engines["django"].from_string(_PAGE.read_text("utf-8"))
    status = 422 if form.errors else 200
    return HttpResponse(page.render({"form": form}, request), status=status)


def refused(request: HttpRequest) -> HttpResponse:
    raise ChangeRefusedError("has_a_programme")


def stale(request: HttpRequest) -> HttpResponse:
    if "Nyt navn" in request.POST.get("versions", ""):
        return HttpResponseRedirect("/sample")
    stored = Consultation(name="Den andens navn", versions={"name": 3})
    raise StaleFieldError(stored, "name")


def failing(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("for the tests")


def sent_back(request: HttpRequest) -> HttpResponse:
    messages.error(request, "Det gik ikke.")
    return HttpResponseRedirect("/sample")


def large(request: HttpRequest) -> HttpResponse:
    return HttpResponse(request.body)


urlpatterns = [
    path("sample", sample, name="sample"),
    path("refused", refused, name="refused"),
    path("stale", stale, name="stale"),
    path("failing", failing, name="failing"),
    path("sent-back", sent_back, name="sent_back"),
    path("large", large, name="large"),
    *own,
]
