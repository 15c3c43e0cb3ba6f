"""What a search finds and what it leaves, word by word."""

import re
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from folkmoot.analysis.word_folding import find_words
from folkmoot.analysis.word_search import WordSearch, compile_patterns

FOUND = {
    # Inflection
    "skole": "skole skoler skolen skolernes skoles SKOLEN Skolerne",
    "skoler": "skole skolen skolerne",
    "børn": "barn børn børnene barnets børns BØRNENES",
    "barn": "børn barnet børnene",
    "bog": "bøger bøgerne bogen bøgernes",
    "bøger": "bog bogens bøgerne",
    "ældre": "ældre Ældre ÆLDRE ældres",
    "stor": "store stort større størst",
    "syg": "syge sygt",
    "grøn": "grønt grønne grønnere",
    "lette": "let lettere",
    "huse": "hus huset",
    "leder": "ledere lederne lederen skolelederne",
    "politi": "politiets politiskolen",
    "cykel": "cykler cyklen cyklerne cykels",
    "cykler": "cykel cyklerne",
    "middel": "midler midlet",
    "kursus": "kurser kurset kursernes",
    "skrive": "skrev skriver skrevet",
    "lede": "leder ledede",
    "mødes": "mødes",
    "møde": "møder mødet møderne",
    "forælder": "forældre forældrene",
    "kommune": "kommunen kommunernes Kommunens",
    "pædagoger": "pædagog pædagogerne",
    # Parts of compounds
    "lærer": "lærere lærerne folkeskolelærer lærermangel",
    "Skole": "folkeskole folkeskolelærer skoleleder efterskolen musikskolernes",
    "Børn": "børnehave børnehaven småbørn skolebørn barnevogn børnefamilierne",
    "Ældre": "ældreplejen ældrecenter",
    "Bog": "skolebøger bogbus lærebog logbogen",
    "kat": "katten katte katteejer huskat",
    "by": "byen bydel bymidten landsby storbyer",
    "bus": "busser skolebussen buslinje elbusser natbus",
    "arbejde": "arbejdsplads samarbejde arbejdstid regeringssamarbejdet",
    "plads": "pladser parkeringspladsen legepladserne pladsmangel",
    "læge": "lægevagten vagtlæge speciallægerne lægens",
    "nat": "nætter nattevagten natbus vinternat",
    "hånd": "hænder håndbold håndarbejde",
    "tid": "tiden ventetid tidsplan åbningstiderne sagsbehandlingstid",
    "hjælp": "hjælpemidler hjælpen",
    "hund": "hunde hundeskoven",
    "vej": "Højbyvej fællesvej veje skolevej motorvejen vejarbejde",
    "time": "timerne undervisningstimer åbningstimerne",
    "skat": "skatten skatter skatteprocent skattelettelser grundskat",
    "pris": "priserne boligpriser prisstigninger",
    "billet": "billetter busbilletterne billetpriser",
    "hal": "hallen svømmehallen idrætshallerne haltid",
    "mølle": "vindmøllerne",
    "debat": "debatterne debatmøde",
    "mobil": "mobilen mobilnet",
    "mand": "embedsmand brandmænd",
    # Names and what no dictionary has
    "Lyngholt": "Lyngholts",
    "skolen": "Lyngholtskolen",
    "Lyngholtskolen": "Lyngholtskolens",
    "folkeskolelærer": "folkeskolelærernes",
    "forældremøder": "forældremødet",
    "podcasts": "podcast",
    # English
    "child": "child children Children's",
    "children": "child children",
    "school": "schools school's",
    "teach": "teaching taught teaches",
    "stop": "stopped stopping stops stoppested busstop",
    "house": "houses",
    "policy": "policies",
    "woman": "women",
    # Letters
    "idé": "ide IDÉ",
    "ide": "idé idéer",
    "cafe": "café caféen",
    "Aarhus": "Århus AARHUS",
    "århus": "Aarhus",
    "aftale": "klimaaftalen",
    "muller": "Müller",
    "børnehj*": "børnehjem",
}
LEFT = {
    "is": "avis pris vis islam",
    "kat": "katalog kommunikation kategori kommuneskat",
    "ældre": "forældre bedsteforældre forældrene gammel",
    "gammel": "ældre",
    "god": "bedre",
    "hund": "hundrede hundredvis",
    "hal": "halen hals",
    "pris": "prisme",
    "vej": "vejer",
    "and": "anden andre vand land",
    "man": "men mand",
    "men": "man",
    "bil": "billede billig billet bilag",
    "en": "den et",
    "gave": "opgave udgave",
    "hold": "forhold indhold ophold",
    "arbejder": "medarbejder",
    "by": "bygge byde hobby",
    "tid": "tidlig",
    "mor": "morgen farmorgen",
    "leder": "ledelse led",
    "dag": "daglig",
    "ret": "parkeret marked",
    "vin": "vindue vinter",
    "hav": "have haven",
    "tal": "taler metal",
    "tog": "taget tage",
    "ide": "hjemmeside",
    "Hansen": "Hans",
    "kø": "ko",
    "o": "ø",
    "a": "å",
    "12": "1200 2012",
    "børnehj*": "barnehjem",
}


def list_pairs(table: dict[str, str]) -> list[tuple[str, str]]:
    return [(query, word) for query, words in table.items() for word in words.split()]


def finds(query: str, text: str) -> bool:
    return WordSearch.read(query).finds(text)


