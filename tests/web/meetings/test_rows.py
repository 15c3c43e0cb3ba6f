"""Rows of a form: saved together, moved, never over another's words."""

import pytest
from django.test import Client

from folkmoot.web.accounts.models import User
from folkmoot.web.events.models import Batch
from folkmoot.web.events.recording import Actor, open_change
from folkmoot.web.meetings.commands.rows import arrange
from folkmoot.web.meetings.models import Consultation, FocusArea, Meeting
from tests.web.meetings.plan_forms import RowsPage


@pytest.fixture
def areas(client: Client, anne: User, meeting: Meeting) -> RowsPage:
    client.force_login(anne)
    return RowsPage(client, f"/c/{meeting.consultation_id}/areas")


def titles(meeting: Meeting) -> list[str]:
    kept = FocusArea.objects.kept().filter(consultation=meeting.consultation_id)
    return [area.title for area in kept]


def change_meanwhile(area: FocusArea, by: User, **values: object) -> None:
    with open_change(area.stream_id, by=Actor.of_person(by), command="x") as change:
        change.change(area, **values)


def test_five_new_rows_are_one_step_of_undo(areas: RowsPage, meeting: Meeting) -> None:
    before = Batch.objects.count()
    for title in ("Skole", "Natur", "Kultur", "Erhverv", "Ældre"):
        areas.add(title=title, question="", help_text="", aliases="")
    response = areas.post()
    assert response.status_code == 302
    assert titles(meeting)[2:] == ["Skole", "Natur", "Kultur", "Erhverv", "Ældre"]
    assert Batch.objects.count() == before + 1


def test_a_form_sent_twice_adds_its_rows_once(
    areas: RowsPage, meeting: Meeting
) -> None:
    areas.add(title="Skole", question="", help_text="", aliases="")
    areas.post()
    areas.post()
    assert titles(meeting) == ["Mobilitet", "Bosætning", "Skole"]


def test_a_page_sent_back_as_it_came_changes_nothing(areas: RowsPage) -> None:
    before = Batch.objects.count()
    areas.post()
    assert Batch.objects.count() == before


def test_two_who_change_different_fields_both_count(
    areas: RowsPage, anne: User
) -> None:
    area = FocusArea.objects.get(title="Mobilitet")
    change_meanwhile(area, anne, question="Et bedre spørgsmål?")
    areas.set(0, title="Transport")
    assert areas.post().status_code == 302
    area.refresh_from_db()
    assert (area.title, area.question) == ("Transport", "Et bedre spørgsmål?")


def test_what_another_wrote_meanwhile_is_shown_and_not_overwritten(
    areas: RowsPage, anne: User
) -> None:
    area = FocusArea.objects.get(title="Mobilitet")
    change_meanwhile(area, anne, title="Veje")
    areas.set(0, title="Transport")
    response = areas.post()
    assert response.status_code == 409
    page = response.content.decode()
    assert "Veje" in page
    assert "Transport" in page
    area.refresh_from_db()
    assert area.title == "Veje"


def test_with_both_wordings_in_sight_ones_own_may_be_saved(
    areas: RowsPage, anne: User
) -> None:
    area = FocusArea.objects.get(title="Mobilitet")
    change_meanwhile(area, anne, title="Veje")
    areas.set(0, title="Transport")
    response = areas.post()
    areas.read(response)
    assert areas.post().status_code == 302
    area.refresh_from_db()
    assert area.title == "Transport"


def test_one_wrong_row_saves_none_and_loses_none(
    areas: RowsPage, meeting: Meeting
) -> None:
    areas.set(0, title="Transport")
    areas.add(title="", question="Hvad med skolen?", help_text="", aliases="")
    response = areas.post()
    assert response.status_code == 422
    assert "Hvad med skolen?" in response.content.decode()
    assert titles(meeting) == ["Mobilitet", "Bosætning"]


def test_what_another_removed_comes_back_only_when_asked(
    areas: RowsPage, anne: User, meeting: Meeting
) -> None:
    areas.set(0, question="Nyt?")
    area = FocusArea.objects.get(title="Mobilitet")
    with open_change(area.stream_id, by=Actor.of_person(anne), command="x") as change:
        change.remove(area)
    response = areas.post()
    assert response.status_code == 409
    areas.read(response)
    assert areas.post().status_code == 302
    assert titles(meeting) == ["Mobilitet", "Bosætning"]


def test_an_area_on_a_programme_is_not_removed(
    areas: RowsPage, meeting: Meeting
) -> None:
    areas.remove(0)
    assert areas.post().status_code == 409
    assert titles(meeting) == ["Mobilitet", "Bosætning"]


def test_a_row_of_another_consultation_is_out_of_reach(
    areas: RowsPage, anne: User, consultation: Consultation
) -> None:
    other = Consultation(name="En anden")
    foreign = FocusArea(consultation=other, title="Fremmed")
    with open_change(other.id, by=Actor.of_person(anne), command="x") as change:
        change.create(other)
        change.create(foreign)
    areas.ids[0] = str(foreign.id)
    areas.set(0, title="Mit", seen='{"place": 0}')
    assert areas.post().status_code == 409
    foreign.refresh_from_db()
    assert foreign.title == "Fremmed"


def test_without_scripts_a_press_on_down_moves_the_row(
    areas: RowsPage, meeting: Meeting
) -> None:
    areas.post(move=f"{areas.ids[0]}:down")
    assert titles(meeting) == ["Bosætning", "Mobilitet"]


def test_moving_one_row_leaves_the_others_where_they_are() -> None:
    assert arrange([2, 0, 1], [2, 0, 1]) == [-1, 0, 1]
    assert arrange([0, 2, 1, 3], [0, 2, 1, 3]) in ([0, 0.5, 1, 3], [0, 2, 2.5, 3])


def test_a_writer_who_moved_nothing_keeps_the_order_of_another() -> None:
    assert arrange([0, 1, 2], [5, 4, 3]) == [5, 4, 3]


def test_new_rows_stand_where_they_were_written() -> None:
    assert arrange([0, None, 1], [0, 0, 1]) == [0, 0.5, 1]
    assert arrange([None, None], [0, 0]) == [0, 1]


def test_places_that_have_no_room_between_them_are_given_anew() -> None:
    assert arrange([0, None, 0], [0, 0, 0]) == [0, 1, 2]


@pytest.mark.parametrize(
    "seen",
    ["{", "[]", '{"place": "x"}', '{"versions": {"title": "x"}}', '{"other": 1}',
     '{"values": 3}'],
)  # fmt: skip
def test_a_damaged_page_saves_nothing(
    seen: str, areas: RowsPage, meeting: Meeting
) -> None:
    areas.set(0, title="Transport", seen=seen)
    assert areas.post().status_code == 422
    assert titles(meeting) == ["Mobilitet", "Bosætning"]
