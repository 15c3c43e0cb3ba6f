import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.analysis.segmentation import cut_segments, split_ideas
from folkmoot.domain.ids import DocumentId, StatementId
from folkmoot.domain.record import Source, Statement
from folkmoot.domain.words import fold_text, split_words


def _statement(text: str, *, start: int, end: int) -> Statement:
    source = Source(document=DocumentId("d"), start=start, end=end)
    return Statement(id=StatementId("s"), text=text, source=source)


def _cut(source: str, text: str | None = None) -> list[str]:
    said = _statement(text or fold_text(source), start=0, end=len(source))
    return [segment.text for segment in cut_segments(said, source)]


@pytest.mark.parametrize(
    ("text", "ideas"),
    [
        (
            "flere vuggestuepladser, og åbne til kl. 18",
            ["flere vuggestuepladser", "åbne til kl. 18"],
        ),
        ("flere bænke og færre biler", ["flere bænke", "færre biler"]),
        ("bedre lys + flere stier", ["bedre lys", "flere stier"]),
        ("Bussen er for dyr. Lægen er væk", ["Bussen er for dyr.", "Lægen er væk"]),
        (
            "mehr Busse am Abend, weniger Autos im Ort",
            ["mehr Busse am Abend", "weniger Autos im Ort"],
        ),
        (
            "børn og unge skal høres og de ældre skal hjælpes",
            ["børn og unge skal høres", "de ældre skal hjælpes"],
        ),
    ],
)
def test_two_ideas_are_two_segments(text: str, ideas: list[str]) -> None:
    assert _cut(text) == ideas


@pytest.mark.parametrize(
    "text",
    [
        "flere og bedre busser",
        "flere og flere krav til foreningerne",
        "borgere, politikere, medarbejdere, og andre sektorer",
        "Der er mange i rummet – borgere, politikere og medarbejdere",
        "Når man har børn og skal på arbejde i byen, mangler bussen",
        "Åbent kl. 8 – 16 hver dag",
        "Rute 5 / 7 kører ikke",
        '"Vi vil ikke. Vi kan ikke mere", sagde han',
        "Bussen (den gule – den fra Vestby; ikke den blå) kommer aldrig",
        "Ja tak. Flere busser",
    ],
)
def test_lists_quotes_numbers_and_short_words_are_not_cut(text: str) -> None:
    assert _cut(text) == [text]


def test_a_segments_span_is_its_place_in_the_document() -> None:
    document = "Gruppe 1: flere bænke\n  og færre biler. Slut"
    said = _statement("flere bænke og færre biler.", start=10, end=len(document) - 5)
    first, second = cut_segments(said, document)
    assert document[first.start : first.end] == "flere bænke"
    assert document[second.start : second.end] == "færre biler."


def test_words_that_a_line_end_parted_are_whole_in_the_segment() -> None:
    source = "flere vugge-\nstuepladser – åbne til kl. 18"
    text = "flere vuggestuepladser – åbne til kl. 18"
    assert _cut(source, text) == ["flere vuggestuepladser", "åbne til kl. 18"]


def test_corrected_words_are_one_segment_over_the_whole_source() -> None:
    source = "flere bænke og færre bler"
    (segment,) = cut_segments(
        _statement("flere bænke og færre biler", start=0, end=len(source)), source
    )
    assert (segment.start, segment.end) == (0, len(source))
    assert segment.text == "flere bænke og færre biler"


def test_a_statement_without_words_is_one_segment() -> None:
    assert _cut("-") == ["-"]


PARTS = st.lists(
    st.sampled_from(
        'flere færre busser lys skal skolen og men , – . " ( ) 5 – 16 ; é ﬁ /'.split()
    ),
    min_size=1,
    max_size=20,
)


@given(PARTS)
def test_segments_hold_every_word_once_in_order(parts: list[str]) -> None:
    source = "  ".join(parts)
    text = fold_text(source)
    said = _statement(text, start=0, end=len(source))
    segments = cut_segments(said, source)
    joining = {"og", "men"}
    kept = [w for s in segments for w in split_words(s.text) if w not in joining]
    assert kept == [w for w in split_words(text) if w not in joining]
    ends = [0, *(segment.end for segment in segments)]
    assert all(end <= s.start for end, s in zip(ends, segments, strict=False))
    assert split_ideas(text)
