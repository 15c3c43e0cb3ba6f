"""The programme of a meeting: its steps, what belongs to them, the focus areas."""

import io
import zipfile
from datetime import time
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from folkmoot.web.accounts.models import User
from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.events.recording import Actor, open_change
from folkmoot.web.meetings.commands.programme import (
    lay_standard_programme,
    move_item,
    save_item_lines,
)
from folkmoot.web.meetings.commands.rows import RowEdit
from folkmoot.web.meetings.models import (
    AreaState,
    Attendee,
    Consideration,
    FocusArea,
    ItemKind,
    Meeting,
    MeetingArea,
    MeetingState,
    ProgrammeItem,
)
from folkmoot.web.meetings.queries.plans import read_plan
from folkmoot.web.meetings.templatetags.plan_tags import in_one_line
from tests.web.meetings.plan_forms import RowsPage
from tests.web.people import make_item

PDF = b"%PDF-1.7\n..."


@pytest.fixture
def by(anne: User) -> Actor:
    return Actor.of_person(anne)


@pytest.fixture
def secretary(client: Client, anne: User) -> Client:
    client.force_login(anne)
    return client


def kinds(meeting: Meeting) -> list[str]:
    return [i.kind for i in ProgrammeItem.objects.kept().filter(meeting=meeting)]


def make_package(part: str) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as package:
        package.writestr(part, "<xml/>")
    return content.getvalue()


def attach(client: Client, item: ProgrammeItem, name: str, content: bytes) -> Any:
    file = SimpleUploadedFile(name, content)
    return client.post(f"/step/{item.id}/file", {"file": file})


def test_the_standard_programme_takes_every_area_into_its_group_work(
    meeting: Meeting, by: Actor
) -> None:
    lay_standard_programme(meeting=meeting, by=by)
    plan = read_plan(meeting)
    work = next(s for s in plan.steps if s.item.kind == ItemKind.GROUP_WORK)
    assert [str(one.area) for one in work.areas] == ["Mobilitet", "Bosætning"]
    assert work.item.minutes == 50
    assert plan.loose_areas == []


def test_a_standard_programme_is_not_laid_over_another(
    meeting: Meeting, by: Actor
) -> None:
    lay_standard_programme(meeting=meeting, by=by)
    with pytest.raises(ChangeRefusedError, match="has_a_programme"):
        lay_standard_programme(meeting=meeting, by=by)


def test_a_step_moves_up_and_down_and_stops_at_the_ends(
    meeting: Meeting, anne: User, by: Actor
) -> None:
    first = make_item(meeting, anne, ItemKind.OPENING, place=0)
    make_item(meeting, anne, ItemKind.CLOSING, place=1)
    assert move_item(item=first, up=True, by=by) is None
    move_item(item=first, up=False, by=by)
    assert kinds(meeting) == ["closing", "opening"]


def test_steps_are_written_in_rows_and_a_kind_alone_is_no_step(
    secretary: Client, meeting: Meeting
) -> None:
    page = RowsPage(secretary, f"/m/{meeting.id}/programme")
    page.add(
        kind="opening", title="Velkomst", starts="9.30", minutes="20", presenter=""
    )
    page.add(kind="other", title="", starts="", minutes="", presenter="")
    assert page.post().status_code == 302
    item = ProgrammeItem.objects.get(meeting=meeting)
    assert (item.title, f"{item.starts:%H:%M}", item.minutes) == (
        "Velkomst",
        "09:30",
        20,
    )


def test_a_step_with_another_kind_than_the_first_choice_is_a_step(
    secretary: Client, meeting: Meeting
) -> None:
    page = RowsPage(secretary, f"/m/{meeting.id}/programme")
    page.add(kind="break", title="", starts="", minutes="", presenter="")
    page.post()
    assert kinds(meeting) == ["break"]


def test_areas_that_need_more_time_than_their_step_are_told(
    meeting: Meeting, by: Actor
) -> None:
    lay_standard_programme(meeting=meeting, by=by)
    area = MeetingArea.objects.filter(meeting=meeting).first()
    with open_change(meeting.id, by=by, command="x") as change:
        change.change(area, minutes=40)
    work = next(s for s in read_plan(meeting).steps if s.areas)
    assert work.areas_over == 15


def test_an_area_is_taken_in_by_a_tick_and_its_minutes_saved(
    secretary: Client, meeting: Meeting, by: Actor
) -> None:
    third = FocusArea(consultation=meeting.consultation, title="Skole", place=3)
    with open_change(meeting.consultation_id, by=by, command="x") as change:
        change.create(third)
    page = RowsPage(secretary, f"/m/{meeting.id}/areas")
    page.set(0, minutes="35", round="2")
    assert page.post(areas=[str(third.id)]).status_code == 302
    areas = {str(a): a for a in MeetingArea.objects.kept().filter(meeting=meeting)}
    assert set(areas) == {"Mobilitet", "Bosætning", "Skole"}
    assert (areas["Mobilitet"].minutes, areas["Mobilitet"].round) == (35, 2)


