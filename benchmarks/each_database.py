"""Measuring on SQLite and PostgreSQL, each size in a process of its own."""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
TITLES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}


@dataclass(frozen=True, kw_only=True)
class Measured:
    """One thing, done several times: milliseconds, and how many queries it makes.

    `worked` is the time the processor took of it at the median, without that of another
    process, as PostgreSQL's.
    """

    name: str
    times: list[float]
    worked: float
    queries: int

    def find(self, share: float) -> float:
        """What so large a share of the times does not exceed: 0.95 for p95."""
        times = sorted(self.times)
        return times[min(int(len(times) * share), len(times) - 1)]


def run_apart(
    script: str, databases: Iterable[str], sizes: Iterable[int], options: list[str]
) -> Iterator[tuple[str, int, list[Measured] | None]]:
    """What the script tells of each, started with `--here DATABASE --sizes SIZE`.

    None where there is no such database here.
    """
    sys.path.append(str(ROOT / "scripts"))
    from with_postgresql import find_programs, start_cluster

    sizes = list(sizes)
    for database in databases:
        for size in sizes:
            with ExitStack() as stack:
                folder = stack.enter_context(tempfile.TemporaryDirectory())
                env = {**os.environ, "FOLKMOOT_DATA": folder}
                env.pop("DATABASE_URL", None)
                if database == "postgresql":
                    programs = find_programs()
                    if programs is None:
                        yield database, size, None
                        continue
                    cluster = start_cluster(programs, is_durable=True)
                    env["DATABASE_URL"] = stack.enter_context(cluster)
                command = [sys.executable, script, "--here", database]
                command += ["--sizes", str(size), *options]
                told = subprocess.run(
                    command, env=env, check=True, stdout=subprocess.PIPE
                ).stdout.decode()
                lines = [json.loads(line) for line in told.splitlines()]
                yield database, size, [Measured(**line) for line in lines]


def open_database() -> None:
    """Make the tables in the database that the environment names."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "folkmoot.web.config.settings"
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    from folkmoot.web.config.serving.memory import look_for_rings_seldom

    look_for_rings_seldom()  # as the server does


def gather_statistics() -> None:
    """Let the database know its tables, as it does by itself after a while."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def measure(
    name: str,
    ask: Callable[[], None],
    times: int,
    *,
    before: Callable[[], None] = lambda: None,
) -> Measured:
    """How long it takes each time; what is done before each is not counted."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    before()
    ask()
    before()
    with CaptureQueriesContext(connection) as asked:
        ask()
    queries = len(asked)
    taken, worked = [], []
    for _ in range(times):
        before()
        start, began = time.perf_counter(), time.process_time()
        ask()
        worked.append((time.process_time() - began) * 1000)
        taken.append((time.perf_counter() - start) * 1000)
    worked.sort()
    return Measured(
        name=name, times=taken, worked=worked[len(worked) // 2], queries=queries
    )


def tell(measured: Measured) -> None:
    """To who started this process."""
    print(json.dumps(asdict(measured)), flush=True)
