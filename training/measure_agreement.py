"""How far two passes of labelling agree.

    python training/measure_agreement.py [--list]

The first pass is that of the commit named in second_pass/labels.txt, the second was
made from the statements and key points alone. Each statement beside each key point is
one unit: supports, opposes, neither. --list shows where they differ.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np

from folkmoot.analysis.agreement import measure_reliability
from folkmoot.domain.agreement import Coding

SECOND = Path(__file__).parent / "second_pass" / "labels.txt"
SIDES = ("opposes", "neither", "supports")


def read_passes() -> dict[str, list[tuple[str, str]]]:
    """By topic, both labels of each statement in turn; "?" was not judged."""
    passes = {}
    for line in SECOND.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            name, first, second = line.split(" | ")
            both = list(zip(first.split(), second.split(), strict=True))
            passes[name] = [pair for pair in both if "?" not in pair]
    return passes


def list_codings(passes: Mapping[str, Sequence[tuple[str, str]]]) -> Iterator[Coding]:
    """Each statement beside each key point, drawn by topic."""
    for topic, pairs in passes.items():
        for number, both in enumerate(pairs):
            for coder, label in zip(("first", "second"), both, strict=True):
                told = read_label(label)
                for point in range(1, 11):
                    yield Coding(
                        coder=coder,
                        unit=topic,
                        code=f"{number} {point}",
                        value=SIDES[told.get(point, 0) + 1],
                    )


def read_label(text: str) -> dict[int, int]:
    told = text.replace("+", " +").replace("-", " -").split()
    return {abs(int(part)): 1 if part[0] == "+" else -1 for part in told if part != "0"}


def count_crossings(codings: Sequence[Coding]) -> np.ndarray:
    by_coder = {"first": {}, "second": {}}
    for coding in codings:
        by_coder[coding.coder][coding.unit, coding.code] = coding.value
    first, second = by_coder.values()
    counts = Counter((first[unit], second[unit]) for unit in first)
    return np.array([[counts[one, other] for other in SIDES] for one in SIDES])


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--list", action="store_true")
    asked = parser.parse_args()
    passes = read_passes()
    codings = list(list_codings(passes))
    table = count_crossings(codings)
    found = measure_reliability(codings)
    alpha, kappa = found.alpha, found.kappa
    same = sum(read_label(a) == read_label(b) for p in passes.values() for a, b in p)
    judged = sum(len(pairs) for pairs in passes.values())
    about = table[[0, 0, 2, 2], [0, 2, 0, 2]].reshape(2, 2)
    print(f"topics {len(passes)}, statements {judged}, pairs {table.sum()}")
    print(f"statements labelled alike {same} ({same / judged:.3f})")
    print(
        f"Krippendorff's alpha {alpha.value:.3f} ({alpha.low:.3f} to {alpha.high:.3f})"
    )
    print(f"Cohen's kappa {kappa.value:.3f}")
    sided, alike = about.sum(), np.trace(about)
    print(f"of {sided} pairs both call sided, {alike} same side")
    print("first down, second across; opposes, neither, supports")
    print(table)
    if asked.list:
        for name, pairs in passes.items():
            for number, (first, second) in enumerate(pairs, start=1):
                if read_label(first) != read_label(second):
                    print(name, number, first, second)


if __name__ == "__main__":
    main()
