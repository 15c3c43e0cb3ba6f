"""Inviting, changing a role, accepting, and beginning a consultation for another."""

import uuid
from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from folkmoot.web.accounts.models import User
from folkmoot.web.meetings.models import Role


class InviteForm(forms.Form):
    email = forms.EmailField(
        label=_("E-mail"), widget=forms.EmailInput(attrs={"autocomplete": "off"})
    )
    role = forms.ChoiceField(
        label=_("Role"),
        choices=Role.choices,
        initial=Role.MEMBER,
        widget=forms.RadioSelect,
        help_text=_(
            "A commission member reads. A facilitator also helps groups and sees the"
            " console during a meeting. A secretary plans, opens, closes and invites."
        ),
    )

    def clean_role(self) -> Role:
        return Role(self.cleaned_data["role"])


class RoleForm(forms.Form):
    role = forms.ChoiceField(label=_("Role"), choices=Role.choices)

    def clean_role(self) -> Role:
        return Role(self.cleaned_data["role"])


class TokenForm(forms.Form):
    token = forms.CharField(
        label=_("Code from the link"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class NewAccountForm(forms.Form):
    """What is asked of somebody who accepts and has no account yet."""

    name = forms.CharField(
        label=_("Your name"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)
    password = forms.CharField(
        label=_("Password"),
        required=False,
        strip=False,
        help_text=_(
            "At least ten characters. Without a password you sign in by a link to your"
            " mailbox."
        ),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, email: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.email = email

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        password = self.cleaned_data.get("password")
        if password:
            user = User(email=self.email, name=self.cleaned_data.get("name", ""))
            try:
                validate_password(password, user)
            except forms.ValidationError as error:
                self.add_error("password", error)
        return cleaned


class BeginForForm(forms.Form):
    # The page makes the id, so that a form sent twice begins one consultation.
    consultation_id = forms.UUIDField(initial=uuid.uuid4, widget=forms.HiddenInput)
    name = forms.CharField(label=_("Name of the consultation"), max_length=200)
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)
    email = forms.EmailField(
        label=_("E-mail of its first secretary"),
        help_text=_("May be your own. Who has no account yet is invited."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )


class AppointForm(forms.Form):
    email = forms.EmailField(
        label=_("E-mail of one more secretary"),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
