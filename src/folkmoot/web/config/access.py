"""Keeps out who has no account, before any view runs, by the table of rules."""

import logging
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.urls import reverse

from folkmoot.web.config.access_rules import Rule, find_rule
from folkmoot.web.config.address_middleware import AddressMiddleware

logger = logging.getLogger(__name__)
_WITHOUT_ACCOUNT = frozenset({Rule.PUBLIC, Rule.DEVICE, Rule.PROGRAM})


class AccessMiddleware(AddressMiddleware):
    """Lets through what a rule allows; an address without a rule is closed to all."""

    def answer_instead(
        self, request: HttpRequest, address: str, given: Mapping[str, Any]
    ) -> HttpResponseBase | None:
        rule = find_rule(address, request.method or "")
        if rule is None:
            logger.error("The address %r has no line in access_rules: closed.", address)
            raise PermissionDenied
        if rule in _WITHOUT_ACCOUNT:
            return None
        if not request.user.is_authenticated:
            return _ask_to_sign_in(request)
        if rule is Rule.ADMINISTRATOR and not request.user.is_administrator:
            raise PermissionDenied
        return None


def _ask_to_sign_in(request: HttpRequest) -> HttpResponseBase:
    if request.path.startswith("/api/"):
        answer = {"folkmoot": 1, "code": "not_signed_in"}
        return JsonResponse(answer, status=HTTPStatus.UNAUTHORIZED)
    here = request.get_full_path() if request.method == "GET" else "/"
    to_sign_in = redirect_to_login(here, reverse("account_login"))
    if not request.headers.get("HX-Request"):
        return to_sign_in
    # htmx would follow a redirect silently and put the sign-in page into a cell.
    return HttpResponse(
        status=HTTPStatus.UNAUTHORIZED, headers={"HX-Redirect": to_sign_in.url}
    )
