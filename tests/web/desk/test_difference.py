"""What is other than in the last run, in words with links."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from folkmoot.web.accounts.models import User
from folkmoot.web.desk.commands.suggestions import accept, decline_point
from folkmoot.web.desk.models import Run
from folkmoot.web.desk.queries.difference import compare_with_last
from folkmoot.web.desk.queries.scope import Desk
from folkmoot.web.desk.templatetags.desk_tags import in_words
from folkmoot.web.events.recording import Actor
from folkmoot.web.meetings.models import Meeting
from folkmoot.web.statements.models import Statement
from tests.web.desk.laid_out import laying_out, run_machine, say, see_point, suggest

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(meeting: Meeting) -> Desk:
    return Desk(meeting.consultation)


@pytest.fixture
def said(meeting: Meeting) -> list[Statement]:
    return [say(meeting, text) for text in ("Bus", "Tog", "Læge", "Skole")]


@pytest.fixture
def runs(meeting: Meeting, said: list[Statement], anne: User) -> list[Run]:
    """The second does not see the doctor, sees the school, and moves the train."""
    first, second = run_machine(meeting, anne), run_machine(meeting, anne)
    bus, doctor = (see_point(first, said[n].text, source=said[n]) for n in (0, 2))
    for number, point in ((0, bus), (1, bus), (2, doctor), (1, doctor)):
        suggest(first, said[number], point)
    bus, school = (see_point(second, said[n].text, source=said[n]) for n in (0, 3))
    for number, point in ((0, bus), (1, bus), (3, school), (1, school)):
        suggest(second, said[number], point)
    return [first, second]


def test_new_gone_and_moved_are_told_apart(desk, said, runs) -> None:
    told = compare_with_last(desk, runs[1])
    assert told.before == runs[0]
    assert [point.text for point in told.new_points.shown] == ["Skole"]
    assert [point.text for point in told.gone_points.shown] == ["Læge"]
    assert [each.statement.text for each in told.new.shown] == ["Skole"]
    assert [each.statement.text for each in told.gone.shown] == ["Læge"]
    ((moved),) = told.moved.shown
    assert (moved.before.point.text, moved.now.point.text) == ("Læge", "Skole")


def test_what_people_decided_is_counted_and_neither_new_nor_gone(
    desk, said, runs, anne
) -> None:
    bus = runs[1].suggestions.get(statement=said[1], point__text="Bus")
    accept(desk=desk, suggestions=[bus], by=Actor.of_person(anne))
    told = compare_with_last(desk, runs[1])
    assert [each.statement.text for each in told.gone.shown] == ["Læge"]
    assert told.gone_points.count == 0
    assert told.new_points.count == 1


def test_another_side_is_told(desk, said, runs) -> None:
    suggestion = runs[1].suggestions.get(statement=said[0])
    suggestion.side = "opposes"
    suggestion.save()
    sides = {
        (m.before.side, m.now.side)
        for m in compare_with_last(desk, runs[1]).moved.shown
    }
    assert ("supports", "opposes") in sides


def test_the_panel_tells_it_in_words_with_links(
    desk, said, runs, client: Client, mia: User, django_assert_max_num_queries
) -> None:
    client.force_login(mia)
    address = reverse("desk:run", args=[desk.consultation.id, runs[1].id])
    with django_assert_max_num_queries(30):
        page = client.get(address).content.decode()
    assert f'data-id="{said[3].id}"' in page
    assert "Læge" in page
    older = reverse("desk:run", args=[desk.consultation.id, runs[0].id])
    assert client.get(older).status_code == 404


def test_the_first_time_there_is_nothing_to_compare_with(
    desk, said, meeting, anne, client: Client
) -> None:
    run = run_machine(meeting, anne)
    suggest(run, said[0], see_point(run, "Bus", source=said[0]))
    told = compare_with_last(desk, run)
    assert (told.before, told.points, told.kinds["match"]) == (None, 1, 1)
    assert told.is_same
    client.force_login(anne)
    address = reverse("desk:run", args=[desk.consultation.id, run.id])
    assert client.get(address).status_code == 200


def test_a_statement_that_is_taken_away_is_not_told(desk, said, runs) -> None:
    with laying_out(said[3].meeting) as change:
        change.remove(said[3])
    assert compare_with_last(desk, runs[1]).new.count == 0


def test_the_machines_reasons_are_told_in_the_readers_language() -> None:
    told = "words: Cykelsti, 1.5; cue: ikke; against 0.94; meaning 0.69; noget nyt"
    with translation.override("da"):
        assert in_words(told) == (
            "fælles ord: Cykelsti, 1.5; vendt om af: ikke;"
            " sandsynlighed for den anden side 0,94; lighed i betydning 0,69; noget nyt"
        )


def test_what_was_turned_down_is_shown_so_without_buttons(
    desk, said, runs, client: Client, anne: User
) -> None:
    client.force_login(anne)
    point = runs[1].points.get(text="Skole")
    address = reverse("desk:key_point", args=[desk.consultation.id, point.id])
    assert "accept_point" in client.get(address).content.decode()
    decline_point(desk=desk, point=point, by=Actor.of_person(anne))
    page = client.get(address)
    assert (page.status_code, page.context["is_open"]) == (200, False)
    assert "accept_point" not in page.content.decode()
