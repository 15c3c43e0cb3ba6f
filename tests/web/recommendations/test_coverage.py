import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from folkmoot.web.accounts.models import User
from folkmoot.web.events.models import Batch
from folkmoot.web.events.undo import undo_batch
from folkmoot.web.recommendations.models import NotFollowed, Side
from folkmoot.web.recommendations.queries.coverage import Cover, Coverage
from folkmoot.web.recommendations.queries.listing import read_list
from tests.web.recommendations.advising import Advising

pytestmark = pytest.mark.django_db


def _cover(advising: Advising) -> Coverage:
    return read_list(advising.tour.consultation).coverage


def test_every_key_point_stands_in_one_place_and_the_counts_add_up(
    advising: Advising,
) -> None:
    row = advising.advise("Bus")
    points = [advising.tour.point(text) for text in "abcde"]
    advising.rest(row, points[0])
    advising.rest(row, points[1], Side.AGAINST)
    advising.turn_down(points[2], "For dyrt")
    advising.rest(row, points[3], Side.AGAINST)
    advising.turn_down(points[3], "Vejer mindre")
    coverage = _cover(advising)
    assert coverage.counts == {
        Cover.FOLLOWED: 1,
        Cover.NOT_FOLLOWED: 2,
        Cover.AGAINST: 1,
        Cover.OPEN: 1,
    }
    assert sum(coverage.counts.values()) == len(coverage.points) == 5


def test_a_recommendation_that_few_stand_behind_rests_on_little(
    advising: Advising,
) -> None:
    few, many = advising.advise("Få"), advising.advise("Mange")
    narrow, wide = advising.tour.point("Smal"), advising.tour.point("Bred")
    for group in (1, 2, 3):
        advising.tour.say("x", narrow, group=group)
        advising.tour.say("y", wide, group=group)
    advising.tour.say("z", wide, at=advising.tour.second)
    advising.rest(few, narrow)
    advising.rest(many, wide)
    assert [each.recommendation.text for each in _cover(advising).thin] == ["Få"]


def test_a_group_behind_two_pieces_of_evidence_is_counted_once(
    advising: Advising,
) -> None:
    row = advising.advise("Bus")
    one, other = advising.tour.point("a"), advising.tour.point("b")
    advising.tour.say("x", one)
    advising.tour.say("y", other)
    advising.rest(row, one)
    advising.rest(row, other)
    advising.rest(row, advising.tour.say("z"))
    assert _cover(advising).resting[0].carried.groups == 1


def test_what_speaks_against_a_recommendation_does_not_carry_it(
    advising: Advising,
) -> None:
    row, point = advising.advise("Bus"), advising.tour.point("a")
    advising.tour.say("x", point)
    advising.rest(row, point, Side.AGAINST)
    assert _cover(advising).resting[0].carried.groups == 0


def test_a_question_of_the_mandate_that_nothing_answers_is_told(
    advising: Advising,
) -> None:
    answered, open_ = advising.ask("Første?", 1), advising.ask("Anden?", 2)
    advising.answer(advising.advise("Bus"), answered)
    assert [each.question.id for each in _cover(advising).unanswered] == [str(open_.id)]
    assert "ingen anbefaling besvarer det" in advising.page("coverage")


def test_a_person_writes_why_a_key_point_is_not_followed_and_may_undo_it(
    advising: Advising, anne: User
) -> None:
    point = advising.tour.point("Gratis bus")
    client, address = (
        advising.open(anne),
        f"/recommendations/not-followed/{point.id}/",
    )
    form = client.get(address).context["rows"].empty_rows[0]
    sent = {
        "row": form.row_id,
        form.add_prefix("seen"): form.seen.write(),
        form.add_prefix("words"): "Det er for dyrt",
    }
    client.post(address, sent)
    told = advising.page("coverage")
    assert "Ikke fulgt, fordi: Det er for dyrt" in told
    assert NotFollowed.objects.get().decided_by == anne
    undo_batch(batch=Batch.objects.latest("at"), by=advising.anne)
    assert _cover(advising).counts[Cover.OPEN] == 1


def test_two_who_write_the_first_reason_do_not_write_over_each_other(
    advising: Advising, anne: User
) -> None:
    point = advising.tour.point("Gratis bus")
    client, address = (
        advising.open(anne),
        f"/recommendations/not-followed/{point.id}/",
    )
    form = client.get(address).context["rows"].empty_rows[0]
    advising.turn_down(point, "Staten betaler")
    sent = {
        "row": form.row_id,
        form.add_prefix("seen"): form.seen.write(),
        form.add_prefix("words"): "Det er for dyrt",
    }
    answered = client.post(address, sent)
    assert answered.status_code == 409
    assert "Staten betaler" in answered.content.decode()
    assert NotFollowed.objects.get().words == "Staten betaler"


@pytest.mark.parametrize("what", ["", "coverage"])
def test_a_page_asks_as_many_queries_however_many_recommendations(
    advising: Advising, anne: User, what: str
) -> None:
    def count() -> int:
        client = advising.open(anne)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert client.get(f"{advising.address}{what}").status_code == 200
        return len(asked)

    advising.rest(advising.advise("a"), advising.tour.point("a"))
    count()
    few = count()
    for text in "bcdef":
        row = advising.advise(text)
        advising.rest(row, advising.tour.point(text))
        advising.plan(row, "Snart")
    assert count() == few
