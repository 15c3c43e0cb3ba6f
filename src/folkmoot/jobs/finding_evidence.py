"""What may bear on recommendations: key points and statements that are like them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from folkmoot.analysis.key_point_matching import list_ideas, match_topic
from folkmoot.domain.key_points import Judgement, Relation
from folkmoot.engines import open_engine
from folkmoot.jobs.embedding import CachedEncoder

if TYPE_CHECKING:
    from folkmoot.analysis.encoders import Encoder

# Of one recommendation, the surest; a person looks at each.
MOST_FOUND = 30


@dataclass(frozen=True, kw_only=True)
class Worded:
    """A recommendation, a key point or a statement, by its words."""

    id: str
    text: str


@dataclass(frozen=True, kw_only=True)
class FoundEvidence:
    """That what was said may bear on what is recommended.

    `score` is the probability that it stands on that side; `unresolved` tells that the
    side could not be told. `reason` names what a person can check.
    """

    recommended: str
    said: str
    relation: Relation
    score: float
    reason: str


def list_texts(recommended: Sequence[Worded], said: Sequence[Worded]) -> list[str]:
    """The texts whose vectors are asked for, each once, in a fixed order."""
    heard = (idea for each in said for idea in list_ideas(each.text))
    return list(dict.fromkeys([*(each.text for each in recommended), *heard]))


def learn_texts(
    texts: Sequence[str], *, cache: Path, encoder: Encoder | None = None
) -> None:
    """Have the vectors of these texts ready in the folder, so that work can be cut."""
    with open_engine("serial") as engine:
        known = CachedEncoder(encoder, engine=engine, folder=cache)
        try:
            known.learn(texts)
        finally:
            known.close()


def find_evidence(
    recommended: Sequence[Worded],
    said: Sequence[Worded],
    *,
    cache: Path | None = None,
    encoder: Encoder | None = None,
) -> list[FoundEvidence]:
    """What is like each recommendation's wording, surest first, ties by id.

    Vectors are kept in the folder `cache` and found there again.
    """
    with open_engine("serial") as engine:
        known = CachedEncoder(encoder, engine=engine, folder=cache)
        try:
            matched = match_topic(
                [each.text for each in said],
                [each.text for each in recommended],
                encode=known.encode,
            )
            found = [
                FoundEvidence(
                    recommended=recommended[column].id,
                    said=said[row].id,
                    relation=judged.relation,
                    score=_weigh_side(judged),
                    reason=judged.reason,
                )
                for row, column, judged in matched
            ]
        finally:
            known.close()
    return list(_keep_surest(found))


def _weigh_side(judged: Judgement) -> float:
    """A judgement's own score is the probability that it supports."""
    is_against = judged.relation is Relation.OPPOSES
    return round(1 - judged.score, 6) if is_against else judged.score


def _keep_surest(found: Iterable[FoundEvidence]) -> Iterable[FoundEvidence]:
    kept: dict[str, int] = {}
    for each in sorted(found, key=lambda one: (-one.score, one.recommended, one.said)):
        kept[each.recommended] = kept.get(each.recommended, 0) + 1
        if kept[each.recommended] <= MOST_FOUND:
            yield each
