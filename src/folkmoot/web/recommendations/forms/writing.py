"""Forms of recommendations: themselves, their headings and their milestones."""

import uuid
from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from folkmoot.web.meetings.forms.fields import EdtfDateField, WordsField
from folkmoot.web.meetings.forms.rows import RowForm
from folkmoot.web.recommendations.models import Chapter, Status

_LONGEST = 20_000


class WriteForm(forms.Form):
    """A new one. Its id comes from the page, so that sending twice adds it once."""

    id = forms.UUIDField(initial=uuid.uuid4, widget=forms.HiddenInput)
    text = WordsField(label=_("What do you recommend?"), max_length=_LONGEST)


class RecommendationForm(RowForm):
    """One that is there."""

    attributes: ClassVar[dict[str, str]] = {"chapter": "chapter_id"}
    text = WordsField(
        label=_("Recommendation"),
        max_length=_LONGEST,
        widget=forms.Textarea(attrs={"rows": 3, "data-grows": True}),
    )
    reasoning = WordsField(
        label=_("Reasoning"),
        required=False,
        max_length=_LONGEST,
        help_text=_("An empty line begins a new paragraph."),
        widget=forms.Textarea(attrs={"rows": 7, "data-grows": True}),
    )
    chapter = forms.TypedChoiceField(
        label=_("Heading"), required=False, coerce=uuid.UUID, empty_value=None
    )
    owner = forms.CharField(
        label=_("Who is to see to it"), required=False, max_length=200
    )
    status = forms.ChoiceField(label=_("Status"), choices=Status)
    answer = WordsField(
        label=_("What was answered"), required=False, max_length=_LONGEST
    )

    def __init__(self, *args: Any, chapters: Sequence[Chapter], **options: Any) -> None:
        super().__init__(*args, **options)
        choices = [(str(each.id), each.text) for each in chapters]
        self.fields["chapter"].choices = [("", _("no heading")), *choices]  # type: ignore[attr-defined]


class ChapterRow(RowForm):
    label_of_row = _("Heading")
    text = forms.CharField(label=_("Heading"), max_length=200)


class MilestoneRow(RowForm):
    label_of_row = _("Milestone")
    date = EdtfDateField(label=_("When"), required=False, max_length=60)
    text = forms.CharField(label=_("What is to happen"), max_length=300)
    is_reached = forms.BooleanField(label=_("Reached"), required=False)


class EvidenceForm(RowForm):
    """Why a piece of evidence bears."""

    words = WordsField(
        label=_("Why it bears, in your own words"), required=False, max_length=500
    )


class NotFollowedForm(RowForm):
    """Why no recommendation follows a key point."""

    words = WordsField(label=_("Not followed, because"), max_length=2_000)
