"""What the secretary sees of the hall while groups write, and may do there."""

import uuid
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from folkmoot.web.accounts.models import User
from folkmoot.web.events.models import Batch
from folkmoot.web.events.recording import SYSTEM, Actor
from folkmoot.web.events.undo import undo_batch
from folkmoot.web.meetings.commands.groups import merge_groups
from folkmoot.web.meetings.models import AreaState, Group, Meeting, MeetingArea
from folkmoot.web.statements.commands.presence import Presence, presence
from folkmoot.web.statements.commands.room import close_areas, extend_area, open_areas
from folkmoot.web.statements.commands.tray import take_in
from folkmoot.web.statements.models import (
    Crossing,
    Device,
    HandIn,
    LateArrival,
    Origin,
    Sheet,
    Statement,
)
from folkmoot.web.statements.queries.room import Room, find_areas, read_room
from folkmoot.web.statements.templatetags.room_tags import (
    cell_state,
    counted,
    reach_words,
    unsent_words,
)
from tests.web.statements.phones import Phone, close_hall, open_hall

pytestmark = pytest.mark.django_db


@pytest.fixture
def groups(meeting: Meeting) -> list[Group]:
    return open_hall(meeting)


@pytest.fixture
def anne_at_work(anne: User) -> Client:
    client = Client()
    client.force_login(anne)
    return client


def read(meeting: Meeting, *, minutes: int = 0) -> Room:
    presence.write()
    return read_room(meeting, at=timezone.now() + timedelta(minutes=minutes))


def test_the_room_says_in_words_how_far_each_group_is(
    meeting: Meeting, groups: list[Group]
) -> None:
    one, other = Phone().join(groups[0]), Phone().join(groups[1])
    one.add("A")
    other.add("B")
    other.do("hand_in", sheet=other.sheet())
    rows = read(meeting).rounds[0].rows
    cells = [row.cells[0] for row in rows]
    assert [counted(cell.count) for cell in cells if cell] == ["1 udsagn", "1 udsagn"]
    assert cells[0] is not None
    assert cell_state(cells[0]) == "skriver"
    later = read(meeting, minutes=5).rounds[0]
    assert [cell_state(row.cells[0]) for row in later.rows if row.cells[0]] == [
        "ikke afleveret",
        "",
    ]
    assert (later.columns[0].handed_in, later.columns[0].asked) == (1, 2)


def test_what_was_sent_and_never_handed_in_can_be_handed_in_for_the_groups(
    meeting: Meeting, groups: list[Group], anne: User, anne_at_work: Client
) -> None:
    one, other = Phone().join(groups[0]), Phone().join(groups[1])
    one.add("A")
    other.add("B")
    other.do("hand_in", sheet=other.sheet())
    close_hall(meeting)
    area = read(meeting).rounds[0].columns[0]
    assert (area.never_handed_in, area.handed_in) == (1, 1)
    anne_at_work.post(reverse("statements:hand_in_rest", args=[area.area.id]))
    after = read(meeting).rounds[0].columns[0]
    assert (after.never_handed_in, after.handed_in) == (0, 2)
    undo_batch(
        batch=Batch.objects.get(command="hand_in_rest"), by=Actor.of_person(anne)
    )
    assert read(meeting).rounds[0].columns[0].never_handed_in == 1


def test_the_room_says_who_is_out_of_reach_and_what_is_unsent(
    meeting: Meeting, groups: list[Group]
) -> None:
    phone = Phone().join(groups[0])
    phone.send(unsent=2)
    here = read(meeting).rounds[0].rows[0].reach
    assert (reach_words(here), unsent_words(here)) == ("1 enhed", "2 ikke sendt")
    away = read(meeting, minutes=2).rounds[0].rows[0].reach
    seen = timezone.localtime(Device.objects.get().last_seen_at)
    assert reach_words(away) == f"uden net siden {seen:%H.%M}"
    nobody = read(meeting).rounds[0].rows[1].reach
    assert reach_words(nobody) == "ingen enhed"


def test_presence_is_written_down_in_bundles(
    groups: list[Group], django_assert_num_queries: object
) -> None:
    device = Phone().join(groups[0]).device
    now = [0.0]
    noted = Presence(clock=lambda: now[0])
    at = timezone.now() + timedelta(hours=1)
    noted.note(device, at=at, unsent=None)
    assert Device.objects.get().last_seen_at == at
    noted.note(device, at=at + timedelta(seconds=1), unsent=3)
    noted.note(device, at=at + timedelta(seconds=2), unsent=None)
    assert Device.objects.get().last_seen_at == at
    now[0] = 6.0
    noted.note(device, at=at + timedelta(seconds=6), unsent=None)
    stored = Device.objects.get()
    assert (stored.last_seen_at, stored.unsent) == (at + timedelta(seconds=6), 3)


