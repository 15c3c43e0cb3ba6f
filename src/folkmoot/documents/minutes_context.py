"""Where in the minutes we are: which part, which focus area, which group."""

from dataclasses import dataclass
from enum import Enum

from folkmoot.documents.cues import Role
from folkmoot.documents.pieces import LEAD_IN_RANK
from folkmoot.domain.record import SectionKind

_KINDS = {
    Role.THEME: SectionKind.THEME,
    Role.PLENARY: SectionKind.PLENARY,
    Role.SUMMARY: SectionKind.SUMMARY,
}
_LISTED = frozenset(
    {Role.PARTICIPANTS, Role.COMMISSION, Role.ABSENT, Role.PROGRAMME, Role.INFORMATION}
)


class Outer(Enum):
    """Which of the two names the other: areas with groups in them, or the reverse."""

    AREA = "area"
    GROUP = "group"


@dataclass(kw_only=True)
class Context:
    """The part, area and group that the next words belong to.

    Ranks tell which later heading ends what: a heading ends all that is of its own
    rank or below.
    """

    role: Role | None = None
    role_rank: int = 0
    area: str | None = None
    area_rank: int = 0
    group: str | None = None
    group_depth: int | None = None
    outer: Outer | None = None
    is_sent: bool = False

    @property
    def kind(self) -> SectionKind:
        """What a statement that stands here is."""
        if self.role in _KINDS:
            return _KINDS[self.role]
        if self.role in _LISTED:
            return SectionKind.INFORMATION
        if self.area is not None or self.group is not None:
            return SectionKind.FOCUS_AREA
        if self.role is Role.GROUP_WORK and self.role_rank == LEAD_IN_RANK:
            return SectionKind.FOCUS_AREA
        return SectionKind.INFORMATION

    def enter_part(self, role: Role, rank: int) -> None:
        """A heading or lead-in opens a part of the meeting."""
        self.role, self.role_rank = role, rank
        self.leave_area()

    def leave_area(self) -> None:
        """Neither area nor group holds any more."""
        self.area, self.area_rank = None, 0
        self.group, self.group_depth, self.outer = None, None, None
        self.is_sent = False

    def enter_area(self, name: str, rank: int) -> None:
        """A heading names a focus area; a group around it holds on."""
        if self.group is not None and self.outer is None:
            self.outer = Outer.GROUP
        if self.outer is not Outer.GROUP:
            self.group, self.group_depth = None, None
        if self.role not in (None, Role.GROUP_WORK):
            self.role, self.role_rank = None, 0
        self.area, self.area_rank = name, rank

    def enter_group(self, name: str, *, depth: int | None = None) -> None:
        """A heading, item or prefix names the group; an area around it holds on."""
        if self.area is not None and self.outer is None:
            self.outer = Outer.AREA
        if self.outer is Outer.GROUP:
            self.area, self.area_rank = None, 0
        self.group, self.group_depth, self.is_sent = name, depth, False

    def enter_sender(self, name: str) -> None:
        """One group sends what follows; it is input whatever part stood before."""
        self.role, self.role_rank = Role.GROUP_WORK, LEAD_IN_RANK
        self.enter_group(name)
        self.is_sent = True

    def leave_part(self) -> None:
        """What follows belongs to no part, until a heading opens one."""
        self.role, self.role_rank = None, 0
        self.leave_area()

    def is_within_part(self, rank: int) -> bool:
        """Whether a heading of this rank stands below the part's own heading."""
        return self.role in (*_KINDS, *_LISTED) and rank > self.role_rank

    def is_below_area(self, rank: int) -> bool:
        """Whether a heading of this rank divides the area rather than ends it."""
        return self.area is not None and rank > self.area_rank
