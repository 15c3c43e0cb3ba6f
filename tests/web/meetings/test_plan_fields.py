"""What people type: dates known in part, clock times, several names."""

from datetime import time

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from folkmoot.web.meetings.forms.fields import ClockField, EdtfDateField, NamesField


@pytest.mark.parametrize(
    ("typed", "edtf"),
    [
        ("25. august", "XXXX-08-25"),
        ("25. august 2026", "2026-08-25"),
        ("tirsdag den 25. august 2026", "2026-08-25"),
        ("25/8 2026", "2026-08-25"),
        ("25/8", "XXXX-08-25"),
        ("august 2026", "2026-08"),
        ("august", "XXXX-08"),
        ("2026", "2026"),
        ("2026-08-25", "2026-08-25"),
        ("XXXX-08-25", "XXXX-08-25"),
        ("25.–26. august 2026", "2026-08-25/2026-08-26"),
        ("August 25, 2026", "2026-08-25"),
        ("", ""),
    ],
)
def test_a_date_is_read_as_people_write_it(typed: str, edtf: str) -> None:
    assert EdtfDateField(required=False).clean(typed) == edtf


@pytest.mark.parametrize("typed", ["snart", "31. februar 2026", "efter 3. maj og 4."])
def test_what_is_no_date_is_not_guessed_at(typed: str) -> None:
    with pytest.raises(ValidationError):
        EdtfDateField(required=False).clean(typed)


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize(
    "edtf",
    ["2026-08-25", "XXXX-08-25", "2026-08", "XXXX-08", "2026",
     "2026-08-25/2026-08-26", "2026-08-31/2026-09-01"],
)  # fmt: skip
def test_a_date_as_we_write_it_is_read_back_as_it_was(edtf: str, language: str) -> None:
    field = EdtfDateField()
    with override(language):
        written = field.prepare_value(edtf)
        assert field.clean(written) == edtf
        assert not field.has_changed(written, written)


@pytest.mark.parametrize(
    ("typed", "read"),
    [("9", time(9)), ("9.30", time(9, 30)), ("09:30", time(9, 30)),
     ("0930", time(9, 30)), ("kl. 14", time(14)), ("", None)],
)  # fmt: skip
def test_a_time_is_read_as_people_write_it(typed: str, read: time | None) -> None:
    assert ClockField(required=False).clean(typed) == read


@pytest.mark.parametrize("typed", ["25", "9.75", "middag", "24.00"])
def test_what_is_no_time_is_refused(typed: str) -> None:
    with pytest.raises(ValidationError):
        ClockField().clean(typed)


def test_aliases_are_told_apart_by_commas_and_said_once() -> None:
    read = NamesField().clean("Transport, Trafik; Transport")
    assert read == ["Transport", "Trafik"]
