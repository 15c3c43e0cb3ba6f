"""What stands in the record when a document is taken in, and when it is out again."""

import pytest
from django.db import transaction

from folkmoot.web.accounts.models import User
from folkmoot.web.events.erasure import Reason, erase_words
from folkmoot.web.events.errors import ChangeRefusedError, UndoRefusedError
from folkmoot.web.events.history import tell_batches
from folkmoot.web.events.models import Batch, Event, EventText
from folkmoot.web.events.recording import Actor, open_change
from folkmoot.web.events.undo import undo_batch
from folkmoot.web.events.verifying import verify_log
from folkmoot.web.imports.commands.correcting import save_corrections
from folkmoot.web.imports.commands.receiving import discard_draft
from folkmoot.web.imports.corrections import Corrections
from folkmoot.web.imports.models import Draft
from folkmoot.web.imports.queries.standing import find_step
from folkmoot.web.meetings.models import (
    AreaState,
    Consultation,
    FocusArea,
    Group,
    Hearing,
    Meeting,
    MeetingState,
    Part,
    Theme,
)
from folkmoot.web.statements.models import (
    Document,
    HandIn,
    KeyPoint,
    Match,
    Origin,
    Respondent,
    Statement,
)
from tests.web.imports.drops import (
    MINUTES,
    drop,
    drop_example,
    make_draft,
    make_survey,
    put_in,
)
from tests.web.people import MEETING_DAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def by(anne: User) -> Actor:
    return Actor.of_person(anne)


@pytest.fixture
def taken(consultation: Consultation, anne: User) -> Draft:
    return put_in(make_draft(consultation, anne), anne)


def step_of(draft: Draft) -> Batch:
    step = find_step(draft)
    assert step is not None
    return step


def gather(statement: Statement, by: Actor) -> None:
    """Let somebody build on a statement."""
    consultation = statement.meeting.consultation
    point = KeyPoint(consultation=consultation, text="Flere busser")
    with open_change(consultation.id, by=by, command="gather") as change:
        change.create(point)
        match = Match(meeting=statement.meeting, statement=statement, key_point=point)
        change.create(match)


def texts() -> list[str]:
    return list(Statement.objects.kept().values_list("text", flat=True))


def test_minutes_become_a_meeting_whose_groups_have_handed_in(taken: Draft) -> None:
    meeting = Meeting.objects.get()
    assert (meeting.date, meeting.place) == ("2026-08-25", "Rådhuset")
    assert meeting.state == MeetingState.CLOSED
    assert {a.state for a in meeting.meetingareas.all()} == {AreaState.CLOSED}
    assert [g.number for g in Group.objects.all()] == [1, 2]
    first = Statement.objects.get(text="Bussen skal køre hver time.")
    assert str(first.sheet) == "Gruppe 1: Mobilitet"
    assert first.written_on.handed_in_at is not None
    assert sum(receipt.count for receipt in HandIn.objects.all()) == 5


def test_each_statement_tells_where_in_the_document_it_stands(taken: Draft) -> None:
    document = Document.objects.get()
    for statement in Statement.objects.all():
        start, end = statement.located["start"], statement.located["end"]
        assert document.text[start:end] == statement.text
        assert statement.document == document
        assert statement.origin == Origin.IMPORTED


def test_summary_lines_are_never_among_what_is_gathered(taken: Draft) -> None:
    assert "Bussen skal køre oftere." not in texts()
    assert "Bussen skal køre oftere." in Document.objects.get().text


def test_the_log_tells_all_of_an_import_and_is_whole(taken: Draft) -> None:
    verdict = verify_log(taken.consultation_id)
    assert verdict.faults == ()
    assert verify_log(Meeting.objects.get().id).faults == ()


def test_the_shipped_minutes_bring_people_programme_and_themes(
    consultation: Consultation, anne: User
) -> None:
    put_in(drop_example(consultation, anne, "1-lyngholt.docx"), anne)
    meeting = Meeting.objects.get()
    hosts = meeting.attendees.filter(part=Part.HOST)
    assert [host.name for host in hosts] == ["Grethe Vang", "Palle Storm"]
    assert meeting.programmeitems.filter(starts="16:30").exists()
    assert Theme.objects.count() == 4
    assert meeting.statements.filter(part="plenary").count() == 3
    assert meeting.statements.count() == 47


