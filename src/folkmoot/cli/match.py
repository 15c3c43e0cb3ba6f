"""`folkmoot match`: statements to key points, from two tables."""

import argparse
from collections import Counter

from folkmoot.cli.outcome import Outcome, tell
from folkmoot.cli.output import print_data
from folkmoot.cli.progress import ProgressPrinter
from folkmoot.cli.wording import Wording
from folkmoot.documents.write_matches import dump_matches
from folkmoot.domain.key_points import Relation
from folkmoot.domain.messages import render_message
from folkmoot.jobs.matching import Matching, run_matching


def run(parsed: argparse.Namespace, *, language: str) -> Outcome:
    """Match, write or print the rows, and tell how many stand how."""
    with ProgressPrinter(language) as progress:
        matching = run_matching(
            parsed.statements,
            parsed.key_points,
            out=None if parsed.out == "-" else parsed.out,
            every=parsed.every,
            on_progress=progress,
        )
    if parsed.out == "-":
        print_data(dump_matches(matching.rows))
    _tell_lonely_topics(matching, language)
    tell(_sum_up(matching, Wording(language)))
    return Outcome.DONE


def _tell_lonely_topics(matching: Matching, language: str) -> None:
    for lonely in matching.lonely:
        code = "topic_without_key_points" if lonely.topic else "no_key_points"
        details = {"topic": lonely.topic, "count": lonely.statements}
        tell(render_message(code, language, **details))


def _sum_up(matching: Matching, say: Wording) -> str:
    counts = Counter(row.relation for row in matching.rows)
    return say(
        "matched",
        statements=say.count("statements", matching.statements),
        key_points=say.count("key points", matching.key_points),
        supports=counts[Relation.SUPPORTS],
        opposes=counts[Relation.OPPOSES],
        unresolved=counts[Relation.UNRESOLVED],
    )
