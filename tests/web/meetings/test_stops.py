"""The stops of the tour: added, copied, taken over, taken off."""

import uuid

import pytest
from django.test import Client

from folkmoot.web.accounts.models import User
from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.events.models import Batch
from folkmoot.web.events.recording import Actor, open_change
from folkmoot.web.events.undo import undo_batch
from folkmoot.web.meetings.commands.meetings import (
    copy_meeting,
    remove_meeting,
    take_over_plan,
)
from folkmoot.web.meetings.commands.programme import lay_standard_programme
from folkmoot.web.meetings.models import (
    Attendee,
    Consultation,
    Group,
    JoinKey,
    Meeting,
    MeetingArea,
    MeetingState,
    Part,
    ProgrammeItem,
    Role,
    Theme,
)
from folkmoot.web.meetings.queries.plans import list_stops, order_stops, read_plan
from tests.web.meetings.plan_forms import RowsPage


@pytest.fixture
def by(anne: User) -> Actor:
    return Actor.of_person(anne)


@pytest.fixture
def secretary(client: Client, anne: User) -> Client:
    client.force_login(anne)
    return client


@pytest.fixture
def planned(meeting: Meeting, by: Actor) -> Meeting:
    """A meeting with a programme, a theme, and one person of each part."""
    lay_standard_programme(meeting=meeting, by=by)
    item = ProgrammeItem.objects.get(meeting=meeting, kind="themes")
    with open_change(meeting.id, by=by, command="x") as change:
        change.create(Theme(meeting=meeting, item=item, text="Hvad savner I?"))
        for part in Part:
            change.create(Attendee(meeting=meeting, part=part, name=f"En {part}"))
    return meeting


def copy(source: Meeting, by: Actor, title: str = "Odense") -> Meeting:
    values = {"id": uuid.uuid4(), "title": title}
    meeting, _batch = copy_meeting(source=source, values=values, by=by)
    return meeting


def test_five_stops_are_added_at_once_with_partial_dates(
    secretary: Client, consultation: Consultation
) -> None:
    page = RowsPage(secretary, f"/c/{consultation.id}/meetings/add")
    days = ("25. august", "26. august", "1. september 2026", "september 2026", "")
    for day in days:
        page.add(title=f"Stop {day}", date=day, starts="9.30", ends="", place="")
    assert page.post().status_code == 302
    dates = {stop.meeting.date for stop in list_stops(consultation)}
    assert dates == {"XXXX-08-25", "XXXX-08-26", "2026-09-01", "2026-09", ""}
    assert Batch.objects.filter(command="add_meetings").count() == 1


def test_the_next_stop_has_the_plan_and_the_commissions_own(
    planned: Meeting, by: Actor
) -> None:
    plan, copied = read_plan(planned), read_plan(copy(planned, by))
    assert [s.item.kind for s in copied.steps] == [s.item.kind for s in plan.steps]
    assert [t.text for s in copied.steps for t in s.themes] == ["Hvad savner I?"]
    assert [len(s.areas) for s in copied.steps] == [len(s.areas) for s in plan.steps]
    assert copied.groups == 2
    assert [a.name for a in copied.commission] == ["En commission"]


def test_the_next_stop_has_none_of_the_others_people_or_keys(
    planned: Meeting, by: Actor
) -> None:
    copied = copy(planned, by)
    plan = read_plan(copied)
    assert plan.hosts == plan.participants == []
    assert not JoinKey.objects.filter(meeting=copied).exists()
    states = MeetingArea.objects.filter(meeting=copied).values_list("state", flat=True)
    assert set(states) == {"waiting"}


def test_a_copy_is_one_step_and_made_once_however_often_sent(
    secretary: Client, planned: Meeting
) -> None:
    sent = {"id": str(uuid.uuid4()), "title": "Odense"}
    for _ in range(2):
        response = secretary.post(f"/m/{planned.id}/copy", sent)
        assert response.url == f"/m/{sent['id']}/"
    assert Meeting.objects.filter(title="Odense").count() == 1
    assert Batch.objects.filter(command="copy_meeting").count() == 1


