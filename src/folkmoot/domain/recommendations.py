"""What a consultation recommends, what each rests on, and where input went.

Ids are those of the web application's rows, as text.
"""

from dataclasses import dataclass
from enum import StrEnum

from folkmoot.domain.findings import GroupId
from folkmoot.domain.ids import MeetingId, StatementId
from folkmoot.domain.key_points import KeyPointId, Relation


class Status(StrEnum):
    """How far a recommendation has come."""

    DRAFT = "draft"
    DECIDED = "decided"
    ANSWERED = "answered"


class EvidenceSide(StrEnum):
    """Which way evidence speaks."""

    FOR = "for"
    AGAINST = "against"


@dataclass(frozen=True, kw_only=True)
class MandateQuestion:
    """What the commission was set to answer."""

    id: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Milestone:
    """What is to happen, and when (EDTF; empty where no day was named)."""

    id: str
    date: str
    text: str
    is_reached: bool


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """That a key point or a statement speaks for or against, as a person decided.

    One of `key_point` and `statement` is set. `text` is what it says now; a key point
    that was gathered into another stands as that other. `words` are the person's own,
    on why it bears. `was_suggested` tells that the machine found it.
    """

    id: str
    side: EvidenceSide
    key_point: KeyPointId | None
    statement: StatementId | None
    text: str
    words: str
    was_suggested: bool


@dataclass(frozen=True, kw_only=True)
class Recommendation:
    """One recommendation. `number` is its place in the whole list, from 1.

    `answer` is what whoever received it answered; `owner` who is to see to it.
    """

    id: str
    number: int
    chapter: str
    text: str
    reasoning: str
    status: Status
    owner: str
    answer: str
    questions: tuple[str, ...]
    milestones: tuple[Milestone, ...]
    evidence: tuple[Evidence, ...]

    def list_evidence(self, side: EvidenceSide) -> tuple[Evidence, ...]:
        """What speaks that way."""
        return tuple(each for each in self.evidence if each.side is side)


@dataclass(frozen=True, kw_only=True)
class NotFollowed:
    """That no recommendation follows a key point, and a person's reason why."""

    id: str
    key_point: KeyPointId
    words: str


@dataclass(frozen=True, kw_only=True)
class Recommendations:
    """All that a consultation recommends, in its order, as its logs stand at `number`.

    `chapters` are the headings that have a recommendation under them.
    """

    consultation: str
    number: int
    questions: tuple[MandateQuestion, ...]
    chapters: tuple[str, ...]
    recommendations: tuple[Recommendation, ...]
    not_followed: tuple[NotFollowed, ...]


@dataclass(frozen=True, kw_only=True)
class TracedPoint:
    """A key point that a statement stands at.

    Where that is part of one of the whole consultation, `text` is the whole's and
    `part_text` its own. `recommendations` are those it is evidence for or against.
    """

    key_point: KeyPointId
    text: str
    part_text: str
    side: Relation
    recommendations: tuple[tuple[Recommendation, EvidenceSide], ...]
    not_followed: NotFollowed | None


@dataclass(frozen=True, kw_only=True)
class TracedLine:
    """Words of a meeting's minutes that rest on the statement or its key point."""

    meeting: MeetingId
    paper: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Traced:
    """The way of a statement from where it was said to what became of it.

    `place` is that of the ledger; `aside` tells why it was set aside.
    `recommendations` are those that have it itself as evidence.
    """

    statement: StatementId
    text: str
    hearing: MeetingId
    group: GroupId | None
    place: str
    aside: str
    points: tuple[TracedPoint, ...]
    lines: tuple[TracedLine, ...]
    recommendations: tuple[tuple[Recommendation, EvidenceSide], ...]

    def list_recommendations(self) -> tuple[Recommendation, ...]:
        """All that it came to bear on, each once, in their order."""
        met = [pair for point in self.points for pair in point.recommendations]
        found = {each.id: each for each, _ in (*met, *self.recommendations)}
        return tuple(sorted(found.values(), key=lambda each: each.number))
