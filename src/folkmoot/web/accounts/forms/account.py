"""One's own account: name, language, password."""

from typing import Any, ClassVar

from django import forms
from django.contrib.auth.password_validation import (
    validate_password,
)
from django.utils.translation import gettext_lazy as _

from folkmoot.web.accounts.models import User


class AccountForm(forms.ModelForm[User]):
    class Meta:
        model = User
        fields: ClassVar = ["name", "language"]
        widgets: ClassVar = {"name": forms.TextInput(attrs={"autocomplete": "name"})}


class PasswordForm(forms.Form):
    """A new password, twice; the current one where the visitor must prove it."""

    current = forms.CharField(
        label=_("Current password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    password = forms.CharField(
        label=_("New password"),
        strip=False,
        help_text=_(
            "At least ten characters, and not one of the common ones. Three or four"
            " words that do not belong together are easy to remember and hard to guess."
        ),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=_("New password again"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, user: User, asks_current: bool, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.user = user
        if not asks_current:
            del self.fields["current"]

    def clean_current(self) -> str:
        current: str = self.cleaned_data["current"]
        if not self.user.check_password(current):
            raise forms.ValidationError(_("That is not your password."))
        return current

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        validate_password(password, self.user)
        return password

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        given = [self.cleaned_data.get(name) for name in ("password", "again")]
        if None not in given and given[0] != given[1]:
            self.add_error("again", _("The two are not the same. Type it once more."))
        return cleaned
