"""The desk's record: valid, with the ids of the rows, and with all that was said."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from folkmoot.documents.record_json import dump_record, load_record
from folkmoot.domain.record import SectionKind, iterate_input
from folkmoot.web.accounts.models import User
from folkmoot.web.desk.queries.record import read_record
from folkmoot.web.desk.queries.scope import Desk
from folkmoot.web.events.erasure import Reason, erase_words
from folkmoot.web.events.recording import SYSTEM
from folkmoot.web.meetings.models import Consultation, Meeting
from folkmoot.web.statements.models import Part, Statement
from tests.web.desk.laid_out import laying_out, say
from tests.web.imports.drops import make_draft, make_survey, put_in

pytestmark = pytest.mark.django_db


def test_it_is_a_record_with_the_ids_of_the_rows(meeting: Meeting) -> None:
    said = [say(meeting, "Flere busser\n nu!"), say(meeting, "Hvem betaler?", group=2)]
    record = read_record(Desk(meeting.consultation))
    assert load_record(dump_record(record)) == record
    (told,) = record.meetings
    assert (told.id, told.date) == (str(meeting.id), meeting.date)
    first, second = iterate_input(record)
    assert [first.id, second.id] == [str(each.id) for each in said]
    assert (first.text, second.question) == ("Flere busser nu!", True)
    assert first.group
    assert second.group
    assert first.group != second.group
    assert told.sections[0].focus_area == "Mobilitet"


def test_areas_come_in_their_order_and_the_plenary_last(meeting: Meeting) -> None:
    say(meeting, "I salen", part=Part.PLENARY, sheet=None)
    say(meeting, "Boliger", area=1)
    say(meeting, "Busser", area=0)
    (told,) = read_record(Desk(meeting.consultation, meeting)).meetings
    kinds = [(section.kind, section.focus_area) for section in told.sections]
    assert kinds == [
        (SectionKind.FOCUS_AREA, "Mobilitet"),
        (SectionKind.FOCUS_AREA, "Bosætning"),
        (SectionKind.PLENARY, None),
    ]


def test_what_was_read_stands_where_it_was_read_unless_it_was_corrected(
    consultation: Consultation, anne: User
) -> None:
    put_in(make_draft(consultation, anne), anne)
    corrected = Statement.objects.get(text="Vi mangler cykelstier ud til skolen.")
    with laying_out(corrected.meeting) as change:
        change.change(corrected, text="Vi mangler en cykelsti ud til skolen.")
    record = read_record(Desk(consultation))
    load_record(dump_record(record))
    texts = {document.id: document.text for document in record.documents}
    for statement in iterate_input(record):
        source = statement.source
        there = texts[source.document][source.start : source.end]
        assert there == statement.text
    documents = {each.source.document for each in iterate_input(record)}
    assert len(documents) == 2


def test_a_respondent_is_one_voice_and_a_survey_tells_who_left_what_empty(
    consultation: Consultation, anne: User
) -> None:
    put_in(
        make_draft(consultation, anne, name="svar.csv", content=make_survey(3)), anne
    )
    gone = Statement.objects.filter(respondent__number=2).first()
    assert gone is not None
    with laying_out(gone.meeting) as change:
        change.remove(gone)
    (survey,) = read_record(Desk(consultation)).surveys
    assert (survey.respondents, sorted(survey.empty.values())) == (3, [0, 0, 1])
    lines = [each.source.line for part in survey.sections for each in part.statements]
    assert (len(lines), len(set(lines))) == (8, 3)


def test_erased_words_are_in_no_record(meeting: Meeting) -> None:
    said = say(meeting, "Kaj fra nummer fire")
    say(meeting, "Flere busser")
    erase_words(subject=said, reason=Reason.ASKED, by=SYSTEM)
    told = dump_record(read_record(Desk(meeting.consultation)))
    assert "Kaj" not in told
    assert len(json.loads(told)["meetings"][0]["sections"][0]["statements"]) == 1


def test_the_same_few_questions_are_asked_however_much_was_said(
    meeting: Meeting,
) -> None:
    desk = Desk(meeting.consultation)

    def count() -> int:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            read_record(desk)
        return len(asked)

    say(meeting, "Flere busser")
    before = count()
    for number in range(5):
        say(meeting, f"Flere busser {number}", area=number % 2)
    assert count() == before <= 12
