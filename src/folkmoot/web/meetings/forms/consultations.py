"""Forms of the consultation: itself, its mandate questions and its focus areas."""

import uuid

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from folkmoot.web.meetings.forms.fields import NamesField, WordsField
from folkmoot.web.meetings.forms.rows import RowForm


class _ConsultationFacts(forms.Form):
    name = forms.CharField(
        label=_("Name"),
        max_length=200,
        help_text=_("For instance “The commission on small towns”."),
    )
    language = forms.ChoiceField(
        label=_("The participants’ language"),
        choices=settings.LANGUAGES,
        help_text=_("The language of the groups’ sheets. Each of them can change it."),
    )


class ConsultationForm(RowForm, _ConsultationFacts):
    """A consultation that is there."""


class BeginForm(_ConsultationFacts):
    """A new one. Its id comes from the page, so that sending twice begins it once."""

    id = forms.UUIDField(initial=uuid.uuid4, widget=forms.HiddenInput)


class MandateQuestionRow(RowForm):
    label_of_row = _("Question")
    text = WordsField(label=_("Question"), max_length=2_000)


class FocusAreaRow(RowForm):
    label_of_row = _("Focus area")
    title = forms.CharField(label=_("Title"), max_length=200)
    question = WordsField(label=_("The question the groups answer"), required=False)
    aliases = NamesField(
        label=_("Also called (commas between)"), required=False, max_length=1_000
    )
    help_text = WordsField(label=_("Help text"), required=False)
