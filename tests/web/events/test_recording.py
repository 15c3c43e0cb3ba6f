"""A change leaves an event; a field has a version; a request is done once."""

import uuid

import pytest

from folkmoot.web.accounts.models import User
from folkmoot.web.events.errors import RequestReusedError, StaleFieldError
from folkmoot.web.events.models import Event, EventText, Stream
from folkmoot.web.events.recording import Actor, handle_once, open_change
from folkmoot.web.meetings.models import Attendee, Consultation, Group, Meeting, Part

pytestmark = pytest.mark.django_db


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
