"""What is gathered: statements as said by somebody, and the ideas in them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from folkmoot.analysis.pair_judge import Verdict
from folkmoot.domain.ids import StatementId
from folkmoot.domain.key_points import KeyPointId, Match, Segment

FEWEST_VOICES = 2


@dataclass(frozen=True, kw_only=True)
class Voice:
    """An input statement made ready: who said it, where, and its segments.

    `group` is a key of its own for each group or respondent of a consultation.
    """

    statement: StatementId
    text: str
    segments: tuple[Segment, ...]
    focus_area: str | None
    group: str | None


@dataclass(frozen=True, kw_only=True)
class Unit:
    """A segment of a statement, and all who said it, in this statement or another.

    Where nobody is named, as in minutes without groups, each statement is a speaker.
    """

    voice: Voice
    segment: Segment
    speakers: frozenset[str]

    @property
    def text(self) -> str:
        """The segment's words."""
        return self.segment.text


@dataclass(frozen=True, kw_only=True)
class Point:
    """A key point under way: its words, their source, and what people decided.

    `number` is that of the unit whose words it has, or follows all units' numbers.
    """

    id: KeyPointId
    number: int
    text: str
    source: StatementId
    area: str | None
    decided: tuple[Match, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Likely:
    """A unit (its number) that likely speaks about a key point, whatever its side."""

    unit: int
    probability: float
    meaning: float


@dataclass(frozen=True, kw_only=True)
class Finding:
    """How a unit stands to a key point, as far as the machine can tell."""

    likely: Likely
    verdict: Verdict


def list_units(
    voices: Iterable[Voice], copies: Mapping[StatementId, Collection[Voice]]
) -> list[Unit]:
    """The units of the voices; `copies` are statements that repeat one of them."""
    return [
        Unit(
            voice=voice,
            segment=segment,
            speakers=frozenset(
                name_speaker(one) for one in (voice, *copies.get(voice.statement, ()))
            ),
        )
        for voice in voices
        for segment in voice.segments
    ]


def name_speaker(voice: Voice) -> str:
    """The group or respondent, or the statement where nobody is named."""
    return voice.group or voice.statement
