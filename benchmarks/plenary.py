"""A whole hall at once: statements, edits, answers, streams, boards and a console.

    python benchmarks/plenary.py --devices 300 1000 --minutes 1

A real `folkmoot serve` on loopback: on SQLite, on PostgreSQL, and two of them on one
PostgreSQL, between which the phones are split. Each device sends one statement, five
coalesced edits and three answers a minute and holds its stream; one phone of each table
of five hands its sheets in once a minute; five boards and a console show them. First a
thousand devices join within a minute; last, 600 send at once within five seconds, and
some answer as fast as they are answered. What was acknowledged is compared with the
database afterwards. The table is kept in benchmarks/results/plenary.md, unless
`--only-print` is given. The simulated phones share the machine with the server.

Whether memory stays flat: `--devices 300 --minutes 30 --set-ups SQLite --only-print`.
"""

import argparse
import asyncio
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from planned_plenary import PlannedPlenary, compare, plan_plenary
from plenary_phones import Bench, Board, Phone, Record
from plenary_table import write_table
from processes import list_children, megabytes, seconds_of_processor
from simulated_hall import Server, find_free_port

A_TABLE = 5
BOARDS = 5
JOIN_SECONDS_FOR_A_THOUSAND = 60.0
STORM = 600
STORM_SECONDS = 5.0
RACERS = 40
RACE_SECONDS = 15.0
ROOT = Path(__file__).parents[1]


