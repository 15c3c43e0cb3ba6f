"""A database file of a test's own, and writers of other processes in front of it."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from folkmoot.web.config.environment import describe_sqlite
from folkmoot.web.config.sqlite.base import DatabaseWrapper

# A process that takes the turn, says so, and keeps it until its input ends.
_HOLDER = """
import sys
from folkmoot.web.config.sqlite.queue import find_queue
queue = find_queue(sys.argv[1])
queue.enter(patience=20)
print("in", flush=True)
sys.stdin.read()
queue.leave()
"""


def open_database(path: Path, *, timeout: float = 20) -> DatabaseWrapper:
    """A connection to a file with one small table, opened as the settings open ours."""
    described: dict[str, Any] = describe_sqlite(path)
    described["OPTIONS"]["timeout"] = timeout
    wrapper = DatabaseWrapper(
        {
            **described,
            "ATOMIC_REQUESTS": False,
            "AUTOCOMMIT": True,
            "CONN_HEALTH_CHECKS": False,
            "CONN_MAX_AGE": 0,
            "TIME_ZONE": None,
            "TEST": {"NAME": None},
        },
        "own",
    )
    wrapper.inc_thread_sharing()
    with wrapper.cursor() as cursor:
        cursor.execute("CREATE TABLE IF NOT EXISTS words (word TEXT)")
    return wrapper


def read_words(wrapper: DatabaseWrapper) -> list[str]:
    with wrapper.cursor() as cursor:
        cursor.execute("SELECT word FROM words ORDER BY rowid")
        return [word for (word,) in cursor.fetchall()]


@contextmanager
def other_process_writing(path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that has the turn for as long as the block lasts."""
    holder = subprocess.Popen(
        [sys.executable, "-c", _HOLDER, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert holder.stdout is not None
    assert holder.stdin is not None
    try:
        assert holder.stdout.readline() == "in\n"
        yield holder
    finally:
        holder.stdin.close()
        holder.wait()
        holder.stdout.close()
