import uuid
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from folkmoot.web.desk.commands.coding import (
    close_sample,
    code_statement,
    hand_in,
    remove_sample,
)
from folkmoot.web.desk.models import Coding, Sample
from folkmoot.web.desk.queries.coding_sample import draw
from folkmoot.web.desk.queries.scope import Desk
from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.events.recording import SYSTEM, Actor
from folkmoot.web.meetings.models import FocusArea
from folkmoot.web.statements.models import Match, Placement, Side
from tests.web.desk.coding_desk import (
    code_as_first,
    deal_all,
    gather_some,
    hand_in_coded,
)
from tests.web.desk.laid_out import make_point, match, place, say

pytestmark = pytest.mark.django_db


def test_only_what_somebody_decided_is_dealt(meeting, anne, mia) -> None:
    statements, _ = gather_some(meeting)
    say(meeting, "Venter endnu")
    place(say(meeting, "Ved ikke"), Placement.Kind.ASIDE, reason="empty")
    copy = say(meeting, "Bussen kører for sjældent 0!")
    place(copy, Placement.Kind.DUPLICATE, original=statements[0])
    dealt = deal_all(meeting, mia, anne).statements
    assert sorted(dealt) == sorted(str(each.id) for each in statements)


def test_nobody_is_a_second_coder_of_what_they_decided_themselves(
    meeting, anne, mia
) -> None:
    _, points = gather_some(meeting)
    own = say(meeting, "Mias egen")
    match(own, points[0], decided_by=mia)
    assert str(own.id) not in deal_all(meeting, mia, anne).statements


def test_nobody_is_dealt_twice_what_they_coded(meeting, anne, mia) -> None:
    statements, _ = gather_some(meeting)
    first = deal_all(meeting, mia, anne, count=3)
    code_as_first(first)
    again = deal_all(meeting, mia, anne).statements
    assert sorted([*first.statements, *again]) == sorted(str(s.id) for s in statements)


def test_the_lot_can_be_drawn_again_from_the_id_of_the_sample(
    meeting, anne, mia
) -> None:
    statements, _ = gather_some(meeting, pairs=6)
    sample = deal_all(meeting, mia, anne, count=5)
    again = draw([str(s.id) for s in statements], count=5, sample_id=sample.id)
    assert sample.statements == again
    assert len(set(again)) == 5


def test_a_sample_of_an_area_has_its_statements_and_its_key_points(
    meeting, anne, mia
) -> None:
    gather_some(meeting)
    area = FocusArea.objects.get(place=1)
    there = say(meeting, "Boliger til unge", area=1)
    housing = make_point(meeting, "Flere boliger", focus_area=area)
    elsewhere = make_point(
        meeting, "Flere tog", focus_area=FocusArea.objects.get(place=0)
    )
    match(there, housing)
    sample = deal_all(meeting, mia, anne, focus_area=area)
    assert sample.statements == [str(there.id)]
    assert str(housing.id) in sample.key_points
    assert str(elsewhere.id) not in sample.key_points


def test_segments_on_both_sides_of_a_key_point_leave_it_unresolved(
    meeting, anne, mia
) -> None:
    said, point = say(meeting, "Flere busser. Færre busser."), make_point(meeting, "B")
    match(said, point, Side.SUPPORTS)
    again = match(said, make_point(meeting, "Ikke det"), Side.NONE)
    split = say(meeting, "Ja. Nej.")
    match(split, point, Side.UNRESOLVED)
    match(split, again.key_point, Side.SUPPORTS)
    first = deal_all(meeting, mia, anne).first
    assert first[str(said.id)] == {str(point.id): "supports"}
    assert first[str(split.id)][str(point.id)] == "unresolved"


@pytest.mark.parametrize(
    ("who", "code"), [("anne", "coder_is_dealer"), ("carl", "coder_is_no_member")]
)
def test_a_sample_is_dealt_to_another_member(
    meeting, anne, carl, who: str, code: str
) -> None:
    gather_some(meeting)
    with pytest.raises(ChangeRefusedError, match=code):
        deal_all(meeting, {"anne": anne, "carl": carl}[who], anne)


def test_without_key_points_or_decisions_nothing_is_dealt(meeting, anne, mia) -> None:
    say(meeting, "Venter")
    with pytest.raises(ChangeRefusedError, match="no_code_book"):
        deal_all(meeting, mia, anne)
    make_point(meeting, "En pointe")
    with pytest.raises(ChangeRefusedError, match="nothing_to_deal"):
        deal_all(meeting, mia, anne)


def test_a_coding_can_be_changed_until_it_is_handed_in(meeting, anne, mia) -> None:
    statements, points = gather_some(meeting)
    sample, mias = deal_all(meeting, mia, anne), Actor.of_person(mia)
    code_as_first(sample)
    told = {str(points[0].id): "opposes"}
    given = {"sample": sample, "statement_id": statements[0].id, "by": mias}
    code_statement(**given, sides=told)
    assert Coding.objects.get(statement=statements[0]).sides == told
    hand_in(sample=sample, by=mias)
    with pytest.raises(ChangeRefusedError, match="sample_is_handed_in"):
        code_statement(**given, sides={})


def test_only_the_one_it_was_dealt_to_codes(meeting, anne, bo, mia) -> None:
    statements, _ = gather_some(meeting)
    sample = deal_all(meeting, mia, anne)
    for by in (Actor.of_person(anne), Actor.of_person(bo), SYSTEM):
        with pytest.raises(ChangeRefusedError, match="not_your_sample"):
            code_statement(
                sample=sample, statement_id=statements[0].id, sides={}, by=by
            )


