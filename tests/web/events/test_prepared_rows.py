"""Rows put in and changed by prepared SQL are as Django would have saved them."""

import uuid

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone

from folkmoot.web.events.models import Batch, Event, EventText, HandledRequest, Stream
from folkmoot.web.events.prepared_rows import RowWriter, insert_row, update_row
from folkmoot.web.meetings.models import Group, Meeting

pytestmark = pytest.mark.django_db


def make_stream() -> Stream:
    stream = Stream(id=uuid.uuid4())
    insert_row(stream)
    return stream


def test_a_row_is_read_back_as_it_was_put_in(meeting: Meeting) -> None:
    group = Group(meeting=meeting, number=7, name="Å – «havnen»", versions={"name": 3})
    insert_row(group)
    found = Group.objects.get(id=group.id)
    assert (found.meeting_id, found.number) == (meeting.id, 7)
    assert (found.name, found.versions) == ("Å – «havnen»", {"name": 3})
    assert not group._state.adding


def test_times_bytes_and_answers_are_read_back_too() -> None:
    stream = make_stream()
    text = EventText(stream=stream, subject=uuid.uuid4(), salt=b"\0\xff", body="Ord")
    insert_row(text)
    request = HandledRequest(id=uuid.uuid4(), stream=stream, answer={"a": [1, "%s"]})
    insert_row(request)
    assert bytes(EventText.objects.get(id=text.id).salt) == b"\0\xff"
    found = HandledRequest.objects.get(id=request.id)
    assert found.answer == {"a": [1, "%s"]}
    assert found.at == request.at  # set by the field itself


def test_a_number_made_by_the_database_is_known_afterwards() -> None:
    stream = make_stream()
    batch = Batch(stream=stream, command="try", at=timezone.now(), actor_kind="system")
    insert_row(batch)
    event = Event(stream=stream, number=1, batch=batch, subject=uuid.uuid4())
    insert_row(event)
    assert Event.objects.get(pk=event.pk).subject == event.subject


def test_only_the_named_fields_are_changed(meeting: Meeting) -> None:
    meeting.title, meeting.place = "Anden sal", "Et helt andet sted"
    update_row(meeting, ["title"])
    found = Meeting.objects.get(id=meeting.id)
    assert found.title == "Anden sal"
    assert found.place != "Et helt andet sted"


def test_a_row_that_is_not_there_cannot_be_changed(meeting: Meeting) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        update_row(Group(meeting=meeting, number=1), ["number"])


def test_a_refused_row_ends_the_transaction_it_was_in() -> None:
    stream = make_stream()
    with pytest.raises(IntegrityError), transaction.atomic():
        insert_row(stream)
    with transaction.atomic():
        with pytest.raises(IntegrityError):
            insert_row(Stream(id=stream.id))
        assert transaction.get_rollback()
        transaction.set_rollback(True)


def test_many_rows_are_changed_in_the_order_they_were_handed_over(
    meeting: Meeting,
) -> None:
    one, two = Group.objects.filter(meeting=meeting)
    writer = RowWriter()
    for group, number in ((one, 99), (two, 1), (one, 2)):
        group.number = number
        writer.add(group, ["number"])
    writer.write()
    numbers = dict(Group.objects.filter(meeting=meeting).values_list("id", "number"))
    assert numbers == {one.id: 2, two.id: 1}


def test_a_row_among_many_that_is_not_there_cannot_be_changed(
    meeting: Meeting,
) -> None:
    writer = RowWriter()
    writer.add(meeting, ["title"])
    writer.add(Meeting(title="Ingen steder"), ["title"])
    with pytest.raises(DatabaseError), transaction.atomic():
        writer.write()
