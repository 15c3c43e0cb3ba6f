"""Dealing a sample to a second person, and what that person answers."""

import uuid
from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from folkmoot.web.accounts.models import User
from folkmoot.web.desk.commands.coding import MOST_DEALT
from folkmoot.web.meetings.models import Consultation, FocusArea, Meeting
from folkmoot.web.meetings.queries.counted_meetings import counted_meetings
from folkmoot.web.meetings.queries.members import list_members

_SIDE = "side-"


class DealForm(forms.Form):
    """Who codes, how many statements, and of which meeting or focus area."""

    # The page makes the id, so that a form sent twice deals once. It is the seed, too.
    sample_id = forms.UUIDField(initial=uuid.uuid4, widget=forms.HiddenInput)
    coder = forms.ChoiceField(
        label=_("Who codes"),
        help_text=_(
            "Somebody who has not gathered these statements. The desk and the history"
            " are closed to them until they hand in."
        ),
    )
    count = forms.IntegerField(
        label=_("How many statements"),
        min_value=1,
        max_value=MOST_DEALT,
        initial=50,
        help_text=_(
            "Fifty tell a good deal; with twenty the figures are rough. One takes about"
            " half a minute."
        ),
    )
    meeting = forms.ChoiceField(label=_("Meeting"), required=False)
    focus_area = forms.ChoiceField(label=_("Focus area"), required=False)

    def __init__(
        self, *args: Any, consultation: Consultation, dealer: User, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        members = [one.user for one in list_members(consultation)]
        self._coders = {
            str(one.pk): one for one in members if one != dealer and one.is_active
        }
        meetings = counted_meetings().filter(consultation=consultation)
        areas = FocusArea.objects.kept().filter(consultation=consultation)
        self._meetings = {str(one.id): one for one in meetings}
        self._areas = {str(one.id): one for one in areas}
        _choose(self.fields["coder"], self._coders)
        _choose(self.fields["meeting"], self._meetings, _("all meetings"))
        _choose(self.fields["focus_area"], self._areas, _("all focus areas"))

    @property
    def has_coders(self) -> bool:
        """Whether there is anybody to deal to."""
        return bool(self._coders)

    def clean_coder(self) -> User:
        return self._coders[self.cleaned_data["coder"]]

    def clean_meeting(self) -> Meeting | None:
        return self._meetings.get(self.cleaned_data["meeting"])

    def clean_focus_area(self) -> FocusArea | None:
        return self._areas.get(self.cleaned_data["focus_area"])


def read_sides(posted: QueryDict) -> dict[str, str]:
    """By key point, the side that was chosen; whatever was sent."""
    return {
        name.removeprefix(_SIDE): value
        for name, value in posted.items()
        if name.startswith(_SIDE) and isinstance(value, str)
    }


def read_taken(posted: QueryDict) -> set[str]:
    """The key points where the second person's side is to be taken."""
    sides = read_sides(posted)
    return {point for point, whose in sides.items() if whose == "second"}


def _choose(field: forms.Field, rows: Mapping[str, Any], all_word: Any = None) -> None:
    choices = [(key, str(row)) for key, row in rows.items()]
    whole = [("", all_word)] if all_word is not None else []
    field.choices = [*whole, *choices]  # type: ignore[attr-defined]
