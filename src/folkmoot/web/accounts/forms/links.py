"""Asking for a link, and giving back what it holds."""

from django import forms
from django.utils.translation import gettext_lazy as _


class AskForLinkForm(forms.Form):
    email = forms.EmailField(
        label=_("E-mail"),
        widget=forms.EmailInput(attrs={"autocomplete": "email", "autofocus": True}),
    )


class UseLinkForm(forms.Form):
    token = forms.CharField(
        label=_("Code from the link"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
