import pytest

from folkmoot.domain.recommendations import EvidenceSide
from folkmoot.web.events.recording import SYSTEM, open_change
from folkmoot.web.recommendations.models import Side
from tests.web.desk.laid_out import make_point
from tests.web.recommendations.advising import Advising

pytestmark = pytest.mark.django_db


def test_recommendations_are_numbered_through_all_headings(advising: Advising) -> None:
    second, first = advising.head("Boliger", 2), advising.head("Bus", 1)
    advising.advise("c", chapter=second, place=0)
    advising.advise("b", chapter=first, place=2)
    advising.advise("a", chapter=first, place=1)
    found = advising.read()
    assert [(each.number, each.text) for each in found.recommendations] == [
        (1, "a"),
        (2, "b"),
        (3, "c"),
    ]
    assert found.chapters == ("Bus", "Boliger")


def test_a_recommendation_comes_with_all_that_belongs_to_it(
    advising: Advising,
) -> None:
    recommendation = advising.advise("Flere busser")
    question = advising.ask("Hvad skal der til?")
    advising.answer(recommendation, question)
    advising.plan(recommendation, "Køreplanen er lagt om", date="2027-06")
    point = advising.tour.point("Bussen kører for sjældent")
    statement = advising.tour.say("Vi har bil")
    advising.rest(recommendation, point)
    advising.rest(recommendation, statement, Side.AGAINST, words="De har et valg")
    (found,) = advising.read().recommendations
    assert found.questions == (str(question.id),)
    assert [each.date for each in found.milestones] == ["2027-06"]
    (one,) = found.list_evidence(EvidenceSide.FOR)
    assert one.text == "Bussen kører for sjældent"
    (other,) = found.list_evidence(EvidenceSide.AGAINST)
    assert (other.statement, other.words) == (str(statement.id), "De har et valg")


def test_evidence_that_was_gathered_into_another_stands_as_that_other(
    advising: Advising,
) -> None:
    one, other = advising.tour.point("Flere busser"), advising.tour.point("Bus oftere")
    recommendation = advising.advise("Bus hver time")
    advising.rest(recommendation, one)
    advising.rest(recommendation, other)
    stream = advising.tour.consultation.id
    with open_change(stream, by=SYSTEM, command="merge") as change:
        change.change(one, merged_into=other)
        change.remove(one)
    (found,) = advising.read().recommendations
    assert [each.key_point for each in found.evidence] == [str(other.id)]


def test_evidence_on_a_part_stands_as_the_whole(advising: Advising) -> None:
    whole = advising.tour.point("Bus oftere")
    part = make_point(
        advising.tour.first, "Bus om lørdagen", of_meeting=True, part_of=whole
    )
    advising.rest(advising.advise("Bus hver time"), part)
    (found,) = advising.read().recommendations
    assert [each.text for each in found.evidence] == ["Bus oftere"]


def test_what_was_taken_away_is_no_evidence(advising: Advising) -> None:
    point = advising.tour.point("Bus oftere")
    advising.rest(advising.advise("Bus hver time"), point)
    stream = advising.tour.consultation.id
    with open_change(stream, by=SYSTEM, command="remove_key_point") as change:
        change.remove(point)
    (found,) = advising.read().recommendations
    assert not found.evidence


def test_what_a_person_ruled_out_is_no_evidence(advising: Advising) -> None:
    advising.rest(advising.advise("Bus"), advising.tour.point("Lån"), Side.NONE)
    (found,) = advising.read().recommendations
    assert not found.evidence
