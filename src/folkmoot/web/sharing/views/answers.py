"""How the API knows who asks, and what it answers where it cannot give more."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.cache import patch_vary_headers
from ninja import NinjaAPI
from ninja.errors import AuthenticationError
from ninja.security import HttpBearer

from folkmoot.web.desk.queries.numbers import read_numbers
from folkmoot.web.desk.queries.scope import Desk
from folkmoot.web.meetings.models import Consultation
from folkmoot.web.sharing.commands.tokens import count_use
from folkmoot.web.sharing.models import AccessToken
from folkmoot.web.sharing.queries.tokens import find_token


class TooOftenError(Exception):
    """A token was used too often in a minute; `wait` is in seconds."""

    def __init__(self, wait: int) -> None:
        super().__init__(wait)
        self.wait = wait


class TokenAuth(HttpBearer):
    """`Authorization: Bearer fmk_…`; a session opens nothing here."""

    def authenticate(self, request: HttpRequest, token: str) -> AccessToken | None:
        found = find_token(token)
        if found is not None and (wait := count_use(found)):
            raise TooOftenError(wait)
        return found


def answer_faults(api: NinjaAPI) -> None:
    """Each fault as JSON, in words that say what to do."""

    @api.exception_handler(AuthenticationError)
    def refuse(request: HttpRequest, _: Any) -> HttpResponse:
        told = {"detail": "Send a token that is valid: Authorization: Bearer fmk_…"}
        response = api.create_response(request, told, status=401)
        response["WWW-Authenticate"] = "Bearer"
        return response

    @api.exception_handler(TooOftenError)
    def put_off(request: HttpRequest, error: Any) -> HttpResponse:
        told = {"detail": f"Too many requests. Ask again in {error.wait} seconds."}
        response = api.create_response(request, told, status=429)
        response["Retry-After"] = str(error.wait)
        return response


def find_consultation(request: HttpRequest) -> Consultation:
    """The one that the token reads."""
    token: AccessToken = request.auth  # type: ignore[attr-defined]
    consultation: Consultation = token.consultation
    return consultation


def answer_once(
    request: HttpRequest, response: HttpResponse, make: Callable[[], Any]
) -> Any:
    """The answer, with the number of the logs as its tag; 304 where that is known."""
    tag = f'"{read_numbers(Desk(find_consultation(request))).total}"'
    if request.headers.get("If-None-Match") == tag:
        unchanged = HttpResponseNotModified()
        unchanged["ETag"] = tag
        return unchanged
    made = make()
    about = made if isinstance(made, HttpResponse) else response
    about["ETag"] = tag
    about["Cache-Control"] = "private, no-cache"
    patch_vary_headers(about, ["Authorization"])
    return made
