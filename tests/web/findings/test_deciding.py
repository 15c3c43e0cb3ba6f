"""Deciding in the findings: dilemmas, bearings on questions, single voices."""

import uuid
from typing import Any

import pytest
from django.test import Client

from folkmoot.domain.findings import DilemmaState
from folkmoot.web.accounts.models import User
from folkmoot.web.desk.commands.placements import stand_alone
from folkmoot.web.desk.queries.scope import Desk
from folkmoot.web.events.models import Batch
from folkmoot.web.events.recording import SYSTEM, Actor, open_change
from folkmoot.web.events.undo import undo_batch
from folkmoot.web.findings.models import Bearing, Dilemma, FindingsVersion, KeptVoice
from folkmoot.web.findings.queries.questions import list_questions
from folkmoot.web.meetings.models import (
    Consideration,
    ItemKind,
    MandateQuestion,
    Role,
)
from folkmoot.web.statements.models import Match, Placement, Side
from tests.web.findings.tour import Tour
from tests.web.people import add_member, make_item, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def base(tour: Tour) -> str:
    return f"/c/{tour.consultation.id}/findings/"


@pytest.fixture
def client(tour: Tour) -> Client:
    client = Client()
    client.force_login(tour.anne)
    return client


def _pull(tour: Tour) -> tuple[Any, Any]:
    """Two key points: who is for one is against the other."""
    one, other = tour.point("Flere busser"), tour.point("Lavere skat")
    for group in (1, 2, 3):
        tour.say(f"Flere busser, siger {group}", one, group=group)
        tour.say(f"Ikke lavere skat, siger {group}", other, Side.OPPOSES, group=group)
    return one, other


def _states(tour: Tour) -> list[tuple[DilemmaState, str]]:
    return [(each.state, each.text) for each in tour.find().dilemmas]


def test_a_suggested_dilemma_is_taken_up_in_ones_own_words_and_turned_down(
    client: Client, tour: Tour, base: str
) -> None:
    _pull(tour)
    assert [state for state, _ in _states(tour)] == [DilemmaState.SUGGESTED]
    (found,) = tour.find().dilemmas
    told = {"one": found.one, "other": found.other, "words": "Bus eller skat"}
    page = client.post(f"{base}dilemmas/decide", told | {"decide": "yes"}, follow=True)
    assert "Bus eller skat" in page.content.decode()
    assert _states(tour) == [(DilemmaState.MADE, "Bus eller skat")]
    assert Dilemma.objects.get().decided_by == tour.anne
    client.post(f"{base}dilemmas/decide", told | {"decide": "no", "words": ""})
    assert _states(tour) == [(DilemmaState.DISMISSED, "Bus eller skat")]
    assert "Afvist" in client.get(f"{base}dilemmas/").content.decode()
    client.post(f"{base}dilemmas/decide", told | {"decide": "open"})
    assert [state for state, _ in _states(tour)] == [DilemmaState.SUGGESTED]


def test_a_dilemma_that_no_rule_sees_is_made_by_hand(
    client: Client, tour: Tour, base: str
) -> None:
    one, other = tour.point("Flere busser"), tour.point("Flere cykelstier")
    tour.say("Busser", one)
    tour.say("Stier", other, group=2)
    told = {"one": one.id, "other": other.id, "decide": "yes", "words": ""}
    client.post(f"{base}dilemmas/decide", told)
    assert [state for state, _ in _states(tour)] == [DilemmaState.MADE]
    told = {"one": one.id, "other": "", "decide": "yes", "words": "For og imod"}
    client.post(f"{base}dilemmas/decide", told)
    assert (DilemmaState.MADE, "For og imod") in _states(tour)


def test_a_pair_is_one_dilemma_whichever_is_named_first(
    client: Client, tour: Tour, base: str
) -> None:
    pair = _pull(tour)
    for one, other in (pair, reversed(pair)):
        told = {"one": one.id, "other": other.id, "decide": "yes", "words": "Valg"}
        client.post(f"{base}dilemmas/decide", told)
        assert _states(tour) == [(DilemmaState.MADE, "Valg")]


def test_a_key_point_does_not_pull_against_itself(
    client: Client, tour: Tour, base: str
) -> None:
    one, _ = _pull(tour)
    told = {"one": one.id, "other": one.id, "decide": "yes"}
    page = client.post(f"{base}dilemmas/decide", told, follow=True).content.decode()
    assert "trækker ikke imod sig selv" in page
    assert not Dilemma.objects.exists()


def test_deciding_a_dilemma_can_be_undone(
    client: Client, tour: Tour, base: str
) -> None:
    one, other = _pull(tour)
    told = {"one": one.id, "other": other.id, "decide": "no"}
    client.post(f"{base}dilemmas/decide", told)
    by = Actor.of_person(tour.anne)
    undo_batch(batch=Batch.objects.get(command="decide_dilemma"), by=by)
    assert not Dilemma.objects.kept().exists()


@pytest.mark.parametrize(
    "told", [{"decide": "maybe"}, {"decide": "yes", "one": "x"}, {"decide": "yes"}]
)
def test_what_no_page_sends_is_refused(
    client: Client, base: str, told: dict[str, str]
) -> None:
    assert client.post(f"{base}dilemmas/decide", told).status_code == 400


def test_a_key_point_that_is_gone_makes_no_dilemma(
    client: Client, tour: Tour, base: str
) -> None:
    told = {"one": str(uuid.uuid4()), "decide": "yes"}
    page = client.post(f"{base}dilemmas/decide", told, follow=True).content.decode()
    assert "Denne hovedpointe er lagt sammen" in page
    assert not Dilemma.objects.exists()


