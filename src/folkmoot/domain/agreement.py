"""How far people who coded the same statements agree."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, kw_only=True)
class Coding:
    """What one coder decided of a code in a unit.

    In the desk a unit is a statement, a code is a key point, and the value is supports,
    opposes or none. Who did not judge has no coding: that is missing, not "none".
    """

    coder: str
    unit: str
    code: str
    value: str


class Caveat(StrEnum):
    """Why a figure, or its interval, cannot be told."""

    # No unit has codings of two coders.
    NOTHING_COMPARED = "nothing_compared"
    # Every coding has the same value: chance alone would agree, so there is no figure.
    ALL_THE_SAME = "all_the_same"
    # Cohen's kappa is of two coders.
    NOT_TWO_CODERS = "not_two_coders"
    # Resampling cannot show what was not seen.
    NEVER_DIFFERED = "never_differed"
    # Too little varies for resampling to tell anything.
    TOO_FEW = "too_few"


@dataclass(frozen=True, kw_only=True)
class Estimate:
    """A figure with its interval of 95 %. What cannot be told is None, and why."""

    value: float | None = None
    low: float | None = None
    high: float | None = None
    caveat: Caveat | None = None


@dataclass(frozen=True, kw_only=True)
class Reliability:
    """How far coders agree, on one code or on all of them.

    `units` are those that at least two coders coded, `units_alike` those in which no
    two of them differ. `compared` counts pairs of codings of a code in a unit, `alike`
    those of equal value, `share` is the second of the first.
    """

    units: int
    units_alike: int
    compared: int
    alike: int
    share: Estimate
    alpha: Estimate
    kappa: Estimate


@dataclass(frozen=True, kw_only=True)
class Disagreement:
    """A code in a unit on which coders differ: each coder's value."""

    unit: str
    code: str
    values: Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class Agreement:
    """How far coders agree overall and code by code, and where they do not."""

    coders: tuple[str, ...]
    overall: Reliability
    by_code: Mapping[str, Reliability]
    disagreements: tuple[Disagreement, ...]
