"""Forms of keeping: how long, where it was archived, erasing, whom one looks for."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from folkmoot.web.keeping.models import Archiving
from folkmoot.web.meetings.forms.rows import RowForm

_FEWEST_LETTERS = 3


class KeepingForm(RowForm):
    """The case, and how long the words are kept."""

    case_number = forms.CharField(
        label=_("Case number"), required=False, max_length=60,
        help_text=_("The number of the case in your journal."),
    )  # fmt: skip
    unit = forms.CharField(label=_("Responsible unit"), required=False, max_length=200)
    keep_until = forms.DateField(
        label=_("Words are kept until"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("The last day on which the words of participants are needed."),
    )
    erases_itself = forms.BooleanField(
        label=_("Erase the words by itself after that day, once it is archived"),
        required=False,
    )


class ArchivingForm(forms.Form):
    """What became of the case before its words are erased."""

    kind = forms.ChoiceField(
        label=_("The case"), choices=Archiving.Kind.choices, widget=forms.RadioSelect
    )
    receipt = forms.CharField(
        label=_("The receipt’s number, or why it is not to be archived"), max_length=300
    )


class EraseAllForm(forms.Form):
    """One is asked once more, by the consultation's name."""

    name = forms.CharField(label=_("The name of the consultation, to be sure"))
    sure = forms.BooleanField(
        label=_("I know that these words cannot be brought back by anybody.")
    )

    def __init__(self, *arguments: Any, name: str, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._name = name

    def clean_name(self) -> str:
        given: str = self.cleaned_data["name"]
        if _fold(given) != _fold(self._name):
            told = gettext("This is not its name. Nothing was erased.")
            raise forms.ValidationError(told)
        return given


class PersonForm(forms.Form):
    """A name or an address; it is sent with the page, so that no log has it."""

    wanted = forms.CharField(
        label=_("Name, e-mail or number"), min_length=_FEWEST_LETTERS, max_length=200
    )


class AccessForm(forms.Form):
    """For each document whether it is given, and else why not."""

    def __init__(self, *arguments: Any, keys: list[str], **options: Any) -> None:
        super().__init__(*arguments, **options)
        for key in keys:
            self.fields[f"give:{key}"] = forms.BooleanField(required=False)
            self.fields[f"why:{key}"] = forms.CharField(required=False, max_length=300)
        self._keys = keys

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for key in self._keys:
            if not cleaned.get(f"give:{key}") and not cleaned.get(f"why:{key}"):
                self.add_error(
                    f"why:{key}",
                    gettext(
                        "Say why it is left out: the index tells the one who asked."
                    ),
                )
        return cleaned

    def read_left_out(self) -> dict[str, str]:
        """The reasons of what is not given, by key."""
        return {
            key: self.cleaned_data[f"why:{key}"]
            for key in self._keys
            if not self.cleaned_data[f"give:{key}"]
        }


def _fold(name: str) -> str:
    return " ".join(name.split()).casefold()
