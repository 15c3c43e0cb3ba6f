"""Readers wait for a log without asking the database, and miss nothing."""

import asyncio
import subprocess
import sys
import uuid
from collections.abc import Awaitable, Callable, Iterator
from threading import Thread
from typing import Any, TypeVar

import pytest
from django.db import connection, connections, transaction

from folkmoot.web.accounts.models import User
from folkmoot.web.events.models import Stream
from folkmoot.web.events.recording import Actor, open_change
from folkmoot.web.events.tail import Mark, tail, wake
from folkmoot.web.meetings.models import Consultation
from tests.cli.served import wait_until

Told = TypeVar("Told")
PATIENCE = 20
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

# What another process does: it raises the counter, and on PostgreSQL tells so.
OTHER = """
import sys, uuid
import django
django.setup()
from django.db import transaction
from folkmoot.web.events.models import Stream
from folkmoot.web.events.tail import announce
from tests.web.events.test_tail import point_at
point_at(sys.argv[2])
stream_id = uuid.UUID(sys.argv[1])
with transaction.atomic():
    Stream.objects.filter(id=stream_id).update(last_number=int(sys.argv[3]))
    announce(stream_id, int(sys.argv[3]))
"""


@pytest.fixture(autouse=True)
def _closed() -> Iterator[None]:
    yield
    tail.close()


def point_at(database: str) -> None:
    """Let this process use a test's database."""
    connections["default"].settings_dict["NAME"] = database


def in_thread(do: Callable[[], object]) -> None:
    """As a request does it: in a thread of its own."""

    def work() -> None:
        try:
            do()
        finally:
            connections.close_all()

    thread = Thread(target=work)
    thread.start()
    thread.join()


def rename(consultation: Consultation, by: User, name: str) -> None:
    with open_change(
        consultation.id, by=Actor.of_person(by), command="rename"
    ) as change:
        change.change(consultation, name=name)


async def meanwhile(waiting: Awaitable[Told], do: Callable[[], object]) -> Told:
    """What is told to one who waited while something was done."""
    task = asyncio.ensure_future(waiting)
    await asyncio.sleep(0)
    await asyncio.get_running_loop().run_in_executor(None, in_thread, do)
    return await task


def test_a_reader_is_woken_by_a_change_of_this_process(
    consultation: Consultation, anne: User
) -> None:
    before = Stream.objects.get(id=consultation.id).last_number
    waiting = tail.wait_after(consultation.id, before, timeout=PATIENCE)
    told = asyncio.run(meanwhile(waiting, lambda: rename(consultation, anne, "Ny")))
    assert told == before + 1


def test_where_there_is_more_already_nobody_waits(consultation: Consultation) -> None:
    number = Stream.objects.get(id=consultation.id).last_number
    told = asyncio.run(tail.wait_after(consultation.id, 0, timeout=PATIENCE))
    assert told == number


def test_when_time_is_up_the_number_is_what_it_was(consultation: Consultation) -> None:
    number = Stream.objects.get(id=consultation.id).last_number
    waiting = tail.wait_after(consultation.id, number, timeout=0.05)
    assert asyncio.run(waiting) <= number


def test_what_is_rolled_back_wakes_nobody(
    consultation: Consultation, anne: User
) -> None:
    number = Stream.objects.get(id=consultation.id).last_number

    def change_mind() -> None:
        by = Actor.of_person(anne)
        with transaction.atomic():
            with open_change(consultation.id, by=by, command="rename") as change:
                change.change(consultation, name="Ny")
            transaction.set_rollback(True)

    waiting = tail.wait_after(consultation.id, number, timeout=0.7)
    assert asyncio.run(meanwhile(waiting, change_mind)) <= number


def test_a_change_of_another_process_is_noticed(consultation: Consultation) -> None:
    def do() -> None:
        name = str(connection.settings_dict["NAME"])
        subprocess.run(
            [sys.executable, "-c", OTHER, str(consultation.id), name, "4711"],
            check=True,
        )

    waiting = tail.wait_after(consultation.id, 4710, timeout=PATIENCE)
    assert asyncio.run(meanwhile(waiting, do)) == 4711


def test_what_is_beside_the_log_wakes_readers_too(consultation: Consultation) -> None:
    async def wait() -> Mark:
        seen = await tail.wait_past(consultation.id, Mark(), timeout=PATIENCE)
        waiting = tail.wait_past(consultation.id, seen, timeout=PATIENCE)
        return await meanwhile(waiting, lambda: wake(consultation.id))

    assert asyncio.run(wait()).wakes >= 1


def test_a_count_beside_the_log_is_watched(consultation: Consultation) -> None:
    counts = {consultation.id: 1}
    tail.add_aside(lambda _: dict(counts))

    async def wait() -> Mark:
        seen = Mark(10**9)
        seen = await tail.wait_past(consultation.id, seen, timeout=PATIENCE)
        counts[consultation.id] = 2
        tail.watch(uuid.uuid4())  # a new log is looked up at once, and all with it
        return await tail.wait_past(
            consultation.id, Mark(10**9, seen.wakes), timeout=PATIENCE
        )

    try:
        assert asyncio.run(wait()).wakes == 2
    finally:
        tail._asides.pop()


def test_a_log_nobody_waits_for_is_let_go(
    consultation: Consultation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("folkmoot.web.events.tail._WATCHED_ON", 0.0)
    asyncio.run(tail.wait_after(consultation.id, 10**9, timeout=0.05))
    assert tail.list_wanted() == []
    assert not tail.is_watched(consultation.id)


@pytest.mark.skipif(
    connection.vendor != "postgresql", reason="SQLite has nobody to listen to"
)
def test_one_who_is_cut_off_listens_again(
    consultation: Consultation, anne: User
) -> None:
    def cut_off() -> bool:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE query LIKE 'LISTEN%%' AND pid <> pg_backend_pid()"
                " AND datname = current_database()"
            )
            return cursor.rowcount > 0

    def do_both() -> None:
        wait_until(cut_off)  # once it listens
        rename(consultation, anne, "Ny")

    number = Stream.objects.get(id=consultation.id).last_number
    waiting = tail.wait_after(consultation.id, number, timeout=PATIENCE)
    told: Any = asyncio.run(meanwhile(waiting, do_both))
    assert told == number + 1
