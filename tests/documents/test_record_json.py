import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from folkmoot.documents.read_file import read_file
from folkmoot.documents.record_json import dump_record, load_record, pack_record
from folkmoot.documents.record_schema import describe_record
from folkmoot.domain.errors import UnreadableDocumentError
from folkmoot.domain.faults import FAULTS
from folkmoot.domain.messages import LANGUAGES, render_message
from folkmoot.domain.record import (
    Alias,
    Balance,
    Clause,
    Document,
    Host,
    Link,
    Meeting,
    Participant,
    Question,
    ReadError,
    Record,
    Section,
    SectionKind,
    SetAside,
    Source,
    Statement,
    Survey,
    Unlinked,
)

MINUTES = """# Møde i Vestby

Dato: 3. marts 2026

## Transport

- Gruppe 1: Bussen kører for sjældent
- Gruppe 2: Der mangler stier til skolen
"""
SURVEY = "Kommune;Hvad fungerer godt?\nVestby;Bussen kører til tiden\nØstby;Stierne\n"
SCHEMA = Draft202012Validator(describe_record())
WORDS = st.text(st.characters(exclude_categories=("Cs",)), max_size=8)
MAYBE = st.none() | WORDS


def _sources() -> st.SearchStrategy[Source]:
    return st.builds(
        Source,
        document=st.just("d"),
        page=st.none() | st.integers(1, 9),
        line=st.none() | st.integers(1, 9),
        start=st.integers(0, 9),
        end=st.integers(9, 32),
    )


def _number(ids: list[str]) -> st.SearchStrategy[tuple[Statement, ...]]:
    return st.tuples(
        *(
            st.builds(
                Statement,
                id=st.just(name),
                text=WORDS,
                group=MAYBE,
                attributes=st.dictionaries(WORDS, WORDS, max_size=2),
                question=st.booleans(),
                opposed_cue=MAYBE,
                source=_sources(),
            )
            for name in ids
        )
    )


@st.composite
def records(draw: st.DrawFn) -> Record:
    people = st.lists(
        st.builds(
            Participant,
            text=WORDS,
            count=st.none() | st.integers(0, 99),
            function=MAYBE,
            organisation=MAYBE,
        ),
        max_size=2,
    ).map(tuple)
    section = Section(
        id="x",
        heading=draw(MAYBE),
        kind=draw(st.sampled_from(list(SectionKind))),
        focus_area=draw(MAYBE),
        statements=draw(_number(["s0", "s1", "s2"][: draw(st.integers(2, 3))])),
    )
    meeting = Meeting(
        id="m",
        document="d",
        title=draw(MAYBE),
        date=draw(st.sampled_from([None, "XXXX-08-25", "2026-03", "2026-03-03"])),
        start=draw(st.sampled_from([None, "09:00"])),
        end=draw(st.sampled_from([None, "15:30"])),
        place=draw(MAYBE),
        hosts=(Host(name=draw(MAYBE), text=draw(WORDS)),),
        prepared_by=draw(MAYBE),
        participants=draw(people),
        commission=draw(people),
        programme=tuple(draw(st.lists(WORDS, max_size=2))),
        sections=(section,),
        aliases=(Alias(name=draw(WORDS), same_as="b", why="c"),),
    )
    survey = Survey(
        id="v",
        document="d",
        title=draw(MAYBE),
        questions=(Question(id="q", text=draw(WORDS)),),
        respondents=3,
        empty={"q": draw(st.integers(0, 3))},
    )
    clause = Clause(start=0, end=3, text=draw(WORDS))
    score = draw(st.floats(0, 1).map(lambda value: round(value, 6)))
    aside = SetAside(text=draw(WORDS), start=0, end=1, reason="r")
    return Record(
        documents=(
            Document(
                id="d",
                name=draw(WORDS),
                sha256="0",
                media_type="x",
                text="abcdefgh" * 4,
                pages=draw(st.none() | st.just(4)),
                unread_pages=tuple(draw(st.lists(st.integers(1, 4), max_size=2))),
            ),
        ),
        meetings=(meeting,),
        surveys=(survey,),
        links=(Link(from_="s0", clause=clause, to="s1", score=score, reason="a"),),
        unlinked=(Unlinked(from_="s1", clause=clause),),
        not_restated=("s0",),
        balance=(Balance(document="d", words=1, recorded=0, set_aside=(aside,)),),
        errors=(ReadError(file=draw(WORDS), code="c", message=draw(WORDS)),),
    )