def test_a_plan_is_taken_over_only_where_there_is_none(
    planned: Meeting, by: Actor
) -> None:
    empty = Meeting(consultation=planned.consultation, title="Odense")
    with open_change(empty.id, by=by, command="x") as change:
        change.create(empty)
    take_over_plan(source=planned, meeting=empty, by=by)
    assert len(read_plan(empty).steps) == 7
    with pytest.raises(ChangeRefusedError, match="has_a_programme"):
        take_over_plan(source=planned, meeting=empty, by=by)


def test_a_stop_that_has_been_opened_stays_on_the_tour(
    meeting: Meeting, by: Actor
) -> None:
    with open_change(meeting.id, by=by, command="x") as change:
        change.change(meeting, state=MeetingState.OPEN)
    with pytest.raises(ChangeRefusedError, match="meeting_has_begun"):
        remove_meeting(meeting=meeting, by=by)


def test_practice_is_no_stop_of_the_tour(meeting: Meeting, by: Actor) -> None:
    twin = Meeting(
        consultation=meeting.consultation, title="Øvelse", practice_of=meeting
    )
    with open_change(twin.id, by=by, command="x") as change:
        change.create(twin)
    stops = list_stops(meeting.consultation)
    assert [s.meeting.title for s in stops] == ["Første stop"]
    assert stops[0].groups == Group.objects.filter(meeting=meeting).count()


def test_what_another_changed_of_a_meeting_is_not_overwritten(
    secretary: Client, meeting: Meeting, by: Actor
) -> None:
    page = RowsPage(secretary, f"/m/{meeting.id}/facts")
    with open_change(meeting.id, by=by, command="x") as change:
        change.change(meeting, place="Rådhuset")
    page.set(0, place="Biblioteket")
    response = page.post()
    assert response.status_code == 409
    assert "Rådhuset" in response.content.decode()
    assert "Biblioteket" in response.content.decode()


def test_who_may_not_begin_a_consultation_is_told_whom_to_ask(
    client: Client, carl: User
) -> None:
    client.force_login(carl)
    client.post("/c/new", {"id": uuid.uuid4(), "name": "Min", "language": "da"})
    assert not Consultation.objects.exists()


def test_who_begins_a_consultation_is_its_secretary(client: Client, ada: User) -> None:
    client.force_login(ada)
    sent = {"id": str(uuid.uuid4()), "name": "Ny", "language": "da"}
    assert client.post("/c/new", sent).url == f"/c/{sent['id']}/"
    assert ada.memberships.get().role == Role.SECRETARY


def test_stops_stand_in_the_order_of_what_is_known_of_their_dates(
    consultation: Consultation,
) -> None:
    dates = ["", "2026-09", "XXXX-09-03", "2026-09-01", "2026-08-25", "2026"]
    meetings = [Meeting(title=d, date=d, consultation=consultation) for d in dates]
    assert [m.date for m in order_stops(meetings)] == [
        "2026-08-25", "2026-09-01", "XXXX-09-03", "2026-09", "2026", "",
    ]  # fmt: skip


def test_a_copy_and_what_was_planned_since_are_undone_step_by_step(
    secretary: Client, planned: Meeting, by: Actor
) -> None:
    secretary.post(f"/m/{planned.id}/copy", {"id": uuid.uuid4(), "title": "Odense"})
    copied = Meeting.objects.get(title="Odense")
    page = RowsPage(secretary, f"/m/{copied.id}/programme")
    page.ids.reverse()
    page.set(0, title="Velkomst")
    page.post()
    for command in ("save_programme", "copy_meeting"):
        batch = Batch.objects.get(command=command, stream_id=copied.id)
        undo_batch(batch=batch, by=by)
    copied.refresh_from_db()
    assert copied.removed_at is not None
    assert [s.meeting for s in list_stops(planned.consultation)] == [planned]
