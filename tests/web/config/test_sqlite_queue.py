"""Who comes first, writes first; and nobody waits for one who is gone."""

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError

from folkmoot.web.config.sqlite.base import DatabaseWrapper
from folkmoot.web.config.sqlite.patience import QueueTimeoutError
from folkmoot.web.config.sqlite.queue import FairQueue, ThreadQueue, find_queue
from tests.web.config.queued import open_database, other_process_writing, read_words


@pytest.fixture(autouse=True)
def databases_of_our_own(django_db_blocker: Any) -> Iterator[None]:
    """pytest-django keeps tests from all databases, also from files of their own."""
    with django_db_blocker.unblock():
        yield


def _wait_for(condition: Callable[[], bool]) -> None:
    until = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < until
        time.sleep(0.001)


@pytest.fixture
def queue(tmp_path: Path) -> FairQueue:
    return FairQueue(str(tmp_path / "hall.queue"))


def _write_word(path: Path, word: str) -> None:
    wrapper = open_database(path)
    with wrapper.cursor() as cursor:
        cursor.execute("INSERT INTO words VALUES (%s)", [word])
    wrapper.close()


def test_threads_get_their_turn_in_the_order_they_came(queue: FairQueue) -> None:
    queue.enter(patience=20)
    served: list[int] = []

    def stand_in_line(number: int) -> None:
        queue.enter(patience=20)
        served.append(number)
        queue.leave()

    threads = []
    for number in range(8):
        threads.append(threading.Thread(target=stand_in_line, args=(number,)))
        threads[-1].start()
        _wait_for(lambda: len(queue._threads._waiting) == len(threads))
    queue.leave()
    for thread in threads:
        thread.join()
    assert served == list(range(8))


def test_processes_get_their_turn_in_the_order_they_came(tmp_path: Path) -> None:
    # Two queues on one file are to each other as two processes are.
    path = str(tmp_path / "hall.queue")
    first, second, third = FairQueue(path), FairQueue(path), FairQueue(path)
    first.enter(patience=20)
    served: list[str] = []

    def stand_in_line(queue: FairQueue, name: str) -> None:
        queue.enter(patience=20)
        served.append(name)
        queue.leave()

    threads = []
    for queue, name in ((second, "second"), (third, "third")):
        threads.append(threading.Thread(target=stand_in_line, args=(queue, name)))
        threads[-1].start()
        _wait_for(lambda queue=queue: queue._processes._number > 0)  # type: ignore[misc]
    first.leave()
    for thread in threads:
        thread.join()
    assert served == ["second", "third"]


def test_one_who_waits_too_long_is_told_that_the_database_is_locked(
    tmp_path: Path,
) -> None:
    path = tmp_path / "hall.sqlite3"
    wrapper = open_database(path, timeout=0.05)
    with (
        other_process_writing(path),
        pytest.raises(OperationalError, match="is locked"),
        wrapper.cursor() as cursor,
    ):
        cursor.execute("INSERT INTO words VALUES ('too late')")
    assert read_words(wrapper) == []
    wrapper.close()


def test_one_who_gave_up_holds_up_nobody(queue: FairQueue) -> None:
    queue.enter(patience=20)
    with pytest.raises(QueueTimeoutError):
        queue.enter(patience=0.01)
    queue.leave()
    queue.enter(patience=0.01)
    queue.leave()


def test_a_thread_that_is_interrupted_in_line_holds_up_nobody(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    threads = ThreadQueue()
    threads.enter(until=time.monotonic())

    class Interrupted(threading.Event):
        def wait(self, timeout: float | None = None) -> bool:
            raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(threading, "Event", Interrupted)
        with pytest.raises(KeyboardInterrupt):
            threads.enter(until=time.monotonic() + 20)
    threads.leave()
    threads.enter(until=time.monotonic())


def test_a_writer_waits_for_one_of_another_process(tmp_path: Path) -> None:
    path = tmp_path / "hall.sqlite3"
    wrapper = open_database(path)
    with other_process_writing(path):
        writer = threading.Thread(target=_write_word, args=(path, "second"))
        writer.start()
        _wait_for(lambda: find_queue(str(path))._threads._is_taken)
        assert read_words(wrapper) == []
    writer.join()
    assert read_words(wrapper) == ["second"]
    wrapper.close()


def test_a_killed_writer_holds_up_nobody(tmp_path: Path) -> None:
    path = tmp_path / "hall.sqlite3"
    wrapper = open_database(path)
    with other_process_writing(path) as holder:
        holder.kill()
        holder.wait()
        _write_word(path, "after")
    assert read_words(wrapper) == ["after"]
    wrapper.close()


@pytest.mark.parametrize("end", ["commit", "rollback", "close"])
def test_the_turn_is_given_on_when_the_transaction_ends(
    tmp_path: Path, end: str
) -> None:
    path = tmp_path / "hall.sqlite3"
    wrapper = open_database(path)
    wrapper.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    assert _holds_turn(path)
    with wrapper.cursor() as cursor:
        cursor.execute("INSERT INTO words VALUES ('kept')")
    getattr(wrapper, end)()
    assert not _holds_turn(path)
    reader = open_database(path)
    assert read_words(reader) == (["kept"] if end == "commit" else [])
    reader.close()
    wrapper.close()


def _holds_turn(path: Path) -> bool:
    return find_queue(str(path))._threads._is_taken


def test_reading_needs_no_turn(tmp_path: Path) -> None:
    path = tmp_path / "hall.sqlite3"
    wrapper = open_database(path, timeout=0.05)
    with other_process_writing(path):
        assert read_words(wrapper) == []
    wrapper.close()


def test_many_threads_that_write_at_once_lose_no_word(tmp_path: Path) -> None:
    path = tmp_path / "hall.sqlite3"
    wrapper: DatabaseWrapper = open_database(path)

    def write_ten(number: int) -> None:
        for word in range(10):
            _write_word(path, f"{number}-{word}")

    threads = [threading.Thread(target=write_ten, args=(n,)) for n in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    written = {f"{number}-{word}" for number in range(6) for word in range(10)}
    assert set(read_words(wrapper)) == written
    wrapper.close()
