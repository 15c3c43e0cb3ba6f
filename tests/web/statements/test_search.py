"""Search in the statements of a database, beside other filters, and after changes."""

import pytest
from django.db.models import Count
from django.utils import timezone

from folkmoot.web.events.erasure import Reason, erase_words
from folkmoot.web.events.recording import SYSTEM, open_change
from folkmoot.web.events.undo import undo_batch
from folkmoot.web.meetings.models import Meeting
from folkmoot.web.statements.models import Statement
from folkmoot.web.statements.search import filter_by_words, find_spans

pytestmark = pytest.mark.django_db

TEXTS = [
    "Folkeskolelærerne mangler tid",
    "Børnehaven skal åbne før seks",
    "Flere BUSSER til skolen",
    "Kataloget er for tykt",
    "En idé\nom Aarhus",
]


@pytest.fixture
def statements(meeting: Meeting) -> list[Statement]:
    now = timezone.now()
    made = [
        Statement(
            meeting=meeting, number=i, place=i, text=text, sent_at=now, marked=not i
        )
        for i, text in enumerate(TEXTS)
    ]
    with open_change(meeting.id, by=SYSTEM, command="write") as change:
        for statement in made:
            change.create(statement)
    return made


def search(query: str) -> list[int]:
    return [each.number for each in filter_by_words(Statement.objects.kept(), query)]


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("skole", [0, 2]),
        ("skole -bus", [0]),
        ("-skole", [1, 3, 4]),
        ("bus eller børn", [1, 2]),
        ("-skole eller bus", [1, 2, 3, 4]),
        ("kat", []),
        ("ide århus", [4]),
        ('"idé om"', [4]),
        ('"til skolen"', [2]),
        ("og", []),
        ("er", [3]),
        ("børneh*", [1]),
        ("(skole[", [0, 2]),
        ("%", [0, 1, 2, 3, 4]),
        ("", [0, 1, 2, 3, 4]),
    ],
)
def test_statements_are_found_by_words(
    statements: list[Statement], query: str, numbers: list[int]
) -> None:
    assert search(query) == numbers


def test_what_is_found_can_be_counted_cut_ordered_and_filtered_on(
    statements: list[Statement],
) -> None:
    all_of_them = Statement.objects.select_related("meeting").annotate(
        matched=Count("matches")
    )
    all_of_them = all_of_them.prefetch_related("matches")
    found = filter_by_words(all_of_them.order_by("-place"), "skole")
    assert found.count() == 2
    assert [each.number for each in found[:1]] == [2]
    assert found[0].matched == 0
    assert found.filter(marked=True).get() == statements[0]
    assert filter_by_words(found, "tid").get() == statements[0]
    assert filter_by_words(all_of_them.filter(marked=False), "skole").count() == 1


def test_a_search_reads_the_texts_once_and_then_each_page_once(
    statements: list[Statement], django_assert_num_queries: object
) -> None:
    with django_assert_num_queries(1):  # type: ignore[operator]
        found = filter_by_words(Statement.objects.kept(), "skole")
    with django_assert_num_queries(2):  # type: ignore[operator]
        found.count()
        list(found[:50])


def test_a_changed_and_an_undone_text_is_found_by_its_present_words(
    meeting: Meeting, statements: list[Statement]
) -> None:
    with open_change(meeting.id, by=SYSTEM, command="edit") as change:
        change.change(statements[0], text="Lægen er flyttet")
        batch = change.batch
    assert search("skole") == [2]
    assert search("læge") == [0]
    undo_batch(batch=batch, by=SYSTEM)
    assert search("skole") == [0, 2]
    assert search("læge") == []


def test_an_erased_word_is_not_found(statements: list[Statement]) -> None:
    erase_words(subject=statements[2], reason=Reason.ASKED, by=SYSTEM)
    assert search("skole") == [0]
    assert search("bus") == []


def test_the_words_are_marked_in_the_text_as_it_is_written() -> None:
    text = TEXTS[0]
    assert [text[start:end] for start, end in find_spans(text, "skole tid")] == [
        "skole",
        "tid",
    ]
    assert find_spans(text, "") == []
