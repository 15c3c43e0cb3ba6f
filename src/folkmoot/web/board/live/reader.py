"""One thread that reads from the database for all streams, with its own connection."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Lock
from typing import TypeVar

from django.db import close_old_connections, connections

Told = TypeVar("Told")


class Reader:
    """Reads one thing after another, so that streams take no seat from anybody."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._lock = Lock()
        self._pool: ThreadPoolExecutor | None = None

    async def do(self, work: Callable[[], Told]) -> Told:
        """What the work gives, done in the thread."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._open(), _do, work)

    def close(self) -> None:
        """End the thread and its connection."""
        with self._lock:
            pool, self._pool = self._pool, None
        if pool is not None:
            pool.submit(connections.close_all)
            pool.shutdown()

    def _open(self) -> ThreadPoolExecutor:
        with self._lock:
            if self._pool is None:
                self._pool = ThreadPoolExecutor(1, thread_name_prefix=self._name)
            return self._pool


def _do(work: Callable[[], Told]) -> Told:
    # One that the database has closed meanwhile is opened anew.
    close_old_connections()
    return work()


reader = Reader("folkmoot-frames")
# What follows from reading may have to wait for a turn to write.
afterwards = Reader("folkmoot-follow")
