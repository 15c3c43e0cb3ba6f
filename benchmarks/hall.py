"""How soon 300 phones are told that their words are kept.

    python benchmarks/hall.py [seconds]

A real `folkmoot serve` on loopback, on SQLite and, where there is one, on PostgreSQL.
Each phone writes one statement and five coalesced edits a minute and asks for news
every six seconds. Measured is the time from sending a change to having its
acknowledgement, which is given only after the row is durable. The table is kept in
benchmarks/results/hall.md. The simulated phones share the machine with the server.
"""

import asyncio
import os
import platform
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from simulated_hall import (
    LostAnswerError,
    Phone,
    Server,
    find_free_port,
    new_id,
    plan_hall,
)

PHONES = 300
GROUPS = 60
SECONDS = 75.0
WRITES_EVERY = 10.0
POLLS_EVERY = 6.0
LIMIT_MS = 250.0
ROOT = Path(__file__).parents[1]
RESULTS = ROOT / "benchmarks" / "results" / "hall.md"


@dataclass
class Times:
    """How long answers took, in milliseconds."""

    kept: list[float] = field(default_factory=list)
    told: list[float] = field(default_factory=list)
    lost: int = 0
    processor: float = 0.0


def at(times: list[float], part: float) -> float:
    """The time that this part of the answers stayed below."""
    return sorted(times)[min(int(len(times) * part), len(times) - 1)]


async def use_phone(phone: Phone, times: Times, until: float) -> None:
    """Write every ten seconds and ask every six, each at its own moment."""
    chance = random.Random(id(phone))
    write_at = time.monotonic() + chance.random() * WRITES_EVERY
    poll_at = time.monotonic() + chance.random() * POLLS_EVERY
    written = 0
    statement, version = "", 0
    while (now := time.monotonic()) < until:
        if now >= write_at:
            write_at += WRITES_EVERY
            if written % 6 == 0:
                statement, version = new_id(), 0
                change = {"kind": "add", "sheet": phone.sheets[written % 2], "place": 1}
            else:
                change = {"kind": "edit", "base": version}
            written += 1
            change |= {"request": new_id(), "statement": statement}
            change["text"] = f"Bussen skal køre om aftenen ({written}). " * 3
            sending = partial(phone.send, [change])
            result = await measure(times, times.kept, sending)
            if result and result[0]["status"] == "done":
                version = result[0]["statement"]["versions"]["text"]
        elif now >= poll_at:
            poll_at += POLLS_EVERY
            await measure(times, times.told, phone.poll)
        else:
            await asyncio.sleep(min(write_at, poll_at) - now)


async def measure(
    times: Times, into: list[float], do: Callable[[], Awaitable[object]]
) -> object:
    began = time.perf_counter()
    try:
        answer = await do()
    except LostAnswerError:
        times.lost += 1
        return None
    into.append((time.perf_counter() - began) * 1000)
    return answer


async def fill_hall(server: Server, tokens: list[str], seconds: float) -> Times:
    times = Times()
    phones = [Phone(server.port) for _ in range(PHONES)]
    for batch in range(0, PHONES, 20):
        await asyncio.gather(
            *(
                phone.join(tokens[(batch + n) % len(tokens)])
                for n, phone in enumerate(phones[batch : batch + 20])
            )
        )
    before = server.seconds_of_processor()
    until = time.monotonic() + seconds
    await asyncio.gather(*(use_phone(phone, times, until) for phone in phones))
    times.processor = (server.seconds_of_processor() - before) / seconds
    for phone in phones:
        await phone.hang_up()
    return times


def run_one(seconds: float) -> None:
    """On the database the environment names; prints a row of the table."""
    data = Path(os.environ["FOLKMOOT_DATA"])
    planned = plan_hall(GROUPS)
    server = Server(data, find_free_port())
    server.start()
    try:
        times = asyncio.run(fill_hall(server, planned.tokens, seconds))
    finally:
        server.stop()
    p95 = at(times.kept, 0.95)
    name = "PostgreSQL" if os.environ.get("DATABASE_URL") else "SQLite"
    kept = " | ".join(f"{at(times.kept, part):.0f}" for part in (0.5, 0.95, 0.99, 1))
    print(
        f"| {name} | {len(times.kept)} | {kept} | {p95 / LIMIT_MS:.2f} |"
        f" {at(times.told, 0.95):.0f} | {times.lost} | {times.processor:.2f} |",
        flush=True,
    )


def measure_database(name: str, seconds: float) -> str:
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, __file__, "--one", str(seconds)]
        if name == "PostgreSQL":
            with_it = ROOT / "scripts" / "with_postgresql.py"
            command = [sys.executable, str(with_it), "--durable", *command]
        environment = {**os.environ, "FOLKMOOT_DATA": folder}
        done = subprocess.run(
            command, env=environment, check=True, stdout=subprocess.PIPE, text=True
        )
    return next((row for row in done.stdout.splitlines() if row.startswith("|")), "")


def main(arguments: list[str]) -> None:
    if arguments[:1] == ["--one"]:
        run_one(float(arguments[1]))
        return
    seconds = float(arguments[0]) if arguments else SECONDS
    load = os.getloadavg()[0]
    rows = [measure_database(name, seconds) for name in ("SQLite", "PostgreSQL")]
    table = "\n".join(
        [
            "# Acknowledgement in a full hall",
            "",
            f"{PHONES} phones at {GROUPS} tables for {seconds:.0f} s: each one"
            f" statement and five edits a minute, asking for news every"
            f" {POLLS_EVERY:.0f} s."
            f" Limit: {LIMIT_MS:.0f} ms at the 95th percentile, to the durable row.",
            f"{platform.platform()}, {os.cpu_count()} cores shared with the simulated"
            f" phones, load {load:.1f} before the start. Milliseconds; processor is"
            " seconds of the server for each second.",
            "",
            "| database | writes | p50 | p95 | p99 | slowest | p95 / limit |"
            " news p95 | unanswered | processor |",
            "|---|---|---|---|---|---|---|---|---|---|",
            *[row for row in rows if row],
            "",
        ]
    )
    RESULTS.write_text(table, "utf-8")
    print(table)


if __name__ == "__main__":
    main(sys.argv[1:])
