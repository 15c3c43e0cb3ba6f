"""A transaction the database ended for another's sake is done again."""

import contextlib
import threading
import uuid
from typing import Any

import pytest
from django.db import OperationalError, connection, transaction

from folkmoot.web.events.models import Stream
from folkmoot.web.events.retrying import done_again_if_given_way


class _GivenWayError(Exception):
    sqlstate = "40P01"


def _fail(cause: Exception | None) -> OperationalError:
    error = OperationalError("as the database tells it")
    error.__cause__ = cause
    return error


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("failures", "expected"), [(0, 1), (2, 3)])
def test_what_had_to_give_way_is_done_again(failures: int, expected: int) -> None:
    tries: list[int] = []

    @done_again_if_given_way
    def write() -> int:
        tries.append(1)
        if len(tries) <= failures:
            raise _fail(_GivenWayError())
        return len(tries)

    assert write() == expected


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("cause", [None, _GivenWayError()])
def test_what_fails_otherwise_or_always_is_told(cause: Exception | None) -> None:
    tries: list[int] = []

    @done_again_if_given_way
    def write() -> None:
        tries.append(1)
        raise _fail(cause)

    with pytest.raises(OperationalError):
        write()
    assert len(tries) == (1 if cause is None else 3)


@pytest.mark.django_db
def test_within_another_transaction_it_is_not_tried_again() -> None:
    tries: list[int] = []

    @done_again_if_given_way
    def write() -> None:
        tries.append(1)
        raise _fail(_GivenWayError())

    with transaction.atomic(), pytest.raises(OperationalError):
        write()
    assert len(tries) == 1


class _Meeting:
    """Where two threads wait until each holds a row, once.

    Only on PostgreSQL can both hold one: SQLite lets the second begin after the first.
    """

    def __init__(self) -> None:
        self._barrier = threading.Barrier(2, timeout=5)

    def wait(self) -> None:
        if connection.vendor != "postgresql" or self._barrier.broken:
            return
        with contextlib.suppress(threading.BrokenBarrierError):
            self._barrier.wait()
        self._barrier.abort()


@done_again_if_given_way
def _count_up(one: uuid.UUID, other: uuid.UUID, meeting: _Meeting) -> None:
    with transaction.atomic():
        for stream_id in (one, other):
            stream = Stream.objects.select_for_update().get(id=stream_id)
            stream.last_number += 1
            stream.save()
            meeting.wait()


def _count_up_in_thread(*arguments: Any) -> None:
    try:
        _count_up(*arguments)
    finally:
        connection.close()


@pytest.mark.django_db(transaction=True)
def test_two_that_wait_for_each_other_both_get_done() -> None:
    """On PostgreSQL a deadlock; on SQLite one simply comes after the other."""
    first, second = (Stream.objects.create(id=uuid.uuid4()).id for _ in range(2))
    meeting = _Meeting()
    threads = [
        threading.Thread(target=_count_up_in_thread, args=(*pair, meeting))
        for pair in ((first, second), (second, first))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    streams = Stream.objects.filter(id__in=[first, second])
    assert [stream.last_number for stream in streams] == [2, 2]