def passes_first_look(query: str, text: str) -> bool:
    patterns = compile_patterns(WordSearch.read(query).list_patterns())
    return all(pattern.search(text) for pattern in patterns)


def mark(query: str, text: str) -> str:
    marked = text
    for start, end in reversed(WordSearch.read(query).find_spans(text)):
        marked = f"{marked[:start]}[{marked[start:end]}]{marked[end:]}"
    return marked


@pytest.mark.parametrize(("query", "word"), list_pairs(FOUND))
def test_a_word_finds_its_forms_and_what_it_is_part_of(query: str, word: str) -> None:
    text = f"Vi har {word}, måske."
    assert finds(query, text)
    assert mark(query, text) != text
    assert passes_first_look(query, text)


@pytest.mark.parametrize(("query", "word"), list_pairs(LEFT))
def test_a_word_does_not_find_what_only_has_its_letters(query: str, word: str) -> None:
    assert not finds(query, f"Ja, {word}!")
    assert mark(query, word) == word


@pytest.mark.parametrize(
    ("query", "marked"),
    [
        ("skole", "Folke[skole]lærere og [skolernes] [SKOLE]"),
        ("børn", "[Børne]haver til [barnet]"),
        ("bus", "El[busser] og [bus]skure"),
        ("idé", "En [IDE\u0301] om [idéer]"),
        ("år", "[Aarets] [år]"),
        ("aftale", "Klima[aftale]"),
        ('"til skole"', "Fra skole [til - skole]"),
        ("skole -bus", "[Skole] i en bus"),
        ("bus eller cykel", "[Bus], [cykler] og tog"),
        ("it-system", "Vores [IT-systemer]"),
    ],
)
def test_what_is_marked_lies_where_the_words_stand(query: str, marked: str) -> None:
    assert mark(query, re.sub(r"[\[\]]", "", marked)) == marked


@pytest.mark.parametrize(
    ("query", "text", "is_found"),
    [
        ("skole bus", "Bussen til skolen", True),
        ("skole bus", "Bussen til byen", False),
        ("skole -bus", "Vores skole", True),
        ("skole -bus", "Skolebussen", False),
        ("-skole", "Vores bus", True),
        ('-"til skole"', "Hjem fra skole", True),
        ("læge ELLER tandlæge", "En læge", True),
        ("ventetid læge eller vagtlæge", "Ventetid hos vagtlægen", True),
        ("ventetid læge eller vagtlæge", "Hos lægen", False),
        ("skole or bus", "The bus", True),
        ("skole | bus", "The bus", True),
        ("skole eller", "Skolen", True),
        ("eller", "Den ene eller den anden", True),
        ("eller", "Den ene", False),
        ('"skole"', "Skolen", False),
        ('"skole', "En skole", True),
        ("„til skole“", "Fra og til Skole", True),
        ("»skole til«", "Fra til skole", False),
        ("24/7", "Åbent 24/7", True),
        ("e-mail", "En E-mail", True),
        ("e-mail", "Emails", True),
        ("ungdoms-klub", "Ungdomsklubben", True),
        ("-e-mail", "En e-mail", False),
        ("10-12", "1012", False),
        ("it", "Vores IT-systemer", True),
    ],
)
def test_signs_and_words_join_what_is_asked(
    query: str, text: str, is_found: bool
) -> None:
    assert finds(query, text) == is_found


@pytest.mark.parametrize("query", ["", "  ", "-", '""', "?!", "*", "—"])
def test_what_has_no_words_asks_for_nothing(query: str) -> None:
    assert not WordSearch.read(query)


def test_what_is_only_unwanted_can_be_turned_round() -> None:
    opposite = WordSearch.read("-skole -bus").turn_round()
    assert opposite is not None
    assert opposite.finds("Skolen")
    assert opposite.finds("Bussen")
    assert not opposite.finds("Toget")
    assert WordSearch.read("skole -bus").turn_round() is None
    assert WordSearch.read("-skole eller -bus").turn_round() is None


DANISH = st.text(alphabet="abdeéfgiklmnoøprstuvyæåAÅÆØ '-.\u00ad\u0301", max_size=60)


@given(st.one_of(st.text(max_size=60), DANISH))
@example("Åh a\u030ah \u00adaa\u00ad eller EJ İstanbul ǅ ﬁn x\u0301y")
def test_a_text_is_found_by_each_of_its_words(raw: str) -> None:
    text = unicodedata.normalize("NFC", raw)
    for word in find_words(text):
        assert finds(word.written, text)
        assert passes_first_look(word.written, text)
        spans = WordSearch.read(word.written).find_spans(text)
        assert any(start >= word.start and end <= word.end for start, end in spans)


@given(st.one_of(st.text(max_size=40), DANISH), st.one_of(st.text(), DANISH))
def test_nothing_that_is_typed_or_written_breaks_it(query: str, text: str) -> None:
    search = WordSearch.read(query)
    search.finds(text)
    spans = search.find_spans(text)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(one[1] < other[0] for one, other in pairwise(spans))


@given(DANISH, DANISH)
def test_what_the_search_finds_passes_the_first_look(query: str, raw: str) -> None:
    text = unicodedata.normalize("NFC", raw)
    if finds(query, text):
        assert passes_first_look(query, text)


@pytest.mark.parametrize("word", ["skole" * 800, "aa" * 2000, "børnehave" * 5])
def test_a_word_without_end_does_not_take_without_end(word: str) -> None:
    assert finds(word, word)
    assert not finds("fisk", word + "fiskx")
