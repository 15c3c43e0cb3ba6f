"""Fit the weights by which statements are held beside others, on the tuned sets.

    python evaluation/gathering/fit_gathering.py

prints the constants for src/folkmoot/analysis/unit_matching.py, and for several
thresholds the share of true pairs and of the pairs that are found, each set weighed by
a fit on the others. The held-out sets are not read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
from gathering_gold import GoldSet, load
from sklearn.linear_model import LogisticRegression

from folkmoot.analysis.encoders import load_encoder
from folkmoot.analysis.pair_judge import CueJudge, Pair
from folkmoot.analysis.unit_matching import GATHERING
from folkmoot.analysis.unit_space import UnitSpace
from folkmoot.domain.key_points import Relation

ENCODER = load_encoder()
REGULARISATION = 10.0


@dataclass(frozen=True, kw_only=True)
class Table:
    """Pairs of statements of one area: evidence, and what the gold says of them."""

    evidence: np.ndarray
    same_point: np.ndarray
    supports: np.ndarray
    told_support: np.ndarray


def make_table(gold: GoldSet) -> Table:
    """All pairs of segments of one area, but of one statement's own."""
    units = [(voice, s.text) for voice in gold.voices for s in voice.segments]
    areas = list(dict.fromkeys(voice.focus_area for voice, _ in units))
    places = np.array([areas.index(voice.focus_area) for voice, _ in units])
    space = UnitSpace([text for _, text in units], places, encode=ENCODER.encode)
    rows, same, supports, told = [], [], [], []
    for area in range(len(areas)):
        members = np.flatnonzero(places == area)
        found = space.compare(members, members)
        for row, column in product(range(len(members)), repeat=2):
            (voice, text), (other, point) = (units[members[n]] for n in (row, column))
            one_point = gold.say_the_same(voice.statement, other.statement)
            if voice.statement == other.statement or one_point is None:
                continue
            rows.append([found[name][row, column] for name in GATHERING.weights])
            opposed = gold.are_opposed(voice.statement, other.statement)
            same.append(one_point or opposed)
            supports.append(one_point)
            pair = Pair(statement=text, key_point=point, probability=1.0)
            told.append(CueJudge().judge([pair])[0].relation is Relation.SUPPORTS)
    return Table(
        evidence=np.array(rows),
        same_point=np.array(same),
        supports=np.array(supports),
        told_support=np.array(told),
    )


def fit(tables: Sequence[Table]) -> tuple[float, np.ndarray]:
    evidence = np.concatenate([table.evidence for table in tables])
    scale = evidence.std(axis=0)
    model = LogisticRegression(C=REGULARISATION, max_iter=2000)
    model.fit(evidence / scale, np.concatenate([table.same_point for table in tables]))
    return float(model.intercept_[0]), model.coef_[0] / scale


def main() -> None:
    sets = load("tuned")
    tables = [make_table(gold) for gold in sets]
    bias, weights = fit(tables)
    names = list(GATHERING.weights)
    print("bias =", round(bias, 2))
    print("weights =", dict(zip(names, np.round(weights, 2).tolist(), strict=True)))
    for gold, table in zip(sets, tables, strict=True):
        rest = [other for other in tables if other is not table] or tables
        bias, weights = fit(rest)
        probability = 1 / (1 + np.exp(-(bias + table.evidence @ weights)))
        for threshold in (0.2, 0.3, 0.4, 0.5, 0.6, 0.7):
            made = (probability >= threshold) & table.told_support
            right = int((made & table.supports).sum())
            print(
                f"{gold.name:30s} from {threshold:.1f}: true {right} of {made.sum()}, "
                f"{right / max(made.sum(), 1):.2f}; "
                f"found {right / table.supports.sum():.2f}"
            )


if __name__ == "__main__":
    main()
