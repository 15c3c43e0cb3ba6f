"""Forms of the programme: its steps, what belongs to them, the areas, the file."""

import uuid
import zipfile
from collections.abc import Sequence
from pathlib import PurePath
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.template.defaultfilters import filesizeformat
from django.utils.text import get_valid_filename
from django.utils.translation import gettext_lazy as _

from folkmoot.web.meetings.forms.fields import ClockField, WordsField
from folkmoot.web.meetings.forms.rows import RowForm
from folkmoot.web.meetings.models import FocusArea, ItemKind, MeetingArea
from folkmoot.web.meetings.queries.plans import Step

MOST_BYTES = 50 * 1024 * 1024
# How each kind of file begins, whatever its name says.
_BEGINNINGS = {
    "pdf": (b"%PDF-",),
    "pptx": (b"PK\x03\x04",),
    "docx": (b"PK\x03\x04",),
    "odp": (b"PK\x03\x04",),
    "png": (b"\x89PNG\r\n\x1a\n",),
    "jpg": (b"\xff\xd8\xff",),
    "jpeg": (b"\xff\xd8\xff",),
    "webp": (b"RIFF",),
    "gif": (b"GIF87a", b"GIF89a"),
}
# A part that only this kind of package has.
_PARTS = {"pptx": "ppt/", "docx": "word/", "odp": "content.xml"}
FILE_TYPES = tuple(_BEGINNINGS)


class MinutesField(forms.IntegerField):
    """A length in minutes."""

    def __init__(self, **options: Any) -> None:
        widget = forms.TextInput(
            attrs={"inputmode": "numeric", "size": 4, "autocomplete": "off"}
        )
        super().__init__(
            label=_("Minutes"),
            required=False,
            min_value=1,
            max_value=1_440,
            widget=widget,
            **options,
        )
        self.widget = widget


class ProgrammeRow(RowForm):
    label_of_row = _("Step")
    kind = forms.ChoiceField(
        label=_("Kind"), choices=ItemKind, initial=ItemKind.OTHER, required=False
    )
    title = forms.CharField(label=_("Title"), required=False, max_length=200)
    starts = ClockField(label=_("Starts"), required=False)
    minutes = MinutesField()
    presenter = forms.CharField(label=_("Presenter"), required=False, max_length=200)

    def clean_kind(self) -> str:
        return self.cleaned_data["kind"] or ItemKind.OTHER


class LineRow(RowForm):
    """A preliminary consideration, or a theme."""

    label_of_row = _("Line")
    text = WordsField(label=_("Text"), max_length=2_000)


class MeetingAreaRow(RowForm):
    """A focus area that this meeting discusses."""

    label_of_row = _("Focus area")
    attributes: ClassVar[dict[str, str]] = {"item": "item_id"}
    item = forms.TypedChoiceField(
        label=_("In step"), required=False, coerce=uuid.UUID, empty_value=None
    )
    starts = ClockField(label=_("Starts"), required=False)
    minutes = MinutesField()
    round = forms.IntegerField(
        label=_("Round"),
        min_value=1,
        max_value=20,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 2}),
    )

    def __init__(
        self,
        *args: Any,
        steps: Sequence[Step],
        areas: Sequence[MeetingArea],
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.area = next((a for a in areas if str(a.id) == self.row_id), None)
        choices = [(str(step.item.id), _label_step(step)) for step in steps]
        self.fields["item"].choices = [("", _("no step")), *choices]  # type: ignore[attr-defined]

    def clean_round(self) -> int:
        return self.cleaned_data["round"] or 1


class AddAreasForm(forms.Form):
    """Which further focus areas the meeting shall discuss."""

    areas = forms.ModelMultipleChoiceField(
        label=_("Also discuss"),
        queryset=FocusArea.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, areas: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["areas"].queryset = areas  # type: ignore[attr-defined]


class FileForm(forms.Form):
    """The opening's presentation."""

    file = forms.FileField(
        label=_("Presentation"),
        help_text=_("PDF, PowerPoint, Word, OpenDocument or a picture; at most 50 MB."),
        max_length=150,
        widget=forms.ClearableFileInput(
            attrs={"accept": ",".join(f".{name}" for name in FILE_TYPES)}
        ),
    )

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        name = get_valid_filename(PurePath(file.name or "").name)
        ending = name.rpartition(".")[2].lower()
        if ending not in _BEGINNINGS:
            raise ValidationError(
                _("We do not take files that end in “.%(ending)s”. %(help)s"),
                params={"ending": ending, "help": self.fields["file"].help_text},
            )
        if (file.size or 0) > MOST_BYTES:
            raise ValidationError(
                _("The file is %(size)s; the most we can take is 50 MB."),
                params={"size": filesizeformat(file.size or 0)},
            )
        if not _is_what_it_says(file, ending):
            raise ValidationError(
                _("The file ends in “.%(ending)s”, but what is in it is another kind."),
                params={"ending": ending},
            )
        file.name = name
        return file


def _is_what_it_says(file: UploadedFile, ending: str) -> bool:
    file.seek(0)
    head = file.read(16)
    file.seek(0)
    if not head.startswith(_BEGINNINGS[ending]):
        return False
    if ending not in _PARTS:
        return ending != "webp" or head[8:12] == b"WEBP"
    try:
        with zipfile.ZipFile(file) as package:
            names = package.namelist()
    except zipfile.BadZipFile:
        return False
    finally:
        file.seek(0)
    return any(name.startswith(_PARTS[ending]) for name in names)


def _label_step(step: Step) -> str:
    """A step of group work as it is named in a choice."""
    when = f"{step.time.starts:%H:%M} " if step.time.starts else ""
    return f"{when}{step.item}"
