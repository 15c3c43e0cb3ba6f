"""What we ask of allauth: our words, our log, no open registration."""

from typing import Any, ClassVar

import segno
from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from folkmoot.web.accounts.commands.records import record
from folkmoot.web.accounts.models import User
from folkmoot.web.accounts.sealing import open_secret, seal_secret
from folkmoot.web.events.recording import SYSTEM, Actor
from folkmoot.web.ui.languages import keep_language


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    error_messages: ClassVar = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _(
            "The e-mail address and the password do not belong together. Check both, or"
            " have a link sent to you instead."
        ),
        "incorrect_password": _("That is not your password."),
        "too_many_login_attempts": _(
            "There have been too many tries. Wait five minutes, or have a link sent to"
            " you instead."
        ),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        # Written whether or not there is such an account: both take equally long.
        email = credentials.get("email") or ""
        person = User.objects.filter(email__iexact=email).values_list("pk", flat=True)
        record("sign_in_refused", by=SYSTEM, person=person.first(), why="password")

    def respond_user_inactive(self, request: HttpRequest, user: User) -> HttpResponse:
        record("sign_in_refused", by=SYSTEM, person=user.pk, why="closed")
        response: HttpResponse = super().respond_user_inactive(request, user)
        return response

    def post_login(self, request: HttpRequest, user: User, **told: Any) -> HttpResponse:
        response: HttpResponse = super().post_login(request, user, **told)
        record("signed_in", by=Actor.of_person(user), person=user.pk)
        keep_language(request, response, user.language)
        return response


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    error_messages: ClassVar = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _(
            "That code does not fit. It changes every half minute: use the one that is"
            " shown now."
        ),
    }

    def build_totp_svg(self, url: str) -> str:
        # Inline in the page: the policy lets neither data addresses nor styles through.
        return segno.make(url, error="m").svg_inline(
            scale=5, dark="#000", light="#fff", svgclass="qr", lineclass=None
        )

    def encrypt(self, text: str) -> str:
        return seal_secret(text)

    def decrypt(self, encrypted_text: str) -> str:
        return open_secret(encrypted_text)