def test_a_survey_is_no_stop_of_the_tour_and_keeps_no_addresses(
    consultation: Consultation, anne: User
) -> None:
    draft = put_in(drop_example(consultation, anne, "spoergeskema.csv"), anne)
    survey = Meeting.objects.get()
    assert survey.hearing == Hearing.SURVEY
    assert Respondent.objects.count() == 40
    assert {s.asked.focus_area.question for s in survey.statements.all()} == {
        "Hvad fungerer godt, hvor du bor?",
        "Hvad gør hverdagen svær?",
        "Hvad skal kommissionen foreslå?",
    }
    attributes = Respondent.objects.all()[0].attributes
    assert set(attributes) == {"Alder", "Landsdel", "Organisationstype", "Rolle"}
    document = Document.objects.get()
    with document.file.open() as file:
        assert b"@" not in file.read()
    assert "@" not in document.text
    assert not draft.file


def test_one_undo_takes_all_of_it_out_and_a_redo_puts_it_back(
    taken: Draft, by: Actor
) -> None:
    before = texts()
    out = undo_batch(batch=step_of(taken), by=by)
    kinds = (Statement, Meeting, FocusArea, Document, Group, HandIn)
    assert not any(kind.objects.kept().exists() for kind in kinds)
    taken.refresh_from_db()
    assert not taken.is_taken_in
    undo_batch(batch=out, by=by)
    assert texts() == before
    assert verify_log(taken.consultation_id).faults == ()


def test_what_was_taken_out_can_be_taken_in_again(
    taken: Draft, anne: User, by: Actor
) -> None:
    undo_batch(batch=step_of(taken), by=by)
    again = put_in(Draft.objects.get(), anne)
    assert again.is_taken_in
    assert len(texts()) == 5


def test_an_import_people_built_on_is_not_undone(taken: Draft, by: Actor) -> None:
    gather(Statement.objects.all()[0], by)
    with pytest.raises(UndoRefusedError, match="others_rely_on_it"):
        undo_batch(batch=step_of(taken), by=by)
    assert len(texts()) == 5


def test_an_import_is_taken_in_once(taken: Draft, anne: User) -> None:
    with pytest.raises(ChangeRefusedError, match="taken_in_before"):
        put_in(taken, anne)


def test_a_planned_meeting_is_filled_and_keeps_what_was_known_of_it(
    consultation: Consultation, meeting: Meeting, anne: User
) -> None:
    draft = make_draft(consultation, anne)
    name = draft.record["meetings"][0]["id"]
    facts = {name: {"into": str(meeting.id)}}
    save_corrections(draft=draft, corrections=Corrections(facts=facts), seen=0)
    put_in(draft, anne)
    meeting.refresh_from_db()
    assert (meeting.title, meeting.date) == ("Første stop", MEETING_DAY)
    assert (meeting.place, meeting.state) == ("Rådhuset", MeetingState.CLOSED)
    assert meeting.statements.count() == 5
    assert FocusArea.objects.count() == 2


def test_a_changed_version_keeps_the_rows_of_equal_words(
    taken: Draft, consultation: Consultation, anne: User, by: Actor
) -> None:
    same = Statement.objects.get(text="Der er for langt til stationen.")
    gather(same, by)
    changed = MINUTES.replace("hver time", "hvert kvarter").replace(
        "- Der mangler små boliger til unge.", "- Vi vil have flere træer."
    )
    new = drop(consultation, anne, name="odense.md", content=changed)
    assert new.replaces == taken.document
    put_in(new, anne)
    same.refresh_from_db()
    assert same.document == new.document
    assert Match.objects.kept().get().statement == same
    assert "Bussen skal køre hvert kvarter." in texts()
    assert len(texts()) == 5
    assert Meeting.objects.kept().count() == 1
    undo_batch(batch=step_of(new), by=by)
    assert "Bussen skal køre hver time." in texts()
    assert verify_log(consultation.id).faults == ()