def test_merged_tables_are_one_row(meeting: Meeting, groups: list[Group]) -> None:
    for group in groups:
        Phone().join(group).add("A")
    merge_groups(group=groups[1], into=groups[0], by=SYSTEM)
    rows = read(meeting).rounds[0].rows
    assert [(row.group.number, row.reach.devices) for row in rows] == [(1, 2)]
    assert [group.number for group in rows[0].merged] == [2]
    assert rows[0].cells[0] is not None
    assert rows[0].cells[0].count == 2


def test_opening_the_first_area_opens_the_meeting_and_lays_the_sheets(
    meeting: Meeting, anne: User
) -> None:
    area = find_areas(meeting)[0]
    open_areas(meeting=meeting, areas=[area], by=Actor.of_person(anne))
    meeting.refresh_from_db()
    assert meeting.state == "open"
    assert Sheet.objects.filter(meeting=meeting).count() == 4


def test_an_area_closes_when_its_minutes_are_over_and_may_be_extended(
    meeting: Meeting, groups: list[Group]
) -> None:
    close_hall(meeting)
    area = MeetingArea.objects.filter(meeting=meeting)[0]
    extend_area(area=area, minutes=5, by=SYSTEM)
    area.refresh_from_db()
    assert (area.state, area.closed_at) == (AreaState.OPEN, None)
    first = area.closes_at
    extend_area(area=area, minutes=5, by=SYSTEM)
    area.refresh_from_db()
    assert first is not None
    assert area.closes_at == first + timedelta(minutes=5)


def test_closing_can_be_undone(meeting: Meeting, groups: list[Group]) -> None:
    phone = Phone().join(groups[0])
    batch = close_areas(meeting=meeting, areas=find_areas(meeting), by=SYSTEM)
    assert batch is not None
    undo_batch(batch=batch, by=SYSTEM)
    assert phone.add("Åbent igen")["status"] == "done"


def test_a_late_statement_that_is_taken_in_counts_as_late(
    meeting: Meeting, groups: list[Group], anne_at_work: Client
) -> None:
    phone = Phone().join(groups[0])
    close_hall(meeting)
    phone.add("For sent")
    arrival = LateArrival.objects.get()
    page = anne_at_work.get(f"/m/{meeting.id}/room/late/")
    assert "For sent" in page.content.decode()
    anne_at_work.post(f"/room/late/{arrival.id}/take-in")
    told = phone.read()
    assert [(s["text"], s["late"]) for s in told["statements"]] == [("For sent", True)]
    assert told["areas"][0]["late"] == 0


def test_taking_in_can_be_undone_and_done_again(
    meeting: Meeting, groups: list[Group]
) -> None:
    phone = Phone().join(groups[0])
    close_hall(meeting)
    phone.add("For sent")
    arrival = LateArrival.objects.get()
    batch = take_in(arrival=arrival, by=SYSTEM)
    assert batch is not None
    undo_batch(batch=batch, by=SYSTEM)
    assert not Statement.objects.kept().exists()
    take_in(arrival=LateArrival.objects.get(), by=SYSTEM)
    assert Statement.objects.kept().get().text == "For sent"


def test_what_is_left_aside_needs_a_reason(
    meeting: Meeting, groups: list[Group], anne_at_work: Client
) -> None:
    phone = Phone().join(groups[0])
    close_hall(meeting)
    phone.add("For sent")
    address = f"/room/late/{LateArrival.objects.get().id}/leave"
    anne_at_work.post(address, {"reason": "  "})
    assert LateArrival.objects.get().settled_at is None
    anne_at_work.post(address, {"reason": "Står der allerede"})
    arrival = LateArrival.objects.get()
    assert (arrival.taken_in, arrival.reason) == (False, "Står der allerede")


def test_a_late_removal_takes_the_statement_away_when_taken_in(
    meeting: Meeting, groups: list[Group]
) -> None:
    phone = Phone().join(groups[0])
    statement = phone.add("A")["statement"]["id"]
    close_hall(meeting)
    phone.do("remove", statement=statement)
    take_in(arrival=LateArrival.objects.get(), by=SYSTEM)
    assert phone.read()["statements"][0]["removed"]


