"""How far people who coded the same statements agree, and where they do not.

*Krippendorff's alpha*, nominal, for any number of coders and missing codings: K.
Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011),
https://repository.upenn.edu/asc_papers/43. *Cohen's kappa*, for two coders: J. Cohen,
"A Coefficient of Agreement for Nominal Scales", Educational and Psychological
Measurement 20 (1960), 37-46.

*Intervals* of 95 % are percentiles of a bootstrap over units, which for nominal codings
hold what they promise better than the asymptotic ones: A. Zapf et al., "Measuring
inter-rater reliability for nominal data", BMC Medical Research Methodology 16:93
(2016), doi:10.1186/s12874-016-0200-9. A unit is drawn whole, with all its codes, since
what is said of one key point hangs together with what is said of the next. On made-up
codings (two coders, alpha 0.81, five codes) intervals of 95 % held the true alpha in
90-91 % of trials with 10 to 20 units, in 94-95 % with 50 or 100.

Where nobody differed, resampling would give an interval of no width. Then alpha and
kappa have none, and the share alike has the exact lower bound of n units of n (Clopper
and Pearson, Biometrika 26 (1934), 404-413).
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from folkmoot.domain.agreement import (
    Agreement,
    Caveat,
    Coding,
    Disagreement,
    Estimate,
    Reliability,
)

Tables = NDArray[np.float64]
Figures = NDArray[np.float64]

RESAMPLES = 2000
_TAIL = 0.025
# So many of the resamples must have a figure, for their percentiles to be told.
_LEAST_DEFINED = 0.9
_DIGITS = 6


def measure_agreement(
    codings: Iterable[Coding], *, seed: int = 0, resamples: int = RESAMPLES
) -> Agreement:
    """How far the coders agree, overall and on each code. The order changes nothing.

    Raises ValueError where a coder coded a code in a unit twice.
    """
    given = list(codings)
    of_code = defaultdict(list)
    for coding in given:
        of_code[coding.code].append(coding)
    return Agreement(
        coders=tuple(sorted({coding.coder for coding in given})),
        overall=measure_reliability(given, seed=seed, resamples=resamples),
        by_code={
            code: measure_reliability(of_code[code], seed=seed, resamples=resamples)
            for code in sorted(of_code)
        },
        disagreements=list_disagreements(given),
    )


def measure_reliability(
    codings: Iterable[Coding], *, seed: int = 0, resamples: int = RESAMPLES
) -> Reliability:
    """How far the coders agree on all these codings together, drawn by unit.

    Kappa is told where there are exactly two coders, over what both coded.
    """
    given = list(codings)
    counted = _Counted(given, seed=seed, resamples=resamples)
    alpha = _estimate(find_alpha, counted.coincidences, counted)
    kappa = Estimate(caveat=Caveat.NOT_TWO_CODERS)
    if counted.coders <= 2:
        kappa = _estimate(find_kappa, counted.crossings, counted)
    return Reliability(
        units=len(counted.coincidences),
        units_alike=counted.units_alike,
        compared=counted.compared,
        alike=counted.alike,
        share=_estimate_share(counted),
        alpha=alpha,
        kappa=kappa,
    )


def list_disagreements(codings: Iterable[Coding]) -> tuple[Disagreement, ...]:
    """The codes in units on which coders differ, by unit and code."""
    return tuple(
        Disagreement(unit=unit, code=code, values=values)
        for (unit, code), values in sorted(_lay_out(codings).items())
        if len(set(values.values())) > 1
    )


def find_alpha(coincidences: Tables) -> Figures:
    """Krippendorff's alpha of each matrix of coincidences; NaN where undefined."""
    margins = coincidences.sum(-1)
    total = margins.sum(-1)
    seen = total - np.trace(coincidences, axis1=-2, axis2=-1)
    by_chance = _divide(total**2 - (margins**2).sum(-1), total - 1)
    return 1 - _divide(seen, by_chance)


def find_kappa(crossings: Tables) -> Figures:
    """Cohen's kappa of each table of first coder by second; NaN where undefined."""
    total = crossings.sum((-2, -1))
    seen = _divide(np.trace(crossings, axis1=-2, axis2=-1), total)
    margins = (crossings.sum(-1) * crossings.sum(-2)).sum(-1)
    by_chance = _divide(margins, total**2)
    return 1 - _divide(1 - seen, 1 - by_chance)


