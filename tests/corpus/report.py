"""Prints what of each document was read right: `python -m tests.corpus.report [NN]`."""

import sys

from tests.corpus.score import list_facts, score_document


def main(wanted: list[str]) -> None:
    """Print the table, and every miss."""
    right = total = 0
    for facts in list_facts():
        if wanted and not facts.stem.startswith(tuple(wanted)):
            continue
        score = score_document(facts)
        right, total = right + score.right, total + score.total
        sys.stdout.write(
            f"{score.document:32} {score.right:3} of {score.total:3}" + "\n"
        )
        for miss in score.misses:
            sys.stdout.write(f"    {miss}" + "\n")
    sys.stdout.write(
        f"{'all':32} {right:3} of {total:3}  {right / max(total, 1):.3f}" + "\n"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
