"""Groups of people who answered alike in the plenary of one meeting."""

from dataclasses import dataclass
from typing import NewType

from folkmoot.domain.key_points import KeyPointId, Relation

PersonId = NewType("PersonId", str)
# Among fewer, who somebody is could be told from how they answer.
FEWEST_PEOPLE = 15
FEWEST_IN_GROUP = 5


@dataclass(frozen=True, kw_only=True)
class PlenaryAnswer:
    """Agree is 1, disagree is -1, don't know is 0."""

    person: PersonId
    key_point: KeyPointId
    value: int


@dataclass(frozen=True, kw_only=True)
class Tally:
    """How some people answered on one key point; don't know is an answer, too."""

    agree: int
    disagree: int
    answered: int


@dataclass(frozen=True, kw_only=True)
class Typical:
    """A side that a group takes more than the others do."""

    key_point: KeyPointId
    side: Relation
    own: Tally
    others: Tally
    metric: float


@dataclass(frozen=True, kw_only=True)
class Ellipse:
    """Where a group lies on the two axes; `angle` in radians from the first one."""

    x: float
    y: float
    wide: float
    high: float
    angle: float


@dataclass(frozen=True, kw_only=True)
class OpinionGroup:
    """People who answered alike: how many, where they lie, what is typical of them."""

    size: int
    ellipse: Ellipse
    typical: tuple[Typical, ...]


@dataclass(frozen=True, kw_only=True)
class OpinionGroups:
    """The groups of one meeting, the largest first.

    There are none where people cannot be told apart, or where they would be too few to
    stay unknown. `answered` counts people who gave an answer, `placed` those who gave
    enough.
    """

    answered: int
    placed: int
    silhouette: float
    groups: tuple[OpinionGroup, ...]

    @property
    def has_too_few(self) -> bool:
        """Whether there were too few people to look for groups at all."""
        return self.placed < FEWEST_PEOPLE
