"""Measure gathering against the gold sets.

    python evaluation/gathering/evaluate_gathering.py

prints the table and writes it to evaluation/results/gathering.md.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from gathering_gold import FOLDER, GoldSet, load
from measure_gathering import Tally, tally_key_points, tally_statements

from folkmoot.analysis.encoders import load_encoder
from folkmoot.analysis.gathering import Gathering, gather

RESULT = FOLDER.parents[1] / "evaluation/results/gathering.md"
Gather = Callable[[GoldSet], Gathering]
HEAD = (
    "| set | statements | key points | claims | of these true (95 %) "
    "| opposites among the claims | called opposing, truly | unresolved "
    "| of those with company, gathered |\n" + "|---" * 9 + "|"
)


def tell_sets(sets: Sequence[GoldSet], gather_set: Gather) -> list[str]:
    rows, everything, total = [], [], Tally()
    for gold in sets:
        gathering = gather_set(gold)
        units = tally_key_points(gold, gathering)
        statements = tally_statements(gold, gathering)
        rows.append(tell_set(gold.name, len(gold.voices), units, statements))
        everything += units
        total += statements
    count = sum(len(gold.voices) for gold in sets)
    return [*rows, tell_set("**all**", count, everything, total)]


def tell_set(name: str, statements: int, units: Sequence[Tally], shared: Tally) -> str:
    total = sum(units, Tally())
    low, high = draw_interval(units, lambda some: sum(some, Tally()).precision)
    return (
        f"| {name} | {statements} | {total.key_points} | {total.claims} "
        f"| {total.true} of {total.claims - total.open}, {total.precision:.2f} "
        f"({low:.2f}–{high:.2f}) | {total.opposed} "
        f"| {total.truly_opposing} of {total.opposing} | {total.unresolved} "
        f"| {shared.gathered} of {shared.shared}, {shared.recall:.2f} |"
    )


def draw_interval(
    units: Sequence[Tally], value: Callable[[Sequence[Tally]], float]
) -> tuple[float, float]:
    """95 % interval by drawing key points with replacement, 1,000 times."""
    import random

    dice = random.Random(1)
    if not units:
        return 0.0, 1.0
    values = sorted(value(dice.choices(units, k=len(units))) for _ in range(1000))
    return values[25], values[974]


def write_report() -> str:
    encoder = load_encoder()

    def gather_set(gold: GoldSet) -> Gathering:
        return gather(gold.voices, encode=encoder.encode)

    return "\n".join(
        [
            "# Gathering statements into key points\n",
            "No key points are given. A claim is a statement counted as supporting a "
            "key point, beside the statement whose words it has; it is true where an "
            "annotator gave both to one point. What the sets are: "
            f"`evaluation/gathering/`. Encoder: {encoder.name}.\n",
            f"## Held out: never looked at for weights or thresholds\n\n{HEAD}",
            *tell_sets(load("held_out"), gather_set),
            f"\n## Tuned on\n\n{HEAD}",
            *tell_sets(load("tuned"), gather_set),
            "",
        ]
    )


def main() -> None:
    report = write_report()
    RESULT.write_text(report, "utf-8")
    print(report)


if __name__ == "__main__":
    main()
