import pytest

from folkmoot.analysis.lexical import find_shared, list_stems, match_stems, stem_word
from folkmoot.analysis.ngrams import compare_profiles, profile_texts


@pytest.mark.parametrize(
    "words",
    [
        ("kommune", "kommunen", "kommuner", "kommunerne"),
        ("leder", "lederen", "ledere", "lederne"),
        ("Schule", "Schulen"),
        ("teacher", "teachers"),
        ("skola", "skolan"),
    ],
)
def test_inflected_forms_share_a_stem(words: tuple[str, ...]) -> None:
    stems = {stem_word(word) for word in words}
    assert all(match_stems(one, other) > 0 for one in stems for other in stems)


def test_a_compound_shares_its_part() -> None:
    assert match_stems("bolig", "ældrebolig") > 0
    assert match_stems("bus", "skolebus") == 0


def test_numbers_are_not_inflected() -> None:
    assert match_stems(stem_word("2025"), stem_word("2026")) == 0


def test_the_words_that_agree_are_told_in_their_own_form() -> None:
    shared = find_shared(list_stems("boligen mangler"), list_stems("Der er få boliger"))
    assert [form for _, form, _ in shared] == ["boliger"]


def test_a_text_is_most_like_itself() -> None:
    texts = ["bussen kører sjældent", "lægen er flyttet", "skolen lukker"]
    one, two, _ = profile_texts(texts, among=texts)
    assert compare_profiles(one, one) == pytest.approx(1)
    assert compare_profiles(one, two) < 0.2
