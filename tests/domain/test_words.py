from folkmoot.domain.ids import hash_bytes, make_id
from folkmoot.domain.sentences import split_sentences
from folkmoot.domain.words import count_words, fold_text


def _cut(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


def test_a_word_is_a_run_of_letters_or_digits_after_nfc() -> None:
    assert count_words("A\u030a 2 MED-systemet, 24/7_x") == 7


def test_folding_joins_soft_hyphens_and_white_space() -> None:
    assert fold_text(" sam\u00adarbejde\n\tom  børn ") == "samarbejde om børn"


def test_abbreviations_dates_and_small_letters_do_not_end_a_sentence() -> None:
    text = "Mødet den 3. marts kl. 9.30 om bl.a. Nr. 4, jf. pkt. 2. Det gik godt."
    assert _cut(text) == [text[: text.index(" Det")], "Det gik godt."]


def test_a_question_ends_a_sentence() -> None:
    text = "Er det nok? Nej! Måske…  Ja"
    assert _cut(text) == ["Er det nok?", "Nej!", "Måske…", "Ja"]


def test_ids_are_sixteen_hex_characters_and_depend_on_the_place() -> None:
    sha256 = hash_bytes(b"x")
    assert make_id(sha256, 1, 2) == make_id(sha256, 1, 2) != make_id(sha256, 12)
    assert len(make_id(sha256, "ark", 3, 4)) == 16
