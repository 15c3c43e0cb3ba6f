"""Going back in time takes back what was done since, and keeps what phones wrote."""

from datetime import datetime

import pytest
from django.utils import timezone

from folkmoot.web.accounts.models import User
from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.events.models import Batch, Event
from folkmoot.web.events.recording import Actor, open_change
from folkmoot.web.events.returning import plan_return, return_to
from folkmoot.web.events.undo import undo_batch
from folkmoot.web.meetings.models import Group, Meeting

pytestmark = pytest.mark.django_db


@pytest.fixture
def by(anne: User) -> Actor:
    return Actor.of_person(anne)


@pytest.fixture
def groups(meeting: Meeting) -> list[Group]:
    return list(Group.objects.filter(meeting=meeting))


@pytest.fixture
def start(groups: list[Group]) -> datetime:
    return timezone.now()


def rename(group: Group, by: Actor, name: str) -> Batch:
    with open_change(group.meeting_id, by=by, command="rename") as change:
        change.change(group, name=name)
    return change.batch


def names(meeting: Meeting) -> list[str]:
    return list(Group.objects.filter(meeting=meeting).values_list("name", flat=True))


def test_all_steps_since_are_taken_back_as_one_that_can_be_undone(
    meeting: Meeting, groups: list[Group], start: datetime, by: Actor
) -> None:
    rename(groups[0], by, "Havnen")
    rename(groups[1], by, "Torvet")
    rename(groups[0], by, "Parken")
    returned = return_to(stream_id=meeting.id, at=start, by=by)
    assert names(meeting) == ["", ""]
    undo_batch(batch=returned, by=by)
    assert names(meeting) == ["Parken", "Torvet"]


def test_a_plan_changes_nothing(
    meeting: Meeting, groups: list[Group], start: datetime, by: Actor
) -> None:
    step = rename(groups[0], by, "Havnen")
    before = Event.objects.count()
    assert plan_return(meeting.id, start).taken_back == (step,)
    assert names(meeting) == ["Havnen", ""]
    assert Event.objects.count() == before


def test_what_phones_wrote_is_kept_and_stands_before_what_it_builds_on(
    meeting: Meeting, groups: list[Group], start: datetime, by: Actor
) -> None:
    named = rename(groups[0], by, "Havnen")
    other = rename(groups[1], by, "Torvet")
    written = rename(groups[0], Actor.of_device(meeting.id), "Vores bord")
    plan = plan_return(meeting.id, start)
    assert (plan.taken_back, plan.kept) == ((other,), (written,))
    assert [(r.batch, r.later) for r in plan.refused] == [(named, written)]
    return_to(stream_id=meeting.id, at=start, by=by)
    assert names(meeting) == ["Vores bord", ""]


def test_what_was_undone_already_is_left_alone(
    meeting: Meeting, groups: list[Group], start: datetime, by: Actor
) -> None:
    undo_batch(batch=rename(groups[0], by, "Havnen"), by=by)
    assert plan_return(meeting.id, start).taken_back == ()
    with pytest.raises(ChangeRefusedError, match="nothing_to_return"):
        return_to(stream_id=meeting.id, at=start, by=by)


def test_an_undo_of_an_earlier_step_is_taken_back_too(
    meeting: Meeting, groups: list[Group], by: Actor
) -> None:
    step = rename(groups[0], by, "Havnen")
    between = timezone.now()
    undo_batch(batch=step, by=by)
    return_to(stream_id=meeting.id, at=between, by=by)
    assert names(meeting) == ["Havnen", ""]


def test_returning_twice_leads_to_the_earlier_time(
    meeting: Meeting, groups: list[Group], start: datetime, by: Actor
) -> None:
    rename(groups[0], by, "Havnen")
    between = timezone.now()
    rename(groups[0], by, "Torvet")
    return_to(stream_id=meeting.id, at=between, by=by)
    assert names(meeting) == ["Havnen", ""]
    return_to(stream_id=meeting.id, at=start, by=by)
    assert names(meeting) == ["", ""]


def test_it_is_refused_where_more_was_done_than_the_person_saw(
    meeting: Meeting, groups: list[Group], start: datetime, by: Actor
) -> None:
    rename(groups[0], by, "Havnen")
    seen = [batch.id for batch in plan_return(meeting.id, start).taken_back]
    rename(groups[1], by, "Torvet")
    with pytest.raises(ChangeRefusedError, match="changed_meanwhile"):
        return_to(stream_id=meeting.id, at=start, seen=seen, by=by)
    assert names(meeting) == ["Havnen", "Torvet"]
