"""Real minutes taken in, gathered, written out, and laid beside the original.

The data stays beside the project: no sentence of it is copied here.
"""

import uuid
from collections import Counter
from pathlib import Path

import page
import pytest

from folkmoot.documents.minutes_json import load_minutes
from folkmoot.documents.minutes_model import (
    Minutes,
    PartKind,
    list_paragraphs,
    tell_text,
)
from folkmoot.documents.read_file import read_file
from folkmoot.domain.record import Record, SectionKind
from folkmoot.domain.words import split_words
from folkmoot.web.accounts.models import User
from folkmoot.web.desk.commands.key_points import make_key_point
from folkmoot.web.desk.commands.scope import Desk, Part
from folkmoot.web.events.recording import Actor
from folkmoot.web.meetings.models import Consultation, Meeting
from folkmoot.web.minutes.commands.closing import close_paper
from folkmoot.web.minutes.commands.drafting import draft_paper
from folkmoot.web.minutes.models import Edition, PaperKind
from folkmoot.web.minutes.queries.closed import seal_paper
from folkmoot.web.statements.models import Statement
from tests.web.desk.workbench import Workbench
from tests.web.imports.drops import make_draft, put_in
from tests.web.minutes.desk import Writing

pytestmark = [pytest.mark.django_db, pytest.mark.shared]
WORDED = "En pointe med sekretariatets egne ord"
FILES = ("docx", "pdf", "odt", "html", "md")


@pytest.fixture
def original(shared_data: Path) -> Record:
    return read_file("referat.md", _read(shared_data))


def _read(shared_data: Path) -> bytes:
    return (shared_data / "minutes" / "syddanmark.md").read_bytes()


@pytest.fixture
def writing(consultation: Consultation, anne: User, shared_data: Path) -> Writing:
    """The minutes as drafted after two statements of each focus area were gathered."""
    draft = make_draft(
        consultation, anne, name="referat.md", content=_read(shared_data)
    )
    put_in(draft, anne)
    meeting, by = Meeting.objects.get(), Actor.of_person(anne)
    desk = Desk(consultation, meeting)
    statements = list(desk.find_statements().order_by("number"))
    for area in {str(one.area) for one in statements}:
        said = [one for one in statements if str(one.area) == area][:2]
        make_key_point(
            desk=desk,
            key_point_id=uuid.uuid4(),
            text=WORDED,
            parts=list(map(Part, said)),
            by=by,
        )
    paper = draft_paper(meeting=meeting, kind=PaperKind.MINUTES, by=by)
    bench = Workbench(desk, Desk(consultation), statements, by, by)
    return Writing(bench, paper, anne)


def _close(writing: Writing) -> Edition:
    close_paper(
        paper=writing.paper,
        seen=seal_paper(writing.paper),
        approvers=(writing.anne,),
        by=writing.bench.anne,
    )
    final: Edition = Edition.objects.get(why=Edition.Why.FINAL)
    return final


def _list_lines(record: Record, kind: SectionKind) -> list[str]:
    return [
        statement.text
        for section in record.meetings[0].sections
        if section.kind is kind
        for statement in section.statements
    ]


def _rests_on(minutes: Minutes) -> set[str]:
    """The statements that the key points of the focus areas rest on."""
    runs = [
        run
        for part in minutes.parts
        if part.kind is PartKind.FOCUS_AREA
        for line in list_paragraphs(part)
        for run in line.runs
    ]
    ids = {each.removeprefix("s-") for run in runs for each in run.sources}
    return set(Statement.objects.filter(id__in=ids).values_list("text", flat=True))


@pytest.mark.parametrize("kind", FILES)
def test_every_line_of_the_original_is_in_the_paper_or_behind_a_line_of_it(
    writing: Writing, original: Record, kind: str
) -> None:
    paper = read_file(f"referat.{kind}", writing.read(f"file/{kind}").content)
    minutes = load_minutes(writing.read("file/json").content)
    said = _list_lines(original, SectionKind.FOCUS_AREA)
    behind = _rests_on(minutes)
    assert set(said) <= behind
    standing = " ".join(split_words(paper.documents[0].text))

    def stands(line: str) -> bool:
        return " ".join(split_words(line)) in standing

    gathered = [line for line in said if not stands(line)]
    assert len(gathered) == 8
    for other in (SectionKind.THEME, SectionKind.SUMMARY, SectionKind.INFORMATION):
        assert [line for line in _list_lines(original, other) if not stands(line)] == []


@pytest.mark.parametrize("kind", FILES)
def test_the_closed_paper_read_again_has_the_meeting_of_the_original(
    writing: Writing, original: Record, kind: str
) -> None:
    path = f"versions/{_close(writing).number}/file/{kind}"
    paper = read_file(f"referat.{kind}", writing.read(path).content)
    (before,), (after,) = original.meetings, paper.meetings
    assert (after.title, after.date) == (before.title, before.date)
    assert after.prepared_by == before.prepared_by
    assert [one.name for one in after.hosts] == [one.name for one in before.hosts]
    assert [p.count for p in after.participants] == [
        p.count for p in before.participants
    ]
    assert [p.text for p in after.commission] == [p.text for p in before.commission]
    for same in (SectionKind.THEME, SectionKind.SUMMARY):
        assert _list_lines(paper, same) == _list_lines(original, same)
    areas = [s for s in after.sections if s.kind is SectionKind.FOCUS_AREA]
    assert [len(area.statements) for area in areas] == [5, 5, 7, 6]


def test_the_pdf_can_be_read_aloud_and_kept(writing: Writing) -> None:
    content = writing.read(f"versions/{_close(writing).number}/file/pdf").content
    for profile in ("ua1", "pdfa-2a"):
        report = page.validate_pdf_bytes(content, profile=profile)
        assert (report.failures, report.is_compliant) == ([], True)


def test_what_is_not_of_the_original_is_the_key_points_and_words_of_the_house(
    writing: Writing, original: Record
) -> None:
    minutes = load_minutes(writing.read("file/json").content)
    known = Counter(split_words(original.documents[0].text))
    new = [
        tell_text(line.runs)
        for part in minutes.parts
        for line in list_paragraphs(part)
        if Counter(split_words(tell_text(line.runs))) - known
    ]
    house = "Enkeltvis blev også nævnt:"
    assert set(new) == {f"{WORDED} (2 udsagn)", house}
