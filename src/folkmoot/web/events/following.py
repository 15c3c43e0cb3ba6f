"""The thread that finds out what other processes wrote to the logs somebody waits for.

On SQLite it asks twice a second where these logs stand. On PostgreSQL it listens, with
a connection of its own, and asks now and then all the same; when that connection is
lost, it asks until it has another. It ends when nobody has waited for a while.
"""

import logging
import time
import uuid
from threading import Event, Thread
from typing import Any, Protocol

from django.db import DEFAULT_DB_ALIAS, Error, close_old_connections, connections

CHANNEL = "folkmoot"
_PAUSE = 0.5
_PAUSE_WHEN_LISTENING = 5.0

logger = logging.getLogger(__name__)


class Followed(Protocol):
    """The logs, and whom to tell about them."""

    def list_wanted(self) -> list[uuid.UUID]: ...
    def has_new(self) -> bool: ...
    def look_up(self) -> None: ...
    def note(self, stream_id: uuid.UUID, number: int) -> None: ...
    def rouse(self, stream_id: uuid.UUID) -> None: ...


class Follower(Thread):
    """Looks after the logs, as long as there are any."""

    def __init__(self, followed: Followed) -> None:
        super().__init__(name="folkmoot-follower", daemon=True)
        self._followed = followed
        self._is_stopped = Event()

    def stop(self) -> None:
        self._is_stopped.set()
        self.join()

    def run(self) -> None:
        listens = connections[DEFAULT_DB_ALIAS].vendor == "postgresql"
        try:
            while self._goes_on():
                if listens:
                    self._listen()
                self._look_up()
                self._is_stopped.wait(_PAUSE)
        finally:
            connections.close_all()

    def _goes_on(self) -> bool:
        return not self._is_stopped.is_set() and bool(self._followed.list_wanted())

    def _look_up(self) -> bool:
        try:
            close_old_connections()
            self._followed.look_up()
        except Error:
            logger.warning("The logs could not be looked up.", exc_info=True)
            return False
        return True

    def _listen(self) -> None:
        """Listen until nobody waits any more, or the connection is lost."""
        own: Any = connections[DEFAULT_DB_ALIAS].copy()
        try:
            with own.cursor() as cursor:
                cursor.execute(f"LISTEN {CHANNEL}")
            self._hear(own.connection)
        except (Error, own.Database.Error):
            logger.warning("Listening to PostgreSQL was cut off; asking instead.")
        finally:
            own.close()

    def _hear(self, heard: Any) -> None:
        asked_at = float("-inf")
        while self._goes_on():
            is_time = time.monotonic() - asked_at > _PAUSE_WHEN_LISTENING
            if is_time or self._followed.has_new():
                asked_at = time.monotonic()
                self._look_up()
            for notice in heard.notifies(timeout=_PAUSE):
                self._take(notice.payload)
                if self._followed.has_new():
                    break

    def _take(self, told: str) -> None:
        stream, _, number = told.partition(" ")
        try:
            stream_id = uuid.UUID(hex=stream)
            if number:
                self._followed.note(stream_id, int(number))
            else:
                self._followed.rouse(stream_id)
        except ValueError:  # somebody else's
            logger.warning("A notice of PostgreSQL was not understood.")
