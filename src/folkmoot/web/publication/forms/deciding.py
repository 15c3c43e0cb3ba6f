"""Forms of publishing: how it is done, a quote's words, a verdict."""

from django import forms
from django.utils.translation import gettext_lazy as _

from folkmoot.domain.public_answer import FLOOR
from folkmoot.domain.traces import TraceKind
from folkmoot.web.meetings.forms.fields import WordsField
from folkmoot.web.meetings.forms.rows import RowForm

_MOST_NAMES = 50_000


class PublishingForm(RowForm):
    """How a consultation publishes."""

    publisher = forms.CharField(label=_("Published by"), required=False, max_length=200)
    contact = forms.CharField(
        label=_("Where to ask"),
        required=False,
        max_length=200,
        help_text=_(
            "An address, phone or e-mail for who cannot read something. It is shown."
        ),
    )
    limit = forms.IntegerField(
        label=_("Smallest count of people that is told"),
        min_value=FLOOR,
        max_value=50,
        help_text=_(
            "Counts of survey answers by kind of person are left out under it, and so"
            " is what would give them away."
        ),
    )
    names = WordsField(
        label=_("Names to look for"),
        required=False,
        max_length=_MOST_NAMES,
        help_text=_("One a line. They are never shown; only this page has them."),
        widget=forms.Textarea(attrs={"rows": 8, "data-grows": True}),
    )


class QuoteForm(forms.Form):
    """The words of a statement as they are to be read."""

    words = WordsField(label=_("As it is read"), max_length=20_000)


class VerdictForm(forms.Form):
    """What is decided about words that may lead to somebody."""

    kind = forms.ChoiceField(choices=[(kind.value, kind.value) for kind in TraceKind])
    found = forms.CharField(max_length=300, strip=False)
    decide = forms.ChoiceField(choices=[("mask", "mask"), ("stand", "stand")])
    reason = forms.CharField(max_length=300, required=False)
