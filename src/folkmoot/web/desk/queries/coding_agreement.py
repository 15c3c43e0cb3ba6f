"""How far the second person agrees with the first, and where they do not."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from folkmoot.domain.agreement import Coding as Coded
from folkmoot.domain.agreement import Disagreement, Reliability
from folkmoot.jobs.agreement import list_disagreements, measure_reliability
from folkmoot.web.desk.models import Coding, Sample
from folkmoot.web.desk.queries.coding import (
    Dealt,
    find_progress,
    list_code_book,
    may_be_coded,
)
from folkmoot.web.statements.models import KeyPoint, Side, Statement

FIRST, SECOND = "first", "second"


@dataclass(frozen=True, kw_only=True)
class PointAgreement:
    """A key point, and in how many statements each saw it."""

    point: KeyPoint
    reliability: Reliability
    first: int
    second: int


@dataclass(frozen=True, kw_only=True)
class Difference:
    """A key point on which the two differ in a statement."""

    point: KeyPoint
    first: str
    second: str


@dataclass(frozen=True, kw_only=True)
class Differing:
    """A statement on which they differ, to be talked over."""

    coding: Coding
    differences: Sequence[Difference]


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """All that the page of a sample tells."""

    dealt: Dealt
    overall: Reliability
    points: Sequence[PointAgreement]
    # Key points that neither of them found in the sample.
    unused: int
    differing: Sequence[Differing]
    settled: Sequence[Differing]


def compare(sample: Sample) -> Comparison:
    """Both codings of the sample, as they were before anything was settled."""
    codings = _list_codings(sample)
    points = {str(point.id): point for point in list_code_book(sample)}
    coded = list(_pair(sample, codings, points))
    found = list(_count_points(coded, points))
    differing = list(_list_differing(list_disagreements(coded), codings, points))
    return Comparison(
        dealt=find_progress(sample),
        overall=measure_reliability(coded),
        points=found,
        unused=len(points) - len(found),
        differing=[one for one in differing if one.coding.settled_at is None],
        settled=[one for one in differing if one.coding.settled_at is not None],
    )


def list_differences(coding: Coding) -> list[Difference]:
    """The key points on which the two differ in this statement."""
    points = {str(point.id): point for point in list_code_book(coding.sample)}
    coded = list(_pair(coding.sample, [coding], points))
    differing = list(_list_differing(list_disagreements(coded), [coding], points))
    return list(differing[0].differences) if differing else []


def _list_codings(sample: Sample) -> list[Coding]:
    """In the order they were dealt in."""
    found = Coding.objects.kept().filter(sample=sample)
    place = {id: number for number, id in enumerate(sample.statements)}
    return sorted(
        found.select_related(
            "statement__meeting",
            "statement__sheet__group",
            "statement__sheet__area__focus_area",
            "statement__asked__focus_area",
        ),
        key=lambda coding: place[str(coding.statement_id)],
    )


def _pair(
    sample: Sample, codings: Sequence[Coding], points: Mapping[str, KeyPoint]
) -> Iterator[Coded]:
    """Both coders' values; what the first left unresolved is not compared."""
    for coding in codings:
        unit = str(coding.statement_id)
        first = sample.first.get(unit, {})
        for code in _list_codes(coding.statement, points):
            both = {FIRST: first.get(code), SECOND: coding.sides.get(code)}
            for coder, side in both.items():
                if side != Side.UNRESOLVED:
                    yield Coded(
                        coder=coder, unit=unit, code=code, value=side or Side.NONE
                    )


def _list_codes(statement: Statement, points: Mapping[str, KeyPoint]) -> list[str]:
    return [code for code, point in points.items() if may_be_coded(point, statement)]


def _list_differing(
    disagreements: Iterable[Disagreement],
    codings: Sequence[Coding],
    points: Mapping[str, KeyPoint],
) -> Iterator[Differing]:
    by_unit: dict[str, dict[str, Difference]] = {}
    for one in disagreements:
        by_unit.setdefault(one.unit, {})[one.code] = Difference(
            point=points[one.code], first=one.values[FIRST], second=one.values[SECOND]
        )
    for coding in codings:
        found = by_unit.get(str(coding.statement_id))
        if found:
            ordered = [found[code] for code in points if code in found]
            yield Differing(coding=coding, differences=ordered)


def _count_points(
    coded: Iterable[Coded], points: Mapping[str, KeyPoint]
) -> Iterator[PointAgreement]:
    """Those that at least one of them found, in the order of the code book."""
    by_code: dict[str, list[Coded]] = defaultdict(list)
    for one in coded:
        by_code[one.code].append(one)
    for code, point in points.items():
        found = Counter(c.coder for c in by_code[code] if c.value != Side.NONE)
        if found:
            yield PointAgreement(
                point=point,
                reliability=measure_reliability(by_code[code]),
                first=found[FIRST],
                second=found[SECOND],
            )
