import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from folkmoot.documents.analysis_json import (
    dump_json,
    load_links,
    load_questions,
    load_saturation,
    pick_links,
)
from folkmoot.documents.key_points_json import dump_key_points, load_key_points
from folkmoot.domain.errors import UnreadableDocumentError
from folkmoot.domain.key_points import (
    KeyPoint,
    Match,
    Prevalence,
    QuestionRaised,
    Relation,
    Saturation,
    SaturationStep,
)
from folkmoot.domain.messages import LANGUAGES, render_message
from folkmoot.jobs.schemas import find_schema
from tests.documents.analysis_samples import SAID, cut, make_analysis, make_record

RECORD = make_record()
WORDS = st.text(st.characters(exclude_categories=("Cs",)), max_size=8)
COUNTS = st.integers(0, 99)
SHARES = st.floats(0, 1).map(lambda value: round(value, 6))
NAMES = st.lists(WORDS, max_size=3).map(tuple)
IDS = st.sampled_from(sorted(SAID))


@st.composite
def matches(draw: st.DrawFn) -> Match:
    name = draw(IDS)
    words = SAID[name].split()
    first = draw(st.integers(0, len(words) - 1))
    last = draw(st.integers(first + 1, len(words)))
    return Match(
        statement=name,
        segment=cut(name, " ".join(words[first:last])),
        relation=draw(st.sampled_from(list(Relation))),
        score=draw(SHARES),
        reason=draw(WORDS),
        decided_by=draw(WORDS),
    )


PREVALENCES = st.builds(
    Prevalence,
    groups=COUNTS,
    groups_asked=COUNTS,
    meetings=COUNTS,
    meetings_asked=COUNTS,
    respondents=COUNTS,
    respondents_asked=COUNTS,
    by=st.dictionaries(
        WORDS, st.dictionaries(WORDS, st.tuples(COUNTS, COUNTS)), max_size=2
    ),
)
KEY_POINTS = st.lists(
    st.builds(
        KeyPoint,
        id=WORDS,
        text=WORDS,
        source_statement=IDS,
        focus_areas=NAMES,
        matches=st.lists(matches(), max_size=3).map(tuple),
        prevalence=PREVALENCES,
    ),
    max_size=3,
).map(tuple)
QUESTIONS = st.lists(
    st.builds(
        QuestionRaised, id=WORDS, text=WORDS, source_statement=WORDS, statements=NAMES
    ),
    max_size=3,
).map(tuple)
SATURATIONS = st.builds(
    Saturation,
    base=COUNTS,
    run=COUNTS,
    threshold=SHARES,
    steps=st.lists(
        st.builds(
            SaturationStep,
            meeting=WORDS,
            date=st.none() | WORDS,
            statements=COUNTS,
            new=NAMES,
            repeated=NAMES,
            heard_so_far=COUNTS,
        ),
        max_size=3,
    ).map(tuple),
    ratio=st.none() | SHARES,
    reached=st.none() | st.booleans(),
)


def check_schema(name: str, content: str) -> None:
    schema = find_schema(name)
    assert schema is not None
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(json.loads(content))


@given(KEY_POINTS)
def test_key_points_written_and_read_again_are_equal(
    key_points: tuple[KeyPoint, ...],
) -> None:
    written = dump_key_points(key_points)
    check_schema("key_points", written)
    assert load_key_points(written, record=RECORD) == key_points


@given(QUESTIONS)
def test_questions_written_and_read_again_are_equal(
    questions: tuple[QuestionRaised, ...],
) -> None:
    written = dump_json(questions)
    check_schema("questions", written)
    assert load_questions(written) == questions


@given(SATURATIONS)
def test_saturation_written_and_read_again_is_equal(saturation: Saturation) -> None:
    written = dump_json(saturation)
    check_schema("saturation", written)
    assert load_saturation(written) == saturation


def test_links_written_and_read_again_are_those_of_the_record() -> None:
    written = dump_json(pick_links(RECORD))
    check_schema("links", written)
    links = load_links(written)
    assert (links.links, links.unlinked) == (RECORD.links, RECORD.unlinked)
    assert links.not_restated == RECORD.not_restated


def test_a_key_point_has_the_keys_of_the_contract() -> None:
    key_point = json.loads(dump_key_points(make_analysis().key_points))[0]
    assert list(key_point) == sorted(
        ["id", "text", "source_statement", "focus_areas", "matches", "prevalence"]
    )
    assert key_point["matches"][0] == {
        "statement": "s2",
        "segment": {"start": 46, "end": 72},
        "relation": "supports",
        "score": 0.912345,
        "reason": "bussen, køre",
        "decided_by": "machine",
    }
    assert key_point["prevalence"]["by"] == {"Kommune": {"Vestby": [1, 2]}}


def test_a_score_is_written_with_six_decimals_at_most() -> None:
    key_point = make_analysis().key_points[0]
    match = replace(key_point.matches[0], score=1 / 3)
    written = json.loads(dump_key_points([replace(key_point, matches=(match,))]))
    assert written[0]["matches"][0]["score"] == 0.333333


def test_the_words_of_a_corrected_statement_are_the_words_of_its_segment() -> None:
    meeting = RECORD.meetings[1]
    corrected = replace(meeting.sections[0].statements[0], text="Der er busser nok")
    section = replace(meeting.sections[0], statements=(corrected,))
    record = replace(RECORD, meetings=(replace(meeting, sections=(section,)),))
    match = replace(make_analysis().key_points[0].matches[2])
    key_point = replace(
        make_analysis().key_points[0], source_statement="s3", matches=(match,)
    )
    found = load_key_points(dump_key_points([key_point]), record=record)
    assert found[0].matches[0].segment.text == "Der er busser nok"


def _damage(change: dict[str, Any]) -> str:
    plain = json.loads(dump_key_points(make_analysis().key_points))
    plain[0]["matches"][1].update(change)
    return json.dumps(plain)


@pytest.mark.parametrize(
    ("content", "place"),
    [
        ("[", "JSON"),
        ("{}", "JSON"),
        (b"\xff", "JSON"),
        ("[{}]", "[0].focus_areas"),
        (_damage({"relation": "maybe"}), "[0].matches[1].relation"),
        (_damage({"statement": "nowhere"}), "[0].matches[1].statement"),
        (_damage({"segment": {"start": 0, "end": 99}}), "[0].matches[1].segment"),
        (_damage({"score": True}), "[0].matches[1].score"),
        (_damage({"mystery": 1}), "[0].matches[1].mystery"),
    ],
)
def test_damaged_key_points_are_refused_with_the_place(
    content: str | bytes, place: str
) -> None:
    with pytest.raises(UnreadableDocumentError) as raised:
        load_key_points(content, record=RECORD)
    assert raised.value.details["place"] == place
    for language in LANGUAGES:
        said = render_message(raised.value.code, language, **raised.value.details)
        assert "key_points.json" in said


def test_a_count_of_those_asked_is_two_numbers() -> None:
    plain = json.loads(dump_key_points(make_analysis().key_points))
    plain[0]["prevalence"]["by"] = {"Kommune": {"Vestby": [1, 2, 3]}}
    with pytest.raises(UnreadableDocumentError) as raised:
        load_key_points(json.dumps(plain), record=RECORD)
    assert raised.value.details["fault"] == "no_pair"


@pytest.mark.parametrize("load", [load_questions, load_saturation, load_links])
def test_a_file_of_something_else_is_refused(load: Any) -> None:
    with pytest.raises(UnreadableDocumentError) as raised:
        load('"words"')
    assert raised.value.code == "bad_output"
