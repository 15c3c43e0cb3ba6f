from pathlib import Path

import pytest

from folkmoot import read
from folkmoot.domain.record import Record, SectionKind, iterate_input

EXAMPLE = Path(__file__).parents[2] / "src" / "folkmoot" / "example"
AREAS = {"Mobilitet", "Nære tilbud", "Fællesskaber", "Bosætning"}


@pytest.fixture(scope="module")
def example() -> Record:
    return read(EXAMPLE, links=False)


def _count(record: Record, kind: SectionKind) -> list[int]:
    return [
        sum(len(s.statements) for s in meeting.sections if s.kind is kind)
        for meeting in record.meetings
    ]


def test_all_is_read_in_three_formats(example: Record) -> None:
    assert example.errors == ()
    assert [document.name for document in example.documents] == [
        "1-lyngholt.docx",
        "2-fjordsted.pdf",
        "3-tranemose.md",
        "spoergeskema.csv",
    ]


def test_the_tour_has_as_many_statements_as_were_written(example: Record) -> None:
    assert _count(example, SectionKind.FOCUS_AREA) == [44, 39, 38]
    assert _count(example, SectionKind.THEME) == [4, 3, 3]
    assert _count(example, SectionKind.PLENARY) == [3, 4, 3]
    assert _count(example, SectionKind.SUMMARY) == [6, 7, 7]


def test_the_four_areas_are_the_same_at_all_meetings(example: Record) -> None:
    for meeting in example.meetings:
        areas = {s.focus_area for s in meeting.sections if s.focus_area}
        assert areas == AREAS


def test_every_group_is_known(example: Record) -> None:
    groups = [
        {s.group for section in meeting.sections for s in section.statements if s.group}
        for meeting in example.meetings
    ]
    assert [len(found) for found in groups] == [6, 5, 5]


def test_who_met_when_and_where_is_known(example: Record) -> None:
    first, second, third = example.meetings
    assert [m.date for m in example.meetings] == [
        "2026-02-03",
        "2026-03-11",
        "XXXX-04-16",
    ]
    assert (first.start, first.end, first.place) == (
        "16:30",
        "19:30",
        "Lyngholt Forsamlingshus",
    )
    assert [host.name for host in first.hosts] == ["Grethe Vang", "Palle Storm"]
    assert len(first.participants) == 5
    assert second.participants[0].count == 62
    assert third.prepared_by == "Mette Krag"
    assert len(first.commission) == len(second.commission) == 3


def test_the_survey_adds_up(example: Record) -> None:
    (survey,) = example.surveys
    assert survey.respondents == 40
    assert list(survey.empty.values()) == [3, 2, 3]


def test_every_word_is_recorded_or_set_aside_with_a_reason(example: Record) -> None:
    reasons = {p.reason.split(":")[0] for b in example.balance for p in b.set_aside}
    assert reasons <= {
        "running head or foot",
        "page number",
        "no answer",
        "column dropped",
    }


def test_there_are_questions_and_an_exact_repeat(example: Record) -> None:
    texts = [statement.text for statement in iterate_input(example)]
    assert len(texts) - len(set(texts)) == 1
    assert sum(statement.question for statement in iterate_input(example)) >= 4