@given(records())
def test_a_record_written_and_read_again_is_equal(record: Record) -> None:
    assert load_record(dump_record(record)) == record
    assert load_record(dump_record(record).encode()) == record
    assert load_record(pack_record(record)) == record


@given(records())
def test_equal_records_are_equal_bytes_with_sorted_keys(record: Record) -> None:
    text = dump_record(record)
    sorted_keys = json.dumps(
        json.loads(text), ensure_ascii=False, indent=2, sort_keys=True
    )
    assert text == dump_record(replace(record)) == sorted_keys + "\n"


@given(records())
def test_every_record_is_valid_by_the_schema(record: Record) -> None:
    SCHEMA.validate(json.loads(dump_record(record)))


def test_the_schema_is_one_itself() -> None:
    Draft202012Validator.check_schema(describe_record())


@pytest.mark.parametrize(("name", "text"), [("a.md", MINUTES), ("a.csv", SURVEY)])
def test_what_is_read_is_valid_by_the_schema(name: str, text: str) -> None:
    record = read_file(name, text.encode())
    plain = json.loads(dump_record(record))
    SCHEMA.validate(plain)
    assert load_record(dump_record(record)) == record


@given(records())
def test_the_schema_names_exactly_the_fields_of_a_record(record: Record) -> None:
    schema = describe_record()
    plain = json.loads(dump_record(record))
    assert set(plain) == set(schema["properties"])
    meeting = schema["$defs"]["Meeting"]["properties"]
    assert set(plain["meetings"][0]) == set(meeting)
    assert set(plain["links"][0]) == {"from", "clause", "to", "score", "reason"}


def _make_plain() -> dict[str, Any]:
    record: dict[str, Any] = json.loads(
        dump_record(read_file("a.md", MINUTES.encode()))
    )
    return record


def _change(record: dict[str, Any], place: str, value: object) -> None:
    """Put a value at "meetings.0.title"."""
    holder: Any = record
    *parts, name = [int(p) if p.isdigit() else p for p in place.split(".")]
    for part in parts:
        holder = holder[part]
    holder[name] = value


def _find_fault(text: str | bytes) -> UnreadableDocumentError:
    with pytest.raises(UnreadableDocumentError) as raised:
        load_record(text)
    assert raised.value.code == "bad_record"
    for language in LANGUAGES:
        assert render_message("bad_record", language, **raised.value.details)
    return raised.value


STATEMENT = "meetings.0.sections.0.statements.0"


