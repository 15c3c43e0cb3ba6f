"""Take the mean vector of everyday sentences from data sets beside the project.

    python scripts/fit_centre.py PATH_TO_DATA

writes src/folkmoot/analysis/weights/centre.npy. See the README there.
"""

import csv
import sys
from pathlib import Path

import numpy as np

from folkmoot.analysis.encoders import load_encoder

TARGET = Path(__file__).parents[1] / "src/folkmoot/analysis/weights/centre.npy"
# Political quotes are nearest to what is said at meetings, so they count twice.
SHARES = {"quotes": 2, "arguments": 1, "dan": 1, "swe": 1, "nob": 1, "deu": 1}


def read_texts(data: Path) -> dict[str, list[str]]:
    quotes = read_rows(data / "danish_political_quotes/quotes.csv", "quote")
    arguments = read_rows(data / "argkp21/arguments_train.csv", "argument")
    pairs = data / "tatoeba_dan_eng"
    return {
        "quotes": quotes[:150],
        "arguments": arguments[::40][:140],
        "dan": read_sentences(pairs / "pairs.tsv"),
        "swe": read_sentences(pairs / "swe_eng.tsv"),
        "nob": read_sentences(pairs / "nob_eng.tsv"),
        "deu": read_sentences(pairs / "deu_eng.tsv"),
    }


def read_rows(path: Path, column: str) -> list[str]:
    with path.open(newline="") as file:
        return [row[column] for row in csv.DictReader(file)]


def read_sentences(path: Path) -> list[str]:
    return [line.split("\t")[1] for line in path.read_text().splitlines()[1:121]]


def main() -> None:
    encoder = load_encoder()
    texts = read_texts(Path(sys.argv[1]))
    total = sum(
        SHARES[name] * encoder.encode(some).astype(np.float64).mean(axis=0)
        for name, some in texts.items()
    )
    np.save(TARGET, (total / sum(SHARES.values())).astype(np.float32))


if __name__ == "__main__":
    main()
