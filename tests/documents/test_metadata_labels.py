import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.documents.metadata_labels import LabelKind, find_labels


def _read(text: str) -> list[tuple[str, str]]:
    return [
        (value.kind.value, text[value.value.start : value.value.end])
        for value in find_labels(text)
    ]


def test_several_labels_stand_on_one_line() -> None:
    text = "Mødedato: 3. maj Vært ved mødet var: Ane Holm Mødedeltagere fra: 40 lærere"
    assert _read(text) == [
        ("date", "3. maj"),
        ("host", "Ane Holm"),
        ("participants", "40 lærere"),
    ]


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("Ref.: KLM", LabelKind.PREPARED_BY, "KLM"),
        ("Referat udarbejdet af: LEA", LabelKind.PREPARED_BY, "LEA"),
        ("Ordstyrer: Ole Find", LabelKind.CHAIR, "Ole Find"),
        ("Til stede: Ane, Bo og Carl", LabelKind.PARTICIPANTS, "Ane, Bo og Carl"),
        ("Fra kommissionen deltog: Ane Holm", LabelKind.COMMISSION, "Ane Holm"),
        ("Afbud: Bo Lind", LabelKind.ABSENT, "Bo Lind"),
        ("Sted: Vestby Rådhus", LabelKind.PLACE, "Vestby Rådhus"),
        ("Møteleder: Kari Nes", LabelKind.CHAIR, "Kari Nes"),
        ("Närvarande: 30 lärare", LabelKind.PARTICIPANTS, "30 lärare"),
        ("Ort und Zeit: Rathaus, 9 Uhr", LabelKind.PLACE, "Rathaus, 9 Uhr"),
        ("Minutes taken by: Jo Ash", LabelKind.PREPARED_BY, "Jo Ash"),
        ("Tema: Transport", LabelKind.TOPIC, "Transport"),
        ("Sagsnr.: 2026-123", LabelKind.CASE_NUMBER, "2026-123"),
    ],
)
def test_a_label_at_the_start_of_a_line_names_its_value(
    text: str, kind: LabelKind, value: str
) -> None:
    assert _read(text) == [(kind.value, value)]


@pytest.mark.parametrize(
    "text",
    [
        "Der var deltagere fra hele landet",
        "Det er svært: tid og penge mangler",
        "Vi vil have ro i timerne: Tid: nej",
    ],
)
def test_prose_has_no_labels(text: str) -> None:
    assert find_labels(text) == []


def test_a_value_ends_with_its_short_line() -> None:
    assert _read("Dato: 3. marts\nMødet handlede om børn") == [("date", "3. marts")]


@given(st.text(alphabet="Dato: Sted Ref.\n**,:", max_size=60))
def test_labels_and_values_stand_in_order_within_the_text(text: str) -> None:
    position = 0
    for value in find_labels(text):
        assert position <= value.label.start <= value.label.end <= value.value.start
        assert value.value.start <= value.value.end <= len(text)
        position = value.label.end
