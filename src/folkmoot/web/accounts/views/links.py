"""Signing in by a link from the mailbox."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from folkmoot.web.accounts.commands.sign_in_links import use_sign_in_link
from folkmoot.web.accounts.forms.links import AskForLinkForm, UseLinkForm
from folkmoot.web.accounts.signing_in import (
    find_next,
    is_within_rate,
    let_in,
    refuse_for_now,
)
from folkmoot.web.accounts.tasks import is_mail_printed, send_sign_in_link
from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.ui.addresses import tell_site


@never_cache
@require_http_methods(["GET", "POST"])
def ask_for_link(request: HttpRequest) -> HttpResponse:
    """Send a link to an address; the answer never tells whether it has an account."""
    form = AskForLinkForm(request.POST or None)
    if request.method == "GET" or not form.is_valid():
        return render(
            request,
            "accounts/ask_for_link.html",
            {"form": form, "next": find_next(request)},
        )
    email = form.cleaned_data["email"]
    if not is_within_rate(request, "ask_for_link", key=email.lower()):
        return refuse_for_now(request)
    send_sign_in_link.enqueue(email, tell_site(request), find_next(request))
    told = {"email": email, "is_printed": is_mail_printed()}
    return render(request, "accounts/link_sent.html", told)


@never_cache
@require_http_methods(["GET", "POST"])
def use_link(request: HttpRequest) -> HttpResponse:
    """A page that reads the token behind the `#`, and the POST that takes it.

    A click lies between the two: mail filters that open links use none of them up.
    """
    form = UseLinkForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if not is_within_rate(request, "use_link"):
            return refuse_for_now(request)
        try:
            user = use_sign_in_link(token=form.cleaned_data["token"].strip())
        except ChangeRefusedError as refusal:
            return render(
                request,
                "accounts/link_refused.html",
                {"code": refusal.code},
                status=HTTPStatus.GONE,
            )
        return let_in(request, user, method="link", then=find_next(request))
    return render(
        request, "accounts/use_link.html", {"form": form, "next": find_next(request)}
    )
