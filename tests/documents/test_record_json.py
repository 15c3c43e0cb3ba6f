import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.documents.record_json import dump_record, load_record
from folkmoot.documents.record_schema import describe_record
from folkmoot.domain.errors import UnreadableDocumentError
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

TEXT = st.text(
    st.characters(exclude_categories=("Cs",), exclude_characters="\x00"), max_size=8
)


@st.composite
def records(draw: st.DrawFn) -> Record:
    text = "abcdefgh" * 4
    document = Document(id="d", name=draw(TEXT), sha256="0", media_type="x", text=text)
    statements = tuple(
        Statement(
            id=f"s{number}",
            text=draw(TEXT),
            group=draw(st.none() | TEXT),
            attributes=draw(st.dictionaries(TEXT, TEXT, max_size=2)),
            question=draw(st.booleans()),
            source=Source(
                document="d", page=draw(st.none() | st.just(2)), start=1, end=4
            ),
        )
        for number in range(draw(st.integers(2, 4)))
    )
    kind = draw(st.sampled_from(list(SectionKind)))
    section = Section(id="x", heading=draw(TEXT), kind=kind, statements=statements)
    meeting = Meeting(
        id="m",
        document="d",
        title=draw(st.none() | TEXT),
        date=draw(st.sampled_from([None, "XXXX-08-25", "2026-03"])),
        hosts=(Host(text=draw(TEXT)),),
        participants=(
            Participant(text=draw(TEXT), count=draw(st.none() | st.just(7))),
        ),
        programme=(draw(TEXT),),
        sections=(section,),
        aliases=(Alias(name=draw(TEXT), same_as="b", why="c"),),
    )
    clause = Clause(start=0, end=3, text=draw(TEXT))
    score = draw(st.floats(0, 1).map(lambda value: round(value, 6)))
    return Record(
        documents=(document,),
        meetings=(meeting,),
        surveys=(
            Survey(
                id="v",
                document="d",
                questions=(Question(id="q", text=draw(TEXT)),),
                respondents=3,
                empty={"q": draw(st.integers(0, 3))},
            ),
        ),
        links=(Link(from_="s0", clause=clause, to="s1", score=score, reason="a"),),
        unlinked=(Unlinked(from_="s1", clause=clause),),
        not_restated=("s0",),
        balance=(
            Balance(
                document="d",
                words=1,
                recorded=0,
                set_aside=(SetAside(text=draw(TEXT), start=0, end=1, reason="r"),),
            ),
        ),
        errors=(ReadError(file=draw(TEXT), code="c", message=draw(TEXT)),),
    )


@given(records())
def test_a_record_written_and_read_again_is_equal(record: Record) -> None:
    assert load_record(dump_record(record)) == record


@given(records())
def test_equal_records_are_equal_bytes_with_sorted_keys(record: Record) -> None:
    text = dump_record(record)
    plain = json.loads(text)
    assert text == dump_record(replace(record))
    assert text.endswith("}\n")
    assert (
        text == json.dumps(plain, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    )


@given(records())
def test_the_schema_names_exactly_the_fields_of_a_record(record: Record) -> None:
    schema = describe_record()
    plain = json.loads(dump_record(record))
    assert set(plain) == set(schema["properties"])
    meeting = schema["$defs"]["Meeting"]["properties"]
    assert set(plain["meetings"][0]) == set(meeting)
    assert set(plain["links"][0]) == {"from", "clause", "to", "score", "reason"}


def _fault(change: str, value: object) -> str:
    record = {
        "schema": "folkmoot-record/1",
        "documents": [
            {"id": "d", "name": "n", "sha256": "0", "media_type": "x", "text": "abc"}
        ],
        "meetings": [{"id": "m", "document": "d"}],
    }
    place, _, name = change.rpartition(".")
    holder: object = record
    for part in place.split(".") if place else []:
        holder = holder[int(part)] if part.isdigit() else holder[part]  # type: ignore[index]
    holder[name] = value  # type: ignore[index]
    with pytest.raises(UnreadableDocumentError) as raised:
        load_record(json.dumps(record))
    assert raised.value.code == "bad_record"
    return str(raised.value.details["problem"])


def test_a_fault_is_told_with_its_place() -> None:
    assert _fault("meetings.0.title", 3) == "meetings[0].title must be of type str"
    assert _fault("meetings.0.sections", {}) == "meetings[0].sections must be a list"
    assert _fault("meetings.0.document", "e").startswith("there is no document")
    assert "is not known" in _fault("meetings.0.colour", "red")
    assert "is not EDTF" in _fault("meetings.0.date", "25. august")
    assert _fault("schema", "other").startswith("schema must be")


@pytest.mark.parametrize("text", ["", "{", "[" * 100_000, "null", '{"schema": 1}'])
def test_what_is_no_record_is_refused(text: str) -> None:
    with pytest.raises(UnreadableDocumentError) as raised:
        load_record(text)
    assert raised.value.code == "bad_record"
