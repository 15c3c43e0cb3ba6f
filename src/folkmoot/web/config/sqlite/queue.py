"""A fair queue in front of SQLite's one writer: who comes first, writes first.

SQLite itself lets whoever asks in a lucky moment write next, so that under load an
unlucky writer waits for many seconds. Threads of one process stand in line in memory;
the first of them stands in line among the processes, in a file beside the database.

The queue only makes it fair. That two never write at once is SQLite's own doing, so
nothing is lost where the queue is not there.
"""

import os
import threading
import time
from collections import deque

from folkmoot.web.config.sqlite.patience import QueueTimeoutError

try:
    from folkmoot.web.config.sqlite.process_queue import ProcessQueue
except ImportError:  # no such locks here: the threads stand in line alone
    HAS_PROCESS_QUEUE = False
else:
    HAS_PROCESS_QUEUE = True


class ThreadQueue:
    """First come, first served, among the threads of this process."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiting: deque[threading.Event] = deque()
        self._is_taken = False

    def enter(self, *, until: float) -> None:
        """Wait for the turn; raise QueueTimeoutError at the time `until`."""
        with self._lock:
            if not self._is_taken:
                self._is_taken = True
                return
            turn = threading.Event()
            self._waiting.append(turn)
        try:
            has_turn = turn.wait(max(0.0, until - time.monotonic()))
        except BaseException:
            if not self._withdraw(turn):
                self.leave()
            raise
        if not has_turn and self._withdraw(turn):
            raise QueueTimeoutError

    def leave(self) -> None:
        """Hand the turn to the next."""
        with self._lock:
            if self._waiting:
                self._waiting.popleft().set()
            else:
                self._is_taken = False

    def _withdraw(self, turn: threading.Event) -> bool:
        """Leave the line; False where the turn came in the very last moment."""
        with self._lock:
            if turn.is_set():
                return False
            self._waiting.remove(turn)
            return True


class FairQueue:
    """The line in front of one database file, for all threads of all processes."""

    def __init__(self, path: str) -> None:
        self._threads = ThreadQueue()
        self._processes = ProcessQueue(path) if HAS_PROCESS_QUEUE else None

    def enter(self, *, patience: float) -> None:
        """Wait for the turn, at most `patience` seconds."""
        until = time.monotonic() + patience
        self._threads.enter(until=until)
        try:
            if self._processes is not None:
                self._processes.enter(until=until)
        except BaseException:
            self._threads.leave()
            raise

    def leave(self) -> None:
        """Give the turn on."""
        try:
            if self._processes is not None:
                self._processes.leave()
        finally:
            self._threads.leave()


_queues: dict[str, FairQueue] = {}
_queues_lock = threading.Lock()


def find_queue(database: str) -> FairQueue:
    """The queue of a database file, one in each process."""
    path = f"{os.path.realpath(database)}.queue"
    with _queues_lock:
        if path not in _queues:
            _queues[path] = FairQueue(path)
        return _queues[path]


def _forget_queues() -> None:
    """A child must not share its parent's place in line."""
    global _queues_lock
    _queues_lock = threading.Lock()
    _queues.clear()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget_queues)
