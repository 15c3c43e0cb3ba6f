"""How long a search in a hundred thousand statements takes, beside plain `icontains`.

    python benchmarks/search.py
    python scripts/with_postgresql.py python benchmarks/search.py

The statements are of one to three of the training's Danish sentences each, a hundred
characters at the mean. Counting what is found and reading the first page of it are part
of the time. Both ways are measured in turn; the quickest of some rounds counts. The
tables are kept in benchmarks/results, one for each database.
"""

import datetime
import os
import platform
import random
import re
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import django

STATEMENTS = 100_000
MEETINGS = 20
PAGE = 50
ROUNDS = 5
# What a search may take; where others use the machine as well, how it may stand to
# `icontains`, which SQLite does without a word of Python.
MOST_SECONDS = 1.0
MOST_RATIO = 30.0
RESULTS = Path(__file__).parent / "results"
SENTENCES = Path(__file__).parent.parent / "training" / "statements"
QUERIES = (
    ("skole", "a common word"),
    ("børn", "a word with another stem"),
    ("ældre", "a word that is part of others"),
    ("kommunen ventetid", "two words"),
    ("læge eller skole", "either of two words"),
    ("skole -bus", "one without the other"),
    ("-skole", "all without a word"),
    ('"til skole"', "a phrase"),
    ("og", "a word that stands in every third"),
)
Found = tuple[int, int]


def list_sentences() -> Iterator[str]:
    for path in sorted(SENTENCES.rglob("da_*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            found = re.match(r"[-+0-9]+ (.+)", line)
            if found:
                yield found[1]


def fill_database() -> None:
    """Statements as they stand, without the events that would have made them."""
    from django.core.management import call_command
    from django.db import connection
    from django.utils import timezone

    from folkmoot.web.meetings.models import Consultation, Meeting
    from folkmoot.web.statements.models import Statement

    call_command("migrate", verbosity=0)
    chance, sentences, now = random.Random(1), list(list_sentences()), timezone.now()
    consultation = Consultation.objects.create(name="Bench")
    meetings = [
        Meeting.objects.create(consultation=consultation, title=str(i))
        for i in range(MEETINGS)
    ]
    rows = (
        Statement(
            meeting=meetings[i % MEETINGS],
            number=i,
            place=i,
            text=". ".join(chance.sample(sentences, chance.choice([1, 1, 2, 2, 3]))),
            sent_at=now,
        )
        for i in range(STATEMENTS)
    )
    Statement.objects.bulk_create(rows, batch_size=5_000)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def read_page(found: Any) -> Found:
    """How many there are, and the first page of them."""
    return found.count(), len(found[:PAGE])


@dataclass(frozen=True)
class Measured:
    """One query beside `icontains`; times in seconds."""

    query: str
    what: str
    found: int
    took: float
    plain: float

    @property
    def ratio(self) -> float:
        return self.took / self.plain

    @property
    def held(self) -> bool:
        return self.took <= MOST_SECONDS or self.ratio <= MOST_RATIO


def measure(statements: Any, query: str, what: str) -> Measured:
    from folkmoot.web.statements.search import filter_by_words

    took, plain, count = [], [], 0
    for _ in range(ROUNDS):
        began = time.perf_counter()
        read_page(statements.filter(text__icontains="skole"))
        between = time.perf_counter()
        count, _shown = read_page(filter_by_words(statements, query))
        plain.append(between - began)
        took.append(time.perf_counter() - between)
    return Measured(query, what, count, min(took), min(plain))


def measure_all() -> list[Measured]:
    from folkmoot.web.statements.models import Statement
    from folkmoot.web.statements.search import prepare_dictionaries

    prepare_dictionaries()
    statements = Statement.objects.kept().order_by("place", "number")
    return [measure(statements, query, what) for query, what in QUERIES]


def tell(measured: list[Measured], vendor: str) -> str:
    lines = [
        f"# Search: {datetime.date.today()}, {vendor}, Python "
        f"{platform.python_version()}",
        "",
        f"{STATEMENTS:,} statements, on {os.cpu_count()} cores with a load of "
        f"{os.getloadavg()[1]:.1f}. The quickest of {ROUNDS} rounds.",
        "",
        "| query | | found | ms | icontains, ms | ratio |",
        "|---|---|--:|--:|--:|--:|",
    ]
    for each in measured:
        took, plain = each.took * 1000, each.plain * 1000
        lines.append(
            f"| `{each.query}` | {each.what} | {each.found:,} | {took:,.0f} "
            f"| {plain:,.0f} | {each.ratio:.1f} |"
        )
    lines += ["", f"At most {MOST_SECONDS:.0f} s, or a ratio of {MOST_RATIO:.0f}."]
    return "\n".join(lines) + "\n"


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="folkmoot-search-") as folder:
        os.environ["FOLKMOOT_DATA"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "folkmoot.web.config.settings"
        django.setup()
        from django.db import connection

        fill_database()
        measured = measure_all()
        told = tell(measured, connection.display_name)
        name = f"search_{connection.vendor}.md"
    print(told)
    (RESULTS / name).write_text(told, "utf-8")
    return 0 if all(each.held for each in measured) else 1


if __name__ == "__main__":
    sys.exit(main())
