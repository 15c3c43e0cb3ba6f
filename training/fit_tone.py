"""Fit the tone of texts, and how two tones tell whether texts are on one side.

    python training/fit_tone.py PATH_TO_DATA

writes src/folkmoot/analysis/weights/tone.npy and prints the constants for
src/folkmoot/analysis/key_point_matching.py and unit_matching.py. Which tones go with
which sides is fitted on topics that the tone was not fitted on.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from corpus import Topic, load_argkp, load_statements
from folkmoot.analysis.embedding import centre_vectors
from folkmoot.analysis.encoders import load_encoder

REGULARISATION = 0.002
FOLDS = 5
ARGKP_EVERY = 4
ARGUMENTS_A_TOPIC = 70
# Of those who speak of one point, so many are thought to be on one side.
AGREEMENT = 0.8
TARGET = Path(__file__).parents[1] / "src/folkmoot/analysis/weights/tone.npy"
NAMES = ("bias", "said", "point", "product", "apart")


@dataclass(frozen=True, kw_only=True)
class Vectors:
    """A topic's unit vectors, each side about its centre."""

    topic: Topic
    said: np.ndarray
    points: np.ndarray

    def list_sides(self) -> list[tuple[int, int, bool]]:
        labels = self.topic.labels
        return [(r, c, bool(labels[r, c] > 0)) for r, c in np.argwhere(labels != 0)]


def read_vectors(topic: Topic) -> Vectors:
    encode = load_encoder().encode
    return Vectors(
        topic=topic,
        said=centre_vectors(encode(topic.statements)),
        points=centre_vectors(encode(topic.key_points)),
    )


def list_arguments(data: Path) -> np.ndarray:
    """Long arguments that support something: they may sound like anything."""
    rows = []
    for topic in load_argkp(data, "train")[::ARGKP_EVERY]:
        some = [
            text
            for text, labels in zip(topic.statements, topic.labels, strict=True)
            if (labels == 1).any()
        ]
        encoded = load_encoder().encode(some[:ARGUMENTS_A_TOPIC])
        rows.extend(centre_vectors(encoded))
    return np.array(rows)


def fit_tone(some: Iterable[Vectors], arguments: np.ndarray) -> np.ndarray:
    """A direction and an offset: above 0 sounds like support."""
    rows, truth = list(arguments), [True] * len(arguments)
    for one in some:
        for row, _, supports in one.list_sides():
            rows.append(one.said[row])
            truth.append(supports)
    spread = np.std(rows, axis=0)
    model = LogisticRegression(C=REGULARISATION, class_weight="balanced", max_iter=3000)
    model.fit(np.array(rows) / spread, truth)
    return np.append(model.coef_[0] / spread, model.intercept_[0])


def weigh(said: np.ndarray, point: np.ndarray) -> np.ndarray:
    return np.stack([said, point, said * point, np.abs(said - point)], axis=-1)


def fit_leaning(evidence: np.ndarray, agree: Sequence[bool]) -> dict[str, float]:
    model = LogisticRegression(C=1.0, class_weight="balanced", max_iter=3000)
    model.fit(evidence, agree)
    prior = np.log(AGREEMENT / (1 - AGREEMENT))
    values = [model.intercept_[0] + prior, *model.coef_[0]]
    return dict(zip(NAMES, np.round(values, 2).tolist(), strict=True))


def list_pairs(
    one: Vectors, tone: np.ndarray
) -> tuple[list[np.ndarray], list[bool], list[np.ndarray], list[bool]]:
    """Statements beside key points, and statements beside statements."""
    said, points = one.said @ tone[:-1] + tone[-1], one.points @ tone[:-1] + tone[-1]
    sides = one.list_sides()
    matched = [weigh(said[row], points[column]) for row, column, _ in sides]
    beside, agree = [], []
    for row, column, supports in sides:
        for other, same, too in sides:
            if column == same and row != other:
                beside.append(weigh(said[row], said[other]))
                agree.append(supports == too)
    return matched, [supports for *_, supports in sides], beside, agree


def main() -> None:
    everything = [read_vectors(topic) for topic in load_statements()]
    arguments = list_arguments(Path(sys.argv[1]))
    matched, sides, beside, agree = [], [], [], []
    for fold in range(FOLDS):
        rest = [one for n, one in enumerate(everything) if n % FOLDS != fold]
        tone = fit_tone(rest, arguments)
        for one in everything[fold::FOLDS]:
            for found, more in zip(
                (matched, sides, beside, agree), list_pairs(one, tone), strict=True
            ):
                found.extend(more)
    print("matching:", fit_leaning(np.array(matched), sides))
    print("gathering:", fit_leaning(np.array(beside), agree))
    np.save(TARGET, fit_tone(everything, arguments).astype(np.float32))


if __name__ == "__main__":
    main()
