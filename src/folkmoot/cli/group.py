"""`folkmoot group`: key points found among the statements of a table."""

import argparse
from collections.abc import Sequence

from folkmoot.cli.outcome import Outcome, tell
from folkmoot.cli.output import print_data
from folkmoot.cli.progress import ProgressPrinter
from folkmoot.cli.wording import Wording
from folkmoot.documents.write_matches import GroupRow, dump_groups
from folkmoot.jobs.matching import group


def run(parsed: argparse.Namespace, *, language: str) -> Outcome:
    """Group, write or print the rows, and tell how many were gathered."""
    with ProgressPrinter(language) as progress:
        rows = group(
            parsed.statements,
            out=None if parsed.out == "-" else parsed.out,
            on_progress=progress,
        )
    if parsed.out == "-":
        print_data(dump_groups(rows))
    tell(_sum_up(rows, Wording(language)))
    return Outcome.DONE


def _sum_up(rows: Sequence[GroupRow], say: Wording) -> str:
    gathered = [row.key_point_id for row in rows if row.key_point_id is not None]
    return say(
        "grouped",
        statements=say.count("statements", len(rows)),
        gathered=len(gathered),
        key_points=say.count("key points", len(set(gathered))),
        alone=len(rows) - len(gathered),
    )
