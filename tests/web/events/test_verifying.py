"""A log that was tampered with says so, and names the row."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from folkmoot.web.accounts.models import User
from folkmoot.web.events import verifying
from folkmoot.web.events.fault_words import WORDS
from folkmoot.web.events.models import Batch, Event, EventText, Stream
from folkmoot.web.events.recording import Actor, open_change
from folkmoot.web.events.undo import undo_batch
from folkmoot.web.events.verifying import verify_log
from folkmoot.web.meetings.models import Attendee, Group, Meeting, Part

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(meeting: Meeting, anne: User) -> Attendee:
    """Somebody who was added and renamed, in a log with an undo in it."""
    person = Attendee(meeting=meeting, part=Part.HOST, name="Kirsten")
    by = Actor.of_person(anne)
    with open_change(meeting.id, by=by, command="add") as change:
        change.create(person)
    with open_change(meeting.id, by=by, command="rename") as change:
        change.change(person, name="Kirsten Holm")
    undo_batch(batch=undo_batch(batch=change.batch, by=by), by=by)
    return person


def codes(meeting: Meeting) -> set[str]:
    return {fault.code for fault in verify_log(meeting.id).faults}


def test_a_sound_log_has_no_fault(meeting: Meeting, person: Attendee) -> None:
    verdict = verify_log(meeting.id)
    assert verdict.faults == ()
    assert verdict.events == Stream.objects.get(id=meeting.id).last_number


def last(meeting: Meeting) -> Event:
    return Event.objects.filter(stream_id=meeting.id).last()


def skip_an_event(meeting: Meeting) -> None:
    Event.objects.filter(stream_id=meeting.id, number=3).delete()


def cut_the_end_off(meeting: Meeting) -> None:
    last(meeting).delete()


def change_a_value(meeting: Meeting) -> None:
    event = Event.objects.get(stream_id=meeting.id, kind="meeting.created")
    event.after["place"] = "Odense"
    event.save()


def change_who_did_it(meeting: Meeting) -> None:
    Batch.objects.filter(stream_id=meeting.id, command="add").update(
        person=None, actor_kind="system"
    )


def change_when_it_was(meeting: Meeting) -> None:
    Batch.objects.filter(stream_id=meeting.id, command="add").update(
        at="2001-01-01T00:00:00Z"
    )


def deny_the_undo(meeting: Meeting) -> None:
    Batch.objects.filter(stream_id=meeting.id, command="undo").last().undoes.clear()


def change_words(meeting: Meeting) -> None:
    EventText.objects.filter(body="Kirsten").update(body="Lise")


def hide_words(meeting: Meeting) -> None:
    EventText.objects.filter(body="Kirsten").update(body=None)


def lose_words(meeting: Meeting) -> None:
    EventText.objects.filter(body="Kirsten").delete()


def change_a_row(meeting: Meeting) -> None:
    Group.objects.filter(meeting=meeting, number=1).update(name="Torvet")


def change_a_rows_words(meeting: Meeting) -> None:
    Attendee.objects.filter(meeting=meeting).update(name="Lise")


def hide_a_row(meeting: Meeting) -> None:
    Group.objects.filter(meeting=meeting, number=1).update(
        removed_at="2026-01-01T00:00:00Z"
    )


def delete_a_row(meeting: Meeting) -> None:
    Group.objects.filter(meeting=meeting, number=1).delete()


def smuggle_a_row_in(meeting: Meeting) -> None:
    Group.objects.create(meeting=meeting, number=77)


@pytest.mark.parametrize(
    ("tamper", "code"),
    [
        (skip_an_event, "gap_in_numbers"),
        (skip_an_event, "chain_is_broken"),
        (cut_the_end_off, "end_is_missing"),
        (change_a_value, "chain_is_broken"),
        (change_who_did_it, "chain_is_broken"),
        (change_when_it_was, "chain_is_broken"),
        (deny_the_undo, "chain_is_broken"),
        (change_words, "words_were_changed"),
        (hide_words, "words_were_changed"),
        (lose_words, "words_are_missing"),
        (change_a_row, "row_was_changed"),
        (change_a_rows_words, "row_was_changed"),
        (hide_a_row, "row_was_changed"),
        (delete_a_row, "row_is_missing"),
        (smuggle_a_row_in, "row_without_event"),
    ],
)
def test_tampering_is_found(
    tamper: Callable[[Meeting], None], code: str, meeting: Meeting, person: Attendee
) -> None:
    tamper(meeting)
    assert code in codes(meeting)


def test_the_row_that_was_tampered_with_is_named(
    meeting: Meeting, person: Attendee
) -> None:
    change_a_rows_words(meeting)
    (fault,) = verify_log(meeting.id).faults
    assert (fault.subject, fault.field) == (person.id, "name")
    assert fault.subject_type == "meetings.Attendee"


def test_the_command_says_what_it_found_and_ends_accordingly(
    meeting: Meeting, person: Attendee, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("verify_log")
    assert "Alt er, som loggen fortæller" in capsys.readouterr().out
    change_a_rows_words(meeting)
    with pytest.raises(CommandError, match="1 fejl"):
        call_command("verify_log", str(meeting.id))
    assert f"uden om loggen, meetings.Attendee {person.id}" in capsys.readouterr().out
    with pytest.raises(CommandError, match="There is no log with the id"):
        call_command("verify_log", "nonsense", language="en")


def test_every_fault_has_words() -> None:
    source = Path(verifying.__file__).read_text(encoding="utf-8")
    codes = re.findall(r"(?:fault\(|code=)\"(\w+)\"", source)
    assert set(codes) == WORDS.keys()
