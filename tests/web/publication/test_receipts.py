"""A group's receipt tells what became of its words, once the answer was published."""

import pytest

from folkmoot.web.accounts.models import User
from folkmoot.web.events.recording import SYSTEM, open_change
from folkmoot.web.publication.commands.releasing import publish
from folkmoot.web.recommendations.models import Evidence, Recommendation, Status
from folkmoot.web.statements.models import HandIn, Side, Statement
from folkmoot.web.statements.receipts import make_receipt_token
from tests.web.findings.tour import Tour, make_tour
from tests.web.statements.phones import Phone

pytestmark = pytest.mark.django_db


@pytest.fixture
def tour(consultation, anne: User) -> Tour:
    return make_tour(consultation, anne)


def _hand_in(*statements: Statement) -> HandIn:
    sheet = statements[0].sheet
    hand_in = HandIn(
        meeting=sheet.meeting,
        sheet=sheet,
        count=len(statements),
        statements={str(each.id): 0 for each in statements},
        at=statements[0].sent_at,
    )
    with open_change(sheet.meeting_id, by=SYSTEM, command="hand_in") as change:
        change.create(hand_in)
    return hand_in


def _read(hand_in: HandIn) -> list[dict]:
    response = Phone().post("/api/receipt", {"token": make_receipt_token(hand_in.id)})
    assert response.status_code == 200, response.content
    return response.json()["statements"]


def _recommend(tour: Tour, point, status: Status) -> None:
    recommendation = Recommendation(
        consultation=tour.consultation, text="Kør hver time", status=status,
        answer="Regionen siger ja",
    )  # fmt: skip
    evidence = Evidence(
        consultation=tour.consultation, recommendation=recommendation, key_point=point
    )
    with open_change(tour.consultation.id, by=SYSTEM, command="advise") as change:
        change.create(recommendation)
        change.create(evidence)


def test_before_anything_is_published_a_receipt_tells_only_what_was_received(
    tour,
) -> None:
    point = tour.point("Bussen skal køre oftere")
    (told,) = _read(_hand_in(tour.say("For få busser", point)))
    assert told == {"text": "For få busser", "marked": False, "became": "stands"}


def test_once_published_it_tells_the_key_point_and_the_recommendation(
    tour, anne
) -> None:
    point = tour.point("Bussen skal køre oftere")
    said = tour.say("For få busser", point)
    against = tour.say("Nok busser", point, Side.OPPOSES)
    waiting = tour.say("Hvem bestemmer?")
    hand_in = _hand_in(said, against, waiting)
    _recommend(tour, point, Status.ANSWERED)
    publish(consultation=tour.consultation, by=anne)
    ways = {each["text"]: each["way"] for each in _read(hand_in)}
    assert ways["For få busser"]["outcome"] == "followed"
    assert [each["text"] for each in ways["For få busser"]["points"]] == [point.text]
    (one,) = ways["For få busser"]["recommendations"]
    assert (one["side"], one["answer"]) == ("for", "Regionen siger ja")
    assert ways["Nok busser"]["outcome"] == "against"
    assert ways["Hvem bestemmer?"] == {
        "outcome": "waiting", "aside": "", "points": [], "recommendations": [],
    }  # fmt: skip


def test_a_draft_of_a_recommendation_is_not_told(tour, anne) -> None:
    point = tour.point("Bussen skal køre oftere")
    hand_in = _hand_in(tour.say("For få busser", point))
    _recommend(tour, point, Status.DRAFT)
    publish(consultation=tour.consultation, by=anne)
    (told,) = _read(hand_in)
    assert told["way"]["outcome"] == "open"
    assert told["way"]["recommendations"] == []
