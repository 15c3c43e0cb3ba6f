import uuid

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.utils import timezone

from folkmoot.domain.recommendations import EvidenceSide
from folkmoot.web.accounts.models import User
from folkmoot.web.events.erasure import Reason, erase_words
from folkmoot.web.events.models import EventText
from folkmoot.web.events.undo import undo_batch
from folkmoot.web.recommendations.commands.evidence import Borne, take_evidence
from folkmoot.web.recommendations.commands.looking import (
    ask_for_evidence,
    look_for_evidence,
)
from folkmoot.web.recommendations.models import (
    Evidence,
    Look,
    Side,
    SuggestedEvidence,
)
from folkmoot.web.recommendations.tasks import look
from folkmoot.web.statements.models import Side as PointSide
from tests.web.desk.laid_out import run_machine, see_point, suggest
from tests.web.recommendations.advising import Advising

pytestmark = pytest.mark.django_db


def _look(advising: Advising) -> None:
    asked = ask_for_evidence(consultation=advising.tour.consultation)
    start: int | None = 0
    while start is not None:
        start = look_for_evidence(look=asked, start=start)


def test_evidence_is_taken_on_a_side_and_undone_in_one_step(
    advising: Advising,
) -> None:
    row, point = advising.advise("Bus"), advising.tour.point("Bus oftere")
    batch = take_evidence(
        recommendation=row,
        borne=Borne(key_point=point),
        side=Side.FOR,
        by=advising.anne,
    )
    (found,) = advising.read().recommendations
    assert [each.side for each in found.evidence] == [EvidenceSide.FOR]
    assert batch is not None
    undo_batch(batch=batch, by=advising.anne)
    assert not advising.read().recommendations[0].evidence


def test_evidence_that_changes_sides_keeps_its_words(advising: Advising) -> None:
    row, point = advising.advise("Bus"), advising.tour.point("Bus oftere")
    advising.rest(row, point, words="Derfor")
    take_evidence(
        recommendation=row,
        borne=Borne(key_point=point),
        side=Side.AGAINST,
        by=advising.anne,
    )
    (found,) = advising.read().recommendations[0].evidence
    assert (found.side, found.words) == (EvidenceSide.AGAINST, "Derfor")


def test_evidence_points_at_one_thing(advising: Advising) -> None:
    row, point = advising.advise("Bus"), advising.tour.point("Bus oftere")
    with pytest.raises((IntegrityError, ValidationError)):
        advising.add(
            Evidence(
                recommendation=row, key_point=point, statement=advising.tour.say("Bus")
            )
        )


def test_the_way_leads_down_to_the_groups_own_words(advising: Advising) -> None:
    row, point = advising.advise("Bus"), advising.tour.point("Bus oftere")
    advising.tour.say("Den sidste bus går klokken fire", point)
    advising.tour.say("Vi har nok busser", point, PointSide.OPPOSES, group=2)
    advising.rest(row, point)
    told = advising.page(f"/recommendations/{row.id}/")
    assert "Den sidste bus går klokken fire" in told
    assert "Vi har nok busser" in told


def test_what_only_the_machine_placed_is_marked_and_not_counted(
    advising: Advising,
) -> None:
    tour = advising.tour
    row, point = advising.advise("Bus"), tour.point("Bus oftere")
    advising.rest(row, point)
    run = run_machine(tour.first, tour.anne)
    seen = see_point(run, "Bus oftere", key_point=point)
    suggest(run, tour.say("Den sidste bus går klokken fire"), seen)
    told = advising.page(f"/recommendations/{row.id}/")
    assert "1 udsagn mere: foreslået, ikke set efter" in told
    assert "båret af ingen endnu" in told


def test_words_find_key_points_and_statements(advising: Advising) -> None:
    row = advising.advise("Bus")
    advising.tour.point("Bussen skal køre oftere")
    advising.tour.say("Den sidste bus går klokken fire")
    advising.tour.say("Skolen er lukket")
    told = advising.page(f"/recommendations/{row.id}/?q=bus")
    assert "1 hovedpointe, 1 udsagn" in told
    assert "Skolen er lukket" not in told


@pytest.mark.weights
def test_the_machine_suggests_and_decides_nothing(advising: Advising) -> None:
    row = advising.advise("Busser skal køre hver time om aftenen")
    point = advising.tour.point("Bussen kører for sjældent om aftenen")
    loose = advising.tour.say("Der er ingen bus om aftenen")
    _look(advising)
    assert set(SuggestedEvidence.objects.values_list("key_point", "statement")) == {
        (point.id, None),
        (None, loose.id),
    }
    assert not advising.read().recommendations[0].evidence
    told = advising.page(f"/recommendations/{row.id}/")
    assert "ser ud til at tale for den" in told


@pytest.mark.weights
def test_what_a_person_decided_is_suggested_no_more(advising: Advising) -> None:
    row = advising.advise("Busser skal køre hver time om aftenen")
    point = advising.tour.point("Bussen kører for sjældent om aftenen")
    _look(advising)
    take_evidence(
        recommendation=row,
        borne=Borne(key_point=point),
        side=Side.NONE,
        by=advising.anne,
    )
    told = advising.page(f"/recommendations/{row.id}/")
    assert "ser ud til at tale for den" not in told
    assert Evidence.objects.get().score is not None


@pytest.mark.weights
def test_a_turn_of_an_earlier_question_does_nothing(advising: Advising) -> None:
    advising.advise("Busser skal køre hver time om aftenen")
    advising.tour.point("Bussen kører for sjældent om aftenen")
    Look.objects.create(
        consultation=advising.tour.consultation, asked_at=timezone.now()
    )
    look.func(str(advising.tour.consultation.id), "2020-01-01T00:00:00+00:00")
    assert not SuggestedEvidence.objects.exists()


def test_without_models_one_finds_by_words(
    advising: Advising, anne: User, monkeypatch
) -> None:
    monkeypatch.setenv("FOLKMOOT_MODELS", "off")
    row = advising.advise("Bus")
    told = advising.page(f"/recommendations/{row.id}/")
    assert "Lad maskinen lede" not in told
    answered = advising.open(anne).post(f"{advising.address}look", follow=True)
    assert "Sprogmodellen er ikke installeret" in answered.content.decode()
    assert not Look.objects.exists()


def test_erased_words_are_in_no_recommendation_and_no_suggestion(
    advising: Advising,
) -> None:
    said = advising.tour.say("Fru Hansen kan ikke komme til lægen")
    row = advising.advise("Læge i hver by", reasoning=f"En gruppe sagde: {said.text}.")
    SuggestedEvidence.objects.create(
        recommendation=row, statement=said, side="for", score=0.9, reason="words: x"
    )
    erase_words(subject=said, reason=Reason.NAMES_SOMEBODY, by=advising.anne)
    (found,) = advising.read().recommendations
    assert found.reasoning == "En gruppe sagde: …."
    assert not SuggestedEvidence.objects.exists()
    assert not EventText.objects.filter(body__contains="Fru Hansen").exists()


def test_a_key_point_of_another_consultation_is_no_evidence(
    advising: Advising, anne: User
) -> None:
    row = advising.advise("Bus")
    answered = advising.open(anne).post(
        f"/recommendations/{row.id}/evidence",
        {"key_point": uuid.uuid4(), "side": "for"},
    )
    assert answered.status_code == 404
