"""Fields for what people type: dates known in part, clock times, several names."""

import re
from datetime import time
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from folkmoot.documents.date_words import MONTHS
from folkmoot.documents.dates import find_date, is_edtf
from folkmoot.web.meetings.queries.dates import write_date

_CLOCK = re.compile(
    r"(?:kl\.?\s*)?(?P<hour>[01]?[0-9]|2[0-4])(?:\s*[.:h]\s*(?P<minute>[0-5][0-9]))?"
    r"(?:\s*(?:uhr|h))?",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"(?P<hour>[01]?[0-9]|2[0-3])(?P<minute>[0-5][0-9])")


class WordsField(forms.CharField):
    """Words that may take several lines; the box grows with them."""

    widget = forms.Textarea(attrs={"rows": 1, "data-grows": True})

    def to_python(self, value: Any) -> str:
        """Browsers send line breaks in another way than we keep them."""
        return str(super().to_python(value) or "").replace("\r\n", "\n")


class EdtfDateField(forms.CharField):
    """A date as people write it, kept as EDTF; its year or day may be missing."""

    default_error_messages: ClassVar[dict[str, Any]] = {
        "no_date": _(
            "We cannot read this as a date. Write for instance 25. august 2026, "
            "25. august (year not known), or august 2026."
        )
    }

    def to_python(self, value: Any) -> str:
        text = str(super().to_python(value) or "")
        if not text or is_edtf(text):
            return text
        if text.lower() in MONTHS:
            return f"XXXX-{MONTHS[text.lower()]:02d}"
        found = find_date(text, bare=True)
        if found is None or _is_more_than_a_date(text, found.start, found.end):
            raise ValidationError(self.error_messages["no_date"], code="no_date")
        return found.edtf

    def prepare_value(self, value: Any) -> Any:
        return write_date(value) if value and is_edtf(value) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return self.to_python(initial) != self.to_python(data)
        except ValidationError:
            return True


class ClockField(forms.TimeField):
    """A time of day: 9, 9.30, 9:30, 0930 or kl. 9.30."""

    widget = forms.TextInput(
        attrs={"inputmode": "numeric", "size": 5, "autocomplete": "off"}
    )
    default_error_messages: ClassVar[dict[str, Any]] = {
        "invalid": _("We cannot read this as a time. Write for instance 9.30.")
    }

    def to_python(self, value: Any) -> time | None:
        if value in self.empty_values or isinstance(value, time):
            return value or None
        text = str(value).strip()
        found = _CLOCK.fullmatch(text) or _DIGITS.fullmatch(text)
        if found is None or found["hour"] == "24":
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return time(int(found["hour"]), int(found["minute"] or 0))

    def prepare_value(self, value: Any) -> Any:
        return f"{value:%H:%M}" if isinstance(value, time) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return self.to_python(initial) != self.to_python(data)
        except ValidationError:
            return True


class NamesField(forms.CharField):
    """Several names in one line, with commas or semicolons between them."""

    def to_python(self, value: Any) -> list[str]:  # type: ignore[override]
        if isinstance(value, list):
            return value
        names = re.split(r"[;,\n]", str(value or ""))
        return list(dict.fromkeys(name.strip() for name in names if name.strip()))

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(value) if isinstance(value, list) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        return self.to_python(initial) != self.to_python(data)


def _is_more_than_a_date(text: str, start: int, end: int) -> bool:
    """Whether something is left beside the date that a record would lose.

    A weekday or "den" before it may go; "25. august og 3. september" may not.
    """
    before, after = text[:start].strip(" ,."), text[end:].strip(" ,.")
    words = before.lower().split()
    return bool(after) or len(words) > 2 or any(c.isdigit() for c in before)
