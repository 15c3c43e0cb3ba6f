import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.documents.people import Person, parse_people
from folkmoot.domain.words import split_words


def _known(person: Person) -> tuple[int | None, str | None, str | None, str | None]:
    return person.count, person.name, person.function, person.organisation


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Formand for lærerkredsen Sten Hansen, Middelby Kommune",
            [(None, "Sten Hansen", "Formand for lærerkredsen", "Middelby Kommune")],
        ),
        (
            "40 skoleledere og rektorer fra regionen samt direktionen i Region Syd",
            [
                (40, None, "skoleledere og rektorer", "regionen"),
                (None, None, "direktionen", "Region Syd"),
            ],
        ),
        (
            "Formand Allan Bo Larsen, fra sekretariatet kontorchef Tom Mo og Lene Alk",
            [
                (None, "Allan Bo Larsen", "Formand", None),
                (None, "Tom Mo", "kontorchef", "sekretariatet"),
                (None, "Lene Alk", None, "sekretariatet"),
            ],
        ),
        (
            "Anne Holm (kommunaldirektør, Nordby Kommune), Bo Lind (formand)",
            [
                (None, "Anne Holm", "kommunaldirektør", "Nordby Kommune"),
                (None, "Bo Lind", "formand", None),
            ],
        ),
        (
            "Anne Holm, Bo Lind og Carl Ek",
            [
                (None, "Anne Holm", None, None),
                (None, "Bo Lind", None, None),
                (None, "Carl Ek", None, None),
            ],
        ),
        (
            "12 lærere og 5 pædagoger",
            [(12, None, "lærere", None), (5, None, "pædagoger", None)],
        ),
        ("ca. 45 ledere", [(45, None, "ledere", None)]),
        ("fünf Schulleiter aus Kiel", [(5, None, "Schulleiter", "Kiel")]),
        (
            "Frau Dr. Anna von Berg, Bürgermeisterin, Stadt Neudorf",
            [(None, "Anna von Berg", "Bürgermeisterin", "Stadt Neudorf")],
        ),
        (
            "Jane Lee, head of schools, Northby Council and Tom Ash",
            [
                (None, "Jane Lee", "head of schools", "Northby Council"),
                (None, "Tom Ash", None, None),
            ],
        ),
        (
            "skoleleder Mette Gran fra Vestby Skole",
            [(None, "Mette Gran", "skoleleder", "Vestby Skole")],
        ),
        ("LEA", [(None, "LEA", None, None)]),
        ("Nordby Kommune", [(None, None, None, "Nordby Kommune")]),
    ],
)
def test_people_are_told_as_far_as_the_text_tells(
    text: str, expected: list[tuple[int | None, str | None, str | None, str | None]]
) -> None:
    assert [_known(person) for person in parse_people(text)] == expected


WORDS = st.sampled_from(
    "Anne Holm formand chef 40 ledere fra Region Syd og samt , ; ( ) kommune i".split()
)


@given(st.lists(WORDS, max_size=14).map(" ".join))
def test_no_word_of_a_value_is_lost(text: str) -> None:
    told = [w for person in parse_people(text) for w in split_words(person.text)]
    conjunctions = {"og", "samt"}
    assert [w for w in told if w not in conjunctions] == [
        w for w in split_words(text) if w not in conjunctions
    ]
