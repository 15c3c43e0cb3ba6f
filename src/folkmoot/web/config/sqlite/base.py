"""Django's SQLite backend on a safe SQLite, with a fair queue in front of writers."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from folkmoot.web.config.sqlite.driver import driver_as_sqlite3, find_driver
from folkmoot.web.config.sqlite.patience import QueueTimeoutError
from folkmoot.web.config.sqlite.queue import FairQueue, find_queue

with driver_as_sqlite3(find_driver()):
    from django.db.backends.sqlite3 import base as django_backend

Database: Any = django_backend.Database  # type: ignore[attr-defined]
_WRITING = ("INSERT", "UPDATE", "DELETE", "REPLACE")


class DatabaseWrapper(django_backend.DatabaseWrapper):
    """Stands in line before each transaction, and before a write outside of one."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._queue_held: FairQueue | None = None

    def create_cursor(self, name: Any = None) -> Any:
        return self.connection.cursor(
            factory=lambda connection: QueuedCursor(connection, self)
        )

    @contextmanager
    def queued_if_writing(self, query: str) -> Iterator[None]:
        """Hold the turn for a single write that no transaction is open around."""
        is_alone = self._queue_held is None and not self.connection.in_transaction
        if not is_alone or not query.lstrip().upper().startswith(_WRITING):
            yield
            return
        self._take_turn()
        try:
            yield
        finally:
            self._end_turn()

    def _start_transaction_under_autocommit(self) -> None:
        mode = self.transaction_mode  # type: ignore[attr-defined]
        if mode not in ("IMMEDIATE", "EXCLUSIVE"):
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
            return
        self._take_turn()
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
        except BaseException:
            self._end_turn()
            raise

    def _commit(self) -> None:
        super()._commit()  # type: ignore[misc]
        # Not where it fails: then Django rolls back, with the turn still held.
        self._end_turn()

    def _rollback(self) -> None:
        try:
            super()._rollback()  # type: ignore[misc]
        finally:
            self._end_turn()

    def _close(self) -> None:
        try:
            super()._close()  # type: ignore[misc]
        finally:
            self._end_turn()

    def _take_turn(self) -> None:
        name = self.settings_dict["NAME"]
        if self._queue_held is not None or self.is_in_memory_db():
            return
        queue = find_queue(str(name))
        try:
            queue.enter(patience=self.settings_dict["OPTIONS"].get("timeout", 5.0))
        except QueueTimeoutError:
            # SQLite's own words, which other code may look for.
            raise Database.OperationalError("database is locked") from None
        self._queue_held = queue

    def _end_turn(self) -> None:
        if self._queue_held is not None:
            queue, self._queue_held = self._queue_held, None
            queue.leave()


class QueuedCursor(django_backend.SQLiteCursorWrapper):
    """A cursor that stands in line for a write of its own."""

    def __init__(self, connection: Any, wrapper: DatabaseWrapper) -> None:
        super().__init__(connection)
        self._wrapper = wrapper

    def execute(self, query: str, params: Any = None) -> Any:
        with self._wrapper.queued_if_writing(query):
            return super().execute(query, params)

    def executemany(self, query: str, param_list: Iterable[Any]) -> Any:
        with self._wrapper.queued_if_writing(query):
            return super().executemany(query, param_list)
