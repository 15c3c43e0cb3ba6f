from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from folkmoot.web.accounts.models import User
from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.events.recording import SYSTEM, Actor, open_change
from folkmoot.web.events.undo import undo_batch
from folkmoot.web.meetings.commands.balancing import lay_groups
from folkmoot.web.meetings.commands.groups import add_groups
from folkmoot.web.meetings.commands.meetings import remove_meeting
from folkmoot.web.meetings.commands.practice import start_practice, wipe_practice
from folkmoot.web.meetings.models import (
    Attendee,
    Group,
    GroupMember,
    ItemKind,
    Meeting,
    MeetingArea,
    ProgrammeItem,
)
from folkmoot.web.meetings.queries.counted_meetings import counted_meetings
from folkmoot.web.meetings.queries.plans import find_meetings
from folkmoot.web.meetings.queries.suggested_groups import BalanceWish, suggest_groups
from folkmoot.web.statements.commands.practice import (
    begin_to_practise,
    let_groups_write,
)
from folkmoot.web.statements.models import (
    Device,
    HandIn,
    Origin,
    Photo,
    Sheet,
    Statement,
)
from tests.web.meetings.hall import add_people, count_heads

pytestmark = pytest.mark.django_db(transaction=True)
Tables = dict[str, list[dict[str, Any]]]


@pytest.fixture
def by(anne: User) -> Actor:
    return Actor.of_person(anne)


@pytest.fixture
def planned(meeting: Meeting, anne: User, by: Actor) -> Meeting:
    """With people in balanced groups and a presentation on the programme."""
    add_people(meeting, anne)
    suggestion = suggest_groups(meeting, BalanceWish(groups=3))
    lay_groups(meeting=meeting, suggestion=suggestion, by=by)
    file = default_storage.save("presentations/oplaeg.pdf", ContentFile(b"pdf"))
    item = ProgrammeItem(meeting=meeting, kind=ItemKind.OPENING, file=file)
    with open_change(meeting.id, by=by, command="programme") as change:
        change.create(item)
    return meeting


def read_all_tables() -> Tables:
    """Every row of every table."""
    return {
        model._meta.label: list(model._base_manager.order_by("pk").values())
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed
    }


def list_files() -> list[Path]:
    return sorted(p for p in Path(settings.MEDIA_ROOT).rglob("*") if p.is_file())


def practise(meeting: Meeting, by: Actor, *, times: int = 12) -> Meeting:
    practice = start_practice(meeting=meeting, by=by)
    begin_to_practise(practice=practice, by=by)
    for seed in range(times):
        let_groups_write(practice=practice, seed=seed)
    return practice


def add_photo(practice: Meeting) -> None:
    file = default_storage.save("photos/tavle.png", ContentFile(b"png"))
    sheet = Sheet.objects.filter(meeting=practice).first()
    photo = Photo(meeting=practice, sheet=sheet, file=file, sent_at=timezone.now())
    with open_change(practice.id, by=SYSTEM, command="photo") as change:
        change.create(photo)


def test_a_practice_has_the_same_plan_people_and_groups(
    planned: Meeting, by: Actor
) -> None:
    practice = start_practice(meeting=planned, by=by)
    for model in (ProgrammeItem, MeetingArea, Attendee, Group, GroupMember):
        counts = [model.objects.filter(meeting=m).count() for m in (planned, practice)]
        assert counts[0] == counts[1] > 0
    assert count_heads(practice) == count_heads(planned)
    assert "ØVELSE" in practice.title


def test_there_is_one_practice_however_often_it_is_begun(
    planned: Meeting, by: Actor
) -> None:
    practice = start_practice(meeting=planned, by=by)
    assert start_practice(meeting=planned, by=by) == practice
    with pytest.raises(ChangeRefusedError, match="practice_has_no_practice"):
        start_practice(meeting=practice, by=by)


def test_a_practice_taken_off_the_tour_comes_back_when_begun_again(
    planned: Meeting, by: Actor
) -> None:
    practice = start_practice(meeting=planned, by=by)
    remove_meeting(meeting=practice, by=by)
    assert start_practice(meeting=planned, by=by).removed_at is None


def test_practice_is_no_meeting_that_counts(planned: Meeting, by: Actor) -> None:
    practise(planned, by, times=1)
    assert list(counted_meetings()) == [planned]
    assert list(find_meetings(planned.consultation)) == [planned]


def test_simulated_groups_write_mark_and_hand_in(planned: Meeting, by: Actor) -> None:
    practice = practise(planned, by)
    written = Statement.objects.filter(meeting=practice)
    assert written.count() > 20
    assert set(written.values_list("origin", flat=True)) == {Origin.PRACTICE}
    assert written.filter(marked=True).exists()
    assert HandIn.objects.filter(meeting=practice).exists()
    assert set(written.values_list("sheet__group", flat=True)) == set(
        Group.objects.filter(meeting=practice).values_list("id", flat=True)
    )


def test_whatever_the_dice_say_somebody_writes_where_anybody_can(
    planned: Meeting, by: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    practice = start_practice(meeting=planned, by=by)
    assert let_groups_write(practice=practice, seed=1) == 0
    begin_to_practise(practice=practice, by=by)
    monkeypatch.setattr("random.Random.random", lambda _: 0.0)
    assert let_groups_write(practice=practice, seed=1) == 1


def test_no_group_of_a_real_meeting_is_simulated(planned: Meeting, by: Actor) -> None:
    with pytest.raises(ChangeRefusedError, match="not_a_practice"):
        let_groups_write(practice=planned, seed=1)
    with pytest.raises(ChangeRefusedError, match="not_a_practice"):
        begin_to_practise(practice=planned, by=by)


def test_wiping_leaves_every_table_and_file_as_it_was(
    planned: Meeting, by: Actor
) -> None:
    before, files = read_all_tables(), list_files()
    practice = practise(planned, by)
    add_photo(practice)
    batch = add_groups(meeting=practice, count=1, round_number=1, by=by)
    assert batch is not None
    undo_batch(batch=batch, by=by)
    assert read_all_tables() != before
    wipe_practice(practice=practice)
    assert read_all_tables() == before
    assert list_files() == files


def test_a_real_meeting_cannot_be_wiped(planned: Meeting) -> None:
    before = read_all_tables()
    with pytest.raises(ChangeRefusedError, match="not_a_practice"):
        wipe_practice(practice=planned)
    assert read_all_tables() == before


def test_practice_of_one_meeting_is_wiped_without_that_of_another(
    planned: Meeting, by: Actor
) -> None:
    other = Meeting(consultation=planned.consultation, title="Andet stop")
    with open_change(other.id, by=by, command="plan") as change:
        change.create(other)
    first, second = practise(planned, by, times=3), start_practice(meeting=other, by=by)
    wipe_practice(practice=first)
    assert Meeting.objects.filter(id=second.id).exists()
    assert not Device.objects.filter(meeting=first.id).exists()


def test_the_secretary_begins_lets_write_and_wipes_by_three_buttons(
    planned: Meeting, anne: User, client: Client
) -> None:
    client.force_login(anne)
    client.post(reverse("meetings:start_practice", args=[planned.id]))
    practice = Meeting.objects.get(practice_of=planned)
    post: Callable[..., Any] = client.post
    page = post(reverse("statements:practise", args=[practice.id]), follow=True)
    assert "ØVELSE" in page.content.decode()
    assert Statement.objects.filter(meeting=practice).exists()
    post(reverse("meetings:wipe_practice", args=[practice.id]))
    assert not Meeting.objects.filter(practice_of=planned).exists()
