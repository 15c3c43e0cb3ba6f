"""Recommendations as tables, beside those of `finding_rows` and in the same manner.

Drafts are among them: who reads these is of the house.
"""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class QuestionRow:
    """A question of the mandate."""

    id: str
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class BearingRow:
    """That a key point tells what was heard on a question, as a person decided."""

    question: str
    key_point: str


@dataclass(frozen=True, kw_only=True, slots=True)
class RecommendationRow:
    """A recommendation; `questions` are those of the mandate that it answers."""

    id: str
    number: int
    chapter: str
    text: str
    reasoning: str
    status: str
    owner: str
    answer: str
    questions: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class MilestoneRow:
    """What is to happen with a recommendation; `date` is in EDTF or empty."""

    id: str
    recommendation: str
    date: str
    text: str
    is_reached: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class EvidenceRow:
    """That a key point or a statement speaks for or against a recommendation."""

    id: str
    recommendation: str
    side: str
    key_point: str | None
    statement: str | None
    words: str
    was_suggested: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class NotFollowedRow:
    """That no recommendation follows a key point, and why."""

    id: str
    key_point: str
    words: str


@dataclass(frozen=True, kw_only=True)
class AdviceTables:
    """All rows of a consultation, in an order that its contents settle."""

    questions: tuple[QuestionRow, ...]
    bearings: tuple[BearingRow, ...]
    recommendations: tuple[RecommendationRow, ...]
    milestones: tuple[MilestoneRow, ...]
    evidence: tuple[EvidenceRow, ...]
    not_followed: tuple[NotFollowedRow, ...]
