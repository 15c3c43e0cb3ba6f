"""The form of a token."""

from django import forms
from django.utils.translation import gettext_lazy as _

from folkmoot.web.sharing.commands.tokens import MOST_DAYS


class TokenForm(forms.Form):
    """What a token is for, and how long it reads."""

    name = forms.CharField(label=_("What is it for?"), max_length=100)
    days = forms.IntegerField(
        label=_("Days it reads"), min_value=1, max_value=MOST_DAYS, initial=30
    )
