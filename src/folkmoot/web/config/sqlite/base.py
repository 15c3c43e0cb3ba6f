"""Django's SQLite backend on a safe SQLite, with a fair queue in front of writers."""

import functools
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from folkmoot.web.config.sqlite.driver import driver_as_sqlite3, find_driver
from folkmoot.web.config.sqlite.patience import QueueTimeoutError
from folkmoot.web.config.sqlite.queue import FairQueue, find_queue

with driver_as_sqlite3(find_driver()):
    from django.db.backends.sqlite3 import base as django_backend

Database: Any = django_backend.Database  # type: ignore[attr-defined]
_LONGEST_WORD = 7
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
    def queued(self) -> Iterator[None]:
        """Hold the turn for a single write."""
        self._take_turn()
        try:
            yield
        finally:
            self._end_turn()

    def is_single_write(self, query: str) -> bool:
        """Whether it is a write that no transaction is open around."""
        if self._queue_held is not None or self.connection.in_transaction:
            return False
        return query.lstrip()[:_LONGEST_WORD].upper().startswith(_WRITING)

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

    def convert_query(self, query: str, *, param_names: Any = None) -> str:
        if param_names is not None:
            convert = super().convert_query  # type: ignore[misc]
            spelled: str = convert(query, param_names=param_names)
            return spelled
        return _with_question_marks(query)

    def execute(self, query: str, params: Any = None) -> Any:
        if not self._wrapper.is_single_write(query):
            return super().execute(query, params)
        with self._wrapper.queued():
            return super().execute(query, params)

    def executemany(self, query: str, param_list: Iterable[Any]) -> Any:
        if not self._wrapper.is_single_write(query):
            return super().executemany(query, param_list)
        with self._wrapper.queued():
            return super().executemany(query, param_list)


@functools.lru_cache(maxsize=1024)
def _with_question_marks(query: str) -> str:
    """As SQLite spells its parameters; most queries are asked again and again."""
    spelled: str = django_backend.FORMAT_QMARK_REGEX.sub("?", query)
    return spelled.replace("%%", "%")