class _Counted:
    """Codings as a table for each unit in which something can be compared.

    `coincidences` are Krippendorff's: each ordered pair of a code's m codings counts
    1 / (m - 1), so that every pairable coding weighs one. `crossings` are Cohen's,
    first coder by second; of more than two coders they mean nothing. `pairs` holds,
    by unit, how many pairs of codings there are and how many are alike.
    """

    def __init__(self, codings: Sequence[Coding], *, seed: int, resamples: int) -> None:
        self._seed, self._resamples = seed, resamples
        values = sorted({coding.value for coding in codings})
        self._place = {value: place for place, value in enumerate(values)}
        self.coders = len({coding.coder for coding in codings})
        of_unit: dict[str, Counter[tuple[int, ...]]] = defaultdict(Counter)
        for (unit, _), said in _lay_out(codings).items():
            if len(said) > 1:
                places = tuple(self._place[said[coder]] for coder in sorted(said))
                of_unit[unit][places] += 1
        shape = (len(of_unit), len(values), len(values))
        self.coincidences: Tables = np.zeros(shape)
        self.crossings: Tables = np.zeros(shape)
        self.pairs: Tables = np.zeros((len(of_unit), 2))
        for row, unit in enumerate(sorted(of_unit)):
            for places, times in sorted(of_unit[unit].items()):
                self._count(row, places, times)
        self.compared, self.alike = (int(n) for n in self.pairs.sum(0))
        self.units_alike = int((self.pairs[:, 0] == self.pairs[:, 1]).sum())

    @property
    def draws(self) -> Tables:
        """How often each unit is drawn in each resample."""
        units = len(self.coincidences)
        return _draw(units, seed=self._seed, resamples=self._resamples)

    def _count(self, row: int, places: Sequence[int], times: int) -> None:
        """What the coders said of that many codes in the unit."""
        weight = times / (len(places) - 1)
        for one, other in combinations(places, 2):
            self.coincidences[row, one, other] += weight
            self.coincidences[row, other, one] += weight
            self.crossings[row, one, other] += times
            self.pairs[row] += (times, times * (one == other))


def _lay_out(codings: Iterable[Coding]) -> dict[tuple[str, str], dict[str, str]]:
    """By unit and code, what each coder said."""
    laid: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for coding in codings:
        said = laid[coding.unit, coding.code]
        if coding.coder in said:
            raise ValueError(f"{coding.coder} coded {coding.code} twice")
        said[coding.coder] = coding.value
    return laid


@lru_cache(maxsize=4)
def _draw(units: int, *, seed: int, resamples: int) -> Tables:
    """How often each unit is drawn in each resample; most codes have as many units."""
    dice = np.random.default_rng(seed)
    even = np.full(units, 1 / units)
    return dice.multinomial(units, even, size=resamples).astype(np.float64)


def _estimate(
    find: Callable[[Tables], Figures], tables: Tables, counted: _Counted
) -> Estimate:
    if not counted.compared:
        return Estimate(caveat=Caveat.NOTHING_COMPARED)
    value = float(find(tables.sum(0)))
    if np.isnan(value):
        return Estimate(caveat=Caveat.ALL_THE_SAME)
    if counted.alike == counted.compared:
        return Estimate(value=_round(value), caveat=Caveat.NEVER_DIFFERED)
    drawn = find(np.tensordot(counted.draws, tables, axes=1))
    return _surround(value, drawn)


def _estimate_share(counted: _Counted) -> Estimate:
    if not counted.compared:
        return Estimate(caveat=Caveat.NOTHING_COMPARED)
    value = counted.alike / counted.compared
    if counted.alike == counted.compared:
        low = _TAIL ** (1 / len(counted.pairs))
        return Estimate(value=1.0, low=_round(low), high=1.0)
    compared, alike = (counted.draws @ counted.pairs).T
    return _surround(value, _divide(alike, compared))


def _surround(value: float, drawn: Figures) -> Estimate:
    defined = drawn[~np.isnan(drawn)]
    bounds = np.quantile(defined, [_TAIL, 1 - _TAIL]) if len(defined) else (0.0, 0.0)
    low, high = (_round(float(bound)) for bound in bounds)
    if len(defined) < _LEAST_DEFINED * len(drawn) or low == high:
        return Estimate(value=_round(value), caveat=Caveat.TOO_FEW)
    return Estimate(value=_round(value), low=low, high=high)


def _divide(part: Figures, whole: Figures) -> Figures:
    """The one over the other; NaN where the whole is nothing."""
    result: Figures = np.full(whole.shape, np.nan)
    np.divide(part, whole, out=result, where=np.abs(whole) > 1e-12)
    return result


def _round(value: float) -> float:
    return round(value, _DIGITS)
