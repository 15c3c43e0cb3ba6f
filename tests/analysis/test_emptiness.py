import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.analysis.emptiness import is_empty

NO_LETTERS = st.text(st.characters(exclude_categories=["L", "M"]))
AROUND = st.text("–.,;:!?()»«\"' \n\t", max_size=5)


@pytest.mark.parametrize(
    "words",
    [
        *("Ingen bemærkninger", "ingen input", "Ved ikke", "intet at tilføje", "pas"),
        *("Ikkje noko", "vet ikke", "Vet ej", "Inget att tillägga"),
        *("Nothing to add.", "don't know", "N/A", "k. A.", "weiß nicht", "entfällt"),
    ],
)
def test_who_says_that_there_is_nothing_to_say_says_nothing(words: str) -> None:
    assert is_empty(words)


@pytest.mark.parametrize(
    "words",
    [
        *(
            "Samme som bord 4",
            "det samme som gruppe nr. 2",
            "som ovenfor",
            "Do.",
            "idem",
        ),
        *(
            "Same as table 3",
            "as above",
            "wie Gruppe 7",
            "siehe oben",
            "samma som ovan",
        ),
    ],
)
def test_what_points_at_other_words_has_none_of_its_own(words: str) -> None:
    assert is_empty(words)


@pytest.mark.parametrize(
    "words",
    [
        *(
            "Samme regler som gruppe 3 har",
            "Enig i at skolen skal bevares",
            "Ja",
            "Nej",
        ),
        *("Ingen kommentarer fra borgerne bliver læst", "Ved ikke hvem jeg skal ringe"),
        *("Same bus times all week", "Keine Busse", "Gruppe 3", "Ingen skole"),
    ],
)
def test_words_with_something_beside_them_are_a_statement(words: str) -> None:
    assert not is_empty(words)


@pytest.mark.parametrize("words", ["x", "xx", "aaaa", "XXX"])
def test_one_letter_typed_again_and_again_fills_a_field(words: str) -> None:
    assert is_empty(words)


@pytest.mark.parametrize("words", ["xxxxx", "ro", "bus", "Åå!"])
def test_short_words_of_several_letters_are_words(words: str) -> None:
    assert is_empty(words) is (words in ("Åå!",))


@given(NO_LETTERS)
def test_a_text_without_letters_is_empty(text: str) -> None:
    assert is_empty(text)


@given(st.text())
def test_a_text_that_names_a_thing_is_not_empty(text: str) -> None:
    assert not is_empty(f"{text} parkeringspladser")


@given(st.text(), AROUND, AROUND)
def test_signs_around_the_words_change_nothing(
    text: str, before: str, after: str
) -> None:
    assert is_empty(f"{before} {text} {after}") is is_empty(text)


@pytest.mark.parametrize("words", ["ingen kommentar", "samme som ovenfor", "do"])
def test_capitals_change_nothing(words: str) -> None:
    assert is_empty(words.upper())
    assert is_empty(words.title())
