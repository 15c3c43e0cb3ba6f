"""Forms of a meeting: its facts, and the stops of the tour."""

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from folkmoot.web.meetings.forms.fields import ClockField, EdtfDateField
from folkmoot.web.meetings.forms.rows import RowForm
from folkmoot.web.meetings.models import Meeting


class StopRow(RowForm):
    label_of_row = _("Meeting")
    title = forms.CharField(label=_("Title"), max_length=200)
    date = EdtfDateField(label=_("Date"), required=False, max_length=60)
    starts = ClockField(label=_("Starts"), required=False)
    ends = ClockField(label=_("Ends"), required=False)
    place = forms.CharField(label=_("Place"), required=False, max_length=300)


class _Facts(forms.Form):
    """What each stop has of its own."""

    title = forms.CharField(
        label=_("Title"),
        max_length=200,
        help_text=_("What people call this stop, for instance “Odense”."),
    )
    date = EdtfDateField(
        label=_("Date"),
        required=False,
        max_length=60,
        help_text=_(
            "As you would write it: 25. august 2026. What is not known yet may be left "
            "out: 25. august, or august 2026."
        ),
    )
    starts = ClockField(label=_("Starts"), required=False)
    ends = ClockField(label=_("Ends"), required=False)
    place = forms.CharField(label=_("Place"), required=False, max_length=300)


class MeetingForm(RowForm, _Facts):
    """The facts of a meeting that is there."""

    show_at_once = forms.BooleanField(
        label=_("Show statements in the hall as soon as they are sent"),
        required=False,
        help_text=_("Otherwise they are shown when the group hands in."),
    )


class CopyForm(_Facts):
    """The next stop. Its id comes from the page, so that sending twice copies once."""

    id = forms.UUIDField(initial=uuid.uuid4, widget=forms.HiddenInput)


class PlanSourceForm(forms.Form):
    """Which other stop a plan is taken over from."""

    source = forms.ModelChoiceField(
        label=_("Take over the plan of"), queryset=Meeting.objects.none()
    )

    def __init__(self, *args: Any, others: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["source"].queryset = others  # type: ignore[attr-defined]
        self.fields["source"].empty_label = None  # type: ignore[attr-defined]