def test_an_area_that_has_been_opened_stays(
    secretary: Client, meeting: Meeting, by: Actor
) -> None:
    area = MeetingArea.objects.filter(meeting=meeting).first()
    with open_change(meeting.id, by=by, command="x") as change:
        change.change(area, state=AreaState.CLOSED)
    page = RowsPage(secretary, f"/m/{meeting.id}/areas")
    page.remove(0)
    response = page.post()
    assert response.status_code == 409
    assert MeetingArea.objects.kept().filter(id=area.id).exists()


def test_considerations_belong_to_their_opening(
    meeting: Meeting, anne: User, by: Actor
) -> None:
    item = make_item(meeting, anne)
    edit = RowEdit(id=item.id, values={"text": "Flere tog"})
    save_item_lines(item=item, kind=Consideration, edits=[edit], by=by)
    step = read_plan(meeting).steps[0]
    assert [c.text for c in step.considerations] == ["Flere tog"]


@pytest.mark.parametrize(
    ("name", "content"),
    [("oplæg.pdf", PDF), ("a.pptx", make_package("ppt/presentation.xml")),
     ("a.docx", make_package("word/document.xml")),
     ("a.odp", make_package("content.xml")), ("a.png", b"\x89PNG\r\n\x1a\n12345678")],
)  # fmt: skip
def test_a_presentation_is_kept_and_fetched_as_it_was(
    name: str, content: bytes, secretary: Client, meeting: Meeting, anne: User
) -> None:
    item = make_item(meeting, anne)
    assert attach(secretary, item, name, content).status_code == 302
    response = secretary.get(f"/step/{item.id}/download")
    assert b"".join(response.streaming_content) == content
    assert response.headers["Content-Disposition"].startswith("attachment")
    assert response.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.html", b"<script>"), ("a.pdf", b"<script>"), ("a.svg", b"<svg/>"),
     ("a.pptx", b"PK\x03\x04 broken"), ("a.docx", make_package("ppt/x.xml")),
     ("a.pdf", b"")],
)  # fmt: skip
def test_what_is_not_what_its_name_says_is_refused(
    name: str, content: bytes, secretary: Client, meeting: Meeting, anne: User
) -> None:
    item = make_item(meeting, anne)
    assert attach(secretary, item, name, content).status_code == 422
    item.refresh_from_db()
    assert not item.file


def test_a_file_name_leads_nowhere_else(
    secretary: Client, meeting: Meeting, anne: User
) -> None:
    item = make_item(meeting, anne)
    attach(secretary, item, "../../etc/oplæg 1.pdf", PDF)
    item.refresh_from_db()
    folder, unique, name = item.file.name.split("/")
    assert (folder, len(unique), name) == ("presentations", 36, "oplæg_1.pdf")


def test_a_presentation_that_was_taken_off_is_still_there_for_undo(
    secretary: Client, meeting: Meeting, anne: User
) -> None:
    item = make_item(meeting, anne)
    attach(secretary, item, "a.pdf", PDF)
    item.refresh_from_db()
    stored = item.file.name
    secretary.post(f"/step/{item.id}/file", {"detach": "1"})
    item.refresh_from_db()
    assert not item.file
    assert item._meta.get_field("file").storage.exists(stored)


def test_an_outsider_cannot_fetch_a_presentation(
    client: Client, carl: User, meeting: Meeting, anne: User
) -> None:
    item = make_item(meeting, anne)
    client.force_login(carl)
    assert client.get(f"/step/{item.id}/download").status_code == 404


def test_the_standard_programme_ends_when_the_meeting_does(
    meeting: Meeting, by: Actor
) -> None:
    with open_change(meeting.id, by=by, command="x") as change:
        change.change(meeting, starts=time(9), ends=time(12))
    lay_standard_programme(meeting=meeting, by=by)
    plan = read_plan(meeting)
    assert plan.warnings == 0
    assert plan.steps[-1].time.ends == time(11, 55)


def test_times_that_do_not_add_up_are_told_only_while_the_meeting_is_ahead(
    client: Client, meeting: Meeting, anne: User, by: Actor
) -> None:
    make_item(meeting, anne, minutes=None, place=1)
    make_item(meeting, anne, minutes=10, place=2)
    client.force_login(anne)
    ahead = client.get(f"/m/{meeting.id}/").content.decode()
    with open_change(meeting.id, by=by, command="x") as change:
        change.change(meeting, state=MeetingState.CLOSED)
    closed = client.get(f"/m/{meeting.id}/").content.decode()
    assert "time-warning" in ahead
    assert "time-warning" not in closed


def test_who_met_is_told_in_one_line_that_repeats_nothing() -> None:
    crowd = Attendee(function="borgere", organisation="Nørrelund", role="borgere")
    assert in_one_line(crowd) == "borgere, Nørrelund"
