"""How long the slowest write waits when four processes write without pause.

    make bench

SQLite lets whoever asks in a lucky moment write next; the queue in front of it lets
them write in the order they came. Four processes write one row per transaction, each as
often as it can, on a database as the server has it (WAL, synchronous=FULL). Both ways
are measured in turn, several times. The table is kept in benchmarks/results/writers.md.
"""

import datetime
import multiprocessing
import os
import platform
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import django

PROCESSES = 4
SECONDS = 10.0
ROUNDS = 3
# How much sooner the slowest write must be done with the queue, in the same run.
LEAST_RATIO = 5.0
RESULTS = Path(__file__).parent / "results" / "writers.md"


@dataclass(frozen=True)
class Measured:
    """What one way of writing took, over all its rounds."""

    waits: list[float]
    failed: int

    def at(self, part: float) -> float:
        """The wait in milliseconds that this part of the writes stayed below."""
        return self.waits[min(int(len(self.waits) * part), len(self.waits) - 1)] * 1000


def open_database(path: Path) -> Any:
    django.setup()
    from folkmoot.web.config.environment import describe_sqlite
    from folkmoot.web.config.sqlite.base import DatabaseWrapper

    given = {
        "ATOMIC_REQUESTS": False,
        "AUTOCOMMIT": True,
        "CONN_HEALTH_CHECKS": False,
        "CONN_MAX_AGE": 0,
        "TIME_ZONE": None,
        "TEST": {"NAME": None},
    }
    return DatabaseWrapper({**describe_sqlite(path), **given}, "bench")


def write_without_pause(path: Path, queued: bool, began: float, results: Any) -> None:
    """Write until the time is over; hand the wait of each write back."""
    wrapper = open_database(path)
    if not queued:
        type(wrapper)._take_turn = lambda self: None
    wrapper.ensure_connection()
    waits, failed = [], 0
    time.sleep(max(0.0, began - time.time()))
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        asked = time.perf_counter()
        try:
            write_one_row(wrapper)
        except Exception:
            failed += 1
        waits.append(time.perf_counter() - asked)
    wrapper.close()
    results.put((waits, failed))


def write_one_row(wrapper: Any) -> None:
    wrapper.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    try:
        with wrapper.cursor() as cursor:
            cursor.execute("INSERT INTO words (word) VALUES (hex(randomblob(100)))")
        wrapper.commit()
    except Exception:
        wrapper.rollback()
        raise
    finally:
        wrapper.set_autocommit(True)


def measure_round(queued: bool) -> tuple[list[float], int]:
    context = multiprocessing.get_context("spawn")
    with tempfile.TemporaryDirectory(prefix="folkmoot-writers-") as folder:
        path = Path(folder) / "hall.sqlite3"
        wrapper = open_database(path)
        with wrapper.cursor() as cursor:
            cursor.execute("CREATE TABLE words (id INTEGER PRIMARY KEY, word TEXT)")
        results = context.Queue()
        asked = (path, queued, time.time() + 3, results)
        writers = [
            context.Process(target=write_without_pause, args=asked)
            for _ in range(PROCESSES)
        ]
        for writer in writers:
            writer.start()
        told = [results.get() for _ in writers]
        for writer in writers:
            writer.join()
        wrapper.close()
    return [wait for waits, _ in told for wait in waits], sum(each for _, each in told)


def measure() -> dict[bool, Measured]:
    found: dict[bool, tuple[list[float], int]] = {False: ([], 0), True: ([], 0)}
    for _ in range(ROUNDS):
        for queued in (False, True):
            waits, failed = measure_round(queued)
            found[queued] = (found[queued][0] + waits, found[queued][1] + failed)
    return {
        queued: Measured(sorted(waits), failed)
        for queued, (waits, failed) in found.items()
    }


def tell(measured: dict[bool, Measured]) -> str:
    without, queued = measured[False], measured[True]
    sqlite = open_database(Path("unused")).get_database_version()
    version = ".".join(str(part) for part in sqlite)
    lines = [
        f"# Writers: {datetime.date.today()}, Python {platform.python_version()}, "
        f"SQLite {version}",
        "",
        f"{PROCESSES} processes write without pause for {SECONDS:.0f} s, {ROUNDS} "
        f"times each way in turn, on {os.cpu_count()} cores with a load of "
        f"{os.getloadavg()[1]:.1f}.",
        "",
        "| milliseconds until a write was durable | without queue | queue | ratio |",
        "|---|--:|--:|--:|",
    ]
    for name, part in (("half below", 0.5), ("99 % below", 0.99), ("slowest", 1.0)):
        a, b = without.at(part), queued.at(part)
        lines.append(f"| {name} | {a:,.1f} | {b:,.1f} | {a / b:,.2f} |")
    a, b = (len(each.waits) / (ROUNDS * SECONDS) for each in (without, queued))
    lines += [
        f"| writes a second | {a:,.0f} | {b:,.0f} | {a / b:,.2f} |",
        f"| writes given up | {without.failed} | {queued.failed} | |",
        "",
        f"Least ratio of the slowest: {LEAST_RATIO:.0f}.",
    ]
    return "\n".join(lines) + "\n"


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="folkmoot-writers-") as folder:
        os.environ["FOLKMOOT_DATA"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "folkmoot.web.config.settings"
        measured = measure()
        told = tell(measured)
    print(told)
    RESULTS.write_text(told, "utf-8")
    ratio = measured[False].at(1.0) / measured[True].at(1.0)
    return 0 if ratio >= LEAST_RATIO else 1


if __name__ == "__main__":
    sys.exit(main())
