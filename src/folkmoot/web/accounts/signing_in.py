"""Letting somebody in who has proved who they are – or asking for the second factor."""

import time
from datetime import timedelta
from http import HTTPStatus

from allauth.account.internal.flows.login import (
    get_authentication_records,
    perform_login,
    record_authentication,
)
from allauth.account.models import Login
from allauth.core import ratelimit
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.utils.http import url_has_allowed_host_and_scheme

from folkmoot.web.accounts.models import User
from folkmoot.web.ui.errors import show_error

# So long after opening a link from the mailbox one may choose a password unasked.
_FRESH = timedelta(minutes=15)


def let_in(
    request: HttpRequest, user: User, *, method: str, then: str = ""
) -> HttpResponse:
    """Sign the person in and lead on; whoever was signed in here before goes out.

    Goes through allauth's stages, so that a second factor is asked for and an account
    that was closed stays out.
    """
    if request.user.is_authenticated and request.user.pk != user.pk:
        logout(request)
    record_authentication(request, user, method)
    login = Login(user=user, email=user.email, redirect_url=then or None)
    response: HttpResponse = perform_login(request, login)
    return response


def has_fresh_link(request: HttpRequest) -> bool:
    """Whether this session was opened by a link from the mailbox a moment ago."""
    records = get_authentication_records(request, request.user)
    opened = [r["at"] for r in records if r["method"] == "link"]
    return bool(opened) and time.time() - opened[-1] < _FRESH.total_seconds()


def find_next(request: HttpRequest) -> str:
    """Where the visitor wanted to go, if that is a page of ours."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    is_ours = url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
    return wanted if is_ours else ""


def is_within_rate(request: HttpRequest, action: str, *, key: str = "") -> bool:
    """Count one try of the action against its limit in ACCOUNT_RATE_LIMITS."""
    return bool(ratelimit.consume(request, action=action, key=key or None))


def refuse_for_now(request: HttpRequest) -> HttpResponse:
    """Too many tries: what has happened, and when to come back."""
    return show_error(request, HTTPStatus.TOO_MANY_REQUESTS)
