"""Fit the whitening of vectors from data sets beside the project.

    python scripts/fit_whitening.py PATH_TO_DATA

writes src/folkmoot/analysis/weights/whitening.npy. See the README there.
"""

import csv
import json
import sys
from collections import defaultdict
from pathlib import Path

import numpy as np

from folkmoot.analysis.encoders import load_encoder

SHRINKAGE = 1.0
TARGET = Path(__file__).parents[1] / "src/folkmoot/analysis/weights/whitening.npy"


def read_topics(data: Path) -> list[list[str]]:
    topics: dict[str, list[str]] = defaultdict(list)
    with (data / "argkp21/arguments_train.csv").open(newline="") as file:
        for row in csv.DictReader(file):
            topics[row["topic"]].append(row["argument"])
    return list(topics.values())


def read_languages(data: Path) -> list[list[str]]:
    with (data / "danish_political_quotes/quotes.csv").open(newline="") as file:
        quotes = [row["quote"] for row in csv.DictReader(file)][:400]
    lines = (data / "danfever/claims_dev.jsonl").read_text().splitlines()
    claims = [json.loads(line)["claim"] for line in lines][:300]
    sentences = [
        [line.split("\t")[1] for line in (data / name).read_text().splitlines()[1:]]
        for name in (
            "tatoeba_dan_eng/pairs.tsv",
            "tatoeba_dan_eng/swe_eng.tsv",
            "tatoeba_dan_eng/nob_eng.tsv",
            "tatoeba_dan_eng/deu_eng.tsv",
        )
    ]
    return [
        quotes,
        claims,
        sentences[0][:300],
        *(texts[:200] for texts in sentences[1:]),
    ]


def measure_covariance(texts: list[str]) -> tuple[np.ndarray, int]:
    vectors = load_encoder().encode(texts).astype(np.float64)
    centred = vectors - vectors.mean(axis=0)
    return centred.T @ centred, len(texts)


def main() -> None:
    data = Path(sys.argv[1])
    sums = [measure_covariance(texts) for texts in read_topics(data)]
    within = sum(part for part, _ in sums) / sum(count for _, count in sums)
    others = [
        part / count for part, count in map(measure_covariance, read_languages(data))
    ]
    covariance = 0.5 * within + 0.5 * sum(others) / len(others)
    values, axes = np.linalg.eigh(covariance)
    scaled = (values + SHRINKAGE * values.mean()) ** -0.5
    whitening = (axes * scaled) @ axes.T
    np.save(TARGET, (whitening / np.abs(whitening).max()).astype(np.float16))


if __name__ == "__main__":
    main()
