"""Fit the whitening of vectors, after the encoder was trained.

    python training/fit_whitening.py PATH_TO_DATA

writes src/folkmoot/analysis/weights/whitening.npy. See the README there.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

from corpus import Topic, load_argkp, load_statements, load_translations
from folkmoot.analysis.encoders import load_encoder

SHRINKAGE = 2.0
SHARES = {"own": 1.0, "argkp": 1.0, "translations": 0.5}
TRANSLATIONS = 300
# Every so many of its topics: more of them change little and take long to read.
ARGKP_EVERY = 4
TARGET = Path(__file__).parents[1] / "src/folkmoot/analysis/weights/whitening.npy"


def encode_centred(texts: Sequence[str]) -> np.ndarray:
    vectors = load_encoder().encode(texts).astype(np.float64)
    return vectors - vectors.mean(axis=0)


def list_differences(topics: Iterable[Topic]) -> np.ndarray:
    """Statements less the key points they support, each about its side's centre."""
    rows = []
    for topic in topics:
        said, meant = map(encode_centred, (topic.statements, topic.key_points))
        for row, column in np.argwhere(topic.labels == 1):
            rows.append(said[row] - meant[column])
    return np.array(rows)


def list_translated(pairs: Sequence[tuple[str, str]]) -> np.ndarray:
    """Sentences less their translations, within each language."""
    parts = []
    for start in range(0, len(pairs), TRANSLATIONS):
        some = pairs[start : start + TRANSLATIONS]
        one, other = (encode_centred([pair[side] for pair in some]) for side in (0, 1))
        parts.append(one - other)
    return np.concatenate(parts)


def measure_scatter(differences: np.ndarray) -> np.ndarray:
    """The mean outer product, scaled to a mean variance of one."""
    scatter = differences.T @ differences
    return scatter * len(scatter) / np.trace(scatter)


def fit(scatters: dict[str, np.ndarray], *, shrinkage: float) -> np.ndarray:
    total = sum(SHARES[name] * scatter for name, scatter in scatters.items())
    total *= len(total) / np.trace(total)
    values, axes = np.linalg.eigh(total)
    return (axes * (values + shrinkage) ** -0.5) @ axes.T


def measure_all(data: Path) -> dict[str, np.ndarray]:
    return {
        "own": measure_scatter(list_differences(load_statements())),
        "argkp": measure_scatter(
            list_differences(load_argkp(data, "train")[::ARGKP_EVERY])
        ),
        "translations": measure_scatter(
            list_translated(load_translations(data, TRANSLATIONS))
        ),
    }


def main() -> None:
    whitening = fit(measure_all(Path(sys.argv[1])), shrinkage=SHRINKAGE)
    np.save(TARGET, (whitening / np.abs(whitening).max()).astype(np.float16))


if __name__ == "__main__":
    main()
