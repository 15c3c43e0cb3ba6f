"""How quickly the desk answers, with thousands of statements.

    python benchmarks/desk.py                    5,000 and 100,000 statements
    python benchmarks/desk.py --sizes 500        a small look
    python benchmarks/desk.py --keep             writes benchmarks/results/desk.md, too

A made-up consultation on SQLite and, where there is one, on PostgreSQL. Measured is the
time the server takes from a request to its whole answer, middleware and all, without a
network; each request is warmed up twice and made `--times` times.
"""

import argparse
import os
import platform
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
RESULTS = ROOT / "benchmarks" / "results" / "desk.md"
sys.path += [str(ROOT / "scripts"), str(ROOT / "benchmarks")]
SIZES = (5_000, 100_000)
POINTS = 300
# Milliseconds at the 95th percentile: up to 5,000 statements, and beyond.
LIMITS = {
    "opening": (500.0, None),
    "page": (None, None),
    "key points": (None, None),
    "statements": (100.0, 1000.0),
    "deep in the list": (100.0, 1000.0),
    "by area": (100.0, 1000.0),
    "waiting": (100.0, 1000.0),
    "suggested": (100.0, 1000.0),
    "by length": (100.0, 1000.0),
    "by likeness": (100.0, 1000.0),
    "search": (1000.0, 1000.0),
    "rows others changed": (100.0, 1000.0),
    "statement's panel": (None, None),
    "key point's panel": (None, None),
    "gather 1": (150.0, None),
    "gather 50": (150.0, None),
    "undo": (150.0, None),
    "set aside": (150.0, None),
    "stand alone": (150.0, None),
    "merge": (150.0, None),
}


@dataclass(frozen=True)
class Measured:
    """One request, made several times: milliseconds, and how many queries it makes."""

    times: list[float]
    worked: float
    queries: int


def main() -> None:
    wishes = read_wishes()
    if wishes.here:
        measure_here(wishes)
        return
    lines = [*tell_head(), *measure_all(wishes)]
    print("\n".join(lines))
    if wishes.keep:
        RESULTS.write_text("\n".join(lines) + "\n", "utf-8")


def read_wishes() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES))
    parser.add_argument("--points", type=int, default=POINTS)
    parser.add_argument("--times", type=int, default=30)
    parser.add_argument("--databases", nargs="+", default=["sqlite", "postgresql"])
    parser.add_argument("--keep", action="store_true")
    parser.add_argument("--here", help=argparse.SUPPRESS)
    return parser.parse_args()


def tell_head() -> Iterable[str]:
    yield "# The desk"
    yield ""
    yield (
        "Milliseconds from a request to its whole answer on the server; p95 / limit is"
        " the share of what it may take. Opening is the page, its first statements and"
        " its key points. Processor is the time it took of it (without PostgreSQL's"
        " own), which says more than p95 does where others share the machine."
    )
    load = os.getloadavg()[0]
    cores = f"{os.cpu_count()} cores, load {load:.1f} at the start"
    yield f"{platform.platform()}, {cores}."
    yield ""
    yield (
        "| database | statements | request | p50 | p95 | p95 / limit | processor |"
        " queries |"
    )
    yield "|---|---|---|---|---|---|---|---|"


def measure_all(wishes: argparse.Namespace) -> Iterable[str]:
    """Each database and size in a process of its own."""
    from with_postgresql import find_programs, start_cluster

    for database in wishes.databases:
        for size in wishes.sizes:
            with ExitStack() as stack:
                folder = stack.enter_context(tempfile.TemporaryDirectory())
                env = {**os.environ, "FOLKMOOT_DATA": folder}
                env.pop("DATABASE_URL", None)
                if database == "postgresql":
                    programs = find_programs()
                    if programs is None:
                        yield f"| PostgreSQL | {size} | left out: not installed ||||"
                        continue
                    cluster = start_cluster(programs, is_durable=True)
                    env["DATABASE_URL"] = stack.enter_context(cluster)
                yield from run_apart(wishes, database, size, env)


def run_apart(
    wishes: argparse.Namespace, database: str, size: int, env: dict[str, str]
) -> list[str]:
    command = [sys.executable, __file__, "--here", database, "--sizes", str(size)]
    command += ["--points", str(wishes.points), "--times", str(wishes.times)]
    told = subprocess.run(command, env=env, check=True, stdout=subprocess.PIPE)
    return told.stdout.decode().splitlines()


