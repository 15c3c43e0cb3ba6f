import uuid
from typing import Any

import pytest
from django.test import Client

from folkmoot.web.accounts.models import User
from folkmoot.web.events.models import Batch
from folkmoot.web.events.undo import undo_batch
from folkmoot.web.meetings.commands.rows import RowEdit, StaleRowsError
from folkmoot.web.recommendations.commands.writing import (
    change_recommendation,
    move_recommendation,
    save_chapters,
    write_recommendation,
)
from folkmoot.web.recommendations.models import Recommendation
from tests.web.recommendations.advising import Advising

pytestmark = pytest.mark.django_db


def _edit(row: Any, **values: Any) -> RowEdit:
    return RowEdit(
        id=row.id, values=values, base=dict(row.versions), seen_place=row.place
    )


def test_a_recommendation_that_is_sent_twice_is_added_once(advising: Advising) -> None:
    own = uuid.uuid4()
    for _ in range(2):
        write_recommendation(
            consultation=advising.tour.consultation,
            recommendation_id=own,
            text="Flere busser",
            by=advising.anne,
        )
    assert [each.text for each in advising.read().recommendations] == ["Flere busser"]


def test_who_writes_another_field_does_not_meet_the_other(advising: Advising) -> None:
    row = advising.advise("Flere busser")
    mine, theirs = _edit(row, text="Bus hver time"), _edit(row, reasoning="Afstand")
    for edit in (mine, theirs):
        change_recommendation(recommendation=row, edit=edit, by=advising.anne)
    (found,) = advising.read().recommendations
    assert (found.text, found.reasoning) == ("Bus hver time", "Afstand")


def test_who_writes_the_same_field_is_shown_both_and_writes_nothing_over(
    advising: Advising,
) -> None:
    row = advising.advise("Flere busser")
    mine, theirs = _edit(row, text="Bus hver time"), _edit(row, text="Bus om natten")
    change_recommendation(recommendation=row, edit=mine, by=advising.anne)
    with pytest.raises(StaleRowsError) as refused:
        change_recommendation(recommendation=row, edit=theirs, by=advising.anne)
    assert [each.fields for each in refused.value.conflicts] == [("text",)]
    assert advising.read().recommendations[0].text == "Bus hver time"


def test_the_page_shows_both_wordings_and_lets_one_choose(
    advising: Advising, anne: User
) -> None:
    row = advising.advise("Flere busser")
    client = advising.open(anne)
    address = f"/recommendations/{row.id}/change"
    form = next(iter(client.get(address).context["rows"]))
    sent = {
        "row": str(row.id),
        f"row-{row.id}-seen": form.seen.write(),
        **{form.add_prefix(n): v or "" for n, v in form.seen.values.items()},
        form.add_prefix("text"): "Bus om natten",
    }
    change_recommendation(
        recommendation=row, edit=_edit(row, text="Bus hver time"), by=advising.anne
    )
    answered = client.post(address, sent)
    assert answered.status_code == 409
    told = answered.content.decode()
    assert "Bus om natten" in told
    assert "Bus hver time" in told


def test_moving_changes_places_within_a_heading_and_is_undone_in_one_step(
    advising: Advising,
) -> None:
    heading = advising.head("Bus")
    advising.advise("a", chapter=heading, place=0)
    advising.advise("x", place=1)
    second = advising.advise("b", chapter=heading, place=2)
    batch = move_recommendation(recommendation=second, up=True, by=advising.anne)
    assert [each.text for each in advising.read().recommendations] == ["x", "b", "a"]
    assert batch is not None
    undo_batch(batch=batch, by=advising.anne)
    assert [each.text for each in advising.read().recommendations] == ["x", "a", "b"]


def test_a_heading_that_goes_leaves_its_recommendations(advising: Advising) -> None:
    heading = advising.head("Bus")
    advising.advise("a", chapter=heading)
    gone = RowEdit(id=heading.id, base=dict(heading.versions), is_removed=True)
    save_chapters(
        consultation=advising.tour.consultation, edits=[gone], by=advising.anne
    )
    (found,) = advising.read().recommendations
    assert (found.text, found.chapter) == ("a", "")


def test_a_recommendation_comes_back_with_all_it_rests_on(
    advising: Advising, anne: User
) -> None:
    row = advising.advise("Flere busser")
    advising.rest(row, advising.tour.point("Bus"))
    client = advising.open(anne)
    client.post(f"/recommendations/{row.id}/remove")
    assert not advising.read().recommendations
    undo_batch(batch=Batch.objects.latest("at"), by=advising.anne)
    (found,) = advising.read().recommendations
    assert len(found.evidence) == 1


def test_the_secretary_writes_one_orders_it_and_says_what_it_answers(
    advising: Advising, anne: User
) -> None:
    client = advising.open(anne)
    question = advising.ask("Hvad skal der til?")
    own = uuid.uuid4()
    started = client.post(
        f"{advising.address}write", {"id": own, "text": "Flere busser"}, follow=True
    )
    assert "Flere busser" in started.content.decode()
    client.post(
        f"/recommendations/{own}/question", {"question": question.id, "answers": "yes"}
    )
    assert advising.read().recommendations[0].questions == (str(question.id),)
    client.post(
        f"/recommendations/{own}/question", {"question": question.id, "answers": "no"}
    )
    assert advising.read().recommendations[0].questions == ()


def test_milestones_have_dates_that_may_be_known_in_part(
    advising: Advising, anne: User
) -> None:
    row = advising.advise("Flere busser")
    new = str(uuid.uuid4())
    sent = {
        "row": new,
        f"row-{new}-seen": "",
        f"row-{new}-date": "juni 2027",
        f"row-{new}-text": "Køreplanen er lagt om",
    }
    advising.open(anne).post(f"/recommendations/{row.id}/milestones", sent)
    (found,) = advising.read().recommendations
    assert [(each.date, each.text) for each in found.milestones] == [
        ("2027-06", "Køreplanen er lagt om")
    ]


def test_a_recommendation_of_another_consultation_does_not_exist(
    advising: Advising, carl: User
) -> None:
    row = advising.advise("Flere busser")
    client = Client()
    client.force_login(carl)
    assert client.get(f"/recommendations/{row.id}/").status_code == 404
    assert Recommendation.objects.count() == 1
