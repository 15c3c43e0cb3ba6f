"""Waiting until a log grows: the ground that live views stand on.

Async readers wait here without asking the database. They are woken when a change of
this process is committed; what other processes write is found by `following`. A log
that nobody waits for costs nothing.
"""

import asyncio
import time
import uuid
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from threading import Lock
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections, transaction

from folkmoot.web.events.following import CHANNEL, Follower
from folkmoot.web.events.models import Stream

# Between two frames nobody waits; a log is given up only after so long.
_WATCHED_ON = 5.0

# How much there is beside each log that readers are shown, too; it only grows.
Aside = Callable[[Iterable[uuid.UUID]], Mapping[uuid.UUID, int]]


@dataclass(frozen=True)
class Mark:
    """Where a log stands: its last number, and how often what is beside it changed."""

    number: int = 0
    wakes: int = 0


class _Watch:
    """One log that somebody waits for."""

    def __init__(self) -> None:
        self.mark = Mark()
        self.aside: int | None = None
        self.is_new = True
        self.waiting: set[asyncio.Future[None]] = set()
        self.wanted_at = time.monotonic()

    def is_wanted(self) -> bool:
        return bool(self.waiting) or time.monotonic() - self.wanted_at < _WATCHED_ON


class Tail:
    """The ends of the logs that this process waits for."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._watches: dict[uuid.UUID, _Watch] = {}
        self._asides: list[Aside] = []
        self._follower: Follower | None = None

    def add_aside(self, read: Aside) -> None:
        """Have an eye on something that is not in the log, by a count that grows."""
        if read not in self._asides:
            self._asides.append(read)

    async def wait_after(
        self, stream_id: uuid.UUID, number: int, *, timeout: float
    ) -> int:
        """The log's last number once it is beyond this one, or when time is up."""
        mark = await self.wait_past(stream_id, Mark(number), timeout=timeout)
        return mark.number

    async def wait_past(
        self, stream_id: uuid.UUID, seen: Mark, *, timeout: float
    ) -> Mark:
        """Where the log stands once there is more than was seen, or when time is up.

        What is committed after this was first called for a log is noticed, so who then
        reads up to some number and goes on from there misses nothing.
        """
        try:
            async with asyncio.timeout(timeout):
                # What was found out first about a log may be what was seen already.
                while not _is_past(mark := self.watch(stream_id), seen):
                    await self._wait_for_any(stream_id, mark)
        except TimeoutError:
            mark = self.watch(stream_id)
        return mark

    def watch(self, stream_id: uuid.UUID) -> Mark:
        """Begin to notice what is committed, for one who is about to wait."""
        with self._lock:
            return self._watch(stream_id).mark

    def is_watched(self, stream_id: uuid.UUID) -> bool:
        return stream_id in self._watches

    def note(self, stream_id: uuid.UUID, number: int) -> None:
        """The log has come to a number. From any thread."""
        with self._lock:
            watch = self._watches.get(stream_id)
            if watch is not None and number > watch.mark.number:
                _rouse(watch, Mark(number, watch.mark.wakes))

    def rouse(self, stream_id: uuid.UUID) -> None:
        """Something beside the log has changed. From any thread."""
        with self._lock:
            watch = self._watches.get(stream_id)
            if watch is not None:
                _rouse(watch, Mark(watch.mark.number, watch.mark.wakes + 1))

    def list_wanted(self) -> list[uuid.UUID]:
        """The logs to look after; empty, and then for good, when there are none."""
        with self._lock:
            for stream_id, watch in list(self._watches.items()):
                if not watch.is_wanted():
                    del self._watches[stream_id]
            if not self._watches:
                self._follower = None
            return list(self._watches)

    def has_new(self) -> bool:
        """Whether there is a log that was not looked up yet."""
        with self._lock:
            return any(watch.is_new for watch in self._watches.values())

    def look_up(self) -> None:
        """Read where all wanted logs stand now."""
        with self._lock:
            wanted = list(self._watches)
            for watch in self._watches.values():
                watch.is_new = False
        found = Stream.objects.filter(id__in=wanted)
        for stream_id, number in found.values_list("id", "last_number"):
            self.note(stream_id, number)
        for read in self._asides:
            for stream_id, count in read(wanted).items():
                self._note_aside(stream_id, count)

    def close(self) -> None:
        """Stop looking after logs, and wait until that has ended."""
        with self._lock:
            follower, self._follower = self._follower, None
            self._watches.clear()
        if follower is not None:
            follower.stop()

    def _watch(self, stream_id: uuid.UUID) -> _Watch:
        watch = self._watches.get(stream_id)
        if watch is None:
            watch = self._watches[stream_id] = _Watch()
        watch.wanted_at = time.monotonic()
        if self._follower is None:
            self._follower = Follower(self)
            self._follower.start()
        return watch

    async def _wait_for_any(self, stream_id: uuid.UUID, mark: Mark) -> None:
        future = asyncio.get_running_loop().create_future()
        with self._lock:
            watch = self._watch(stream_id)
            if watch.mark != mark:
                return
            watch.waiting.add(future)
        try:
            await future
        finally:
            with self._lock:
                watch.waiting.discard(future)
                watch.wanted_at = time.monotonic()

    def _note_aside(self, stream_id: uuid.UUID, count: int) -> None:
        with self._lock:
            watch = self._watches.get(stream_id)
            # What it was at first may have come after a reader read: told, too.
            if watch is not None and watch.aside != count:
                watch.aside = count
                _rouse(watch, Mark(watch.mark.number, watch.mark.wakes + 1))


tail = Tail()


def announce(stream_id: uuid.UUID, number: int) -> None:
    """Let those who wait know when this transaction is committed."""
    connection: Any = connections[DEFAULT_DB_ALIAS]
    if connection.vendor == "postgresql":
        _notify(connection, f"{stream_id.hex} {number}")
    if tail.is_watched(stream_id):
        transaction.on_commit(partial(tail.note, stream_id, number))


def wake(stream_id: uuid.UUID) -> None:
    """Something that readers of a log are shown has changed, but not in the log."""
    connection: Any = connections[DEFAULT_DB_ALIAS]
    if connection.vendor == "postgresql":
        _notify(connection, stream_id.hex)
    if tail.is_watched(stream_id):
        transaction.on_commit(partial(tail.rouse, stream_id))


def _notify(connection: Any, told: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_notify(%s, %s)", [CHANNEL, told])


def _is_past(mark: Mark, seen: Mark) -> bool:
    return mark.number > seen.number or mark.wakes > seen.wakes


def _rouse(watch: _Watch, mark: Mark) -> None:
    watch.mark = mark
    for future in watch.waiting:
        try:
            future.get_loop().call_soon_threadsafe(_finish, future)
        except RuntimeError:  # the loop it waited in is gone
            continue
    watch.waiting = set()


def _finish(future: "asyncio.Future[None]") -> None:
    if not future.done():
        future.set_result(None)
