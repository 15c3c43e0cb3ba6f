"""How far two passes of labelling agree.

    python training/measure_agreement.py [--list]

The first pass is that of the commit named in second_pass/labels.txt, the second was
made from the statements and key points alone. Each statement beside each key point is
one unit: supports, opposes, neither. --list shows where they differ.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

SECOND = Path(__file__).parent / "second_pass" / "labels.txt"
RESAMPLES = 2000


def read_passes() -> dict[str, list[tuple[str, str]]]:
    """By topic, both labels of each statement in turn; "?" was not judged."""
    passes = {}
    for line in SECOND.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            name, first, second = line.split(" | ")
            both = list(zip(first.split(), second.split(), strict=True))
            passes[name] = [pair for pair in both if "?" not in pair]
    return passes


def list_units(pairs: Sequence[tuple[str, str]]) -> Iterator[tuple[int, int]]:
    for first, second in pairs:
        one, other = read_label(first), read_label(second)
        for point in range(1, 11):
            yield one.get(point, 0), other.get(point, 0)


def read_label(text: str) -> dict[int, int]:
    told = text.replace("+", " +").replace("-", " -").split()
    return {abs(int(part)): 1 if part[0] == "+" else -1 for part in told if part != "0"}


def count_units(pairs: Sequence[tuple[str, str]]) -> np.ndarray:
    table = np.zeros((3, 3))
    for (one, other), count in Counter(list_units(pairs)).items():
        table[one + 1, other + 1] += count
    return table


def tell_kappa(table: np.ndarray) -> float:
    """Cohen's."""
    total = table.sum()
    chance = (table.sum(0) * table.sum(1)).sum() / total**2
    return float((np.trace(table) / total - chance) / (1 - chance))


def tell_alpha(table: np.ndarray) -> float:
    """Krippendorff's, nominal, of two passes without gaps."""
    both = table + table.T
    margins, total = both.sum(0), both.sum()
    seen = total - np.trace(both)
    expected = (total**2 - (margins**2).sum()) / (total - 1)
    return float(1 - seen / expected)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--list", action="store_true")
    asked = parser.parse_args()
    passes = read_passes()
    tables = np.array([count_units(pairs) for pairs in passes.values()])
    table = tables.sum(0)
    dice = np.random.default_rng(0)
    drawn = dice.integers(0, len(tables), (RESAMPLES, len(tables)))
    alphas = [tell_alpha(tables[rows].sum(0)) for rows in drawn]
    low, high = np.percentile(alphas, [2.5, 97.5])
    same = sum(read_label(a) == read_label(b) for p in passes.values() for a, b in p)
    judged = sum(len(pairs) for pairs in passes.values())
    about = table[[0, 0, 2, 2], [0, 2, 0, 2]].reshape(2, 2)
    print(f"topics {len(passes)}, statements {judged}, pairs {table.sum():.0f}")
    print(f"statements labelled alike {same} ({same / judged:.3f})")
    print(f"Krippendorff's alpha {tell_alpha(table):.3f} ({low:.3f} to {high:.3f})")
    print(f"Cohen's kappa {tell_kappa(table):.3f}")
    sided, alike = about.sum(), np.trace(about)
    print(f"of {sided:.0f} pairs both call sided, {alike:.0f} same side")
    print("first down, second across; opposes, neither, supports")
    print(table.astype(int))
    if asked.list:
        for name, pairs in passes.items():
            for number, (first, second) in enumerate(pairs, start=1):
                if read_label(first) != read_label(second):
                    print(name, number, first, second)


if __name__ == "__main__":
    main()
