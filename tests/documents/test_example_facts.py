"""What the example's sources tell, fact by fact, against what is read."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from folkmoot import read
from folkmoot.domain.record import INPUT_KINDS, Record, SectionKind

ROOT = Path(__file__).parents[2]
FACTS = json.loads((ROOT / "tests/data/example_facts.json").read_text("utf-8"))
MINUTES = [name for name, facts in FACTS.items() if "sections" in facts]
HEAD = ("title", "date", "start", "end", "place", "prepared_by")


@pytest.fixture(scope="module")
def example() -> Record:
    return read(ROOT / "src/folkmoot/example", links=False)


def _meeting(record: Record, name: str) -> Any:
    ids = {document.id: document.name for document in record.documents}
    return next(m for m in record.meetings if ids[m.document] == name)


@pytest.mark.parametrize("name", MINUTES)
def test_the_head_of_each_meeting_is_as_written(example: Record, name: str) -> None:
    meeting, facts = _meeting(example, name), FACTS[name]
    assert {key: getattr(meeting, key) for key in HEAD} == {k: facts[k] for k in HEAD}
    assert [host.name for host in meeting.hosts] == facts["hosts"]
    counts = [p.count for p in meeting.participants if p.count]
    assert (len(meeting.participants), counts) == (
        facts["participants"],
        facts["participant_counts"],
    )
    for person, name in zip(meeting.commission, facts["commission"], strict=True):
        assert name in person.text


@pytest.mark.parametrize("name", MINUTES)
def test_each_section_holds_what_each_group_wrote(example: Record, name: str) -> None:
    found = [
        {
            "kind": section.kind.value,
            "focus_area": section.focus_area,
            "statements": len(section.statements),
            "groups": dict(Counter(s.group for s in section.statements if s.group)),
        }
        for section in _meeting(example, name).sections
        if section.kind is not SectionKind.INFORMATION
    ]
    assert found == FACTS[name]["sections"]


@pytest.mark.parametrize("name", MINUTES)
def test_questions_stay_questions_and_aliases_are_told(
    example: Record, name: str
) -> None:
    meeting, facts = _meeting(example, name), FACTS[name]
    asked = [
        s.text
        for section in meeting.sections
        if section.kind in INPUT_KINDS
        for s in section.statements
        if s.question
    ]
    assert asked == facts["questions_in_groups"]
    assert [[a.name, a.same_as] for a in meeting.aliases] == facts["aliases"]


def test_the_survey_has_its_questions_attributes_and_gaps(example: Record) -> None:
    (survey,), facts = example.surveys, FACTS["spoergeskema.csv"]
    assert [question.text for question in survey.questions] == facts["questions"]
    assert list(survey.empty.values()) == facts["empty"]
    assert survey.respondents == facts["respondents"]
    statements = [s for section in survey.sections for s in section.statements]
    assert all(set(facts["attributes"]) <= set(s.attributes) for s in statements)
    assert not any("@" in value for s in statements for value in s.attributes.values())


def test_the_words_of_each_file_are_counted(example: Record) -> None:
    words = [balance.words for balance in example.balance]
    assert words == [facts["words"] for facts in FACTS.values()]
