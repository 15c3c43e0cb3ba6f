"""How long minutes of a meeting with 500 statements take: the draft, then its files.

    python benchmarks/minutes.py           prints the table
    python benchmarks/minutes.py --keep    writes benchmarks/results/minutes.md, too

Made-up meetings on SQLite, each with 500 statements of ten groups in five areas, most
of them gathered. The draft is the secretary's command, rows and log and all; the files
are written of the paper as it stands, with every sheet behind it as an annex.
"""

import argparse
import os
import platform
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
RESULTS = ROOT / "benchmarks" / "results" / "minutes.md"
sys.path += [str(ROOT / "benchmarks")]
MEETINGS, STATEMENTS, POINTS = 4, 500, 160
# Seconds; what has none is told beside the others.
LIMITS = {"draft": 5.0, "pdf": 1.0, "docx": 3.0, "odt": None, "html": None}
_SAID = (
    "Minutes of meetings with {statements} statements, {meetings} of them. Seconds: "
    "the median, the slowest, and the slowest as a share of the limit.\n{machine}, "
    "load {load} before the start."
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keep", action="store_true", help="write the results")
    wishes = parser.parse_args()
    load = f"{os.getloadavg()[0]:.1f}"
    with tempfile.TemporaryDirectory() as folder:
        open_database(folder)
        times = measure()
    lines = [*tell_head(load), *(tell(name, each) for name, each in times.items())]
    print("\n".join(lines))
    if wishes.keep:
        RESULTS.write_text("\n".join(["# Minutes", "", *lines, ""]), "utf-8")
    missed = [
        name
        for name, limit in LIMITS.items()
        if limit is not None and max(times[name]) > limit
    ]
    if missed:
        raise SystemExit(f"over the limit: {', '.join(missed)}")


def open_database(folder: str) -> None:
    os.environ["FOLKMOOT_DATA"] = folder
    os.environ["DJANGO_SETTINGS_MODULE"] = "folkmoot.web.config.settings"
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)


def measure() -> dict[str, list[float]]:
    from made_up_desk import fill

    from folkmoot.web.events.recording import Actor
    from folkmoot.web.meetings.models import Meeting
    from folkmoot.web.minutes.commands.drafting import draft_paper
    from folkmoot.web.minutes.models import PaperKind
    from folkmoot.web.minutes.queries.drafts import Wishes
    from folkmoot.web.minutes.queries.papers import load_paper
    from folkmoot.web.minutes.queries.written import write_file

    made = fill(MEETINGS * STATEMENTS, POINTS)
    by = Actor.of_person(made.secretary)
    times: dict[str, list[float]] = {name: [] for name in LIMITS}
    for meeting in Meeting.objects.filter(consultation=made.consultation):
        wishes = Wishes(has_annex=True)

        def draft(meeting: Any = meeting, wishes: Wishes = wishes) -> Any:
            return draft_paper(
                meeting=meeting, kind=PaperKind.MINUTES, by=by, wishes=wishes
            )

        paper = take_time(times["draft"], draft)
        minutes = load_paper(paper)
        for kind in times.keys() - {"draft"}:
            take_time(
                times[kind],
                lambda kind=kind, each=minutes: write_file(
                    each, kind, made.consultation
                ),
            )
    return times


def take_time(times: list[float], work: Callable[[], Any]) -> Any:
    start = time.perf_counter()
    made = work()
    times.append(time.perf_counter() - start)
    return made


def tell_head(load: str) -> list[str]:
    machine = f"{platform.platform()}, Python {platform.python_version()}"
    said = _SAID.format(
        statements=STATEMENTS, meetings=MEETINGS, machine=machine, load=load
    )
    return [
        said,
        "",
        "| what | median | slowest | limit | slowest / limit |",
        "|---|--:|--:|--:|--:|",
    ]


def tell(name: str, times: list[float]) -> str:
    limit = LIMITS[name]
    told = "– | –" if limit is None else f"{limit:g} | {max(times) / limit:.2f}"
    return f"| {name} | {statistics.median(times):.2f} | {max(times):.2f} | {told} |"


if __name__ == "__main__":
    main()
