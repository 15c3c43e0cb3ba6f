"""How quickly a whole tour is published, verified, handed over and erased.

    python benchmarks/publish.py                3,000 statements
    python benchmarks/publish.py --sizes 300    a small look
    python benchmarks/publish.py --keep         keeps benchmarks/results/publish.md

A made-up tour of five meetings, a survey and written submissions, with 200 key points,
40 recommendations and a cleared quote for every tenth statement, on SQLite and, where
there is one, on PostgreSQL. The site is written twice, and the two must be equal to the
byte; the verifier, which shares no code with the rest, must agree with it. Before each
reading something was changed at the desk, so that nothing counted before holds.
"""

import argparse
import platform
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from each_database import (
    TITLES,
    Measured,
    gather_statistics,
    measure,
    open_database,
    run_apart,
    tell,
)

RESULTS = Path(__file__).parent / "results" / "publish.md"
SIZE, MEETINGS, GROUPS, POINTS = 3_000, 5, 10, 200
# Of all statements, so many are answers to a survey or written submissions.
ANSWERS = 1 / 6
QUOTED_EACH = 10
# Seconds; what has none is told without.
LIMITS: Mapping[str, float] = {
    "publish: the whole site": 30.0,
    "off the record": 5.0,
}


def main() -> None:
    wishes = read_wishes()
    if wishes.here:
        measure_here(wishes)
        return
    missed: list[str] = []
    lines = [*tell_head(), *tell_all(wishes, missed)]
    print("\n".join(lines))
    if wishes.keep:
        RESULTS.write_text("\n".join(lines) + "\n", "utf-8")
    if missed:
        raise SystemExit("over the limit: " + "; ".join(missed))


def read_wishes() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[SIZE])
    parser.add_argument("--times", type=int, default=5)
    parser.add_argument("--databases", nargs="+", default=list(TITLES))
    parser.add_argument("--keep", action="store_true", help="write the results")
    parser.add_argument("--here", help=argparse.SUPPRESS)
    return parser.parse_args()


