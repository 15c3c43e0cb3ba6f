"""A change leaves an event; a field has a version; a request is done once."""

import contextlib
import threading
import uuid
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from folkmoot.web.accounts.models import User
from folkmoot.web.events.errors import (
    ChangeRefusedError,
    RequestReusedError,
    StaleFieldError,
)
from folkmoot.web.events.models import Batch, Event, EventText, Stream
from folkmoot.web.events.once import handle_once
from folkmoot.web.events.recording import SYSTEM, Actor, open_change
from folkmoot.web.events.verifying import verify_log
from folkmoot.web.meetings.models import (
    Attendee,
    Consultation,
    Group,
    Meeting,
    Part,
    ProgrammeItem,
)

pytestmark = pytest.mark.django_db


def add_and_refuse(meeting: Meeting, group: Group, by: Actor) -> None:
    with open_change(meeting.id, by=by, command="add") as change:
        change.create(group)
        raise ChangeRefusedError("no")


def test_each_change_takes_the_next_number_of_its_log(meeting: Meeting) -> None:
    events = Event.objects.filter(stream_id=meeting.id)
    numbers = list(events.values_list("number", flat=True))
    assert numbers == list(range(1, len(numbers) + 1))
    assert Stream.objects.get(id=meeting.id).last_number == len(numbers)


def test_a_stale_field_is_refused_and_another_field_is_not(
    meeting: Meeting, anne: User
) -> None:
    group = Group.objects.filter(meeting=meeting).first()
    seen = dict(group.versions)
    by = Actor.of_person(anne)
    with open_change(meeting.id, by=by, command="rename") as change:
        change.change(group, base=seen, name="Havnen")
    with open_change(meeting.id, by=by, command="resize") as change:
        assert change.change(group, base=seen, size=7)
    with (
        pytest.raises(StaleFieldError),
        open_change(meeting.id, by=by, command="rename") as change,
    ):
        change.change(group, base=seen, name="Torvet")
    group.refresh_from_db()
    assert (group.name, group.size) == ("Havnen", 7)


def test_erasable_words_lie_beside_the_event(meeting: Meeting, anne: User) -> None:
    attendee = Attendee(meeting=meeting, part=Part.PARTICIPANT, name="Kirsten Holm")
    with open_change(meeting.id, by=Actor.of_person(anne), command="add") as change:
        change.create(attendee)
    event = Event.objects.get(subject=attendee.id)
    assert "Kirsten" not in str(event.after)
    text = EventText.objects.get(id=event.after["name"]["words"])
    assert text.body == "Kirsten Holm"


def test_a_request_sent_many_times_is_done_once(consultation: Consultation) -> None:
    done: list[int] = []

    def do() -> dict[str, int]:
        done.append(1)
        return {"times": len(done)}

    request = uuid.uuid4()
    answers = [
        handle_once(
            request_id=request, stream_id=consultation.id, asked={"a": 1}, do=do
        )
        for _ in range(100)
    ]
    assert answers == [{"times": 1}] * 100
    with pytest.raises(RequestReusedError):
        handle_once(request_id=request, stream_id=consultation.id, asked={}, do=do)


def test_a_refused_change_leaves_no_trace_in_the_log(
    meeting: Meeting, anne: User
) -> None:
    by = Actor.of_person(anne)
    before = Stream.objects.get(id=meeting.id)
    group = Group(meeting=meeting, number=8)
    with pytest.raises(ChangeRefusedError):
        add_and_refuse(meeting, group, by)
    after = Stream.objects.get(id=meeting.id)
    assert (after.last_number, after.last_hash) == (
        before.last_number,
        before.last_hash,
    )
    assert not Group.objects.filter(id=group.id).exists()


def test_an_attempt_that_fails_is_left_out_and_the_batch_goes_on(
    meeting: Meeting, anne: User
) -> None:
    by = Actor.of_person(anne)
    with open_change(meeting.id, by=by, command="add") as change:
        with contextlib.suppress(IntegrityError), change.attempt():
            change.create(Group(meeting=meeting, number=7))
            change.create(Group(meeting=meeting, number=7))
        change.create(Group(meeting=meeting, number=8))
    kinds = list(change.batch.events.values_list("kind", flat=True))
    assert kinds == ["group.created"]
    assert verify_log(meeting.id).faults == ()


