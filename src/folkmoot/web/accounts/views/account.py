"""One's own account: name, language, password, and what keeps it safe."""

from allauth.mfa.utils import is_mfa_enabled
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from folkmoot.web.accounts.commands.people import change_own_account, set_password
from folkmoot.web.accounts.forms.account import AccountForm, PasswordForm
from folkmoot.web.accounts.requests import SignedInRequest
from folkmoot.web.accounts.signing_in import (
    has_fresh_link,
    is_within_rate,
    refuse_for_now,
)
from folkmoot.web.events.recording import Actor
from folkmoot.web.ui.languages import keep_language


@never_cache
@require_http_methods(["GET", "POST"])
def show_account(request: SignedInRequest) -> HttpResponse:
    user = request.user
    form = AccountForm(request.POST or None, instance=user)
    if request.method == "POST" and form.is_valid():
        change_own_account(
            user=user,
            name=form.cleaned_data["name"],
            language=form.cleaned_data["language"],
            by=Actor.of_person(user),
        )
        with translation.override(user.language):
            messages.success(request, _("Saved."))
        response = redirect("accounts:account")
        keep_language(request, response, user.language)
        return response
    about = {
        "form": form,
        "has_password": user.has_usable_password(),
        "has_second_factor": is_mfa_enabled(user),
        "sessions": len(UserSession.objects.purge_and_list(user)),
    }
    return render(request, "accounts/account.html", about)


@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "POST"])
def change_password(request: SignedInRequest) -> HttpResponse:
    """Set a password: with the current one, or fresh from a link in the mailbox."""
    user = request.user
    is_proved = has_fresh_link(request)
    if not is_proved and not user.has_usable_password():
        return render(request, "accounts/password_by_link.html")
    form = PasswordForm(request.POST or None, user=user, asks_current=not is_proved)
    if request.method == "POST":
        if not is_within_rate(request, "change_password"):
            return refuse_for_now(request)
        if form.is_valid():
            password = form.cleaned_data["password"]
            set_password(user=user, password=password, by=Actor.of_person(user))
            update_session_auth_hash(request, user)
            messages.success(
                request,
                _("Your password is set. Everywhere else you have been signed out."),
            )
            return redirect("accounts:account")
    return render(request, "accounts/password.html", {"form": form})
