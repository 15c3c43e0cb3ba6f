"""A stand-in for matching that judges by shared words, so that rules can be seen."""

import sys
from collections.abc import Iterator, Sequence
from types import ModuleType
from typing import Any

import pytest

from folkmoot.domain.key_points import Judgement, Relation

NONE = Judgement(relation=Relation.NONE, score=0.0, reason="no words shared")


def judge(statement: str, key_point: str) -> Judgement:
    """Support where words are shared, opposition where "ikke" stands among them."""
    words = set(statement.lower().split())
    shared = words & set(key_point.lower().split())
    if not shared:
        return NONE
    relation = Relation.OPPOSES if "ikke" in words else Relation.SUPPORTS
    score = len(shared) / 3
    return Judgement(relation=relation, score=score, reason=" ".join(sorted(shared)))


def match_topic(
    statements: Sequence[str],
    key_points: Sequence[str],
    *,
    encode: Any,
    every: bool = False,
) -> Iterator[tuple[int, int, Judgement]]:
    encode([*statements, *key_points])
    for row, statement in enumerate(statements):
        for column, key_point in enumerate(key_points):
            judgement = judge(statement, key_point)
            if every or judgement.relation is not Relation.NONE:
                yield row, column, judgement


def group_texts(
    texts: Sequence[str], *, encode: Any
) -> list[tuple[int, Relation] | None]:
    """The first statement that shares words is the key point."""
    encode(texts)
    found: list[tuple[int, Relation] | None] = []
    for text in texts:
        judged = [(n, judge(text, other).relation) for n, other in enumerate(texts)]
        found.append(next((o for o in judged if o[1] is not Relation.NONE), None))
    return found


@pytest.fixture
def by_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let words decide in place of the model."""
    for module, function in (
        ("key_point_matching", match_topic),
        ("grouping", group_texts),
    ):
        stand_in = ModuleType(module)
        setattr(stand_in, function.__name__, function)
        monkeypatch.setitem(sys.modules, f"folkmoot.analysis.{module}", stand_in)


class CountingEncoder:
    """Vectors that say nothing; it remembers how many texts it was given."""

    name = fingerprint = "counting"
    dimensions = 2

    def __init__(self) -> None:
        self.texts = 0

    def encode(self, texts: Sequence[str]) -> Any:
        import numpy as np

        self.texts += len(texts)
        return np.zeros((len(texts), 2), dtype=np.float32)
