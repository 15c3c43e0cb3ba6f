"""One worker process: the parent's hold on it, and what it does."""

from __future__ import annotations

import multiprocessing
import os
import threading
from multiprocessing.connection import Connection

from folkmoot.engines.packing import make_answer
from folkmoot.engines.starting import starting_workers


class WorkerLostError(Exception):
    """The process ended without an answer."""


class Worker:
    """A spawned process that answers one batch at a time.

    It ends with its parent, however that ends: then there is nobody left to ask it.
    """

    def __init__(self, *, needs_main: bool) -> None:
        context = multiprocessing.get_context("spawn")
        self.connection, other_end = context.Pipe()
        self._process = context.Process(target=serve, args=(other_end,), daemon=True)
        self._function = b""
        self._is_ended = False
        with starting_workers(needs_main=needs_main):
            self._process.start()
        # With our copy open, its end would not be noticed.
        other_end.close()

    def is_alive(self) -> bool:
        """Whether the process runs."""
        return not self._is_ended and self._process.is_alive()

    def ask(self, function: bytes, batch: bytes) -> None:
        """Give it a batch, and the function unless it has that already.

        Raises:
            WorkerLostError: the process is gone.
        """
        news = None if function is self._function else function
        self._function = function
        try:
            self.connection.send((news, batch))
        except OSError as error:
            raise WorkerLostError from error

    def take_answer(self) -> bytes:
        """Its answer, waiting for it.

        Raises:
            WorkerLostError: the process ended before it had answered.
        """
        try:
            return self.connection.recv_bytes()
        except (EOFError, OSError) as error:
            raise WorkerLostError from error

    def end(self) -> None:
        """End the process at once, whatever it does: a pure function leaves nothing."""
        if self._is_ended:
            return
        self._process.kill()
        self._process.join()
        self._is_ended = True
        self._process.close()
        self.connection.close()


def serve(asked: Connection) -> None:
    """Be the worker: answer until nobody asks."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    function = b""
    while True:
        try:
            news, batch = asked.recv()
            function = function if news is None else news
            asked.send_bytes(make_answer(function, batch))
        except (EOFError, OSError):
            return


def _end_with_parent() -> None:
    """A parent that was killed cannot end the batch it gave."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