def test_events_taken_back_behind_the_logs_back_are_noticed(
    meeting: Meeting, anne: User
) -> None:
    by = Actor.of_person(anne)

    def add_and_lose_one() -> None:
        with open_change(meeting.id, by=by, command="add") as change:
            change.create(Group(meeting=meeting, number=8))
            with contextlib.suppress(ChangeRefusedError), transaction.atomic():
                change.create(Group(meeting=meeting, number=9))
                raise ChangeRefusedError("no")

    with pytest.raises(RuntimeError, match="rolled back"):
        add_and_lose_one()
    assert verify_log(meeting.id).faults == ()


def test_a_batch_in_which_nothing_changed_is_not_kept(
    meeting: Meeting, anne: User
) -> None:
    group = Group.objects.filter(meeting=meeting).first()
    before = Batch.objects.count()
    with open_change(meeting.id, by=Actor.of_person(anne), command="look") as change:
        assert not change.change(group, name=group.name)
        assert not change.restore(group)
        assert change.saved_batch is None
    assert Batch.objects.count() == before


def test_a_row_that_a_form_filled_in_is_changed_by_what_is_asked_only(
    meeting: Meeting, anne: User
) -> None:
    group = Group.objects.filter(meeting=meeting).first()
    group.size = 99
    with open_change(meeting.id, by=Actor.of_person(anne), command="name") as change:
        change.change(group, name="Havnen")
    assert group.size is None
    group.refresh_from_db()
    assert (group.name, group.size) == ("Havnen", None)


def test_a_version_nobody_gave_counts_as_not_seen(meeting: Meeting, anne: User) -> None:
    group = Group.objects.filter(meeting=meeting).first()
    with (
        pytest.raises(StaleFieldError),
        open_change(meeting.id, by=Actor.of_person(anne), command="name") as change,
    ):
        change.change(group, base={"name": 7}, name="Havnen")


def test_a_file_is_told_by_the_name_it_is_kept_under(
    meeting: Meeting, anne: User
) -> None:
    item = ProgrammeItem(meeting=meeting, kind="opening")
    by = Actor.of_person(anne)
    with open_change(meeting.id, by=by, command="attach") as change:
        change.create(item)
        change.change(item, file=ContentFile(b"slides", name="dias.pdf"))
        assert not change.change(item, file=item.file.name)
    event = Event.objects.get(subject=item.id, kind="programmeitem.changed")
    told = event.after["file"]
    name = EventText.objects.get(id=told["words"]).body if "words" in told else told
    assert name == item.file.name
    assert Path(item.file.path).read_bytes() == b"slides"
    assert verify_log(meeting.id).faults == ()


def test_the_same_request_to_another_log_is_refused(
    meeting: Meeting, consultation: Consultation
) -> None:
    request, asked = uuid.uuid4(), {"a": 1}
    handle_once(request_id=request, stream_id=meeting.id, asked=asked, do=dict)
    with pytest.raises(RequestReusedError):
        handle_once(request_id=request, stream_id=consultation.id, asked=asked, do=dict)


def test_a_request_that_was_refused_may_come_again(consultation: Consultation) -> None:
    def refuse() -> dict[str, int]:
        raise ChangeRefusedError("not_open_yet")

    request = uuid.uuid4()
    with pytest.raises(ChangeRefusedError):
        handle_once(request_id=request, stream_id=consultation.id, asked={}, do=refuse)
    answer = handle_once(
        request_id=request, stream_id=consultation.id, asked={}, do=lambda: {"ok": 1}
    )
    assert answer == {"ok": 1}


def test_the_first_answer_is_spelled_like_those_after_it(
    consultation: Consultation,
) -> None:
    request, at = uuid.uuid4(), timezone.now()
    first, second = (
        handle_once(
            request_id=request,
            stream_id=consultation.id,
            asked={},
            do=lambda: {"at": at, "id": request, "pair": (1, 2.0)},
        )
        for _ in range(2)
    )
    assert first == second


@pytest.mark.django_db(transaction=True)
@pytest.mark.slow
def test_one_request_sent_by_many_at_once_is_done_once(meeting: Meeting) -> None:
    request = uuid.uuid4()
    answers: list[object] = []

    def add() -> dict[str, object]:
        row = ProgrammeItem(meeting=meeting, kind="break")
        with open_change(meeting.id, by=SYSTEM, command="add") as change:
            change.create(row)
        return {"id": row.id}

    def send() -> None:
        try:
            answers.append(
                handle_once(request_id=request, stream_id=meeting.id, asked={}, do=add)
            )
        finally:
            connection.close()

    threads = [threading.Thread(target=send) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(answers) == 8
    assert answers == [answers[0]] * 8
    assert ProgrammeItem.objects.filter(meeting=meeting).count() == 1
