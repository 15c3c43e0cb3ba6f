"""Who goes on from the last number read misses nothing, however many write at once."""

import threading
import time
from collections.abc import Callable

import pytest
from django.db import connection

from folkmoot.web.events.models import Event
from folkmoot.web.events.queries import events_after
from folkmoot.web.events.recording import SYSTEM, open_change
from folkmoot.web.meetings.models import Meeting, ProgrammeItem

WRITERS = 4
STEPS = 12
A_STEP = 3


def run(*works: Callable[[], None]) -> list[threading.Thread]:
    """Each in a thread with a connection of its own, which it gives back."""

    def working(work: Callable[[], None]) -> None:
        try:
            work()
        finally:
            connection.close()

    threads = [threading.Thread(target=working, args=[work]) for work in works]
    for thread in threads:
        thread.start()
    return threads


def write(meeting: Meeting) -> None:
    """Steps of several events each; every fourth is taken back at its end."""
    for step in range(STEPS):
        try:
            with open_change(meeting.id, by=SYSTEM, command="write") as change:
                for _ in range(A_STEP):
                    change.create(ProgrammeItem(meeting=meeting, kind="break"))
                    time.sleep(0.0005)  # so that the writers do meet
                if step % 4 == 3:
                    raise RuntimeError("taken back")
        except RuntimeError:
            pass


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_a_reader_beside_writers_never_sees_a_gap(meeting: Meeting) -> None:
    start = Event.objects.filter(stream_id=meeting.id).count()
    read: list[Event] = []
    is_over = threading.Event()

    def read_on() -> None:
        number = start
        while True:
            was_over = is_over.is_set()
            found = events_after(meeting.id, number, limit=7)
            read.extend(found)
            number = found[-1].number if found else number
            time.sleep(0.0005)  # a reader that never rests takes the turn of writers
            if was_over and not found:
                return

    readers = run(read_on)
    for writer in run(*[lambda: write(meeting)] * WRITERS):
        writer.join()
    is_over.set()
    readers[0].join()
    kept_steps = STEPS - STEPS // 4
    expected = start + WRITERS * kept_steps * A_STEP
    assert [event.number for event in read] == list(range(start + 1, expected + 1))


@pytest.mark.django_db
def test_what_is_read_is_cut_where_one_asks(meeting: Meeting) -> None:
    assert [e.number for e in events_after(meeting.id, 2, limit=2)] == [3, 4]
    assert events_after(meeting.id, 10_000) == []
