"""What is typed in the room."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from folkmoot.web.meetings.models import Meeting, MeetingArea
from folkmoot.web.statements.commands.photos import LARGEST
from folkmoot.web.statements.commands.tray import LONGEST_REASON
from folkmoot.web.statements.words import LONGEST

MOST_MINUTES = 240


class ExtendForm(forms.Form):
    minutes = forms.IntegerField(
        label=_("more minutes"), min_value=1, max_value=MOST_MINUTES, initial=5
    )


class MoveForm(forms.Form):
    """Which focus area a statement belongs to."""

    area = forms.ModelChoiceField(queryset=MeetingArea.objects.none())
    # The version of its sheet that was on the page.
    seen = forms.IntegerField(required=False)

    def __init__(self, *args: Any, meeting: Meeting, **options: Any) -> None:
        super().__init__(*args, **options)
        kept = MeetingArea.objects.kept().filter(meeting=meeting)
        self.fields["area"].queryset = kept  # type: ignore[attr-defined]


class AsideForm(forms.Form):
    reason = forms.CharField(
        label=_("Why it is left aside"),
        max_length=LONGEST_REASON,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class PaperForm(forms.Form):
    statement = forms.UUIDField(widget=forms.HiddenInput)
    text = forms.CharField(
        label=_("Next statement on the paper"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3, "autofocus": True, "data-enter": ""}),
    )


class PhotoForm(forms.Form):
    request = forms.UUIDField(widget=forms.HiddenInput)
    photo = forms.FileField(
        label=_("Picture of the paper or the flip chart"),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
    )

    def clean_photo(self) -> bytes:
        upload = self.cleaned_data["photo"]
        # One byte more than may be, so that too much is seen to be so.
        content: bytes = upload.read(LARGEST + 1)
        return content