@pytest.mark.parametrize(
    ("place", "value", "told", "fault"),
    [
        ("schema", "other/1", "schema", "not_the_schema"),
        ("meetings.0.title", 3, "meetings[0].title", "no_text"),
        ("meetings.0.sections", {}, "meetings[0].sections", "no_list"),
        ("meetings.0.sections.0", [], "meetings[0].sections[0]", "no_object"),
        (
            "meetings.0.sections.0.kind",
            "x",
            "meetings[0].sections[0].kind",
            "not_one_of",
        ),
        ("meetings.0.colour", "red", "meetings[0].colour", "unknown_key"),
        ("meetings.0.document", "e", "meetings[0].document", "unknown_id"),
        ("meetings.0.date", "25. august", "meetings[0].date", "no_edtf"),
        ("meetings.0.start", "9 am", "meetings[0].start", "no_clock_time"),
        ("meetings.0.id", "", "meetings[0].id", "empty_id"),
        ("documents.0.pages", 2.5, "documents[0].pages", "no_whole_number"),
        ("documents.0.pages", True, "documents[0].pages", "no_whole_number"),
        ("documents.0.text", "a\ud800", "documents[0].text", "half_a_letter"),
        ("documents", [], "meetings[0].document", "unknown_id"),
        ("not_restated", ["nobody"], "not_restated[0]", "unknown_id"),
        (
            f"{STATEMENT}.question",
            1,
            "meetings[0].sections[0].statements[0].question",
            "no_truth_value",
        ),
        (
            f"{STATEMENT}.attributes",
            {"a": 1},
            "meetings[0].sections[0].statements[0].attributes.a",
            "no_text",
        ),
        (
            f"{STATEMENT}.source.end",
            99999,
            "meetings[0].sections[0].statements[0].source",
            "outside_document",
        ),
    ],
)
def test_a_fault_is_told_with_its_place(
    place: str, value: object, told: str, fault: str
) -> None:
    record = _make_plain()
    _change(record, place, value)
    error = _find_fault(json.dumps(record))
    assert (error.details["place"], error.details["fault"]) == (told, fault)


@pytest.mark.parametrize("score", ["NaN", "Infinity", "1e999", "true", '"1"'])
def test_a_score_is_a_finite_number(score: str) -> None:
    record = _make_plain()
    record["links"] = [{"from": "a", "to": "b", "reason": "", "score": "SCORE"}]
    record["links"][0]["clause"] = {"start": 0, "end": 1, "text": "M"}
    text = json.dumps(record).replace('"SCORE"', score)
    assert _find_fault(text).details["fault"] in {"no_number", "not_json"}


def test_a_dangling_link_is_refused_with_its_place() -> None:
    record = _make_plain()
    clause = {"start": 0, "end": 1, "text": "M"}
    record["unlinked"] = [{"from": "nobody", "clause": clause}]
    assert _find_fault(json.dumps(record)).details["place"] == "unlinked[0].from"


def test_an_id_given_twice_is_refused() -> None:
    record = _make_plain()
    statements = record["meetings"][0]["sections"][0]["statements"]
    statements.append(statements[0])
    error = _find_fault(json.dumps(record))
    assert error.details["fault"] == "double_id"
    assert error.details["place"] == "meetings[0].sections[0].statements[2].id"


def test_a_key_given_twice_is_refused_for_one_value_would_be_lost() -> None:
    error = _find_fault('{"schema": "folkmoot-record/1", "links": [], "links": []}')
    assert (error.details["fault"], error.details["key"]) == ("double_key", "links")


DEEP = "[" * 100_000


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "null",
        "[1]",
        '{"schema": 1}',
        b"\xff{",
        "9" * 5000,
        DEEP,
        f'{{"schema": "folkmoot-record/1", "links": {DEEP}',
    ],
)
def test_what_is_no_record_is_refused(text: str | bytes) -> None:
    assert _find_fault(text).details["place"] in {"JSON", "schema"}


def test_a_record_saved_by_an_editor_with_a_mark_is_read() -> None:
    record = _make_plain()
    content = json.dumps(record).encode("utf-8-sig")
    assert load_record(content) == load_record(json.dumps(record))


def test_a_statement_added_without_an_id_is_given_one_of_its_own() -> None:
    record = _make_plain()
    statements = record["meetings"][0]["sections"][0]["statements"]
    half = {**statements[0], "text": "Bussen kører"}
    del half["id"]
    statements += [half, dict(half)]
    SCHEMA.validate(record)
    ids = [
        s.id for s in load_record(json.dumps(record)).meetings[0].sections[0].statements
    ]
    assert len(set(ids)) == 4
    assert all(len(name) == 16 for name in ids)
    again = load_record(json.dumps(record)).meetings[0].sections[0].statements
    assert [s.id for s in again] == ids


def test_faults_are_said_in_both_languages_with_the_same_details() -> None:
    for texts in FAULTS.values():
        assert set(texts) == set(LANGUAGES)
        assert texts["da"].count("{") == texts["en"].count("{")
