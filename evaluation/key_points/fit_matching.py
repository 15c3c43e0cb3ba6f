"""Fit the weights of key point matching on the tuned sets, and choose the threshold.

    python evaluation/key_points/fit_matching.py

prints the constants for src/folkmoot/analysis/key_point_matching.py, and how a fit on
all other topics does on each. The held-out sets are not read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np
from gold import TUNED, Topic, load_made_up
from sklearn.linear_model import LogisticRegression

from folkmoot.analysis.key_point_matching import (
    MATCHING,
    Pick,
    TopicMatcher,
    list_evidence,
    list_ideas,
)
from folkmoot.domain.key_points import Relation

# Plain topics are what people hand in; oblique ones, written to have no words in
# common with the key points, keep the weights from leaning on words alone.
SHARES = {"plain": 1.0, "oblique": 0.5}
REGULARISATION = 10.0


@dataclass(frozen=True, kw_only=True)
class Table:
    """The pairs of a topic: evidence, whether of one point, and what the judge says."""

    style: str
    evidence: np.ndarray
    same_point: np.ndarray
    supports: np.ndarray
    told_support: np.ndarray


def make_table(topic: Topic) -> Table:
    """For each statement and key point the evidence of the likeliest unit."""
    from folkmoot.analysis.encoders import load_encoder

    texts = [list_ideas(one.text) for one in topic.statements]
    units = [unit for some in texts for unit in some]
    matcher = TopicMatcher(
        units, [p.text for p in topic.key_points], encode=load_encoder().encode
    )
    likeness = matcher.compare(slice(0, len(units)))
    found = list_evidence(likeness, units)
    weighed = matcher.weigh(slice(0, len(units)))
    likely = weighed.probability
    rows, same, supports, picks = [], [], [], []
    starts = list(accumulate(map(len, texts), initial=0))
    for number, one in enumerate(topic.statements):
        for column, point in enumerate(topic.key_points):
            own = likely[starts[number] : starts[number + 1], column]
            row = starts[number] + int(own.argmax())
            rows.append([found[name][row, column] for name in MATCHING.weights])
            relation = topic.find_relation(one.id, point.id)
            same.append(relation != "none")
            supports.append(relation == "supports")
            picks.append(Pick(row=row, column=column))
    judged = matcher.judge(weighed, picks, threshold=0.0)
    return Table(
        style=topic.style,
        evidence=np.array(rows),
        same_point=np.array(same),
        supports=np.array(supports),
        told_support=np.array([one.relation is Relation.SUPPORTS for one in judged]),
    )


def fit(tables: Sequence[Table]) -> tuple[float, np.ndarray]:
    """Bias and weights."""
    evidence = np.concatenate([table.evidence for table in tables])
    shares = [np.full(len(t.same_point), SHARES[t.style]) for t in tables]
    scale = evidence.std(axis=0)
    model = LogisticRegression(C=REGULARISATION, max_iter=2000)
    truth = np.concatenate([table.same_point for table in tables])
    model.fit(evidence / scale, truth, sample_weight=np.concatenate(shares))
    return float(model.intercept_[0]), model.coef_[0] / scale


def measure_f1(
    tables: Sequence[Table], probabilities: Sequence[np.ndarray], threshold: float
) -> float:
    right = made = wanted = 0
    for table, probability in zip(tables, probabilities, strict=True):
        told = (probability >= threshold) & table.told_support
        right += int((told & table.supports).sum())
        made += int(told.sum())
        wanted += int(table.supports.sum())
    return 2 * right / (made + wanted)


def main() -> None:
    tables = [make_table(topic) for topic in load_made_up(TUNED)]
    bias, weights = fit(tables)
    print("bias =", round(bias, 2))
    print(
        "weights =",
        dict(zip(MATCHING.weights, np.round(weights, 2).tolist(), strict=True)),
    )
    left_out = []
    for table in tables:
        bias, weights = fit([other for other in tables if other is not table])
        left_out.append(1 / (1 + np.exp(-(bias + table.evidence @ weights))))
    for threshold in np.arange(0.2, 0.61, 0.05):
        line = f"threshold {threshold:.2f}: F1 of topics left out"
        for style in SHARES:
            some = [n for n, table in enumerate(tables) if table.style == style]
            f1 = measure_f1(
                [tables[n] for n in some], [left_out[n] for n in some], threshold
            )
            line += f"  {style} {f1:.3f}"
        print(line)


if __name__ == "__main__":
    main()
