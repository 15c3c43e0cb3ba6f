"""Texts of one topic in groups, and questions that were asked more than once.

Here every text goes with its nearest neighbours, as for a first look at a pile of
answers; `gathering` asks more of a statement before it lets it stand behind a claim.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from folkmoot.analysis.clustering import cluster_alike, measure_alike
from folkmoot.analysis.deduplication import find_duplicates
from folkmoot.analysis.key_point_generation import choose_carrier
from folkmoot.analysis.key_point_matching import TopicMatcher
from folkmoot.analysis.pair_judge import CueJudge, Pair
from folkmoot.analysis.sampling import sample_evenly
from folkmoot.analysis.voices import Voice, name_speaker
from folkmoot.domain.ids import StatementId, make_id
from folkmoot.domain.key_points import KeyPointId, QuestionRaised, Relation

if TYPE_CHECKING:
    from folkmoot.analysis.key_point_matching import Encode

# Chosen on ArgKP-2021: about five groups for a hundred texts, more for more.
_GROUPS, _TEXTS, _GROWTH = 5, 100, 0.5
_TEXTS_PER_GROUP = 4
_LARGEST_SAMPLE = 1200
_SAME_QUESTION = 0.7
_ROWS_AT_A_TIME = 1000


def group_texts(
    texts: Sequence[str], *, encode: Encode
) -> list[tuple[int, Relation] | None]:
    """For each text the number of the text that speaks for its group, and its side.

    None where it stands alone. Equal texts stand together.
    """
    if not texts:
        return []
    originals = find_duplicates(texts)
    distinct = [number for number, first in enumerate(originals) if first is None]
    labels = _label([texts[number] for number in distinct], encode)
    members: defaultdict[int, list[int]] = defaultdict(list)
    by_number = dict(zip(distinct, labels, strict=True))
    for number, first in enumerate(originals):
        members[by_number[number if first is None else first]].append(number)
    found: list[tuple[int, Relation] | None] = [None] * len(texts)
    for some in members.values():
        if len(some) > 1:
            carrier = _choose_carrier(some, originals, texts, encode)
            for number, relation in zip(
                some, _judge(some, carrier, texts), strict=True
            ):
                found[number] = carrier, relation
    return found


def _count_groups(texts: int) -> int:
    if texts > _TEXTS:
        return round(_GROUPS * math.pow(texts / _TEXTS, _GROWTH))
    return max(1, min(_GROUPS, texts // _TEXTS_PER_GROUP))


def _label(texts: Sequence[str], encode: Encode) -> list[int]:
    """A group's number for each text; of many texts a sample is grouped first."""
    chosen = sample_evenly(range(len(texts)), most=_LARGEST_SAMPLE)
    sample = [texts[number] for number in chosen]
    alike = measure_alike(sample, encode(sample))
    labels = [int(n) for n in cluster_alike(alike, count=_count_groups(len(texts)))]
    if len(chosen) == len(texts):
        return labels
    return _label_rest(texts, sample, labels, encode)


def _label_rest(
    texts: Sequence[str], sample: Sequence[str], labels: Sequence[int], encode: Encode
) -> list[int]:
    """Each text with the sampled text that it is most likely one point with."""
    matcher = TopicMatcher(texts, sample, encode=encode)
    found: list[int] = []
    for start in range(0, len(texts), _ROWS_AT_A_TIME):
        likely = matcher.weigh(slice(start, start + _ROWS_AT_A_TIME)).probability
        found += [labels[int(place)] for place in likely.argmax(axis=1)]
    return found


def _choose_carrier(
    members: Sequence[int],
    originals: Sequence[int | None],
    texts: Sequence[str],
    encode: Encode,
) -> int:
    chosen = [number for number in members if originals[number] is None]
    chosen = sample_evenly(chosen, most=_LARGEST_SAMPLE)
    some = [texts[number] for number in chosen]
    if len(some) == 1:
        return chosen[0]
    alike = measure_alike(some, encode(some))
    names = [str(number) for number in range(len(some))]
    place: int = choose_carrier(range(len(some)), some, names, alike)
    return chosen[place]


def _judge(
    members: Sequence[int], carrier: int, texts: Sequence[str]
) -> list[Relation]:
    pairs = [
        Pair(statement=texts[number], key_point=texts[carrier], probability=1.0)
        for number in members
    ]
    verdicts = CueJudge().judge(pairs)
    return [
        Relation.SUPPORTS if number == carrier else verdict.relation
        for number, verdict in zip(members, verdicts, strict=True)
    ]


def group_questions(
    voices: Sequence[Voice], *, encode: Encode
) -> tuple[QuestionRaised, ...]:
    """The questions raised, each once; those asked by most stand first.

    Two are one question where each is likely to ask what the other does.
    """
    if not voices:
        return ()
    texts = [voice.text for voice in voices]
    originals = find_duplicates(texts)
    distinct = [number for number, first in enumerate(originals) if first is None]
    firsts = _find_first_alike([texts[number] for number in distinct], encode)
    leaders = {
        number: distinct[first] for number, first in zip(distinct, firsts, strict=True)
    }
    asked: defaultdict[int, list[Voice]] = defaultdict(list)
    for number, voice in enumerate(voices):
        original = originals[number]
        asked[leaders[number if original is None else original]].append(voice)
    raised = [_raise(voices[leader], some) for leader, some in asked.items()]
    speakers: Mapping[StatementId, str] = {
        voice.statement: name_speaker(voice) for voice in voices
    }
    return tuple(
        sorted(
            raised,
            key=lambda one: (-len({speakers[s] for s in one.statements}), one.id),
        )
    )


def _find_first_alike(texts: Sequence[str], encode: Encode) -> list[int]:
    """For each text the earliest leader that asks the same, or itself."""
    if len(texts) < 2:
        return list(range(len(texts)))
    both = TopicMatcher(texts, texts, encode=encode).weigh(slice(0, len(texts)))
    likely = both.probability
    leaders: list[int] = []
    firsts: list[int] = []
    for number in range(len(texts)):
        alike = [
            leader
            for leader in leaders
            if min(likely[number, leader], likely[leader, number]) >= _SAME_QUESTION
        ]
        firsts.append(alike[0] if alike else number)
        if not alike:
            leaders.append(number)
    return firsts


def _raise(leader: Voice, asked: Sequence[Voice]) -> QuestionRaised:
    return QuestionRaised(
        id=KeyPointId(make_id(leader.statement, "question")),
        text=leader.text,
        source_statement=leader.statement,
        statements=tuple(voice.statement for voice in asked),
    )
