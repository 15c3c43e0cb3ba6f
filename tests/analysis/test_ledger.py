import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.analysis.emptiness import is_empty
from folkmoot.analysis.ledger import count_places, keep_ledger
from folkmoot.analysis.origins import find_origins
from folkmoot.domain.ids import StatementId
from folkmoot.domain.key_points import (
    KeyPoint,
    KeyPointId,
    LedgerRow,
    Place,
    QuestionRaised,
    Relation,
)
from folkmoot.domain.record import Record
from tests.analysis.records import (
    make_key_point,
    make_match,
    make_meeting,
    make_record,
)

SAID = ["Bussen kører for sjældent", "Ingen bus", "Hvor er lægen?", "-", "Mere lys"]
VEST = make_meeting(
    "v",
    {
        "theme": [("Hvad vil vi?", None)],
        "Transport": [(words, "Gruppe 1") for words in SAID],
        "summary": [("Flere busser", None)],
    },
)
RECORD = make_record(VEST)
ASKED = QuestionRaised(
    id=KeyPointId("q"),
    text="Hvor er lægen?",
    source_statement=StatementId("v-4"),
    statements=(StatementId("v-4"),),
)


def _keep(
    *points: KeyPoint, duplicate_of: dict[str, str] | None = None
) -> dict[str, LedgerRow]:
    rows = keep_ledger(
        find_origins(RECORD),
        key_points=points,
        questions=[ASKED],
        duplicate_of={
            StatementId(one): StatementId(other)
            for one, other in (duplicate_of or {}).items()
        },
    )
    return {row.statement_id: row for row in rows}


def test_every_statement_has_a_row_in_document_order() -> None:
    assert list(_keep()) == [f"v-{n}" for n in range(1, 8)]


def test_only_input_has_a_place() -> None:
    rows = _keep().values()
    assert [row.role for row in rows if row.place is None] == ["theme", "summary"]


@pytest.mark.parametrize("relation", [Relation.SUPPORTS, Relation.OPPOSES])
def test_what_takes_a_side_is_gathered(relation: Relation) -> None:
    row = _keep(make_key_point("p", make_match("v-2", relation)))["v-2"]
    assert (row.place, row.key_points, row.reason) == (Place.GATHERED, ("p",), "")


def test_what_a_person_must_decide_is_waiting() -> None:
    row = _keep(make_key_point("p", make_match("v-2", Relation.UNRESOLVED)))["v-2"]
    assert (row.place, row.key_points) == (Place.WAITING, ())


def test_a_side_taken_on_one_point_outweighs_what_is_open_on_another() -> None:
    points = [
        make_key_point("p", make_match("v-2", Relation.UNRESOLVED)),
        make_key_point("q", make_match("v-2")),
    ]
    assert _keep(*points)["v-2"].place is Place.GATHERED


def test_what_stands_alone_says_why() -> None:
    rows = _keep()
    assert (rows["v-4"].place, rows["v-4"].reason) == (Place.ALONE, "question_raised")
    assert (rows["v-6"].place, rows["v-6"].reason) == (Place.ALONE, "no_match")


def test_what_says_nothing_is_set_aside() -> None:
    row = _keep()["v-5"]
    assert (row.place, row.reason) == (Place.SET_ASIDE, "no_content")


def test_a_duplicate_stands_where_its_original_stands() -> None:
    row = _keep(make_key_point("p", make_match("v-2")), duplicate_of={"v-3": "v-2"})
    assert row["v-3"].duplicate_of == "v-2"
    assert (row["v-3"].place, row["v-3"].key_points) == (Place.GATHERED, ("p",))


def test_a_duplicate_of_a_duplicate_stands_with_the_first() -> None:
    rows = _keep(duplicate_of={"v-6": "v-3", "v-3": "v-2"})
    assert {rows[one].duplicate_of for one in ("v-6", "v-3")} == {"v-2"}


@pytest.mark.parametrize(
    "words",
    [
        *("-", "...", "  ", "?!", "2", "Ingen kommentar", "INGEN KOMMENTARER.", "do."),
        *("Samme som ovenfor", "samme som gruppe 3", "Se ovenfor!", "xxx", "n/a"),
        *(
            "Ingen merknader",
            "Inga kommentarer",
            "No comment",
            "Kein Kommentar",
            "-II-",
        ),
    ],
)
def test_words_without_content_are_empty_in_five_languages(words: str) -> None:
    assert is_empty(words)


@pytest.mark.parametrize(
    "words", ["Nej", "Bus", "Samme regler for alle", "Ingen biler", "IT", "Ro", "Læge"]
)
def test_a_single_word_may_say_something(words: str) -> None:
    assert not is_empty(words)


@st.composite
def _runs(
    draw: st.DrawFn,
) -> tuple[Record, list[KeyPoint], dict[StatementId, StatementId]]:
    total = draw(st.integers(1, 12))
    words = draw(st.lists(st.sampled_from(SAID), min_size=total, max_size=total))
    parts = {"Transport": [(word, "Gruppe 1") for word in words]}
    record = make_record(make_meeting("v", {**parts, "summary": [("Slut", None)]}))
    ids = [StatementId(f"v-{n}") for n in range(1, total + 1)]
    originals = {
        one: draw(st.sampled_from(ids[:n]))
        for n, one in enumerate(ids)
        if n and draw(st.booleans())
    }
    relations = st.sampled_from([r for r in Relation if r is not Relation.NONE])
    matches = st.builds(make_match, st.sampled_from(ids), relations)
    points = [
        make_key_point(f"p{n}", *some)
        for n, some in enumerate(
            draw(st.lists(st.lists(matches, min_size=1, max_size=5), max_size=4))
        )
    ]
    return record, points, originals


@given(_runs())
def test_every_statement_stands_once_places_add_up_and_doubles_stand_together(
    run: tuple[Record, list[KeyPoint], dict[StatementId, StatementId]],
) -> None:
    record, points, duplicate_of = run
    origins = find_origins(record)
    ledger = keep_ledger(
        origins, key_points=points, questions=[], duplicate_of=duplicate_of
    )
    rows = {row.statement_id: row for row in ledger}
    assert [row.statement_id for row in ledger] == list(origins)
    said = sum(origin.is_input for origin in origins.values())
    assert sum(count_places(ledger).values()) == said
    for one in duplicate_of:
        original = rows[one].duplicate_of
        assert original is not None
        assert rows[original].duplicate_of is None
        assert rows[one].place == rows[original].place
        assert rows[one].key_points == rows[original].key_points
    for row in ledger:
        assert (row.place is Place.GATHERED) == bool(row.key_points)
