import pytest

from folkmoot.documents.hyphenation import join_lines


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        ("et samarbej-", "de på tværs", "et samarbejde på tværs"),
        ("et samarbej-  ", "  de", "et samarbejde"),
        ("børne-", "og ungeområdet", "børne- og ungeområdet"),
        ("skole-", "eller dagtilbud", "skole- eller dagtilbud"),
        ("barn-", "och ungdom", "barn- och ungdom"),
        ("Kinder-", "und Jugendhilfe", "Kinder- und Jugendhilfe"),
        ("MED-", "systemet", "MED-systemet"),
        ("covid-", "19", "covid-19"),
        ("Nord-", "Jylland", "Nord-Jylland"),
        ("sam\u00ad", "arbejde", "samarbejde"),
        ("for-", "ogledelse", "forogledelse"),
        ("ledelse –", "og styring", "ledelse –\nog styring"),
        ("ledelse -", "styring", "ledelse -\nstyring"),
        ("en linje", "og en til", "en linje\nog en til"),
        ("slut-", "", "slut-\n"),
        ("", "x", "\nx"),
    ],
)
def test_divided_words_are_joined_and_hyphens_that_belong_are_kept(
    before: str, after: str, joined: str
) -> None:
    ending, separator = join_lines(before, after)
    assert ending + separator + after.lstrip() == joined
