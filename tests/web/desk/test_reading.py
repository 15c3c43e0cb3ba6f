"""What the desk reads: each statement in one place, with what is said about it."""

import pytest

from folkmoot.web.accounts.models import User
from folkmoot.web.desk.models import SuggestedPoint
from folkmoot.web.meetings.models import FocusArea, Meeting
from folkmoot.web.statements.models import Placement, Side
from tests.web.desk.laid_out import make_point, match, place, run_machine, say, suggest
from tests.web.desk.page import Page
from tests.web.people import make_meeting

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(anne: User, meeting: Meeting) -> Page:
    return Page(anne, meeting)


def test_each_statement_is_in_one_place(meeting: Meeting, page: Page) -> None:
    point = make_point(meeting, "Flere busser")
    match(say(meeting, "Flere busser"), point)
    match(say(meeting, "Færre busser"), point, Side.OPPOSES)
    match(say(meeting, "Måske busser"), point, Side.UNRESOLVED)
    place(say(meeting, "Alene"), Placement.Kind.ALONE)
    place(say(meeting, "Til side"), Placement.Kind.ASIDE, reason="empty", words="Støj")
    told = page.ask("statements")
    places = {row["text"]: row["place"] for row in told["rows"]}
    assert places == {
        "Flere busser": "gathered",
        "Færre busser": "gathered",
        "Måske busser": "waiting",
        "Alene": "alone",
        "Til side": "aside",
    }
    assert told["ledger"] == {
        "waiting": 1, "gathered": 2, "alone": 1, "aside": 1, "total": 5
    }  # fmt: skip


def test_a_duplicate_stands_where_its_original_does(
    meeting: Meeting, page: Page
) -> None:
    originals = [say(meeting, text) for text in ("Samlet", "Alene", "Venter")]
    for original in originals:
        twin = say(meeting, f"{original.text} igen", group=2)
        place(twin, Placement.Kind.DUPLICATE, original=original)
    match(originals[0], make_point(meeting, "Punkt"))
    place(originals[1], Placement.Kind.ALONE)
    rows = page.ask("statements")["rows"]
    places = {row["text"]: (row["place"], row["duplicates"]) for row in rows}
    assert places == {
        "Samlet": ("gathered", 1),
        "Samlet igen": ("gathered", 0),
        "Alene": ("alone", 1),
        "Alene igen": ("alone", 0),
        "Venter": ("waiting", 1),
        "Venter igen": ("waiting", 0),
    }
    assert page.list_texts(place="alone") == ["Alene", "Alene igen"]


def test_what_was_said_at_one_meeting_is_chosen_at_the_whole_desk(
    anne: User, meeting: Meeting, page: Page
) -> None:
    other = make_meeting(meeting.consultation, anne)
    say(meeting, "Her")
    say(other, "Der")
    told = page.ask("statements", at_meeting=other.id)
    assert [row["text"] for row in told["rows"]] == ["Der"]
    assert told["ledger"]["total"] == 2


def test_a_group_that_repeats_itself_is_heard_once(
    meeting: Meeting, page: Page
) -> None:
    area = FocusArea.objects.get(title="Mobilitet")
    point = make_point(meeting, "Flere busser", focus_area=area)
    first = say(meeting, "Busser")
    match(first, point)
    match(say(meeting, "Busser nu"), point)
    match(say(meeting, "Nej", group=2), point, Side.OPPOSES)
    (told,) = page.ask("key-points")["points"]
    counts = {name: told[name] for name in ("supports", "opposes", "groups", "asked")}
    assert counts == {"supports": 2, "opposes": 1, "groups": 1, "asked": 2}
    place(say(meeting, "Bus", group=2), Placement.Kind.DUPLICATE, original=first)
    (told,) = page.ask("key-points")["points"]
    assert (told["supports"], told["groups"], told["asked"]) == (3, 2, 2)


def test_what_is_suggested_stands_until_it_is_decided(
    meeting: Meeting, page: Page, anne: User
) -> None:
    statement = say(meeting, "Busser")
    point = make_point(meeting, "Flere busser")
    run = run_machine(meeting, anne)
    seen = SuggestedPoint.objects.create(run=run, key_point=point, text=point.text)
    suggest(run, statement, seen)
    (row,) = page.ask("statements", state="suggested")["rows"]
    assert row["suggested"]["key_point"] == str(point.id)
    match(statement, point, Side.NONE)
    assert page.list_texts(state="suggested") == []
    assert page.list_texts(state="unsuggested") == ["Busser"]