@dataclass
class Usage:
    """Processor in seconds a second, and memory over time, of one part of a run."""

    servers: list[int]
    began: float = field(default_factory=time.monotonic)
    memory: list[tuple[float, float]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._own = time.process_time()
        self._workers = [each for pid in self.servers for each in list_children(pid)]
        self._server, self._worker = self._sum(self.servers), self._sum(self._workers)
        self._database = self._sum(_find_postgresql())

    async def watch(self) -> None:
        while True:
            held = sum(megabytes(pid) for pid in self.servers)
            self.memory.append((time.monotonic() - self.began, held))
            await asyncio.sleep(1)

    def tell(self) -> dict[str, float]:
        seconds = time.monotonic() - self.began
        database = self._sum(_find_postgresql()) - self._database
        return {
            "server": (self._sum(self.servers) - self._server) / seconds,
            "worker": (self._sum(self._workers) - self._worker) / seconds,
            "database": max(database, 0.0) / seconds,
            "generator": (time.process_time() - self._own) / seconds,
            "memory": max((held for _, held in self.memory), default=0.0),
            "slope": _slope(self.memory),
        }

    @staticmethod
    def _sum(pids: list[int]) -> float:
        return sum(map(seconds_of_processor, pids))


class Run:
    """One set-up, from the first who joins to the count at the end."""

    def __init__(
        self, planned: PlannedPlenary, servers: list[Server], joining: int
    ) -> None:
        self._planned = planned
        self._servers = servers
        self._bench = Bench(planned.points)
        tokens = planned.hall.tokens
        self._phones = [
            Phone(
                self._bench,
                servers[n % len(servers)].port,
                tokens[n // A_TABLE],
                hands_in=n % A_TABLE == 0,
            )
            for n in range(joining)
        ]
        self._boards = [
            Board(
                self._bench,
                servers[n % len(servers)].port,
                planned.hall.meeting,
                planned.session,
            )
            for n in range(BOARDS + 1)
        ]

    async def go(self, devices: list[int], minutes: float) -> dict[str, Any]:
        for board in self._boards:
            await board.open()
        parts = {"joining": await self._part(self._join_all)}
        for count in devices:
            part = await self._part(lambda n=count: self._steady(n, minutes * 60))
            parts[f"steady {count}"] = part
        parts["storm"] = await self._part(self._storm)
        parts["race"] = await self._part(self._race)
        for phone in self._phones:
            phone.leave()
        return parts

    async def _part(self, do: Callable[[], Any]) -> dict[str, Any]:
        record = self._bench.record = self._bench.record.begin_anew()
        usage = Usage([each.pid for each in self._servers])
        watching = asyncio.create_task(usage.watch())
        seen, begun = self._list_shown(), len(record.sent_at)
        began = time.monotonic()
        await do()
        seconds = time.monotonic() - began
        told = usage.tell()
        await self._wait_for_boards()
        watching.cancel()
        sent = len(record.sent_at) - begun
        missing = [
            sent - (now - before)
            for now, before in zip(self._list_shown(), seen, strict=True)
        ]
        return {
            **told,
            "seconds": seconds,
            "sent": sent,
            "not_shown": sum(max(each, 0) for each in missing),
            **_tell(record),
        }

    async def _join_all(self) -> None:
        pause = JOIN_SECONDS_FOR_A_THOUSAND / 1000
        began = time.monotonic()
        joining = []
        for place, phone in enumerate(self._phones):
            await asyncio.sleep(began + place * pause - time.monotonic())
            joining.append(asyncio.create_task(self._let_in(phone)))
        await asyncio.gather(*joining)

    async def _let_in(self, phone: Phone) -> None:
        await phone.join()
        await phone.hold_stream()

    async def _steady(self, count: int, seconds: float) -> None:
        until = time.monotonic() + seconds
        await asyncio.gather(*(p.take_part(until) for p in self._phones[:count]))

    async def _storm(self) -> None:
        senders = self._phones[:STORM]
        began = time.monotonic()

        async def send(first: int, phone: Phone) -> None:
            for place in range(first, STORM, len(senders)):
                at = began + place * STORM_SECONDS / STORM
                await asyncio.sleep(at - time.monotonic())
                await phone.add()

        await asyncio.gather(*(send(*each) for each in enumerate(senders)))

    async def _race(self) -> None:
        until = time.monotonic() + RACE_SECONDS

        async def answer(phone: Phone) -> None:
            while time.monotonic() < until:
                await phone.answer()

        await asyncio.gather(*(answer(phone) for phone in self._phones[:RACERS]))

    async def _wait_for_boards(self) -> None:
        """What was sent last needs a moment to be seen."""
        until = time.monotonic() + 5
        sent = len(self._bench.record.sent_at)
        while time.monotonic() < until and min(self._list_shown()) < sent:
            await asyncio.sleep(0.1)

    def _list_shown(self) -> list[int]:
        return [board.shown for board in self._boards]

    def compare(self) -> dict[str, Any]:
        kept = self._bench.kept
        found = compare(self._planned.hall.meeting, kept.texts, kept.answers)
        return {"acknowledged": len(kept.texts), **vars(found)}


def _tell(record: Record) -> dict[str, Any]:
    lists = ("written", "answered", "news", "asked", "joined", "shown")
    return {name: getattr(record, name) for name in lists} | {"faults": record.faults}


def _slope(memory: list[tuple[float, float]]) -> float:
    """MB a minute, by least squares, without the first third, when caches fill."""
    points = memory[len(memory) // 3 :]
    if len(points) < 2:
        return 0.0
    mean_t = sum(t for t, _ in points) / len(points)
    mean_m = sum(m for _, m in points) / len(points)
    spread = sum((t - mean_t) ** 2 for t, _ in points)
    return 60 * sum((t - mean_t) * (m - mean_m) for t, m in points) / spread


def _find_postgresql() -> list[int]:
    """The cluster that was started for us: beside us, below the same parent."""
    if not os.environ.get("DATABASE_URL"):
        return []
    beside = [each for each in list_children(os.getppid()) if each != os.getpid()]
    ours = set(list_children(os.getpid()))
    return [each for each in beside if each not in ours]


def run_one(wishes: argparse.Namespace) -> None:
    """On the database the environment names; prints what was measured as JSON."""
    data = Path(os.environ["FOLKMOOT_DATA"])
    joining = max(wishes.joining, *wishes.devices)
    planned = plan_plenary(-(-joining // A_TABLE))
    servers = [Server(data, find_free_port()) for _ in range(wishes.servers)]
    try:
        for server in servers:
            server.start()
        run = Run(planned, servers, joining)
        parts = asyncio.run(run.go(wishes.devices, wishes.minutes))
    finally:
        for server in servers:
            server.stop()
    print(json.dumps({"parts": parts, "compared": run.compare()}), flush=True)


def measure(name: str, wishes: argparse.Namespace, servers: int) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, __file__, "--one", "--servers", str(servers)]
        command += ["--minutes", str(wishes.minutes), "--joining", str(wishes.joining)]
        command += ["--devices", *map(str, wishes.devices)]
        if name != "SQLite":
            with_it = ROOT / "scripts" / "with_postgresql.py"
            command = [sys.executable, str(with_it), "--durable", *command]
        done = subprocess.run(
            command,
            env={**os.environ, "FOLKMOOT_DATA": folder},
            check=True,
            stdout=subprocess.PIPE,
            text=True,
        )
    last = done.stdout.splitlines()[-1]
    return json.loads(last) if last.startswith("{") else {}


SET_UPS = {
    "SQLite": 1,
    "PostgreSQL": 1,
    "PostgreSQL, two processes": 2,
}


def read_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--devices", type=int, nargs="+", default=[300, 1000])
    parser.add_argument("--minutes", type=float, default=1.0, help="of each count")
    parser.add_argument("--joining", type=int, default=1000)
    parser.add_argument("--set-ups", nargs="+", choices=SET_UPS, default=list(SET_UPS))
    parser.add_argument("--only-print", action="store_true")
    parser.add_argument("--short", action="store_true", help="some minutes in all")
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--servers", type=int, default=1, help=argparse.SUPPRESS)
    wishes = parser.parse_args()
    if wishes.short:
        wishes.devices, wishes.joining, wishes.minutes = [300], 300, 0.3
        wishes.only_print = True
    return wishes


def main() -> None:
    wishes = read_arguments()
    if wishes.one:
        run_one(wishes)
        return
    machine = (
        f"{platform.platform()}, {os.cpu_count()} cores shared with the simulated"
        f" phones, load {os.getloadavg()[0]:.1f} before the start."
    )
    found = {name: measure(name, wishes, SET_UPS[name]) for name in wishes.set_ups}
    told = {name: measured for name, measured in found.items() if measured}
    write_table(told, machine, wishes, keep=not wishes.only_print)


if __name__ == "__main__":
    main()
