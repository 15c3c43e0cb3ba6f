from hypothesis import given
from hypothesis import strategies as st

from folkmoot.documents.balance import NOT_RECOGNISED, count_balance
from folkmoot.documents.blocks import Span
from folkmoot.domain.ids import DocumentId
from folkmoot.domain.record import Balance, SetAside
from folkmoot.domain.words import count_words, fold_text
from tests.documents.timing import assert_read_within

DOCUMENT = DocumentId("d")
TEXT = "Bussen kører sjældent\nMere tid\nSide 2"


def _count(
    recorded: list[tuple[int, int]], aside: list[tuple[int, int]], text: str = TEXT
) -> Balance:
    return count_balance(
        text,
        document=DOCUMENT,
        recorded=[Span(start=start, end=end) for start, end in recorded],
        set_aside=[
            SetAside(text=text[start:end], start=start, end=end, reason="page number")
            for start, end in aside
        ],
    )


def test_words_are_recorded_or_set_aside() -> None:
    balance = _count([(0, 21), (22, 30)], [(31, 37)])
    assert (balance.words, balance.recorded) == (7, 5)
    assert [part.text for part in balance.set_aside] == ["Side 2"]


def test_what_nobody_took_is_set_aside_line_by_line() -> None:
    balance = _count([(7, 12)], [])
    assert [(p.text, p.reason) for p in balance.set_aside] == [
        ("Bussen", NOT_RECOGNISED),
        ("sjældent", NOT_RECOGNISED),
        ("Mere tid", NOT_RECOGNISED),
        ("Side 2", NOT_RECOGNISED),
    ]


def test_spans_that_overlap_count_each_word_once() -> None:
    balance = _count([(0, 21), (0, 12), (7, 30)], [(22, 37), (31, 37)])
    assert (balance.words, balance.recorded) == (7, 3)
    assert sum(count_words(part.text) for part in balance.set_aside) == 4


def test_a_span_that_cuts_a_word_takes_it_where_it_begins() -> None:
    balance = _count([(0, 9)], [(9, 21), (22, 37)])
    assert (balance.words, balance.recorded) == (7, 2)
    assert balance.set_aside[0].text.strip() == "sjældent"


def test_a_picture_without_words_stays_in_the_balance() -> None:
    balance = _count([(0, 37)], [(21, 21)])
    assert len(balance.set_aside) == 1
    assert balance.recorded == 7


@given(st.data())
def test_the_two_sides_always_add_up(data: st.DataObject) -> None:
    lines = data.draw(st.lists(st.text("ab1 .-ø", max_size=12).map(fold_text)))
    text = "\n".join(lines)
    spans = st.lists(
        st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted)
    )
    balance = _count(data.draw(spans), data.draw(spans), text)
    aside = sum(count_words(part.text) for part in balance.set_aside)
    assert balance.words == count_words(text)
    assert balance.recorded + aside == balance.words
    parts = [part for part in balance.set_aside if part.start < part.end]
    ends = [0, *(part.end for part in parts)]
    assert all(p.start >= end for p, end in zip(parts, ends, strict=False))


def test_a_long_document_is_counted_in_linear_time() -> None:
    text = "ord " * 200_000
    spans = [(n, n + 3) for n in range(0, len(text), 8)]
    assert_read_within(5.0, lambda _: _count(spans, spans[::3], text), b"")
