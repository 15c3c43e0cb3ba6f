"""Real minutes beside the project. Numbers and labels only: no sentence is copied."""

from collections import Counter
from pathlib import Path

import pytest

from folkmoot import read
from folkmoot.documents.draft_imported import plan_from_record
from folkmoot.documents.draft_minutes import compose_minutes
from folkmoot.documents.draft_plan import Gathered
from folkmoot.documents.write_minutes_markdown import write_minutes_markdown
from folkmoot.domain.record import Meeting, Record, SectionKind
from folkmoot.domain.words import split_words

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def record(request: pytest.FixtureRequest) -> Record:
    data = Path(__file__).parents[3] / "shared" / "data" / "minutes"
    return read(data / "syddanmark.md", links=False)


@pytest.fixture
def meeting(record: Record) -> Meeting:
    return record.meetings[0]


def _count(meeting: Meeting, kind: SectionKind) -> list[int]:
    return [len(s.statements) for s in meeting.sections if s.kind is kind]


def test_all_forty_five_points_are_in_the_right_section(meeting: Meeting) -> None:
    assert _count(meeting, SectionKind.THEME) == [5]
    assert _count(meeting, SectionKind.FOCUS_AREA) == [6, 6, 8, 7]
    assert _count(meeting, SectionKind.SUMMARY) == [13]


def test_only_the_stray_letter_is_set_aside(record: Record) -> None:
    (balance,) = record.balance
    assert [(p.text, p.reason) for p in balance.set_aside] == [("k", "stray character")]
    assert balance.words == balance.recorded + 1


def test_what_is_missing_stays_missing(meeting: Meeting) -> None:
    assert meeting.date == "XXXX-08-25"
    assert (meeting.start, meeting.end, meeting.place) == (None, None, None)


def test_who_met_is_told_as_far_as_it_goes(meeting: Meeting) -> None:
    (host,) = meeting.hosts
    assert (host.organisation or "").endswith("Kommune")
    assert [p.count for p in meeting.participants] == [70, None]
    assert len(meeting.commission) == 3
    assert meeting.prepared_by == "LEAL"


def test_the_area_with_two_names_is_one_area(meeting: Meeting) -> None:
    (alias,) = meeting.aliases
    assert (alias.name, alias.same_as) == ("Lederteams", "Ledelsesteams")


def test_told_again_as_minutes_they_lose_no_word_of_anybody(record: Record) -> None:
    plan = plan_from_record(record, record.meetings[0])
    told = compose_minutes(plan, Gathered(), language="da", dated="2026-11-26")
    written = Counter(split_words(write_minutes_markdown(told)))
    lost = Counter(split_words(record.documents[0].text)) - written
    # A stray letter, and words between those who met, for which marks stand.
    assert lost.keys() <= {"k", "fra", "samt"}


def test_a_question_stays_a_question(meeting: Meeting) -> None:
    questions = [s for sec in meeting.sections for s in sec.statements if s.question]
    assert len(questions) == 6
