"""Fit the whitening of vectors from data sets beside the project.

    python scripts/fit_whitening.py PATH_TO_DATA

writes src/folkmoot/analysis/weights/whitening.npy. See the README there.
"""

import csv
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from folkmoot.analysis.encoders import load_encoder

SHRINKAGE = 2.0
TRANSLATIONS_COUNT_AS = 0.5
PAIRS_A_LANGUAGE = 300
LANGUAGES = ("pairs", "swe_eng", "nob_eng", "deu_eng")
TARGET = Path(__file__).parents[1] / "src/folkmoot/analysis/weights/whitening.npy"


def read_csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def list_arguments(data: Path) -> Iterator[np.ndarray]:
    """For each topic and stance: arguments less the key points they were matched to."""
    folder = data / "argkp21"
    matched = [r for r in read_csv(folder / "labels_train.csv") if r["label"] == "1"]
    key_points = {
        r["key_point_id"]: r for r in read_csv(folder / "key_points_train.csv")
    }
    topics: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for row in read_csv(folder / "arguments_train.csv"):
        topics[row["topic"], row["stance"]][row["arg_id"]] = row["argument"]
    for topic, arguments in sorted(topics.items()):
        points = {
            id_: row["key_point"]
            for id_, row in key_points.items()
            if (row["topic"], row["stance"]) == topic
        }
        said, meant = encode_centred(arguments), encode_centred(points)
        yield np.array(
            [
                said[row["arg_id"]] - meant[row["key_point_id"]]
                for row in matched
                if row["arg_id"] in said and row["key_point_id"] in meant
            ]
        )


def list_translations(data: Path) -> Iterator[np.ndarray]:
    """For each language: sentences less their translations into English."""
    for name in LANGUAGES:
        lines = (data / "tatoeba_dan_eng" / f"{name}.tsv").read_text("utf-8")
        pairs = [line.split("\t") for line in lines.splitlines()[1:]]
        chosen = dict(enumerate(pairs[:PAIRS_A_LANGUAGE]))
        one, other = (
            encode_centred({number: pair[side] for number, pair in chosen.items()})
            for side in (1, 2)
        )
        yield np.array([one[number] - other[number] for number in one])


def encode_centred(texts: dict) -> dict:
    vectors = load_encoder().encode(list(texts.values())).astype(np.float64)
    return dict(zip(texts, vectors - vectors.mean(axis=0), strict=True))


def measure_scatter(differences: Iterator[np.ndarray]) -> np.ndarray:
    """The mean outer product, scaled to a mean variance of one."""
    rows = np.concatenate([some for some in differences if len(some)])
    scatter = rows.T @ rows
    return scatter * len(scatter) / np.trace(scatter)


def main() -> None:
    data = Path(sys.argv[1])
    scatter = measure_scatter(list_arguments(data))
    scatter += TRANSLATIONS_COUNT_AS * measure_scatter(list_translations(data))
    scatter *= len(scatter) / np.trace(scatter)
    values, axes = np.linalg.eigh(scatter)
    whitening = (axes * (values + SHRINKAGE) ** -0.5) @ axes.T
    np.save(TARGET, (whitening / np.abs(whitening).max()).astype(np.float16))


if __name__ == "__main__":
    main()
