"""Forms of who takes part: rows to type in, and a pasted list."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from folkmoot.documents.decode import decode_text
from folkmoot.domain.errors import UnreadableDocumentError
from folkmoot.web.meetings.forms.rows import RowForm
from folkmoot.web.meetings.models import Part

MOST_BYTES = 2 * 1024 * 1024


class CountField(forms.IntegerField):
    """How many of a kind; an empty box is one."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("label", _("How many"))
        widget = forms.TextInput(
            attrs={"inputmode": "numeric", "size": 4, "autocomplete": "off"}
        )
        super().__init__(
            required=False,
            min_value=1,
            max_value=10_000,
            widget=widget,
            **options,
        )

    def clean(self, value: Any) -> int:
        return super().clean(value) or 1


class _AttendeeRow(RowForm):
    """A row that says who it is in one of its fields at least."""

    not_alone = ("count",)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if not self.errors and not any(
            cleaned.get(name) for name in self.column_names if name != "count"
        ):
            raise ValidationError(
                _("Write a name, or at least an organisation or a role."), code="nobody"
            )
        return cleaned


class HostRow(_AttendeeRow):
    label_of_row = _("Host")
    name = forms.CharField(label=_("Name"), max_length=200, required=False)
    function = forms.CharField(label=_("Function"), max_length=200, required=False)
    organisation = forms.CharField(
        label=_("Organisation"), max_length=200, required=False
    )


class CommissionRow(_AttendeeRow):
    label_of_row = _("Person")
    name = forms.CharField(label=_("Name"), max_length=200, required=False)
    function = forms.CharField(label=_("Function"), max_length=200, required=False)


class ParticipantRow(HostRow):
    label_of_row = _("Participant")
    role = forms.CharField(label=_("Role"), max_length=100, required=False)
    count = CountField()


ROW_OF_PART: dict[Part, type[RowForm]] = {
    Part.HOST: HostRow,
    Part.COMMISSION: CommissionRow,
    Part.PARTICIPANT: ParticipantRow,
}


class PasteForm(forms.Form):
    """A list as it comes out of Excel, or the file it was saved as."""

    text = forms.CharField(
        label=_("The list"),
        required=False,
        strip=False,
        max_length=1_000_000,
        widget=forms.Textarea(attrs={"rows": 10, "spellcheck": "false"}),
    )
    file = forms.FileField(
        label=_("or a CSV file"),
        required=False,
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.txt,.tsv,text/csv"}),
    )

    def clean_file(self) -> str:
        """The file's letters, whatever its encoding."""
        file: UploadedFile | None = self.cleaned_data["file"]
        if file is None:
            return ""
        if (file.size or 0) > MOST_BYTES:
            raise ValidationError(_("The file is larger than 2 MB; is it the list?"))
        content = file.read()
        if content[:4] == b"PK\x03\x04":
            raise ValidationError(
                _(
                    "This is a spreadsheet, not CSV. Open it, mark the cells, copy "
                    "them, and paste them into the box."
                )
            )
        try:
            return decode_text(content)
        except UnreadableDocumentError:
            raise ValidationError(_("We cannot read this file as text.")) from None

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        list_text = cleaned.get("file") or cleaned.get("text") or ""
        if not self.errors and not list_text.strip():
            raise ValidationError(_("Paste a list, or choose a file."), code="empty")
        return {**cleaned, "list": list_text}
