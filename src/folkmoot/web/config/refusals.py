"""A change that was refused and that no view told of: told here, losing nothing typed.

A plain form is answered with a page (409) that has the reason, what was typed, and a
way to send it again; htmx with a notice above the form, which stays as it is.
"""

import json
from dataclasses import dataclass
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.deprecation import MiddlewareMixin
from django.utils.http import url_has_allowed_host_and_scheme

from folkmoot.web.events.errors import ChangeRefusedError, StaleFieldError
from folkmoot.web.events.models import Recorded
from folkmoot.web.ui.messages import word_refusal

_SECRET = ("password", "csrfmiddlewaretoken", "token", "code")


@dataclass(frozen=True)
class Typed:
    """One field of what was sent."""

    name: str
    value: str

    @property
    def is_words(self) -> bool:
        """Whether a person wrote it, as far as can be told from here."""
        return any(letter.isspace() for letter in self.value.strip())


class RefusalMiddleware(MiddlewareMixin):
    """Turns a refusal into an answer for the one who asked."""

    def process_exception(
        self, request: HttpRequest, exception: Exception
    ) -> HttpResponseBase | None:
        if not isinstance(exception, ChangeRefusedError):
            return None
        why = word_refusal(exception.code, exception.details)
        if request.path.startswith("/api/"):
            answer = {"folkmoot": 1, "code": exception.code, "message": why}
            return JsonResponse(answer, status=HTTPStatus.CONFLICT)
        if request.headers.get("HX-Request"):
            return _tell_above(request, why)
        return _tell_page(request, exception, why)


def _tell_above(request: HttpRequest, why: str) -> HttpResponse:
    response = render(
        request, "ui/_refused.html", {"why": why}, status=HTTPStatus.CONFLICT
    )
    response.headers["HX-Retarget"] = "#notices"
    response.headers["HX-Reswap"] = "innerHTML"
    return response


def _tell_page(
    request: HttpRequest, refused: ChangeRefusedError, why: str
) -> HttpResponse:
    typed = _read_typed(request)
    context = {
        "why": why,
        "typed": typed,
        "words": [each for each in typed if each.is_words],
        "has_files": bool(request.FILES),
        "back": _find_back(request),
    }
    if isinstance(refused, StaleFieldError):
        context |= _tell_both(refused.stored, refused.field, typed)
    return render(request, "ui/refused.html", context, status=HTTPStatus.CONFLICT)


def _read_typed(request: HttpRequest) -> list[Typed]:
    return [
        Typed(name, str(value))
        for name, values in request.POST.lists()
        if not name.endswith(_SECRET)
        for value in values
    ]


def _find_back(request: HttpRequest) -> str:
    """The page the form stood on; the front page where the browser does not say."""
    before = request.headers.get("Referer", "")
    is_ours = url_has_allowed_host_and_scheme(
        before, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return before if is_ours else "/"


def _tell_both(stored: Recorded, field: str, typed: list[Typed]) -> dict[str, object]:
    """The other's wording beside one's own, and what to send to put one's own there."""
    own = [each for each in typed if each.name.rpartition("-")[2] == field]
    return {
        "is_stale": True,
        "stored": getattr(stored, field),
        "own": own[0].value if own else "",
        "typed": [_renew(each, stored) for each in typed],
        "words": [each for each in typed if each.is_words and each not in own],
    }


def _renew(each: Typed, stored: Recorded) -> Typed:
    """The versions sent anew are those the choice is made in sight of."""
    if each.name.rpartition("-")[2] != "versions":
        return each
    if "-" in each.name and str(stored.id) not in each.name:
        return each
    return Typed(each.name, json.dumps(dict(stored.versions)))
