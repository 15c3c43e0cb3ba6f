"""Label lines of five languages, made up, with the values they hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.documents.blocks import Span
from folkmoot.documents.label_words import classify_label
from folkmoot.documents.metadata_labels import find_labels

Told = list[tuple[str, str]]

LINES: list[tuple[str, Told]] = [
    ("Dato: 3. marts 2026", [("date", "3. marts 2026")]),
    ("Mødedato : 3. marts 2026", [("date", "3. marts 2026")]),
    ("Mødedato 25. august 2026", [("date", "25. august 2026")]),
    ("Dato – 3. marts 2026", [("date", "3. marts 2026")]),
    ("Tid 9.00–15.00", [("time", "9.00–15.00")]),
    ("Kl.: 9.30-12", [("time", "9.30-12")]),
    ("Referat udarbejdet af: ABCD", [("prepared_by", "ABCD")]),
    ("Referat udarbejdet af ABCD", [("prepared_by", "ABCD")]),
    ("Ref.: AB", [("prepared_by", "AB")]),
    ("Referat: Lise Kjær", [("prepared_by", "Lise Kjær")]),
    ("Referat: Møde i Nordby den 3. marts", [("title", "Møde i Nordby den 3. marts")]),
    (
        "Ordstyrer og referent: Lise Kjær",
        [("chair", "Lise Kjær"), ("prepared_by", "Lise Kjær")],
    ),
    ("Tid og sted: Rådhuset, kl. 9", [("place", "Rådhuset, kl. 9")]),
    ("Dato og tid: 3/3 kl. 9-12", [("time", "3/3 kl. 9-12")]),
    ("Næste møde: 4. april kl. 9", [("other", "4. april kl. 9")]),
    ("Next meeting date: 3 April", [("other", "3 April")]),
    ("Sagsnr. 2026-1234", [("case_number", "2026-1234")]),
    ("J.nr.: 26/117", [("case_number", "26/117")]),
    ("1. Deltagere: Ane, Bo", [("participants", "Ane, Bo")]),
    ("Deltagere (12): Ane Holm m.fl.", [("participants", "Ane Holm m.fl.")]),
    ("Deltagere fra Nordby Kommune: Bo", [("participants", "Bo")]),
    ("Fra sekretariatet: Bo Lind", [("commission", "Bo Lind")]),
    ("Mødt fra kommissionen: Bo Lind", [("commission", "Bo Lind")]),
    ("Kommissionens deltagere: Bo Lind", [("commission", "Bo Lind")]),
    ("Til stede var Ane Holm og Bo Lind", [("participants", "Ane Holm og Bo Lind")]),
    (
        "Vært ved mødet var Ane Holm, Nordby Kommune",
        [("host", "Ane Holm, Nordby Kommune")],
    ),
    ("Fra kommissionen deltog: Ane Holm", [("commission", "Ane Holm")]),
    ("Närvarande: 30 lärare", [("participants", "30 lärare")]),
    ("Ort und Zeit: Rathaus, 9 Uhr", [("place", "Rathaus, 9 Uhr")]),
    ("Tema: Transport", [("topic", "Transport")]),
    ("Afbud fra Ane Holm", [("absent", "Ane Holm")]),
    ("Fokusområde 2: Tid", [("topic", "Tid")]),
    ("Dagsorden: Oplæg; grupper", [("programme", "Oplæg; grupper")]),
    ("Sendt til: alle", [("distribution", "alle")]),
    ("Vedr.: Nærhed", [("title", "Nærhed")]),
    (
        "Dato: 3. marts 2026, sted: Rådhuset, referent: AB",
        [("date", "3. marts 2026"), ("place", "Rådhuset"), ("prepared_by", "AB")],
    ),
    (
        "Til stede: Ane Holm, Bo Lind. Afbud: Carl Dam. Ordstyrer: Eva Friis",
        [
            ("participants", "Ane Holm, Bo Lind"),
            ("absent", "Carl Dam"),
            ("chair", "Eva Friis"),
        ],
    ),
    (
        "Mødedato: 25. august Vært for mødet: Formand Ane Holm, Nordby Kommune"
        " Mødedeltagere fra: 40 ledere Deltagere fra udvalget: Bo Lind",
        [
            ("date", "25. august"),
            ("host", "Formand Ane Holm, Nordby Kommune"),
            ("participants", "40 ledere"),
            ("commission", "Bo Lind"),
        ],
    ),
    (
        "REFERAT Dato: 3. marts Sted: Nordby",
        [("date", "3. marts"), ("place", "Nordby")],
    ),
    (
        "Møteleder: Kari Moe. Referent: Ola Vik",
        [("chair", "Kari Moe"), ("prepared_by", "Ola Vik")],
    ),
    (
        "Til stades: Kari Moe Forfall: Ola Vik",
        [("participants", "Kari Moe"), ("absent", "Ola Vik")],
    ),
    ("Fra utvalget: Kari Moe", [("commission", "Kari Moe")]),
    ("Saksnr.: 26/4", [("case_number", "26/4")]),
    ("Møtested: Rådhuset", [("place", "Rådhuset")]),
    (
        "Närvarande: Anna Ek, Bo Berg Frånvarande: Eva Dahl",
        [("participants", "Anna Ek, Bo Berg"), ("absent", "Eva Dahl")],
    ),
    ("Ordförande: Anna Ek", [("chair", "Anna Ek")]),
    ("Vid protokollet: Anna Ek", [("prepared_by", "Anna Ek")]),
    ("Från utredningen: Bo Berg", [("commission", "Bo Berg")]),
    (
        "Tid och plats: Stadshuset, 3 mars kl. 9",
        [("place", "Stadshuset, 3 mars kl. 9")],
    ),
    (
        "Datum: 3. März 2026 Ort: Rathaus Teilnehmer: 12 Lehrkräfte Protokoll: A. Roth",
        [
            ("date", "3. März 2026"),
            ("place", "Rathaus"),
            ("participants", "12 Lehrkräfte"),
            ("prepared_by", "A. Roth"),
        ],
    ),
    ("Teilnehmer:innen: Anna Weber", [("participants", "Anna Weber")]),
    (
        "Sitzungsleitung und Protokoll: Anna Weber",
        [("chair", "Anna Weber"), ("prepared_by", "Anna Weber")],
    ),
    ("Entschuldigt: Hans Roth", [("absent", "Hans Roth")]),
    ("Betreff: Schule", [("title", "Schule")]),
    (
        "Date: 3 March 2026 | Place: Town Hall | Chair: Ann Hill",
        [("date", "3 March 2026"), ("place", "Town Hall"), ("chair", "Ann Hill")],
    ),
    ("Minutes taken by Ann Hill", [("prepared_by", "Ann Hill")]),
    ("From the commission: Ann Hill", [("commission", "Ann Hill")]),
    ("Apologies for absence: Ann Hill", [("absent", "Ann Hill")]),
    ("Agenda: welcome; groups", [("programme", "welcome; groups")]),
]
PROSE = [
    "Det er svært: tid og penge mangler",
    "Vi vil have ro i timerne: Tid: nej",
    "Der var deltagere fra hele landet",
    "Deltagere fra Nordby Kommune sagde, at det gik godt",
    "Sted: vi har brug for et sted at mødes",
    "Sted: hvor skal vi mødes?",
    "Tid: Lederne har for lidt tid til deres folk, og det må ændres",
    "Tid – der mangler tid",
    "Den 3. marts 2026 mødtes vi",
    "Vi drøftede følgende emne: nærhed",
    "Vi talte om Deltagere: hvem kom",
    "Moderation: Soll neutral sein",
    "Chair Ann Hill welcomed everyone",
    "Noter: Vi skal huske at ringe til alle",
    "Forslag: mere tid",
    "Gruppe 3: mere tid",
    "Se https://nordby.example",
    "Mødet gik fra 9:30 til 12:00",
    "Vært at huske er folk",
    "Referat af mødet følger",
    "Dato følger",
]


def tell(text: str) -> Told:
    return [
        (found.kind.value, text[found.value.start : found.value.end])
        for found in find_labels(text)
    ]


@pytest.mark.parametrize(("line", "told"), LINES)
def test_labels_of_a_line_are_found_with_their_values(line: str, told: Told) -> None:
    assert tell(line) == told


@pytest.mark.parametrize("line", PROSE)
def test_prose_has_no_labels(line: str) -> None:
    assert tell(line) == []


def test_the_label_holds_its_colon() -> None:
    text = "Dato: 3. marts Ordstyrer: Ane"
    labels = [text[v.label.start : v.label.end] for v in find_labels(text)]
    assert labels == ["Dato:", "Ordstyrer:"]


def test_a_list_of_people_goes_on_over_its_lines() -> None:
    text = "Deltagere:\nAne Holm, Nordby\nBo Lind, Vestby\nAfbud: Carl Dam"
    assert tell(text) == [
        ("participants", "Ane Holm, Nordby\nBo Lind, Vestby"),
        ("absent", "Carl Dam"),
    ]


def test_other_values_end_with_their_line() -> None:
    assert tell("Sted: Rådhuset\nVi begyndte med en sang") == [("place", "Rådhuset")]


def test_a_list_ends_before_prose() -> None:
    prose = "Formanden bød velkommen og fortalte, hvad dagen skulle gå med, og hvorfor."
    assert tell(f"Deltagere: Ane Holm\nBo Lind\n{prose}") == [
        ("participants", "Ane Holm\nBo Lind")
    ]


def test_a_label_without_a_value_is_found_empty() -> None:
    assert tell("Afbud:") == [("absent", "")]


def test_a_phrase_of_two_offices_is_both() -> None:
    kinds = classify_label("Chair / Minutes")
    assert [kind.value for kind in kinds] == ["chair", "prepared_by"]


PIECES = st.sampled_from(
    "Dato|Deltagere|fra|kommissionen|Ordstyrer|og|referent|:| |\n|3. marts|Ane Holm"
    "|Tid|9-12|.|,|;|Referat|?|–|(|)|*".split("|")
)
TEXTS = st.text(max_size=80) | st.lists(PIECES, max_size=24).map("".join)


@given(TEXTS)
def test_labels_and_values_stand_in_the_text_in_order(text: str) -> None:
    found = find_labels(text)
    spans = dict.fromkeys((v.label.start, v.label.end, *_span(v.value)) for v in found)
    ends = [position for span in spans for position in span]
    assert ends == sorted(ends)
    assert not ends or ends[-1] <= len(text)


def _span(value: Span) -> tuple[int, int]:
    return value.start, value.end


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece", [":", "Dato: ", "Deltagere fra ", "a b c d:", " ", "\n", "Ref\n", "(", "x"]
)
def test_a_long_hostile_text_does_not_hang(piece: str) -> None:
    text = "Dato: 3. marts\n" + piece * (100_000 // len(piece))
    assert tell(text)[0][0] == "date"
