"""The load bench's figures as tables, each against its limit."""

import argparse
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

P95, P99, MOST = 250.0, 800.0, 3000.0
SHOWN_P95 = 1000.0
# Published for up to 10,000 who vote at once, on some twelve nodes:
# github.com/compdemocracy/polis, docs/scaling-roadmap.md, December 2022.
POLIS_VOTES = 65
RESULTS = Path(__file__).parent / "results" / "plenary.md"
_NOTHING = "–"


def write_table(
    measured: dict[str, Any], machine: str, wishes: argparse.Namespace, *, keep: bool
) -> None:
    told = "\n".join(_tell(measured, machine, wishes))
    if keep:
        RESULTS.write_text(told, "utf-8")
    print(told)


def _tell(
    measured: dict[str, Any], machine: str, wishes: argparse.Namespace
) -> Iterable[str]:
    yield "# A whole hall at once"
    yield ""
    yield (
        "Each device sends one statement, five coalesced edits and three answers a"
        f" minute and holds its stream ({wishes.minutes:g} min); a phone of each table"
        " of five hands in once a minute, and five boards and a console show that."
        " Times to the durable row, in milliseconds; in brackets the share of the"
        f" limit: p95 {P95:.0f}, p99 {P99:.0f}, slowest {MOST:.0f}; from handing in to"
        f" being on the board p95 {SHOWN_P95:.0f}. Processor is seconds a second."
    )
    yield machine
    yield ""
    yield from _tell_times(measured)
    yield ""
    yield from _tell_usage(measured)
    yield ""
    yield from _tell_compared(measured)
    yield ""
    yield from _tell_race(measured)
    yield ""
    faults = Counter(
        (name, part, fault[:160])
        for name, run in measured.items()
        for part, figures in run["parts"].items()
        for fault in figures["faults"]
    )
    for (name, part, fault), times in faults.most_common(8):
        yield f"- {name}, {part}: {times} × {fault}"


def _tell_times(measured: dict[str, Any]) -> Iterable[str]:
    yield (
        "| set-up | part | acknowledged | a second | p50 | p95 | p99 | slowest |"
        " errors | handed in until on all boards p95 | not seen | news p95 |"
    )
    yield "|---|---|---|---|---|---|---|---|---|---|---|---|"
    for name, part, figures in _rows(measured):
        times = figures["written"] + figures["answered"] or figures["joined"]
        cells = [
            name,
            part,
            str(len(times)),
            f"{len(times) / figures['seconds']:.0f}",
            _at(times, 0.5),
            _at(times, 0.95, P95),
            _at(times, 0.99, P99),
            _at(times, 1, MOST),
            str(len(figures["faults"])),
            _at(figures["shown"], 0.95, SHOWN_P95),
            str(figures["not_shown"]),
            _at(figures["news"], 0.95),
        ]
        yield f"| {' | '.join(cells)} |"


def _tell_usage(measured: dict[str, Any]) -> Iterable[str]:
    yield (
        "| set-up | part | server's processor | worker's | database's |"
        " load generator's | server's memory, MB | MB a minute |"
    )
    yield "|---|---|---|---|---|---|---|---|"
    for name, part, figures in _rows(measured):
        database = f"{figures['database']:.2f}" if name != "SQLite" else _NOTHING
        yield (
            f"| {name} | {part} | {figures['server']:.2f} |"
            f" {figures['worker']:.2f} | {database} |"
            f" {figures['generator']:.2f} | {figures['memory']:.0f} |"
            f" {figures['slope']:+.2f} |"
        )


def _tell_compared(measured: dict[str, Any]) -> Iterable[str]:
    yield "What was acknowledged against what is in the database afterwards:"
    yield ""
    yield (
        "| set-up | statements acknowledged | there | lost | there twice | answers"
        " there | differing |"
    )
    yield "|---|---|---|---|---|---|---|"
    for name, run in measured.items():
        found = run["compared"]
        yield (
            f"| {name} | {found['acknowledged']} | {found['statements']} |"
            f" {found['lost']} | {found['twice']} | {found['answers']} |"
            f" {found['answers_wrong']} |"
        )


def _tell_race(measured: dict[str, Any]) -> Iterable[str]:
    yield (
        "Answers sustained at saturation, each durable before it is acknowledged,"
        " beside Polis' figure as published (what it ran on is not this machine):"
    )
    yield ""
    yield "| | answers a second | against Polis | p95 | machines |"
    yield "|---|---|---|---|---|"
    for name, run in measured.items():
        race = run["parts"]["race"]
        rate = len(race["answered"]) / race["seconds"]
        yield (
            f"| {name} | {rate:.0f} | {rate / POLIS_VOTES:.1f} |"
            f" {_at(race['answered'], 0.95)} | 1 |"
        )
    yield f"| Polis, as published | {POLIS_VOTES} | 1.0 | {_NOTHING} | about 12 |"


def _rows(measured: dict[str, Any]) -> Iterable[tuple[str, str, dict[str, Any]]]:
    for name, run in measured.items():
        for part, figures in run["parts"].items():
            yield name, part, figures


def _at(times: list[float], part: float, limit: float | None = None) -> str:
    """The time that this part stayed below, with its share of the limit."""
    if not times:
        return _NOTHING
    found = sorted(times)[min(int(len(times) * part), len(times) - 1)]
    return f"{found:.0f}" + (f" ({found / limit:.2f})" if limit else "")