def test_nothing_is_coded_that_was_not_dealt(meeting, anne, mia) -> None:
    statements, _ = gather_some(meeting)
    sample, by = deal_all(meeting, mia, anne), Actor.of_person(mia)
    for statement, sides in (
        (uuid.uuid4(), {}),
        (statements[0].id, {str(uuid.uuid4()): "supports"}),
    ):
        with pytest.raises(ChangeRefusedError, match="not_in_sample"):
            code_statement(sample=sample, statement_id=statement, sides=sides, by=by)


def test_a_sample_is_handed_in_when_something_is_coded(meeting, anne, mia) -> None:
    gather_some(meeting)
    sample = deal_all(meeting, mia, anne)
    with pytest.raises(ChangeRefusedError, match="nothing_coded"):
        close_sample(sample=sample, by=Actor.of_person(anne))
    code_as_first(sample, only=sample.statements[:1])
    close_sample(sample=sample, by=Actor.of_person(anne))
    sample.refresh_from_db()
    assert sample.ended_at is not None


def test_a_sample_is_taken_away_with_its_codings(meeting, anne, mia) -> None:
    gather_some(meeting)
    sample = hand_in_coded(meeting, mia, anne)
    remove_sample(sample=sample, by=Actor.of_person(anne))
    assert not Sample.objects.kept().exists()
    assert not Coding.objects.kept().exists()


# The pages.


def _client(person: Any) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(person)
    return client


def _deal(client: Client, meeting, mia, **fields: Any) -> Any:
    given = {"sample_id": uuid.uuid4(), "coder": mia.pk, "count": 4, **fields}
    return client.post(reverse("desk:deal", args=[meeting.consultation_id]), given)


def test_the_secretary_deals_on_the_page_and_the_member_finds_it_there(
    meeting, anne, mia
) -> None:
    gather_some(meeting)
    sample_id = uuid.uuid4()
    for _ in range(2):
        response = _deal(_client(anne), meeting, mia, sample_id=sample_id)
        assert response.status_code == 302
    page = _client(mia).get(reverse("desk:samples", args=[meeting.consultation_id]))
    assert reverse("desk:code", args=[sample_id]) in page.content.decode()
    assert Sample.objects.get().id == sample_id


def test_the_page_says_why_nothing_was_dealt(meeting, anne, mia) -> None:
    response = _deal(_client(anne), meeting, mia)
    assert response.status_code == 409
    assert "Nothing was dealt" in response.content.decode()
    assert _deal(_client(anne), meeting, mia, count=0).status_code == 422


def test_the_coders_page_tells_nothing_of_what_others_decided(
    meeting, anne, mia
) -> None:
    statements, _ = gather_some(meeting)
    sample = deal_all(meeting, mia, anne)
    address = reverse("desk:code_statement", args=[sample.id, statements[0].id])
    seen = _client(mia).get(address).content.decode()
    assert statements[0].text in seen
    Match.objects.all().delete()
    Placement.objects.all().delete()
    Sample.objects.update(first={})
    assert _without_csrf(_client(mia).get(address).content.decode()) == _without_csrf(
        seen
    )


def _without_csrf(page: str) -> list[str]:
    return [line for line in page.splitlines() if "csrf" not in line.lower()]


def test_a_press_saves_and_goes_on_and_the_coder_can_stop_and_resume(
    meeting, anne, mia
) -> None:
    _, points = gather_some(meeting)
    sample, client = deal_all(meeting, mia, anne), _client(mia)
    order = sample.statements
    address = reverse("desk:code_statement", args=[sample.id, order[0]])
    response = client.post(address, {f"side-{points[0].id}": "opposes"})
    assert response.url.endswith(order[1])
    assert Coding.objects.get().sides == {str(points[0].id): "opposes"}
    resumed = _client(mia).get(reverse("desk:code", args=[sample.id]))
    assert resumed.url.endswith(order[1])


def test_when_all_is_coded_the_sample_can_be_handed_in(meeting, anne, mia) -> None:
    gather_some(meeting)
    sample, client = deal_all(meeting, mia, anne), _client(mia)
    code_as_first(sample)
    page = client.get(reverse("desk:code", args=[sample.id])).content.decode()
    assert reverse("desk:hand_in_sample", args=[sample.id]) in page
    client.post(reverse("desk:hand_in_sample", args=[sample.id]))
    page = client.get(reverse("desk:code", args=[sample.id])).content.decode()
    assert "Handed in" in page


def test_others_see_how_far_it_has_come_and_no_statement(
    meeting, anne, bo, mia
) -> None:
    statements, _ = gather_some(meeting)
    sample = deal_all(meeting, mia, anne)
    address = reverse("desk:code_statement", args=[sample.id, statements[0].id])
    for person in (anne, bo):
        page = _client(person).get(address).content.decode()
        assert statements[0].text not in page
        assert "This sample is dealt to Mia" in page
        _client(person).post(address, {})
    assert not Coding.objects.exists()


def test_nothing_is_compared_before_it_is_handed_in(meeting, anne, mia) -> None:
    gather_some(meeting)
    sample = deal_all(meeting, mia, anne)
    code_as_first(sample)
    address = reverse("desk:agreement", args=[sample.id])
    assert "alpha" not in _client(anne).get(address).content.decode()
    assert _client(mia).get(address).status_code == 403


def test_a_practice_and_another_meeting_stay_out(meeting, anne, mia) -> None:
    statements, _ = gather_some(meeting)
    sample = deal_all(meeting, mia, anne, desk=Desk(meeting.consultation, meeting))
    assert len(sample.statements) == len(statements)
    assert sample.meeting == meeting
