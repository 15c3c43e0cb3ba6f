"""Minutes of a meeting that came as a document: in its own words."""

import pytest

from folkmoot.documents.minutes_model import tell_text
from folkmoot.web.accounts.models import User
from folkmoot.web.desk.queries.record_facts import describe_attendee
from folkmoot.web.events.erasure import Reason, erase_words
from folkmoot.web.events.models import Batch
from folkmoot.web.events.recording import Actor
from folkmoot.web.imports.commands.reading import read_draft
from folkmoot.web.imports.commands.taking_in import take_out
from folkmoot.web.meetings.models import Attendee, Consultation, Meeting, Part
from folkmoot.web.minutes.models import PaperKind
from folkmoot.web.minutes.queries.drafts import compose
from folkmoot.web.statements.models import Document, Retelling, Statement
from tests.web.imports.drops import MINUTES, drop, drop_example, make_draft, put_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting(consultation: Consultation, anne: User) -> Meeting:
    put_in(drop_example(consultation, anne, "2-fjordsted.pdf"), anne)
    return Meeting.objects.get()


def _tell(meeting: Meeting) -> str:
    return repr(compose(meeting, PaperKind.MINUTES))


def test_an_imported_meeting_is_told_in_its_own_sentences(meeting: Meeting) -> None:
    told = _tell(meeting)
    assert "Grupperne drøftede fire fokusområder og skrev deres pointer ned." in told
    assert "Herefter præsenterede formanden kommissionens foreløbige" in told
    assert "Digital hjælp skal kunne fås ansigt til ansigt." in told
    assert "Sekretariatet sender referatet til deltagerne" in told


def test_who_met_is_worded_as_in_the_document_until_it_is_corrected(
    meeting: Meeting,
) -> None:
    facts = {f.kind: f.text for f in compose(meeting, PaperKind.MINUTES).facts}
    assert facts["prepared_by"] == "Asger Lund, kommissionens sekretariat"
    assert facts["participants"].startswith("62 ledere og medarbejdere fra Fjordsted")
    host = meeting.attendees.filter(part=Part.HOST).first()
    Attendee.objects.filter(id=host.id).update(name="Birte Holst")
    assert "Birte Holst, Kommunaldirektør, Fjordsted Kommune" in _tell(meeting)


def test_a_crowd_is_told_with_its_count_behind_a_role_in_the_singular() -> None:
    crowd = Attendee(role="borger", organisation="Nørrelund og omegn", count=22)
    assert describe_attendee(crowd) == "borger (22), Nørrelund og omegn"
    assert describe_attendee(Attendee(role="borger")) == "borger"


def test_summary_lines_lead_to_the_rows_of_statements(
    consultation: Consultation, anne: User
) -> None:
    draft = make_draft(consultation, anne)
    sections = draft.record["meetings"][0]["sections"]
    line = sections[-1]["statements"][0]
    said = next(s for s in sections if s["kind"] == "focus_area")["statements"][0]
    start, end = line["source"]["start"], line["source"]["end"]
    clause = {"start": start, "end": end, "text": line["text"]}
    link = {"from": line["id"], "clause": clause, "to": said["id"]}
    draft.record["links"] = [{**link, "score": 0.9, "reason": "meaning 0.90"}]
    draft.save()
    put_in(draft, anne)
    row = Statement.objects.get(text=said["text"])
    paper = compose(Meeting.objects.get(), PaperKind.MINUTES)
    summary = next(part for part in paper.parts if part.kind == "summary")
    (item,) = summary.blocks[0].items
    assert tell_text(item.runs) == "Bussen skal køre oftere."
    assert item.runs[0].sources == (f"s-{row.id}",)


def test_what_a_summary_line_restates_is_found_by_the_model(
    consultation: Consultation, anne: User
) -> None:
    draft = drop(consultation, anne, name="odense.md", content=MINUTES)
    assert draft.record["links"] == []
    read_draft(draft=draft, may_link=True)
    draft.refresh_from_db()
    (link,) = draft.record["links"]
    assert link["clause"]["text"] == "Bussen skal køre oftere."
    assert "Bussen" in link["reason"] or "bussen" in link["reason"]


def test_words_that_are_erased_are_in_no_retelling(
    meeting: Meeting, anne: User
) -> None:
    host = meeting.attendees.filter(part=Part.HOST).first()
    assert "Birgit Holst" in Retelling.objects.get().content
    erase_words(subject=host, reason=Reason.ASKED, by=Actor.of_person(anne))
    assert "Birgit Holst" not in Retelling.objects.get().content
    assert "Birgit Holst" not in _tell(meeting)


def test_a_document_that_is_erased_takes_what_it_told_with_it(
    meeting: Meeting, anne: User
) -> None:
    assert "Sekretariatet sender referatet" in _tell(meeting)
    document = Document.objects.get()
    erase_words(subject=document, reason=Reason.ASKED, by=Actor.of_person(anne))
    assert Retelling.objects.get().content == ""
    assert "Sekretariatet sender referatet" not in _tell(meeting)


def test_an_import_that_is_undone_takes_what_it_told_with_it(
    meeting: Meeting, anne: User
) -> None:
    batch = Batch.objects.get(command="take_in")
    take_out(batch=batch, by=Actor.of_person(anne))
    assert not Retelling.objects.kept().exists()
