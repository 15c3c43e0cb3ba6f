"""The gold sets: topics with statements, key points and how these stand together."""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent
ROOT = FOLDER.parents[1]
HELD_OUT = ("held_out",)
TUNED = ("tuned", "plain_tuned")
# How a pair of ArgKP-2021 is told that annotators did not agree on.
UNDECIDED = "undecided"


@dataclass(frozen=True, kw_only=True)
class Text:
    """A statement or a key point."""

    id: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Topic:
    """`labels` holds the relation by statement and key point; the rest are `none`."""

    name: str
    style: str
    statements: Sequence[Text]
    key_points: Sequence[Text]
    labels: Mapping[tuple[str, str], str]

    def find_relation(self, statement: str, key_point: str) -> str:
        return self.labels.get((statement, key_point), "none")


def load_made_up(folders: Sequence[str]) -> list[Topic]:
    """The project's own Danish topics."""
    return [
        _read_topic(path)
        for folder in folders
        for path in sorted((FOLDER / folder).glob("*.json"))
    ]


def _read_topic(path: Path) -> Topic:
    content = json.loads(path.read_text("utf-8"))
    return Topic(
        name=path.stem,
        style=content["style"],
        statements=[_read_text(one) for one in content["statements"]],
        key_points=[_read_text(one) for one in content["key_points"]],
        labels={
            (one["id"], label["key_point"]): label["relation"]
            for one in content["statements"]
            for label in one["labels"]
        },
    )


def _read_text(content: Mapping[str, str]) -> Text:
    return Text(id=content["id"], text=content["text"])


def load_argkp(data: Path, split: str) -> list[Topic]:
    """ArgKP-2021 by topic and stance; empty where the data set is not there.

    A key point is `supports` where annotators agreed, `undecided` where a pair was
    shown to them and they did not; the shared task leaves such pairs without a label.
    """
    folder = data / "argkp21"
    if not folder.is_dir():
        return []
    arguments = _sort(_read_csv(folder / f"arguments_{split}.csv"))
    key_points = _sort(_read_csv(folder / f"key_points_{split}.csv"))
    told = {
        (row["arg_id"], row["key_point_id"]): row["label"]
        for row in _read_csv(folder / f"labels_{split}.csv")
    }
    return [
        Topic(
            name=f"{topic} ({stance})",
            style="argkp",
            statements=[
                Text(id=row["arg_id"], text=row["argument"])
                for row in arguments[topic, stance]
            ],
            key_points=[
                Text(id=row["key_point_id"], text=row["key_point"])
                for row in key_points[topic, stance]
            ],
            labels=dict(
                _list_labels(arguments[topic, stance], key_points[topic, stance], told)
            ),
        )
        for topic, stance in sorted(arguments)
    ]


_Row = Mapping[str, str]


def _list_labels(
    arguments: Sequence[_Row],
    key_points: Sequence[_Row],
    told: Mapping[tuple[str, str], str],
) -> Iterator[tuple[tuple[str, str], str]]:
    for argument in arguments:
        for key_point in key_points:
            pair = argument["arg_id"], key_point["key_point_id"]
            label = told.get(pair)
            if label != "0":
                yield pair, UNDECIDED if label is None else "supports"


def _read_csv(path: Path) -> list[_Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _sort(rows: Sequence[_Row]) -> Mapping[tuple[str, str], list[_Row]]:
    sorted_: defaultdict[tuple[str, str], list[_Row]] = defaultdict(list)
    for row in rows:
        sorted_[row["topic"], row["stance"]].append(row)
    return sorted_
