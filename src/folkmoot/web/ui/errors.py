"""The pages that say what went wrong: what happened, what is safe, what to do.

They ask the database nothing. Faults of our own are told of in `config.faults`.
"""

from dataclasses import dataclass
from http import HTTPStatus

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _


@dataclass(frozen=True)
class ErrorWords:
    """A page about one kind of error, untranslated."""

    code: str
    happened: str
    safe: str
    to_do: str


WORDS = {
    HTTPStatus.BAD_REQUEST: ErrorWords(
        "malformed",
        _("This could not be read"),
        _("Nothing has been changed, and what was saved before is safe."),
        _("Go back, load the page again, and try once more."),
    ),
    HTTPStatus.FORBIDDEN: ErrorWords(
        "forbidden",
        _("This is not for your role"),
        _("Nothing has been changed."),
        _("Ask the secretary of the consultation to give you a role that may do this."),
    ),
    HTTPStatus.NOT_FOUND: ErrorWords(
        "not_found",
        _("There is no such page"),
        _("What was saved is safe; only this address leads nowhere for you."),
        _(
            "See whether the address is whole. Perhaps the page was taken away, or"
            " you are signed in as somebody else than the one it was meant for."
        ),
    ),
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: ErrorWords(
        "too_large",
        _("This is too large to receive"),
        _("Nothing has been changed, and the file still lies where you took it from."),
        _("Choose a smaller file, or split what you sent into parts."),
    ),
    HTTPStatus.TOO_MANY_REQUESTS: ErrorWords(
        "too_many_tries",
        _("There were too many tries in a short time"),
        _("Nothing has been changed, and nobody has been locked out for good."),
        _("Wait a few minutes, and try again."),
    ),
}
CSRF = ErrorWords(
    "csrf",
    _("The page had grown too old to be sent"),
    _("Nothing has been changed. What you wrote is still on the page before this."),
    _("Go back, load the page again, and send once more. Cookies must be allowed."),
)


def show_error(
    request: HttpRequest, status: HTTPStatus, words: ErrorWords | None = None
) -> HttpResponse:
    """A page in words, or JSON for who asked the API."""
    words = words or WORDS[status]
    if request.path.startswith("/api/"):
        answer = {
            "folkmoot": 1,
            "code": words.code,
            "message": gettext(words.happened),
        }
        return JsonResponse(answer, status=status)
    told = {
        "status": status.value,
        "happened": gettext(words.happened),
        "safe": gettext(words.safe),
        "to_do": gettext(words.to_do),
    }
    return HttpResponse(render_to_string("ui/error.html", told), status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    if isinstance(exception, RequestDataTooBig):
        return show_error(request, HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    return show_error(request, HTTPStatus.BAD_REQUEST)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    return show_error(request, HTTPStatus.FORBIDDEN)


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return show_error(request, HTTPStatus.NOT_FOUND)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return show_error(request, HTTPStatus.FORBIDDEN, CSRF)
