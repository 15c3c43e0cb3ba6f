"""What of a log one wants to see, and to which moment one wants to go back."""

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from folkmoot.web.events.queries import Wanted, list_people, list_things
from folkmoot.web.events.words import name_thing

PHONES = "phones"
_WHEN = forms.DateTimeInput(
    attrs={"type": "datetime-local", "step": 60}, format="%Y-%m-%dT%H:%M"
)


class WantedForm(forms.Form):
    """The filters above a history, in the address of the page."""

    thing = forms.ChoiceField(label=_("What"), required=False)
    person = forms.ChoiceField(label=_("Who"), required=False)
    since = forms.DateTimeField(label=_("From"), required=False, widget=_WHEN)
    until = forms.DateTimeField(label=_("Until"), required=False, widget=_WHEN)

    def __init__(self, *args: Any, stream_id: uuid.UUID, **options: Any) -> None:
        super().__init__(*args, **options)
        things = [(name, name_thing(name)) for name in list_things(stream_id)]
        things.sort(key=lambda thing: thing[1].casefold())
        people = [(str(pk), name) for pk, name in list_people(stream_id)]
        self._choices("thing", [("", _("everything")), *things])
        self._choices(
            "person",
            [("", _("everybody")), *people, (PHONES, _("phones in the hall"))],
        )

    def _choices(self, name: str, choices: list[tuple[str, Any]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101
        field.choices = choices

    def read(self) -> Wanted:
        """What is asked for; a filter that cannot be read is as if it were not set."""
        self.is_valid()
        told = self.cleaned_data
        person = told.get("person") or ""
        return Wanted(
            thing=told.get("thing") or "",
            person=int(person) if person.isdecimal() else None,
            by_phones=person == PHONES,
            since=told.get("since"),
            until=told.get("until"),
        )


class MomentForm(forms.Form):
    """The moment to go back to."""

    at = forms.DateTimeField(label=_("Back to"), widget=_WHEN)


class ReturnForm(MomentForm):
    """What the person saw would be taken back, and says yes to."""

    seen = forms.CharField(widget=forms.HiddenInput)

    def clean_seen(self) -> list[uuid.UUID]:
        try:
            return [uuid.UUID(one) for one in self.cleaned_data["seen"].split()]
        except ValueError:
            raise forms.ValidationError(_("This page was damaged.")) from None