def test_a_version_is_known_by_its_words_and_not_by_its_name(
    taken: Draft, consultation: Consultation, anne: User
) -> None:
    longer = MINUTES + "\n- Tak for i dag.\n"
    same = drop(consultation, anne, name="endelig 2.md", content=longer)
    assert same.replaces == taken.document
    other = "# Møde i Vejle\n\n## Fokusområde 1: Mobilitet\n\nGruppe 1\n- Flere tog.\n"
    alien = drop(consultation, anne, name="odense.md", content=other)
    assert alien.replaces is None


def test_an_undone_import_can_be_redone_after_its_draft_was_discarded(
    taken: Draft, by: Actor
) -> None:
    out = undo_batch(batch=step_of(taken), by=by)
    taken.refresh_from_db()
    discard_draft(draft=taken)
    undo_batch(batch=out, by=by)
    document = Document.objects.kept().get()
    assert document.file.storage.exists(document.file.name)
    assert len(texts()) == 5


def test_a_survey_that_could_not_be_taken_in_keeps_its_file(
    consultation: Consultation, anne: User
) -> None:
    draft = make_draft(consultation, anne, name="a.csv", content=make_survey(6))
    storage, name = draft.file.storage, draft.file.name
    with transaction.atomic():
        put_in(draft, anne)
        transaction.set_rollback(True)
    assert storage.exists(name)


def test_a_version_is_not_undone_beneath_the_one_that_took_its_place(
    taken: Draft, consultation: Consultation, anne: User, by: Actor
) -> None:
    changed = MINUTES.replace("hver time", "hvert kvarter")
    new = put_in(drop(consultation, anne, name="odense.md", content=changed), anne)
    first = Draft.objects.get(id=taken.id)
    with pytest.raises(UndoRefusedError):
        undo_batch(batch=step_of(first), by=by)
    out = undo_batch(batch=step_of(new), by=by)
    assert "Bussen skal køre hver time." in texts()
    undo_batch(batch=out, by=by)
    assert "Bussen skal køre hvert kvarter." in texts()
    assert len(texts()) == 5


def test_what_is_gone_but_was_built_on_stays(
    taken: Draft, consultation: Consultation, anne: User, by: Actor
) -> None:
    gather(Statement.objects.get(text="Bussen skal køre hver time."), by)
    changed = MINUTES.replace("- Bussen skal køre hver time.\n", "")
    put_in(drop(consultation, anne, name="odense.md", content=changed), anne)
    assert "Bussen skal køre hver time." in texts()


def test_erasing_a_statement_erases_it_wherever_it_was_read(
    taken: Draft, anne: User, by: Actor
) -> None:
    undo_batch(batch=step_of(taken), by=by)
    put_in(Draft.objects.get(), anne)
    statement = Statement.objects.kept()[0]
    words = statement.text
    erase_words(subject=statement, reason=Reason.ASKED, by=by)
    taken.refresh_from_db()
    assert words not in str(taken.record)
    assert not Document.objects.exclude(text="").exists()
    assert not Statement.objects.filter(text=words).exists()
    assert not EventText.objects.filter(body__contains=words).exists()
    assert len(texts()) == 5
    assert verify_log(taken.consultation_id).faults == ()


def test_the_history_tells_the_first_events_of_a_large_batch(taken: Draft) -> None:
    [story] = tell_batches([step_of(taken)], most=10)
    assert len(story.events) == 10
    assert story.untold == Event.objects.filter(batch=story.batch).count() - 10


def test_a_changed_survey_keeps_who_answered(
    consultation: Consultation, anne: User
) -> None:
    put_in(make_draft(consultation, anne, name="a.csv", content=make_survey(6)), anne)
    kept = set(Respondent.objects.values_list("id", flat=True))
    longer = make_draft(consultation, anne, name="a.csv", content=make_survey(7))
    longer.replaces = Document.objects.get()
    longer.save()
    put_in(longer, anne)
    assert Respondent.objects.kept().count() == 7
    assert kept < set(Respondent.objects.kept().values_list("id", flat=True))
    assert len(texts()) == 21
