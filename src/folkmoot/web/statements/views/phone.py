"""What all of a phone's addresses share: who it is, where it asks from, the answer."""

import json
from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from folkmoot.web.statements.models import Device
from folkmoot.web.statements.queries.devices import find_device, is_let_in, is_over
from folkmoot.web.statements.queries.telling import tell_time
from folkmoot.web.statements.refusal_words import say_refused

_LONGEST_BODY = 3_000_000
_OWN_SITE = frozenset({"same-origin", "none"})


class PhoneRefusedError(Exception):
    """A whole request that is not done."""

    def __init__(
        self, code: str, status: HTTPStatus, headers: dict[str, str] | None = None
    ) -> None:
        self.code = code
        self.status = status
        self.headers = headers
        super().__init__(code)


def answer(values: dict[str, Any], **options: Any) -> JsonResponse:
    """An answer of ours, told apart by its mark from a captive portal's."""
    told = {"folkmoot": 1, "now": tell_time(timezone.now()), **values}
    response = JsonResponse(told, json_dumps_params={"ensure_ascii": False}, **options)
    patch_cache_control(response, private=True, no_store=True)
    return response


def phone_view(
    method: str,
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """A view for phones. It needs no CSRF token: see `_require_own_page`."""

    def decorate(view: Callable[..., Any]) -> Callable[..., Any]:
        @csrf_exempt
        @require_http_methods([method])
        @wraps(view)
        def answering(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
            try:
                if method == "POST":
                    _require_own_page(request)
                return view(request, *args, **kwargs)
            except PhoneRefusedError as error:
                told = {"code": error.code, "message": say_refused(error.code)}
                return answer(told, status=error.status, headers=error.headers)

        return answering

    return decorate


def read_json(request: HttpRequest) -> dict[str, Any]:
    """The body, an object; a number no JSON has is refused like any other nonsense."""
    if request.content_type != "application/json":
        raise PhoneRefusedError("malformed", HTTPStatus.UNSUPPORTED_MEDIA_TYPE)
    if len(request.body) > _LONGEST_BODY:
        raise PhoneRefusedError("too_many_changes", HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    try:
        read = json.loads(request.body, parse_constant=_refuse_constant)
    except (ValueError, RecursionError):
        raise PhoneRefusedError("malformed", HTTPStatus.BAD_REQUEST) from None
    if not isinstance(read, dict):
        raise PhoneRefusedError("malformed", HTTPStatus.BAD_REQUEST)
    return read


def cookie_name(request: HttpRequest) -> str:
    """Only over TLS do browsers take the prefix that ties it to this very host."""
    prefix = "__Host-" if request.is_secure() else ""
    return f"{prefix}folkmoot-device"


def find_known_device(request: HttpRequest) -> Device | None:
    """The device of the cookie, whether it may still come in or not."""
    secret = request.COOKIES.get(cookie_name(request))
    return find_device(secret) if secret else None


def require_device(request: HttpRequest) -> Device:
    """The device that asks, which must have joined and not be too late."""
    device = find_known_device(request)
    if device is None or not is_let_in(device):
        raise PhoneRefusedError("not_joined", HTTPStatus.UNAUTHORIZED)
    if is_over(device.meeting, at=timezone.now()):
        raise PhoneRefusedError("meeting_closed", HTTPStatus.GONE)
    return device


def _require_own_page(request: HttpRequest) -> None:
    """A foreign page can send no such header without asking, and we never allow it."""
    site = request.headers.get("Sec-Fetch-Site", "same-origin")
    origin = request.headers.get("Origin")
    is_own = origin is None or _is_own_origin(request, origin)
    if request.headers.get("X-Folkmoot") != "1" or site not in _OWN_SITE or not is_own:
        raise PhoneRefusedError("foreign_page", HTTPStatus.FORBIDDEN)


def _is_own_origin(request: HttpRequest, origin: str) -> bool:
    parts = urlsplit(origin)
    return (parts.scheme, parts.netloc) == (request.scheme, request.get_host())


def _refuse_constant(name: str) -> None:
    raise ValueError(name)
