"""Lists of people in five languages, made up, with what each entry tells."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.documents.people import parse_people
from folkmoot.domain.words import split_words

# Name, function, organisation.
Told = tuple[str | None, str | None, str | None]

PERSONS: list[tuple[str, list[Told]]] = [
    ("Anne Holm", [("Anne Holm", None, None)]),
    ("ABCD", [("ABCD", None, None)]),
    ("Nordby Kommune", [(None, None, "Nordby Kommune")]),
    (
        "skoleleder Mette Gran fra Vestby Skole",
        [("Mette Gran", "skoleleder", "Vestby Skole")],
    ),
    (
        "Frau Dr. Anna von Berg, Bürgermeisterin, Stadt Neudorf",
        [("Anna von Berg", "Bürgermeisterin", "Stadt Neudorf")],
    ),
    (
        "Jane Lee, head of schools, Northby Council and Tom Ash",
        [("Jane Lee", "head of schools", "Northby Council"), ("Tom Ash", None, None)],
    ),
    ("KLM/abc og HB", [("KLM/abc", None, None), ("HB", None, None)]),
    (
        "Formand for skolelederforeningen Anne Holm, Nordby Kommune",
        [("Anne Holm", "Formand for skolelederforeningen", "Nordby Kommune")],
    ),
    (
        "Formand Anne Berg Carlsen, fra sekretariatet kontorchef Eva Eg og Finn Gade",
        [
            ("Anne Berg Carlsen", "Formand", None),
            ("Eva Eg", "kontorchef", "sekretariatet"),
            ("Finn Gade", None, "sekretariatet"),
        ],
    ),
    (
        "Anne Holm (kommunaldirektør, Nordby Kommune), Bo Lind (formand)",
        [
            ("Anne Holm", "kommunaldirektør", "Nordby Kommune"),
            ("Bo Lind", "formand", None),
        ],
    ),
    (
        "Anne Holm, kommunaldirektør, Nordby Kommune; Bo Lind, skoleleder",
        [
            ("Anne Holm", "kommunaldirektør", "Nordby Kommune"),
            ("Bo Lind", "skoleleder", None),
        ],
    ),
    (
        "Kommunaldirektør Anne Holm, Nordby Kommune, skoleleder Bo Lind, Vestby Skole",
        [
            ("Anne Holm", "Kommunaldirektør", "Nordby Kommune"),
            ("Bo Lind", "skoleleder", "Vestby Skole"),
        ],
    ),
    (
        "Nordby Kommune: Anne Holm, Bo Lind; Vestby Kommune: Carl Dam",
        [
            ("Anne Holm", None, "Nordby Kommune"),
            ("Bo Lind", None, "Nordby Kommune"),
            ("Carl Dam", None, "Vestby Kommune"),
        ],
    ),
    (
        "Formand: Anne Holm, næstformand: Bo Lind",
        [("Anne Holm", "Formand", None), ("Bo Lind", "næstformand", None)],
    ),
    (
        "direktør i Nordby Kommune Anne Holm",
        [("Anne Holm", "direktør", "Nordby Kommune")],
    ),
    (
        "Borgmester i Nordby Kommune, Anne Holm",
        [("Anne Holm", "Borgmester", "Nordby Kommune")],
    ),
    (
        "Leder af Børn og Unge Anne Holm",
        [("Anne Holm", "Leder af Børn og Unge", None)],
    ),
    (
        "formand og kommunaldirektør Anne Holm",
        [("Anne Holm", "formand og kommunaldirektør", None)],
    ),
    (
        "Nordby Kommune v/ Anne Holm, KL v/Bo Lind",
        [("Anne Holm", None, "Nordby Kommune"), ("Bo Lind", None, "KL")],
    ),
    (
        "Anne Holm og Bo Lind, begge Nordby Kommune",
        [("Anne Holm", None, "Nordby Kommune"), ("Bo Lind", None, "Nordby Kommune")],
    ),
    (
        "Anne Holm og Bo Lind fra Nordby Kommune",
        [("Anne Holm", None, None), ("Bo Lind", None, "Nordby Kommune")],
    ),
    (
        "Anne Holm, Nordby; Bo Lind, Vestby",
        [("Anne Holm", None, "Nordby"), ("Bo Lind", None, "Vestby")],
    ),
    (
        "Anne Holm\nBo Lind\nkontorchef Carl Dam",
        [
            ("Anne Holm", None, None),
            ("Bo Lind", None, None),
            ("Carl Dam", "kontorchef", None),
        ],
    ),
    ("1. Anne Holm 2. Bo Lind", [("Anne Holm", None, None), ("Bo Lind", None, None)]),
    (
        "Anne, Bo og Carl",
        [("Anne", None, None), ("Bo", None, None), ("Carl", None, None)],
    ),
    (
        "rektor Holm og borgmester Lind",
        [("Holm", "rektor", None), ("Lind", "borgmester", None)],
    ),
    (
        "Anne Holm (AH), Bo Lind (KL), Carl Dam (V)",
        [
            ("Anne Holm", None, None),
            ("Bo Lind", None, "KL"),
            ("Carl Dam", None, None),
        ],
    ),
    (
        "Anne Holm – rektor, Bo Lind – lærer",
        [("Anne Holm", "rektor", None), ("Bo Lind", "lærer", None)],
    ),
    (
        "Anne Holm, jordemoder; Bo Lind, online",
        [("Anne Holm", "jordemoder", None), ("Bo Lind", None, None)],
    ),
    (
        "tillidsrepræsentant Bo Lind, HK, og Anne Holm, FOA",
        [("Bo Lind", "tillidsrepræsentant", "HK"), ("Anne Holm", None, "FOA")],
    ),
    (
        "Jens-Ole Bak og Anne-Marie Bruun Lund m.fl.",
        [("Jens-Ole Bak", None, None), ("Anne-Marie Bruun Lund", None, None)],
    ),
    (
        "Ordfører Kari Moe, Nordby kommune, og rådmann for oppvekst Ola Vik",
        [
            ("Kari Moe", "Ordfører", "Nordby kommune"),
            ("Ola Vik", "rådmann for oppvekst", None),
        ],
    ),
    (
        "Kommundirektör Anna Ek, Ekstad kommun, ordförande Bo Berg",
        [
            ("Anna Ek", "Kommundirektör", "Ekstad kommun"),
            ("Bo Berg", "ordförande", None),
        ],
    ),
    (
        "Anna Ek, rektor vid Ekskolan, och Bo Berg, lärare",
        [("Anna Ek", "rektor", "Ekskolan"), ("Bo Berg", "lärare", None)],
    ),
    (
        "Dr. Anna Weber, Schulleiterin, Grundschule Neustadt; Herr Müller",
        [
            ("Anna Weber", "Schulleiterin", "Grundschule Neustadt"),
            ("Müller", None, None),
        ],
    ),
    (
        "Stellvertretende Bürgermeisterin Anna Weber, Stadt Neustadt und Hans Roth",
        [
            ("Anna Weber", "Stellvertretende Bürgermeisterin", "Stadt Neustadt"),
            ("Hans Roth", None, None),
        ],
    ),
    (
        "Frau Dr. Anna Weber (Landkreis Neustadt), Hans von der Au",
        [("Anna Weber", None, "Landkreis Neustadt"), ("Hans von der Au", None, None)],
    ),
    (
        "Head of Schools Jane Smith, Nordby Council and Chief Executive John Hill",
        [
            ("Jane Smith", "Head of Schools", "Nordby Council"),
            ("John Hill", "Chief Executive", None),
        ],
    ),
    (
        "Jane Smith, Finance Director; Mr Hill",
        [("Jane Smith", "Finance Director", None), ("Hill", None, None)],
    ),
]
# Text, count, function, organisation.
Crowd = tuple[str, int | None, str | None, str | None]

CROWDS: list[tuple[str, list[Crowd]]] = [
    ("ca. 45 ledere", [("ca. 45 ledere", 45, "ledere", None)]),
    ("40+", [("40+", 40, None, None)]),
    ("40-50 ledere", [("40-50 ledere", None, "ledere", None)]),
    ("i alt 62 deltagere", [("i alt 62 deltagere", 62, "deltagere", None)]),
    ("1.200 borgere", [("1.200 borgere", 1200, "borgere", None)]),
    ("tolv ledere", [("tolv ledere", 12, "ledere", None)]),
    ("et halvt hundrede", [("et halvt hundrede", 50, None, None)]),
    (
        "70 ledere og chefer fra regionen samt direktionen i Region X",
        [
            ("70 ledere og chefer fra regionen", 70, "ledere og chefer", "regionen"),
            ("direktionen i Region X", None, "direktionen", "Region X"),
        ],
    ),
    (
        "40 lærere, pædagoger og forældre fra Nordby Kommune og 3 rektorer",
        [
            (
                "40 lærere, pædagoger og forældre fra Nordby Kommune",
                40,
                "lærere, pædagoger og forældre",
                "Nordby Kommune",
            ),
            ("3 rektorer", 3, "rektorer", None),
        ],
    ),
    (
        "45 ledere fra staten, 12 kommuner og 3 regioner",
        [
            (
                "45 ledere fra staten, 12 kommuner og 3 regioner",
                45,
                "ledere",
                "staten, 12 kommuner og 3 regioner",
            )
        ],
    ),
    (
        "40 ledere, heraf 12 skoleledere og 3 rektorer",
        [("40 ledere, heraf 12 skoleledere og 3 rektorer", 40, "ledere", None)],
    ),
    (
        "Der deltog ca. 70 ledere fra hele landet",
        [("Der deltog ca. 70 ledere fra hele landet", 70, "ledere", "hele landet")],
    ),
    (
        "12 medarbejdere fra Børne- og Ungdomsforvaltningen",
        [
            (
                "12 medarbejdere fra Børne- og Ungdomsforvaltningen",
                12,
                "medarbejdere",
                "Børne- og Ungdomsforvaltningen",
            )
        ],
    ),
    (
        "Skoleledere (12), pædagoger (ca. 20)",
        [
            ("Skoleledere (12)", 12, "Skoleledere", None),
            ("pædagoger (ca. 20)", 20, "pædagoger", None),
        ],
    ),
    (
        "Skoleledere og lærere fra Nordby, Vestby og Sønderby",
        [
            (
                "Skoleledere og lærere fra Nordby, Vestby og Sønderby",
                None,
                "Skoleledere og lærere",
                "Nordby, Vestby og Sønderby",
            )
        ],
    ),
    (
        "Byrådet, direktionen og MED-udvalget",
        [
            ("Byrådet", None, "Byrådet", None),
            ("direktionen", None, "direktionen", None),
            ("MED-udvalget", None, "MED-udvalget", None),
        ],
    ),
    (
        "KL, Danske Regioner og FOA",
        [
            ("KL", None, None, "KL"),
            ("Danske Regioner", None, None, "Danske Regioner"),
            ("FOA", None, None, "FOA"),
        ],
    ),
    (
        "Anne Holm og 12 ledere",
        [("Anne Holm", None, None, None), ("12 ledere", 12, "ledere", None)],
    ),
    (
        "14 rektorar frå Nordby og ledergruppa",
        [
            ("14 rektorar frå Nordby", 14, "rektorar", "Nordby"),
            ("ledergruppa", None, "ledergruppa", None),
        ],
    ),
    (
        "tio rektorer från Ekstad kommun",
        [("tio rektorer från Ekstad kommun", 10, "rektorer", "Ekstad kommun")],
    ),
    (
        "25 Schulleiterinnen und Schulleiter aus dem Landkreis Au sowie die Verwaltung",
        [
            (
                "25 Schulleiterinnen und Schulleiter aus dem Landkreis Au",
                25,
                "Schulleiterinnen und Schulleiter",
                "Landkreis Au",
            ),
            ("die Verwaltung", None, "die Verwaltung", None),
        ],
    ),
    (
        "fünf Schulleiter aus Kiel",
        [("fünf Schulleiter aus Kiel", 5, "Schulleiter", "Kiel")],
    ),
    (
        "30 teachers from Nordby schools as well as the board",
        [
            ("30 teachers from Nordby schools", 30, "teachers", "Nordby schools"),
            ("the board", None, "the board", None),
        ],
    ),
]


@pytest.mark.parametrize(("text", "told"), PERSONS)
def test_a_person_has_the_name_office_and_place_that_the_text_tells(
    text: str, told: list[Told]
) -> None:
    people = parse_people(text)
    assert [(p.name, p.function, p.organisation) for p in people] == told


@pytest.mark.parametrize(("text", "told"), CROWDS)
def test_a_crowd_or_body_stays_one_with_its_count_and_origin(
    text: str, told: list[Crowd]
) -> None:
    people = parse_people(text)
    assert [(p.text, p.count, p.function, p.organisation) for p in people] == told


@pytest.mark.parametrize("text", [text for text, _ in [*PERSONS, *CROWDS]])
def test_the_entries_hold_all_words_of_the_value(text: str) -> None:
    assert _list_said([p.text for p in parse_people(text)]) == _list_said([text])


def test_what_is_not_told_stays_none() -> None:
    person = parse_people("Anne Holm")[0]
    assert (person.count, person.function, person.organisation) == (None, None, None)


@pytest.mark.parametrize("text", ["", " ,;\n", "–", "og"])
def test_a_value_without_people_has_none(text: str) -> None:
    assert parse_people(text) == ()


CONJUNCTIONS = frozenset("og and und och samt sowie as well plus desuden".split())


def _list_said(texts: list[str]) -> list[str]:
    words = [word for text in texts for word in split_words(text)]
    return [word for word in words if word not in CONJUNCTIONS]


PIECES = st.sampled_from(
    "Anne Holm|Bo|AB|KL|kontorchef|Formand|formand for|fra|i|Nordby Kommune|direktionen"
    "|70|ca.|ledere|og|samt|,|;|\n|(|)|:|v/|begge|heraf|m.fl.|von der|Dr.|1.|–|børne-"
    "|regionen|Der var|x".split("|")
)
VALUES = st.text(max_size=60) | st.lists(PIECES, max_size=16).map(" ".join)


@given(VALUES)
def test_no_word_of_any_value_is_lost_or_told_twice(text: str) -> None:
    people = parse_people(text)
    said = _list_said([person.text for person in people])
    assert said == _list_said([text])


@given(VALUES)
def test_what_is_told_of_a_person_stands_in_the_value(text: str) -> None:
    words = set(split_words(text))
    for person in parse_people(text):
        for fact in (person.name, person.function, person.organisation):
            assert fact is None or set(split_words(fact)) <= words


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece", ["a og ", "Anne Holm, ", "Anne Holm ", "(", "(a, ", "a: ", "3 ", " ", "x"]
)
def test_a_long_hostile_value_is_read_to_its_end(piece: str) -> None:
    text = piece * (100_000 // len(piece)) + "; Bo Lind"
    assert parse_people(text)[-1].name == "Bo Lind"
