"""How quickly findings and recommendations answer, on a whole tour.

    python benchmarks/findings.py                  3,000 and 100,000 statements
    python benchmarks/findings.py --sizes 3000     a small look
    python benchmarks/findings.py --keep           keeps benchmarks/results/findings.md

A made-up tour of five meetings (fifty at 100,000 statements), a survey and written
submissions, on SQLite and, where there is one, on PostgreSQL. Every address of the two
apps is asked for, files and forms and what they send, too; one that is forgotten here
stops the measuring. Measured is the time the server takes from a request to its whole
answer, middleware and all, without a network. Cold is the first reading after a
statement was gathered at the desk, when nothing that was counted before holds; warm is
each further one. What changes something is always cold.
"""

import argparse
import os
import platform
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from each_database import (
    TITLES,
    Measured,
    gather_statistics,
    measure,
    open_database,
    run_apart,
    tell,
)

RESULTS = Path(__file__).parent / "results" / "findings.md"
SMALL, LARGE = 3_000, 100_000
FREEZE = "findings:freeze"
# Milliseconds at the 95th percentile: up to 3,000 statements, and beyond. Freezing has
# no limit beyond.
LIMITS = (500.0, 1_000.0)
FREEZE_LIMITS = (10_000.0, None)
MEETINGS, GROUPS, POINTS = (5, 50), (10, 30), (200, 500)
# Of all statements, so many are answers to a survey or written submissions.
ANSWERS = 1 / 6


def main() -> None:
    wishes = read_wishes()
    if wishes.here:
        measure_here(wishes)
        return
    head = tell_head()
    missed: list[str] = []
    lines = [*head, *tell_all(wishes, missed)]
    print("\n".join(lines))
    if wishes.keep:
        RESULTS.write_text("\n".join(lines) + "\n", "utf-8")
    if missed:
        raise SystemExit("over the limit: " + "; ".join(missed))


def read_wishes() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[SMALL, LARGE])
    parser.add_argument("--times", type=int, default=20)
    parser.add_argument("--databases", nargs="+", default=list(TITLES))
    parser.add_argument("--keep", action="store_true", help="write the results")
    parser.add_argument("--here", help=argparse.SUPPRESS)
    return parser.parse_args()


def tell_head() -> list[str]:
    load = os.getloadavg()[0]
    cores = f"{os.cpu_count()} cores, load {load:.1f} at the start"
    return [
        "# Findings and recommendations",
        "",
        "Milliseconds from a request to its whole answer on the server. Cold: the "
        "first reading after a statement was gathered. p95 / limit is the share of "
        "what it may take. Processor is the time it took of it (without PostgreSQL's "
        "own), which says more than p95 does where others share the machine.",
        f"{platform.platform()}, Python {platform.python_version()}, {cores}.",
    ]


def tell_all(wishes: argparse.Namespace, missed: list[str]) -> Iterator[str]:
    """A table for each database and size; what is over a limit is put in `missed`."""
    options = ["--times", str(wishes.times)]
    for database, size, found in run_apart(
        __file__, wishes.databases, wishes.sizes, options
    ):
        title = f"{TITLES[database]}, {size:,} statements"
        yield from ("", f"## {title}", "")
        if found is None:
            yield "Left out: not installed."
            continue
        late = [each for each in found if find_share(each, size) > 1]
        missed += [f"{each.name} ({title})" for each in late]
        yield from tell_table(found, size)


def tell_table(found: Iterable[Measured], size: int) -> Iterator[str]:
    yield "| what | p50 | p95 | p95 / limit | processor | queries |"
    yield "|---|--:|--:|--:|--:|--:|"
    for each in found:
        cells = [each.name, f"{each.find(0.5):.0f}", f"{each.find(0.95):.0f}"]
        share = find_share(each, size)
        cells += [f"{share:.2f}" if share else "–", f"{each.worked:.0f}"]
        yield f"| {' | '.join([*cells, str(each.queries)])} |"


def find_share(measured: Measured, size: int) -> float:
    """Of what it may take, so much was taken; nothing where there is no limit."""
    limits = FREEZE_LIMITS if measured.name.startswith(FREEZE) else LIMITS
    limit = limits[size > SMALL]
    return measured.find(0.95) / limit if limit else 0.0


def measure_here(wishes: argparse.Namespace) -> None:
    """One size, in the database that the environment names."""
    open_database()
    from made_up_desk import Shape
    from made_up_tour import fill_tour
    from tour_reader import Reader

    (size,) = wishes.sizes
    is_large = size > SMALL
    shape = Shape(
        meetings=MEETINGS[is_large],
        groups=GROUPS[is_large],
        answers=int(size * ANSWERS),
    )
    made = fill_tour(size, POINTS[is_large], shape)
    gather_statistics()
    reader = Reader(made)
    # A hundred thousand statements take their time.
    times = max(wishes.times // 4, 3) if is_large else wishes.times
    for name, ask in reader.list_changes():
        tell(measure(name, ask, times, before=reader.change))
    for name, ask in reader.list_readings():
        tell(measure(f"{name}, cold", ask, max(times // 2, 3), before=reader.change))
        tell(measure(f"{name}, warm", ask, times))
    reader.check_all_were_asked()


if __name__ == "__main__":
    sys.path.append(str(Path(__file__).parent))
    main()
