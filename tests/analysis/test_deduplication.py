import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.analysis.deduplication import find_duplicates

WORDS = st.sampled_from(
    "bedre belysning belysing cykelstien cykelsiten skolen ikke på 17 18 flere".split()
)
TEXTS = st.lists(st.lists(WORDS, max_size=5).map(" ".join), max_size=8)


def repeats(one: str, other: str) -> bool:
    return find_duplicates([one, other]) == [None, 0]


# The same words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bedre belysning på stien", "bedre belysning på stien."),
        ("Flere p-pladser", "FLERE P PLADSER!"),
        ("På gåben", "Pa\u030a ga\u030aben"),
        ("Bussen kører\nfor sjældent", "• Bussen  kører for sjældent"),
    ],
)
def test_the_same_words_repeat_whatever_stands_around_them(
    one: str, other: str
) -> None:
    assert repeats(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bedre belysning på cykelstien", "Bedre belysning på cykelstier"),
        ("Skolen er byens hjerte", "Skolerne er byens hjerte"),
        ("Et dårligt samarbejde", "Dårlig samarbejde"),
        ("Nuclear weapons create tension", "nuclear weapons create tensions"),
        ("Mere Zeit für die Kinder", "Mere Zeit für Kinder"),
    ],
)
def test_inflection_and_articles_make_no_other_statement(one: str, other: str) -> None:
    assert repeats(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bedre belysning på cykelstien", "Bedre belysing på cykelstien"),
        ("Bedre belysning på cykelstien", "Bedre belysning på cykelsiten"),
        ("Mere tværfaglighed i kommunen", "Mere tværrfaglighed i kommunen"),
        ("Lys på cykelstien", "Lys på cykel stien"),
        ("Lys på på cykelstien, tak", "Lys på cykelstien tak tak"),
    ],
)
def test_a_slip_of_the_pen_makes_no_other_statement(one: str, other: str) -> None:
    assert repeats(one, other)


# Other words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Flere p-pladser", "Færre p-pladser"),
        ("Vi vil have flere p-pladser ved skolen", "Vi vil have færre p-pladser ved"),
        ("Luk skolen i Havrup", "Luk ikke skolen i Havrup"),
        ("Bevar den lille skole i byen", "Nedlæg den lille skole i byen"),
        ("Anskaffe flere busser til turen", "Afskaffe flere busser til turen"),
        ("Flere busser, færre biler", "Færre busser, flere biler"),
        ("Det er trygt at gå hjem om aftenen", "Det er utrygt at gå hjem om aftenen"),
        ("Kommunen skal åbne biblioteket", "Kommunen skal lukke biblioteket"),
        ("Housing will remain affordable", "Housing will remain unaffordable"),
        ("Support for every employer", "Support for every employee"),
        ("Keep the school", "Close the school"),
        ("Mehr Busse am Abend", "Weniger Busse am Abend"),
        ("Behåll skolan i byn", "Stäng skolan i byn"),
        ("Behold legen i bygda", "Flytt legen i bygda"),
    ],
)
def test_the_opposite_is_no_repetition_however_alike_it_is(
    one: str, other: str
) -> None:
    assert not repeats(one, other)
    assert not repeats(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sidste bus er kl. 18", "Sidste bus er kl. 17"),
        ("Klassekvotient på 24 elever", "Klassekvotient på 28 elever"),
        ("To lærere i hver klasse", "En lærer i hver klasse"),
        ("To lærere i hver klasse", "Tre lærere i hver klasse"),
        ("Linje 1A kører for sjældent", "Linje 2A kører for sjældent"),
    ],
)
def test_numbers_count(one: str, other: str) -> None:
    assert not repeats(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Flere lærere på landet", "Flere læger på landet"),
        ("Tilbud for ældre", "Tilbud forældre"),
        ("Vi mangler arbejde i byen", "Vi mangler arbejdere i byen"),
        ("Bussen skal køre til byen", "Bussen skal køre fra byen"),
        ("Lys ved skolen", "Lys ved hallen"),
        ("Lys ved skolen", "Lys ved skolen og ved hallen"),
    ],
)
def test_one_word_in_place_of_another_makes_another_statement(
    one: str, other: str
) -> None:
    assert not repeats(one, other)


def test_texts_without_words_repeat_nothing() -> None:
    assert find_duplicates(["", "–", "", "…"]) == [None, None, None, None]


def test_texts_of_small_words_alone_are_told_apart() -> None:
    assert find_duplicates(["det er en", "en", "det", "en"]) == [None, None, None, 1]


# All of them together


def test_a_repetition_points_at_the_first_that_said_it() -> None:
    texts = ["Lys på stien", "Flere busser", "lys på stien", "Lys på stien!"]
    assert find_duplicates(texts) == [None, None, 0, 0]


def test_repetitions_of_a_slip_point_at_the_first_too() -> None:
    texts = ["Lys på cykelstien", "Lys på cykelsiten", "lys på cykelsiten"]
    assert find_duplicates(texts) == [None, 0, 0]


def test_one_text_and_none_repeat_nothing() -> None:
    assert find_duplicates([]) == []
    assert find_duplicates(["Lys på stien"]) == [None]


@given(TEXTS)
def test_a_repeated_text_stands_before_and_repeats_none_itself(
    texts: list[str],
) -> None:
    for number, original in enumerate(find_duplicates(texts)):
        if original is not None:
            assert original < number
            assert find_duplicates(texts)[original] is None


@given(TEXTS)
def test_texts_meet_as_when_each_is_held_against_each(texts: list[str]) -> None:
    plain: list[int | None] = []
    for number, text in enumerate(texts):
        earlier = (n for n in range(number) if plain[n] is None)
        plain.append(next((n for n in earlier if repeats(texts[n], text)), None))
    found = find_duplicates(texts)
    assert [one is None for one in found] == [one is None for one in plain]
    assert all(
        repeats(texts[one], text)
        for one, text in zip(found, texts, strict=True)
        if one is not None
    )


@given(st.lists(st.text(max_size=20), max_size=6), st.randoms())
def test_as_many_repeat_whatever_their_order(
    texts: list[str], order: random.Random
) -> None:
    doubled = [*texts, *texts]
    shuffled = order.sample(doubled, len(doubled))
    count = sum(one is not None for one in find_duplicates(doubled))
    assert sum(one is not None for one in find_duplicates(shuffled)) == count


@given(st.lists(st.text(max_size=20), max_size=6))
def test_every_text_with_words_repeats_itself(texts: list[str]) -> None:
    told = [text for text in texts if any(sign.isalnum() for sign in text)]
    found = find_duplicates([*told, *told])[len(told) :]
    assert None not in found


@pytest.mark.slow
def test_thousands_of_letters_of_one_form_are_soon_told_apart() -> None:
    form = "Undertegnede ønsker at bevare vandforsyningen på adressen Strandvejen"
    texts = [f"{form} {number} i Fjordsted" for number in range(5_000)]
    assert find_duplicates(texts) == [None] * 5_000
    rare = random.Random(1)
    typed = {"van" + "".join(rare.choices("abcdef", k=9)) + "en" for _ in range(5_000)}
    found = find_duplicates(sorted(typed))
    assert len(found) == len(typed)