def _ask(tour: Tour, text: str) -> MandateQuestion:
    question = MandateQuestion(consultation=tour.consultation, text=text)
    with open_change(tour.consultation.id, by=SYSTEM, command="ask") as change:
        change.create(question)
    return question


def _questions(tour: Tour) -> list[tuple[list[str], list[str]]]:
    return [
        ([each.text for each in one.heard], [each.text for each in one.suggested])
        for one in list_questions(Desk(tour.consultation), tour.find())
    ]


def test_the_picture_of_the_mandate_fills_as_bearings_are_decided(
    client: Client, tour: Tour, base: str
) -> None:
    point = tour.point("Busserne skal køre oftere")
    tour.say("Busserne", point)
    question = _ask(tour, "Hvordan skal busserne køre?")
    assert _questions(tour) == [([], [point.text])]
    told = {"question": question.id, "key_point": point.id}
    client.post(f"{base}bearings/decide", told | {"decide": "yes"})
    assert _questions(tour) == [([point.text], [])]
    page = client.get(f"{base}views/questions").content.decode()
    assert "1 af 3" in page or "1 of 3" in page or "<td" in page
    client.post(f"{base}bearings/decide", told | {"decide": "no"})
    assert _questions(tour) == [([], [])]
    client.post(f"{base}bearings/decide", told | {"decide": "open"})
    assert _questions(tour) == [([], [point.text])]


def test_a_consideration_of_several_meetings_is_decided_as_one(
    client: Client, tour: Tour, base: str
) -> None:
    point = tour.point("Nærhed er godt")
    tour.say("Nærhed", point)
    rows = []
    for meeting in (tour.first, tour.second):
        item = make_item(meeting, tour.anne, ItemKind.OPENING)
        row = Consideration(meeting=meeting, item=item, text="Det nære tæller", place=1)
        with open_change(meeting.id, by=SYSTEM, command="plan") as change:
            change.create(row)
        rows.append(row)
    told = {"key_point": point.id, "decide": "yes"}
    client.post(f"{base}bearings/decide", told | {"question": rows[1].id})
    assert _questions(tour) == [([point.text], [])]
    told["decide"] = "no"
    client.post(f"{base}bearings/decide", told | {"question": rows[0].id})
    assert _questions(tour) == [([], [])]
    assert Bearing.objects.kept().count() == 1


def _stand_alone(tour: Tour, *texts: str) -> list[Any]:
    said = [tour.say(text, group=n % 3 + 1) for n, text in enumerate(texts)]
    desk = Desk(tour.consultation)
    stand_alone(desk=desk, statements=said, by=Actor.of_person(tour.anne))
    return said


def test_single_voices_are_walked_one_by_one_until_the_findings_can_be_frozen(
    client: Client, tour: Tour, base: str
) -> None:
    point = tour.point("Busserne skal køre oftere")
    for group in (1, 2):
        tour.say("Flere busser", point, group=group)
    kept, gathered, aside = _stand_alone(tour, "Bogbussen", "Og natbusser", "asdf")
    refused = client.post(f"{base}versions/freeze", follow=True).content.decode()
    assert "Intet blev frosset" in refused
    walk = f"{base}voices/walk"
    assert "Bogbussen" in client.get(walk).content.decode()
    told = {"walk": "1", "after": gathered.id, "do": "keep", "words": "Et særsyn"}
    answer = client.post(f"{base}voices/{kept.id}/", told)
    assert answer.url == f"{walk}?at={gathered.id}"
    told = {"walk": "1", "after": aside.id, "do": "gather", "key_point": point.id}
    client.post(f"{base}voices/{gathered.id}/", told)
    told = {"walk": "1", "after": "", "do": "aside", "reason": "empty", "words": ""}
    assert client.post(f"{base}voices/{aside.id}/", told).url == walk
    assert "Der er intet tilbage at se på" in client.get(walk).content.decode()
    voice = KeptVoice.objects.get()
    assert (voice.words, voice.decided_by) == ("Et særsyn", tour.anne)
    assert Match.objects.kept().get(statement=gathered).side == Side.SUPPORTS
    placed = Placement.objects.kept().get(statement=aside)
    assert placed.kind == Placement.Kind.ASIDE
    client.post(f"{base}versions/freeze")
    assert FindingsVersion.objects.count() == 1


def test_a_voice_that_was_kept_can_be_looked_at_once_more(
    client: Client, tour: Tour, base: str
) -> None:
    (said,) = _stand_alone(tour, "Bogbussen")
    client.post(f"{base}voices/{said.id}/", {"do": "keep"})
    assert [each.is_seen for each in tour.find().single_voices] == [True]
    client.post(f"{base}voices/{said.id}/", {"do": "again"})
    assert [each.is_seen for each in tour.find().single_voices] == [False]


def test_setting_aside_for_another_reason_asks_for_words_and_loses_nothing(
    client: Client, tour: Tour, base: str
) -> None:
    (said,) = _stand_alone(tour, "Bogbussen")
    told = {"do": "aside", "reason": "other", "words": ""}
    client.post(f"{base}voices/{said.id}/", told)
    placed = Placement.objects.kept().get(statement=said)
    assert placed.kind == Placement.Kind.ALONE
    assert client.post(f"{base}voices/{said.id}/", {"do": "x"}).status_code == 400


def test_a_member_reads_and_decides_nothing(tour: Tour, base: str) -> None:
    one, other = _pull(tour)
    member: User = make_person("Kim")
    add_member(tour.consultation, member, Role.MEMBER)
    client = Client()
    client.force_login(member)
    told = {"one": one.id, "other": other.id, "decide": "yes"}
    assert client.post(f"{base}dilemmas/decide", told).status_code == 403
    assert "dilemmas/decide" not in client.get(f"{base}dilemmas/").content.decode()
    assert client.get(f"{base}voices/walk").status_code == 403
