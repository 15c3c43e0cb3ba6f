import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from folkmoot.domain.recommendations import EvidenceSide, Outcome, Traced
from folkmoot.web.accounts.models import User
from folkmoot.web.desk.queries.scope import Desk
from folkmoot.web.minutes.commands.drafting import draft_paper
from folkmoot.web.minutes.models import PaperKind
from folkmoot.web.recommendations.queries.tracing import trace_input
from folkmoot.web.recommendations.queries.ways import count_outcomes
from folkmoot.web.statements.models import Placement
from folkmoot.web.statements.models import Side as PointSide
from tests.web.desk.laid_out import make_point, place
from tests.web.recommendations.advising import Advising

pytestmark = pytest.mark.django_db


def _trace(advising: Advising) -> dict[str, Traced]:
    consultation = advising.tour.consultation
    said = Desk(consultation).find_statements()
    return {each.text: each for each in trace_input(consultation, said)}


def test_the_way_leads_from_the_statement_to_what_became_of_it(
    advising: Advising,
) -> None:
    tour = advising.tour
    whole = tour.point("Bus oftere")
    part = make_point(tour.first, "Bus om lørdagen", of_meeting=True, part_of=whole)
    tour.say("Ingen bus om lørdagen", part)
    row = advising.advise("Bus hver time", status="decided")
    advising.plan(row, "Lagt om", date="2027-06", is_reached=True)
    advising.rest(row, whole)
    traced = _trace(advising)["Ingen bus om lørdagen"]
    (point,) = traced.points
    assert (point.part_text, point.text) == ("Bus om lørdagen", "Bus oftere")
    ((recommendation, side),) = traced.list_bearing()
    assert (recommendation.text, side) == ("Bus hver time", EvidenceSide.FOR)
    assert recommendation.milestones[0].is_reached
    assert traced.outcome is Outcome.FOLLOWED


def test_every_statement_comes_to_one_end_and_the_counts_add_up(
    advising: Advising,
) -> None:
    tour = advising.tour
    followed, turned_down, open_ = (tour.point(text) for text in "abc")
    advising.rest(advising.advise("Bus"), followed)
    advising.turn_down(turned_down, "For dyrt")
    tour.say("fulgt", followed)
    tour.say("imod", followed, PointSide.OPPOSES, group=2)
    tour.say("ikke fulgt", turned_down)
    tour.say("åben", open_)
    tour.say("venter")
    place(tour.say("alene"), Placement.Kind.ALONE)
    place(tour.say("til side"), Placement.Kind.ASIDE, reason="off_topic", words="x")
    traced = _trace(advising)
    assert {text: each.outcome for text, each in traced.items()} == {
        "fulgt": Outcome.FOLLOWED,
        "imod": Outcome.AGAINST,
        "ikke fulgt": Outcome.NOT_FOLLOWED,
        "åben": Outcome.OPEN,
        "venter": Outcome.WAITING,
        "alene": Outcome.ALONE,
        "til side": Outcome.ASIDE,
    }
    assert sum(count_outcomes(traced.values()).values()) == 7
    assert traced["til side"].aside.endswith(": x")


def test_a_duplicate_goes_where_its_original_goes(advising: Advising) -> None:
    tour = advising.tour
    point = tour.point("Bus oftere")
    original = tour.say("Mere bus", point)
    place(
        tour.say("Mere bus tak", group=2), Placement.Kind.DUPLICATE, original=original
    )
    advising.rest(advising.advise("Bus"), point)
    assert _trace(advising)["Mere bus tak"].outcome is Outcome.FOLLOWED


def test_a_statement_that_is_evidence_itself_came_to_a_recommendation(
    advising: Advising,
) -> None:
    advising.rest(advising.advise("Bus"), advising.tour.say("Vi har ingen bil"))
    traced = _trace(advising)["Vi har ingen bil"]
    assert [each.text for each, _ in traced.recommendations] == ["Bus"]
    assert traced.outcome is Outcome.FOLLOWED


def test_the_lines_of_the_minutes_that_rest_on_it_are_told(
    advising: Advising,
) -> None:
    tour = advising.tour
    point = tour.point("Bus oftere")
    for group in (1, 2):
        tour.say("Ingen bus om lørdagen", point, group=group)
    draft_paper(meeting=tour.first, kind=PaperKind.MINUTES, by=advising.anne)
    lines = _trace(advising)["Ingen bus om lørdagen"].lines
    assert any("Bus oftere" in line.text for line in lines)


@pytest.mark.parametrize("asked", ["statement", "group", "meeting"])
def test_one_sees_where_input_went_from_a_statement_a_group_or_a_meeting(
    advising: Advising, asked: str
) -> None:
    point = advising.tour.point("Bus oftere")
    said = advising.tour.say("Ingen bus om lørdagen", point)
    advising.rest(advising.advise("Bus hver time"), point)
    ids = {
        "statement": said.id,
        "group": said.sheet.group_id,
        "meeting": said.meeting_id,
    }
    told = advising.page(f"input?{asked}={ids[asked]}")
    assert "Ingen bus om lørdagen" in told
    assert "Bus hver time" in told
    assert "Fulgt i en anbefaling" in told


def test_anothers_statement_is_not_told_of(advising: Advising, carl: User) -> None:
    said = advising.tour.say("Ingen bus om lørdagen")
    response = advising.open(carl).get(f"{advising.address}input?statement={said.id}")
    assert response.status_code == 404


def test_a_meeting_asks_as_many_queries_however_much_was_said(
    advising: Advising,
) -> None:
    point = advising.tour.point("Bus oftere")
    advising.rest(advising.advise("Bus"), point)

    def count() -> int:
        with CaptureQueriesContext(connection) as asked:
            _trace(advising)
        return len(asked)

    advising.tour.say("a", point)
    place(advising.tour.say("b"), Placement.Kind.ALONE)
    count()
    few = count()
    for text in "cdef":
        advising.tour.say(text, point)
    assert count() == few
