"""Traces of persons in a text are found as people write them."""

import pytest

from folkmoot.domain.traces import TraceKind, find_traces


def kinds(text: str, **options: list[str]) -> list[TraceKind]:
    return [trace.kind for trace in find_traces(text, **options)]


@pytest.mark.parametrize(
    "text",
    [
        "010190-1234",
        "0101901234",
        "cpr010190 1234",
        "01.01.90-1234",
        "01-01-1990-1234",
        "01 01 90 1234",
        "290200-0000",
        "0101\N{SOFT HYPHEN}90-1234",
        "٠١٠١٩٠-١٢٣٤",
    ],
)
def test_a_cpr_number_is_found_however_it_is_written(text: str) -> None:
    assert kinds(f"Hun er {text}, sagde de") == [TraceKind.CPR]


@pytest.mark.parametrize(
    "text", ["320190-1234", "010000 12", "5798009811578", "sag 2024-123456", "1/1-2026"]
)
def test_a_number_with_no_day_in_it_is_no_cpr_number(text: str) -> None:
    assert kinds(text) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("skriv til anne.b@firma.dk", TraceKind.EMAIL),
        ("ring 20 30 40 50 i dag", TraceKind.PHONE),
        ("Ring til Bo på 40 12 34 56", TraceKind.PHONE),
        ("hun sagde 20304050 til mig", TraceKind.PHONE),
        ("idrætsforeningen 20304050", TraceKind.PHONE),
        ("+45 20304050", TraceKind.PHONE),
        ("+46 70 123 45 67", TraceKind.PHONE),
        ("bor Nørre Allé 12, 2. tv", TraceKind.ADDRESS),
        ("ved Østergade 3B i byen", TraceKind.ADDRESS),
    ],
)
def test_what_leads_to_a_person_is_found(text: str, kind: TraceKind) -> None:
    assert kinds(text) == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "CVR 29189854",
        "den 20260826",
        "Budget 2026-2027 for børnehaven 3 gange",
        "vejen 20 procent",
        "faktura 30405060",
        "CVR nr 29 18 98 54",
        "CVR-nr. 29189854",
        "sagsnr. 20304050",
        "konto nr. 20304050",
    ],
)
def test_other_numbers_are_let_be(text: str) -> None:
    assert kinds(text) == []


def test_a_name_on_the_list_is_found_with_its_genitive() -> None:
    found = find_traces(
        "Så sagde anne  berg, at Bos hund bor her", names=["Anne Berg", "Bo"]
    )
    assert [trace.text for trace in found] == ["anne  berg", "Bos"]
