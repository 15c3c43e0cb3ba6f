"""Kill the server fifty times in the middle of 5,000 writes, and count what is there.

    make torture        (or python scripts/torture.py [kills] [writes])

Twenty phones write as quickly as they are answered, and send again whatever got no
answer, as the page in the hall does. Meanwhile the server is killed (`kill -9`; its
worker ends with it) and started again. Afterwards the database is opened and compared
with what the phones were told. The table is kept in benchmarks/results/torture.md. A
kill is not a power cut: what the system has taken over it still writes.
"""

import asyncio
import itertools
import os
import random
import sqlite3
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "benchmarks"))

from simulated_hall import (  # noqa: E402
    LostAnswerError,
    Phone,
    Server,
    find_free_port,
    new_id,
    plan_hall,
)

KILLS = 50
WRITES = 5_000
PHONES = 20
RESULTS = ROOT / "benchmarks" / "results" / "torture.md"


@dataclass
class Account:
    """What the phones were told is kept."""

    texts: dict[str, str] = field(default_factory=dict)
    requests: set[str] = field(default_factory=set)
    words: list[str] = field(default_factory=list)
    sent_again: int = 0
    odd: list[str] = field(default_factory=list)


async def write_on(phone: Phone, name: str, writes: int, account: Account) -> None:
    """Add and edit, one after the other; never give a write up."""
    chance = random.Random(name)
    written: list[tuple[str, int]] = []
    for index in range(writes):
        words = f"Ord {index} fra {name}"
        if written and chance.random() < 0.5:
            statement, version = written.pop(chance.randrange(len(written)))
            change: dict[str, Any] = {"kind": "edit", "base": version}
        else:
            statement, version = new_id(), -1
            change = {"kind": "add", "sheet": phone.sheets[index % 2], "place": index}
        change |= {"request": new_id(), "statement": statement, "text": words}
        result = await insist(phone, change, account)
        if result["status"] != "done":
            account.odd.append(f"{result}")
            continue
        account.texts[statement] = words
        account.requests.add(change["request"])
        account.words.append(words)
        written.append((statement, version + 1))


async def insist(
    phone: Phone, change: dict[str, Any], account: Account
) -> dict[str, Any]:
    """Send until it is acknowledged."""
    for turn in itertools.count():
        try:
            return (await phone.send([change]))[0]
        except LostAnswerError:
            account.sent_again += turn == 0
            await asyncio.sleep(0.05)
    raise AssertionError


async def kill_often(
    server: Server, account: Account, kills: int, writes: int
) -> tuple[int, float]:
    """Kill and start again, spread over the writing; how often, and for how long."""
    chance, down = random.Random(1), 0.0
    for turn in range(kills):
        due = (turn + chance.random()) * writes / kills
        while len(account.words) < due:
            await asyncio.sleep(0.002)
        began = time.monotonic()
        server.kill()
        await asyncio.to_thread(server.start)
        down += time.monotonic() - began
    return kills, down


async def torture(
    server: Server, tokens: list[str], kills: int, writes: int
) -> tuple[Account, float]:
    account = Account()
    phones = [Phone(server.port) for _ in range(PHONES)]
    for phone, token in zip(phones, itertools.cycle(tokens), strict=False):
        await phone.join(token)
    each = writes // PHONES
    killing = asyncio.create_task(kill_often(server, account, kills, each * PHONES))
    await asyncio.gather(
        *(
            write_on(phone, f"telefon {number}", each, account)
            for number, phone in enumerate(phones)
        )
    )
    _, down = await killing
    for phone in phones:
        await phone.hang_up()
    return account, down


def compare(database: Path, account: Account) -> dict[str, int | str]:
    """What the phones were told beside what is in the database."""
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as connection:

        def read(query: str) -> list[Any]:
            return [row[0] for row in connection.execute(query)]

        rows = dict(connection.execute("SELECT id, text FROM statements_statement"))
        history = read("SELECT body FROM events_eventtext")
        handled = set(read("SELECT id FROM events_handledrequest"))
        made = read("SELECT subject FROM events_event WHERE kind = 'statement.created'")
        numbers = read("SELECT number FROM events_event ORDER BY stream_id, number")
        integrity = " ".join(read("PRAGMA integrity_check"))
    plain = {key.replace("-", ""): text for key, text in account.texts.items()}
    kept = set(history)
    return {
        "acknowledged writes": len(account.requests),
        "lost: a statement is not as acknowledged": sum(
            rows.get(key) != text for key, text in plain.items()
        ),
        "lost: words not in the history": sum(w not in kept for w in account.words),
        "lost: requests not remembered": sum(
            request.replace("-", "") not in handled for request in account.requests
        ),
        "doubled: statements that nobody sent": len(rows.keys() - plain.keys()),
        "doubled: statements made twice": len(made) - len(set(made)),
        "holes in the numbers of the log": count_holes(numbers),
        "integrity_check": integrity,
    }


def count_holes(numbers: list[int]) -> int:
    """Numbers of a log rise by one; a new log begins at one."""
    following = itertools.pairwise(numbers)
    return sum(after not in (before + 1, 1) for before, after in following)


def main(arguments: list[str]) -> int:
    kills, writes = (*map(int, arguments), KILLS, WRITES)[:2]
    if len(arguments) == 1:
        writes = WRITES
    load = os.getloadavg()[0]
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["FOLKMOOT_DATA"] = folder
        os.environ.pop("DATABASE_URL", None)
        planned = plan_hall(PHONES)
        server = Server(Path(folder), find_free_port())
        server.start()
        try:
            account, down = asyncio.run(torture(server, planned.tokens, kills, writes))
        finally:
            server.stop()
        found = compare(Path(folder) / "folkmoot.sqlite3", account)
    table = [
        "# Killing the server while it writes",
        "",
        f"{kills} times `kill -9` of the server while {PHONES} phones wrote {writes}"
        f" times (SQLite, loopback). {time.monotonic() - began:.0f} s, of which the"
        f" server was down {down:.0f} s; load {load:.1f} before the start.",
        "",
        "| | |",
        "|---|---|",
        f"| sent again for want of an answer | {account.sent_again} |",
        *(f"| {name} | {value} |" for name, value in found.items()),
        f"| answered otherwise than “done” | {len(account.odd)} |",
        "",
    ]
    text = "\n".join(table)
    RESULTS.write_text(text, "utf-8")
    print(text)
    wrong = [
        value for name, value in found.items() if name.startswith(("lost", "doub"))
    ]
    is_good = not any(wrong) and found["integrity_check"] == "ok" and not account.odd
    return 0 if is_good else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