def tell_head() -> list[str]:
    return [
        "# Publishing, off the record, handing over, erasing",
        "",
        "Seconds for a whole tour. Worst / limit is the share of what it may take.",
        f"{platform.platform()}, Python {platform.python_version()}.",
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
        missed += [f"{each.name} ({title})" for each in found if find_share(each) > 1]
        yield from tell_table(found)


def tell_table(found: Iterable[Measured]) -> Iterator[str]:
    yield "| what | median s | worst s | worst / limit | queries |"
    yield "|---|--:|--:|--:|--:|"
    for each in found:
        share = find_share(each)
        cells = [
            each.name,
            f"{each.find(0.5) / 1000:.2f}",
            f"{max(each.times) / 1000:.2f}",
            f"{share:.2f}" if share else "–",
            str(each.queries),
        ]
        yield f"| {' | '.join(cells)} |"


def find_share(measured: Measured) -> float:
    limit = LIMITS.get(measured.name)
    return max(measured.times) / 1000 / limit if limit else 0.0


def measure_here(wishes: argparse.Namespace) -> None:
    """One size, in the database that the environment names."""
    open_database()
    from made_up_desk import Shape
    from made_up_tour import fill_tour

    (size,) = wishes.sizes
    shape = Shape(meetings=MEETINGS, groups=GROUPS, answers=int(size * ANSWERS))
    consultation = fill_tour(size, POINTS, shape).consultation
    decide(consultation)
    gather_statistics()
    house = House(consultation)
    house.check_equal()
    for name, ask in house.list_readings():
        tell(measure(name, ask, wishes.times, before=house.change))
    for name, ask in house.list_changes():
        tell(measure(name, ask, wishes.times))
    tell(measure_once("erase all words", house.erase_all))


def decide(consultation: Any) -> None:
    """Every recommendation is decided, and every tenth gathered statement cleared."""
    from folkmoot.web.events.recording import SYSTEM
    from folkmoot.web.publication.commands.deciding import clear_statement
    from folkmoot.web.recommendations.models import Recommendation, Status
    from folkmoot.web.statements.models import Statement

    Recommendation.objects.update(status=Status.DECIDED)
    gathered = Statement.objects.filter(
        meeting__consultation=consultation, matches__isnull=False
    )
    for each in gathered.distinct().order_by("id")[::QUOTED_EACH]:
        clear_statement(statement=each, words=each.text, by=SYSTEM)


class House:
    """Somebody who publishes, hands over and erases."""

    def __init__(self, consultation: Any) -> None:
        from folkmoot.web.events.recording import SYSTEM
        from folkmoot.web.statements.models import Statement

        self._consultation = consultation
        self._by = SYSTEM
        self._statements = iter(
            Statement.objects.filter(meeting__consultation=consultation).exclude(
                text=""
            )
        )
        self._site: dict[str, bytes] = {}

    def check_equal(self) -> None:
        """Stop where two sites of the same differ, or the verifier does not agree."""
        from folkmoot_verify.checks import check_site

        self._site, again = self._write(), self._write()
        if self._site != again:
            raise SystemExit("two sites of the same consultation differ")
        faults = check_site(self._site)
        if faults:
            raise SystemExit(f"the verifier does not agree: {faults[:3]}")

    def change(self) -> None:
        """Something at the desk, so that nothing that was read before holds."""
        from folkmoot.web.events.recording import open_change
        from folkmoot.web.statements.models import Match, Side

        match = Match.objects.filter(key_point__removed_at=None).order_by("?").first()
        with open_change(match.meeting_id, by=self._by, command="bench") as change:
            is_for = match.side == Side.SUPPORTS
            change.change(match, side=Side.OPPOSES if is_for else Side.SUPPORTS)

    def list_readings(self) -> Iterator[tuple[str, Callable[[], object]]]:
        from folkmoot.web.keeping.queries.packages import pack_access, pack_handover
        from folkmoot.web.publication.queries.material import gather_material
        from folkmoot_verify.checks import check_site

        all_of_it = self._consultation
        yield "the gate: every text looked through", lambda: gather_material(all_of_it)
        yield "publish: the whole site", self._write
        yield "verify it", lambda: check_site(self._site)
        yield "handover", lambda: pack_handover(all_of_it, by="")
        yield (
            "access to documents",
            lambda: pack_access(all_of_it, left_out={}, by=""),
        )

    def list_changes(self) -> Iterator[tuple[str, Callable[[], object]]]:
        from folkmoot.web.events.erasure import Reason, erase_words
        from folkmoot.web.events.storage import clear_storage
        from folkmoot.web.statements.commands.off_record import take_off

        def take_one_off() -> None:
            take_off(statement=next(self._statements), by=self._by)

        def erase_one() -> None:
            subject = next(self._statements)
            erase_words(subject=subject, reason=Reason.ASKED, by=self._by)
            clear_storage()

        yield "off the record", take_one_off
        yield "erase one statement, and clear the files", erase_one

    def erase_all(self) -> None:
        from folkmoot.web.keeping.commands.erasing import erase_consultation
        from folkmoot.web.keeping.commands.keeping import record_archiving
        from folkmoot.web.keeping.models import Archiving

        record_archiving(
            consultation=self._consultation,
            kind=Archiving.Kind.HANDED_OVER,
            receipt="1",
            by=self._by,
        )
        erase_consultation(consultation=self._consultation, by=self._by)

    def _write(self) -> dict[str, bytes]:
        from folkmoot.web.publication.commands.releasing import make_site

        return make_site(self._consultation)


def measure_once(name: str, do: Callable[[], None]) -> Measured:
    """What cannot be done twice."""
    start, began = time.perf_counter(), time.process_time()
    do()
    took = (time.perf_counter() - start) * 1000
    worked = (time.process_time() - began) * 1000
    return Measured(name=name, times=[took], worked=worked, queries=0)


if __name__ == "__main__":
    sys.path.append(str(Path(__file__).parent))
    main()