def measure_here(wishes: argparse.Namespace) -> None:
    """One size, in the database that the environment names."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "folkmoot.web.config.settings"
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection
    from made_up_desk import fill

    call_command("migrate", verbosity=0)
    (size,) = wishes.sizes
    made = fill(size, wishes.points)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    visitor = Visitor(made.consultation.id, made.secretary)
    for name, ask in visitor.list_requests(size):
        measured = visitor.measure(ask, wishes.times)
        print(tell_row(wishes.here, size, name, measured), flush=True)


def tell_row(database: str, size: int, name: str, measured: Measured) -> str:
    times = measured.times
    p50, p95 = (times[min(int(len(times) * at), len(times) - 1)] for at in (0.5, 0.95))
    small, large = LIMITS[name]
    limit = small if size <= SIZES[0] else large
    share = f"{p95 / limit:.2f}" if limit else "–"
    named = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}[database]
    cells = [named, f"{size:,}", name, f"{p50:.0f}", f"{p95:.0f}", share]
    cells += [f"{measured.worked:.0f}", str(measured.queries)]
    return f"| {' | '.join(cells)} |"


class Visitor:
    """Somebody at the desk, in this process."""

    def __init__(self, consultation_id: uuid.UUID, person: Any) -> None:
        from django.test import Client

        self._client = Client(HTTP_HOST="localhost")
        self._client.force_login(person)
        self._at = f"/c/{consultation_id}/desk/"

    def list_requests(self, size: int) -> Iterable[tuple[str, Callable[[], None]]]:
        rows = self._read("statements", limit=100)["rows"]
        points = self._read("key-points")["points"]
        waiting = self._read("statements", limit=500, place="waiting")["rows"]
        self._waiting = [row["id"] for row in waiting]
        self._point = points[0]["id"]
        ids = [row["id"] for row in rows]
        yield "opening", self._open
        yield "page", lambda: self._get("")
        yield "key points", lambda: self._get("key-points")
        yield "statements", lambda: self._get("statements", limit=100)
        deep = {"offset": size - 150, "limit": 100}
        yield "deep in the list", lambda: self._get("statements", **deep)
        yield "by area", lambda: self._get("statements", limit=100, order="area")
        yield "waiting", lambda: self._get("statements", limit=100, place="waiting")
        wanted = {"limit": 100, "state": "suggested"}
        yield "suggested", lambda: self._get("statements", **wanted)
        yield "by length", lambda: self._get("statements", limit=100, order="length")
        alike = {"limit": 100, "order": "likeness"}
        yield "by likeness", lambda: self._get("statements", **alike)
        yield "search", lambda: self._get("statements", limit=100, q="cyklist")
        yield "rows others changed", lambda: self._get("statements/rows", id=ids)
        yield "statement's panel", lambda: self._get(f"statements/{ids[0]}/")
        yield "key point's panel", lambda: self._get(f"key-points/{self._point}/")
        yield "gather 1", lambda: self._gather(1)
        yield "gather 50", lambda: self._gather(50)
        yield "undo", lambda: self._do("undo")
        yield "set aside", self._set_aside
        yield "stand alone", lambda: self._do("stand_alone", statements=self._take(1))
        self._others = [point["id"] for point in points[1:]]
        yield "merge", self._merge

    def measure(self, ask: Callable[[], None], times: int) -> Measured:
        """How long it takes each time, and how many queries it makes."""
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        ask()
        with CaptureQueriesContext(connection) as asked:
            ask()
        queries = len(asked)
        taken, worked = [], time.process_time()
        for _ in range(times):
            start = time.perf_counter()
            ask()
            taken.append((time.perf_counter() - start) * 1000)
        worked = (time.process_time() - worked) * 1000 / times
        return Measured(sorted(taken), worked, queries)

    def _open(self) -> None:
        self._get("")
        self._get("statements", limit=100)
        self._get("key-points")

    def _get(self, what: str, **wanted: Any) -> Any:
        response = self._client.get(f"{self._at}{what}", wanted)
        assert response.status_code == 200, (what, response.status_code)
        return response

    def _read(self, what: str, **wanted: Any) -> Any:
        return self._get(what, **wanted).json()

    def _gather(self, count: int) -> None:
        parts = [{"statement": each, "segment": None} for each in self._take(count)]
        self._do("gather", parts=parts, key_point=self._point, side="supports")

    def _take(self, count: int) -> list[str]:
        """The next statements, in turn."""
        chosen = [self._waiting.pop(0) for _ in range(count)]
        self._waiting += chosen
        return chosen

    def _set_aside(self) -> None:
        chosen = self._take(1)
        self._do("set_aside", statements=chosen, reason="off_topic", words="")

    def _merge(self) -> None:
        """Two key points, of those that were not merged yet, into one of them."""
        pair = [self._others.pop(0), self._others.pop(0)]
        self._do("merge", key_points=pair, into=pair[0], text="Flere busser.")

    def _do(self, name: str, **fields: Any) -> None:
        told = {"request": str(uuid.uuid4()), "do": name, "meeting": None, **fields}
        address = f"{self._at}do"
        answer = self._client.post(address, told, content_type="application/json")
        assert answer.status_code == 200, answer.content


if __name__ == "__main__":
    main()
