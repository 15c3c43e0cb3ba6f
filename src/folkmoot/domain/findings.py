"""What a consultation found: its key points across all meetings, and who carries them.

Counts of unlike sources (groups, respondents of surveys, written submissions) stand
beside each other and are never summed. Ids are those of the web application's rows.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NewType

from folkmoot.domain.ids import MeetingId, StatementId
from folkmoot.domain.key_points import KeyPointId, Relation

FocusAreaId = NewType("FocusAreaId", str)
GroupId = NewType("GroupId", str)
RespondentId = NewType("RespondentId", str)


class HearingKind(StrEnum):
    """How people were heard."""

    MEETING = "meeting"
    SURVEY = "survey"
    SUBMISSIONS = "submissions"


class TraitKind(StrEnum):
    """What is known of who spoke.

    Roles and organisations are those of who sat in a group and count groups; an
    attribute is a column of a survey and counts respondents.
    """

    ROLE = "role"
    ORGANISATION = "organisation"
    ATTRIBUTE = "attribute"


@dataclass(frozen=True, kw_only=True)
class Trait:
    """A role, an organisation, or what a respondent said of itself.

    `name` is the survey's column, and empty for roles and organisations.
    """

    kind: TraitKind
    name: str = ""
    value: str


@dataclass(frozen=True, kw_only=True)
class Counted:
    """So many of those who were asked."""

    heard: int = 0
    asked: int = 0


@dataclass(frozen=True, kw_only=True)
class Hearing:
    """A meeting, a survey or a round of written submissions.

    `statements` counts all that was said there; `groups` and `respondents` those that
    had something to answer. `date` is in EDTF, empty where it is not known.
    """

    id: MeetingId
    title: str
    kind: HearingKind
    date: str
    groups: int
    respondents: int
    statements: int


@dataclass(frozen=True, kw_only=True)
class FocusArea:
    """What groups discussed; the same across the meetings."""

    id: FocusAreaId
    title: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Standing:
    """That a statement stands on a side of a key point, and who said it where."""

    statement: StatementId
    side: Relation
    hearing: MeetingId
    group: GroupId | None
    respondent: RespondentId | None
    focus_area: FocusAreaId | None


@dataclass(frozen=True, kw_only=True)
class Backing:
    """Who stands on one side of a key point, each kind of source by itself.

    Of those asked: the groups and respondents that were given one of its focus areas,
    the meetings that had one. A group that repeats itself is heard once. By meeting and
    focus area it is groups; by trait what `TraitKind` says.
    """

    statements: int = 0
    groups: Counted = Counted()
    meetings: Counted = Counted()
    respondents: Counted = Counted()
    submissions: Counted = Counted()
    by_meeting: Mapping[MeetingId, Counted] = field(default_factory=dict)
    by_focus_area: Mapping[FocusAreaId, Counted] = field(default_factory=dict)
    by_trait: Mapping[Trait, Counted] = field(default_factory=dict)

    @property
    def voices(self) -> int:
        """How many spoke, to put key points in order; never told as a number."""
        return self.groups.heard + self.respondents.heard + self.submissions.heard


@dataclass(frozen=True, kw_only=True)
class FoundKeyPoint:
    """A key point across the consultation; what was said to its parts counts for it.

    `meeting` is set where it is one meeting's own. `focus_areas` are those it came up
    in, most statements first. `meetings` are those at which a statement took a side, in
    the order they were held, and the first of them is where it was first heard. A
    suggested one is the machine's, and nobody has reviewed it.
    """

    id: KeyPointId
    text: str
    heading: str
    meeting: MeetingId | None
    focus_areas: tuple[FocusAreaId, ...]
    parts: tuple[KeyPointId, ...]
    supports: Backing
    opposes: Backing
    unresolved: int
    standings: tuple[Standing, ...]
    meetings: tuple[MeetingId, ...]
    is_suggested: bool = False

    @property
    def first_meeting(self) -> MeetingId | None:
        """Where it was first heard; None where no meeting named it."""
        return self.meetings[0] if self.meetings else None


class DilemmaState(StrEnum):
    """Who says that it is one."""

    SUGGESTED = "suggested"
    MADE = "made"
    DISMISSED = "dismissed"


@dataclass(frozen=True, kw_only=True)
class Dilemma:
    """What pulls against each other: two key points, or the two sides of one.

    `id` is None where only the rule suggests it. `groups` and `respondents` are those
    that pull: of two key points, who is for one and against the other; of one, the
    smaller side. `within` are groups that stand on both sides themselves.
    """

    id: str | None
    one: KeyPointId
    other: KeyPointId | None
    state: DilemmaState
    text: str
    groups: tuple[GroupId, ...]
    respondents: tuple[RespondentId, ...]
    within: tuple[GroupId, ...]


@dataclass(frozen=True, kw_only=True)
class SingleVoice:
    """What one group or respondent said and nobody else.

    It stands alone, or is all that a key point rests on. `is_seen` tells that a person
    has looked at it and kept it.
    """

    statement: StatementId
    key_point: KeyPointId | None
    is_seen: bool


@dataclass(frozen=True, kw_only=True)
class Ledger:
    """Where all that was said stands; the four add up."""

    waiting: int
    gathered: int
    alone: int
    aside: int

    @property
    def total(self) -> int:
        """All that was said."""
        return self.waiting + self.gathered + self.alone + self.aside


@dataclass(frozen=True, kw_only=True)
class Findings:
    """All that a consultation found, as its logs stood at `number`.

    `hearings` stand in the order they were held, `key_points` most widely carried
    first; `suggested` are the machine's own, in the same order. `asked` counts all
    groups and so on that were given anything.
    """

    consultation: str
    number: int
    hearings: tuple[Hearing, ...]
    focus_areas: tuple[FocusArea, ...]
    traits: tuple[Trait, ...]
    groups: int
    meetings: int
    respondents: int
    submissions: int
    ledger: Ledger
    key_points: tuple[FoundKeyPoint, ...]
    suggested: tuple[FoundKeyPoint, ...]
    dilemmas: tuple[Dilemma, ...]
    single_voices: tuple[SingleVoice, ...]


@dataclass(frozen=True, kw_only=True)
class OpeningSentence:
    """A sentence a chair can read aloud.

    `path` leads on from the address of the consultation's findings:
    "statements?key_point=…&side=supports".
    """

    text: str
    path: str
    is_suggested: bool = False
