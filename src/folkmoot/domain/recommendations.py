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


_TURNED = {
    EvidenceSide.FOR: EvidenceSide.AGAINST,
    EvidenceSide.AGAINST: EvidenceSide.FOR,
}


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

    def list_bearing(self) -> tuple[tuple[Recommendation, EvidenceSide], ...]:
        """The recommendations, and which way a statement on this side speaks there."""
        if self.side is Relation.SUPPORTS:
            return self.recommendations
        return tuple((each, _TURNED[side]) for each, side in self.recommendations)


@dataclass(frozen=True, kw_only=True)
class TracedLine:
    """Words of a meeting's minutes that rest on the statement or its key point."""

    meeting: MeetingId
    paper: str
    text: str


class Outcome(StrEnum):
    """What became of a statement. Each stands in exactly one of these."""

    FOLLOWED = "followed"
    # No recommendation follows its key point, and somebody wrote why.
    NOT_FOLLOWED = "not_followed"
    # It speaks against a recommendation and for none, and nobody wrote why.
    AGAINST = "against"
    # It is gathered, and no recommendation answers its key point.
    OPEN = "open"
    ALONE = "alone"
    ASIDE = "aside"
    WAITING = "waiting"


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

    def list_bearing(self) -> tuple[tuple[Recommendation, EvidenceSide], ...]:
        """The recommendations it came to bear on, and which way it speaks there.

        Who opposes a key point that speaks for a recommendation speaks against it.
        """
        met = [pair for point in self.points for pair in point.list_bearing()]
        found = {(each.id, side): (each, side) for each, side in met}
        found |= {(each.id, side): (each, side) for each, side in self.recommendations}
        return tuple(sorted(found.values(), key=lambda pair: (pair[0].number, pair[1])))

    @property
    def outcome(self) -> Outcome:
        """The best of what became of it."""
        sides = {side for _, side in self.list_bearing()}
        if EvidenceSide.FOR in sides:
            return Outcome.FOLLOWED
        if any(point.not_followed for point in self.points):
            return Outcome.NOT_FOLLOWED
        if sides:
            return Outcome.AGAINST
        return Outcome.OPEN if self.points else Outcome(self.place)
