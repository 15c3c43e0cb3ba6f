"""The topics in `statements/`, and those of ArgKP-2021, as texts with labels."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import numpy as np

FOLDER = Path(__file__).parent / "statements"
# Read by nothing that trains, fits or chooses.
KEPT_FOLDER = FOLDER / "kept"
_KEY_POINT = re.compile(r"K(\d+)\s+(.+)")
_STATEMENT = re.compile(r"((?:[+-]\d+)+|0)\s+(.+)")
_LABEL = re.compile(r"([+-])(\d+)")


@dataclass(frozen=True, kw_only=True)
class Topic:
    """`labels` has a row per statement and a column per key point.

    1 supports, -1 opposes, 0 neither; NaN where nobody can tell.
    """

    name: str
    key_points: list[str]
    statements: list[str]
    labels: np.ndarray

    @property
    def language(self) -> str:
        return self.name.partition("_")[0]


def load_statements(folder: Path = FOLDER) -> list[Topic]:
    """The project's own topics, by name.

    Raises:
        ValueError: a line is of no known form, or names a key point that is not there.
    """
    return [read_topic(path) for path in sorted(folder.glob("*.txt"))]


def read_topic(path: Path) -> Topic:
    key_points: dict[str, str] = {}
    said: list[tuple[str, str]] = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        if found := _KEY_POINT.fullmatch(line):
            key_points[found[1]] = found[2]
        elif found := _STATEMENT.fullmatch(line):
            said.append((found[1], found[2]))
        elif line.strip() not in ("", "S") and not line.startswith("#"):
            raise ValueError(f"{path.name}, line {number}: {line!r}")
    labels = np.zeros((len(said), len(key_points)), dtype=np.float32)
    columns = {name: column for column, name in enumerate(key_points)}
    for row, (told, _) in enumerate(said):
        for side, name in _LABEL.findall(told):
            if name not in columns:
                raise ValueError(f"{path.name}: there is no K{name}")
            labels[row, columns[name]] = 1 if side == "+" else -1
    return Topic(
        name=path.stem,
        key_points=list(key_points.values()),
        statements=[text for _, text in said],
        labels=labels,
    )


def load_argkp(data: Path, split: str) -> list[Topic]:
    """ArgKP-2021 by topic and stance; what annotators did not agree on is NaN."""
    folder = data / "argkp21"
    told = {
        (row["arg_id"], row["key_point_id"]): float(row["label"])
        for row in _read(folder / f"labels_{split}.csv")
    }
    arguments, points = defaultdict(list), defaultdict(list)
    for row in _read(folder / f"arguments_{split}.csv"):
        arguments[row["topic"], row["stance"]].append(row)
    for row in _read(folder / f"key_points_{split}.csv"):
        points[row["topic"], row["stance"]].append(row)
    return [
        Topic(
            name="en_" + " ".join(key),
            key_points=[row["key_point"] for row in points[key]],
            statements=[row["argument"] for row in arguments[key]],
            labels=np.array(
                [
                    [
                        told.get((one["arg_id"], point["key_point_id"]), np.nan)
                        for point in points[key]
                    ]
                    for one in arguments[key]
                ],
                dtype=np.float32,
            ),
        )
        for key in sorted(arguments)
    ]


def load_translations(data: Path, count: int) -> list[tuple[str, str]]:
    """Sentences in Danish, Swedish, Norwegian and German with their English."""
    pairs = []
    for name in ("pairs", "swe_eng", "nob_eng", "deu_eng"):
        lines = (data / "tatoeba_dan_eng" / f"{name}.tsv").read_text("utf-8")
        rows = [line.split("\t") for line in lines.splitlines()[1 : count + 1]]
        pairs += [(row[1], row[2]) for row in rows]
    return pairs


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