def test_the_secretary_settles_wordings_after_closing(
    meeting: Meeting, groups: list[Group], anne_at_work: Client
) -> None:
    phone = Phone().join(groups[0])
    statement = phone.add("A")["statement"]["id"]
    phone.do("edit", statement=statement, text="B", base=0)
    phone.do("edit", statement=statement, text="C", base=0)
    close_hall(meeting)
    crossing = Crossing.objects.get()
    page = anne_at_work.get(f"/m/{meeting.id}/room/crossings/").content.decode()
    assert "To ordlyde" in page
    for _ in range(2):
        anne_at_work.post(f"/room/crossings/{crossing.id}/choose", {"choice": "both"})
    assert sorted(s["text"] for s in phone.read()["statements"]) == ["B", "C"]


def test_typing_from_paper_is_one_step_of_undo_each(
    meeting: Meeting, groups: list[Group], anne_at_work: Client
) -> None:
    Phone().join(groups[0])
    sheet = Sheet.objects.filter(group=groups[0]).first()
    assert sheet is not None
    address = f"/room/sheets/{sheet.id}/"
    statement = str(uuid.uuid4())
    for _ in range(2):
        page = anne_at_work.post(
            address, {"statement": statement, "text": "Fra papir"}, follow=True
        )
    typed = Statement.objects.get()
    assert (typed.origin, typed.typed_by, str(typed.id)) == (
        Origin.PAPER,
        User.objects.get(name="Anne"),
        statement,
    )
    assert "Fra papir" in page.content.decode()
    batch = Batch.objects.get(command="type_statement")
    undo_batch(batch=batch, by=SYSTEM)
    assert not Statement.objects.kept().exists()


def test_paper_is_typed_after_closing_and_handed_in(
    meeting: Meeting, groups: list[Group], anne_at_work: Client
) -> None:
    Phone().join(groups[0])
    close_hall(meeting)
    sheet = Sheet.objects.filter(group=groups[0]).first()
    assert sheet is not None
    address = f"/room/sheets/{sheet.id}/"
    anne_at_work.post(address, {"statement": str(uuid.uuid4()), "text": "Fra papir"})
    anne_at_work.post(f"{address}hand-in")
    assert HandIn.objects.get().count == 1
    assert not Statement.objects.get().arrived_late


def test_an_empty_line_from_paper_keeps_the_page(
    meeting: Meeting, groups: list[Group], anne_at_work: Client
) -> None:
    Phone().join(groups[0])
    sheet = Sheet.objects.filter(group=groups[0]).first()
    assert sheet is not None
    answer = anne_at_work.post(
        f"/room/sheets/{sheet.id}/", {"statement": str(uuid.uuid4()), "text": " "}
    )
    assert answer.status_code == 422
    assert not Statement.objects.exists()


def test_a_statement_tells_its_history(
    meeting: Meeting, groups: list[Group], anne_at_work: Client
) -> None:
    phone = Phone().join(groups[0])
    statement = phone.add("Bussen")["statement"]["id"]
    phone.do("edit", statement=statement, text="Bussen om aftenen", base=0)
    phone.do("mark", statement=statement, on=True)
    phone.do("edit", statement=statement, text="Bussen om natten", base=0)
    page = anne_at_work.get(f"/room/statements/{statement}/history").content.decode()
    for words in (
        "skrevet, gruppen",
        "omformuleret, gruppen",
        "<del>Bussen</del>",
        "Bussen om aftenen",
        "markeret som vigtigst",
        "en anden ordlyd kom samtidig",
        "Bussen om natten",
    ):
        assert words in page


def test_a_new_key_shuts_strangers_out(
    meeting: Meeting, groups: list[Group], anne_at_work: Client
) -> None:
    phone = Phone().join(groups[0])
    anne_at_work.post(f"/room/groups/{groups[0].id}/new-key")
    assert phone.client.get("/api/sheet").status_code == 401


def test_words_of_a_group_are_shown_as_words_only(
    meeting: Meeting, groups: list[Group], anne_at_work: Client
) -> None:
    phone = Phone().join(groups[0])
    phone.add("<script>alert(1)</script>")
    page = anne_at_work.get(f"/room/groups/{groups[0].id}/").content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_a_facilitator_opens_and_does_not_close(
    meeting: Meeting, groups: list[Group], bo: User
) -> None:
    client = Client()
    client.force_login(bo)
    area = find_areas(meeting)[0]
    assert client.post(f"/room/areas/{area.id}/extend").status_code == 302
    assert client.post(f"/room/areas/{area.id}/close").status_code == 403
    page = client.get(f"/m/{meeting.id}/console/").content.decode()
    assert "Luk mødet" not in page


@pytest.mark.parametrize("address", ["console/", "room/late/"])
def test_the_room_of_a_meeting_without_anything_teaches(
    address: str, meeting: Meeting, anne_at_work: Client
) -> None:
    answer = anne_at_work.get(f"/m/{meeting.id}/{address}")
    assert answer.status_code == 200
