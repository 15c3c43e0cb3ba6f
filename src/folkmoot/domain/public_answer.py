"""What a consultation answers in public: only what people decided and cleared.

Ids are made of the rows' ids and lead nowhere but within the site. Where a count is
None it is withheld.
"""

import hashlib
from dataclasses import dataclass

from folkmoot.domain.findings import Counted, HearingKind, Ledger
from folkmoot.domain.recommendations import EvidenceSide, Status

# Counts of people under it are withheld; no house may set it lower than the floor.
LIMIT = 5
FLOOR = 3


def name_publicly(row: str) -> str:
    """The id of a row in the public answer."""
    return hashlib.sha256(row.encode()).hexdigest()[:12]


@dataclass(frozen=True, kw_only=True)
class PublicHearing:
    """A meeting, survey or round of submissions; `is_closed` under Chatham House."""

    id: str
    title: str
    kind: HearingKind
    date: str
    groups: int
    respondents: int
    statements: int
    is_closed: bool = False


@dataclass(frozen=True, kw_only=True)
class AtMeeting:
    """How many groups of a meeting stand on a side."""

    meeting: str
    heard: int | None
    asked: int


@dataclass(frozen=True, kw_only=True)
class OfAttribute:
    """How many respondents of a kind stand on a side.

    An empty `value` is those who did not tell it of themselves.
    """

    id: str
    attribute: str
    value: str
    heard: int | None
    asked: int | None


@dataclass(frozen=True, kw_only=True)
class PublicSide:
    """Who stands on one side of a key point; each kind of source by itself.

    `groups` is None where it would be the count of a meeting that is withheld,
    `meetings` where any meeting's own count is.
    """

    groups: Counted | None
    meetings: Counted | None
    respondents: Counted | None
    submissions: Counted | None
    by_meeting: tuple[AtMeeting, ...] = ()
    by_attribute: tuple[OfAttribute, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PublicQuote:
    """Words that a named person cleared; `meeting` is empty where it is withheld."""

    id: str
    text: str
    side: str
    meeting: str


@dataclass(frozen=True, kw_only=True)
class PublicPoint:
    """A key point that people decided, with who carries it and cleared quotes."""

    id: str
    text: str
    theme: str
    supports: PublicSide
    opposes: PublicSide
    quotes: tuple[PublicQuote, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PublicEvidence:
    """What a recommendation rests on, or what speaks against it."""

    side: EvidenceSide
    key_point: str
    statement: str
    text: str
    words: str


@dataclass(frozen=True, kw_only=True)
class PublicMilestone:
    """What is to happen; `date` is EDTF, empty where no day was named."""

    text: str
    date: str
    is_reached: bool


@dataclass(frozen=True, kw_only=True)
class PublicQuestion:
    """A question of the mandate that a recommendation answers."""

    text: str


@dataclass(frozen=True, kw_only=True)
class PublicRecommendation:
    """A recommendation that was decided."""

    id: str
    number: int
    chapter: str
    text: str
    reasoning: str
    status: Status
    owner: str
    answer: str
    evidence: tuple[PublicEvidence, ...]
    questions: tuple[PublicQuestion, ...] = ()
    milestones: tuple[PublicMilestone, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PublicNotFollowed:
    """A key point that no recommendation follows, and the reason."""

    key_point: str
    words: str


@dataclass(frozen=True, kw_only=True)
class PublicStatement:
    """That something was said, and where it stands; its words only where cleared."""

    id: str
    place: str
    is_cleared: bool


@dataclass(frozen=True, kw_only=True)
class PublicAnswer:
    """All that is published, as the logs stood at `number`."""

    title: str
    publisher: str
    contact: str
    language: str
    number: int
    limit: int
    ledger: Ledger
    hearings: tuple[PublicHearing, ...]
    statements: tuple[PublicStatement, ...]
    points: tuple[PublicPoint, ...]
    recommendations: tuple[PublicRecommendation, ...]
    not_followed: tuple[PublicNotFollowed, ...]

    @property
    def quotes(self) -> int:
        """How many quotes are shown."""
        return sum(len(point.quotes) for point in self.points)
