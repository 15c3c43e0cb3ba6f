import random
from collections.abc import Sequence

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from sklearn.metrics import cohen_kappa_score

from folkmoot.analysis.agreement import measure_agreement, measure_reliability
from folkmoot.domain.agreement import Caveat, Coding, Reliability

MISSING = "."
VALUES = ["supports", "opposes", "none"]
RATED = st.lists(st.tuples(*[st.sampled_from(VALUES)] * 2), min_size=1, max_size=12)
RATED_IN_PART = st.lists(
    st.lists(st.sampled_from([*VALUES, MISSING]), min_size=3, max_size=3), max_size=12
)


def _code(*coders: Sequence[str], code: str = "bus") -> list[Coding]:
    """One row a coder, one column a unit."""
    return [
        Coding(coder=f"coder {row}", unit=f"{column:03}", code=code, value=value)
        for row, values in enumerate(coders)
        for column, value in enumerate(values)
        if value != MISSING
    ]


def _cross(table: Sequence[Sequence[int]]) -> list[Coding]:
    """A table of the first coder's values by the second's, as codings."""
    pairs = [
        (str(one), str(other))
        for one, row in enumerate(table)
        for other, count in enumerate(row)
        for _ in range(count)
    ]
    return _code(*zip(*pairs, strict=True))


def _measure(codings: Sequence[Coding]) -> Reliability:
    return measure_reliability(codings, resamples=50)


def _tell(text: str) -> list[str]:
    return text.split()


# Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), parts A, B and C:
# binary and nominal data of two observers, nominal data of four with missing values.
KRIPPENDORFF_A = _code(
    _tell("0 1 0 0 0 0 0 0 1 0"),
    _tell("1 1 1 0 0 1 0 0 0 0"),
)
KRIPPENDORFF_B = _code(
    _tell("a a b b d c c c e d d a"),
    _tell("b a b b b c c c e d d d"),
)
KRIPPENDORFF_C = _code(
    _tell("1 2 3 3 2 1 4 1 2 . . ."),
    _tell("1 2 3 3 2 2 4 1 2 5 . 3"),
    _tell(". 3 3 3 2 3 4 2 2 5 1 ."),
    _tell("1 2 3 3 2 4 4 1 2 5 1 ."),
)
# The "computational example" of the encyclopedias' articles on Krippendorff's alpha.
ENCYCLOPEDIA = _code(
    _tell(". . . . . 3 4 1 2 1 1 3 3 . 3"),
    _tell("1 . 2 1 3 3 4 3 . . . . . . ."),
    _tell(". . 2 1 3 4 4 . 2 1 1 3 3 . 4"),
)
# Fourteen raters, ten subjects, five categories: how many raters chose each. The
# worked example of Fleiss' kappa, whose figure is 0.210.
FLEISS = [
    (0, 0, 0, 0, 14),
    (0, 2, 6, 4, 2),
    (0, 0, 3, 5, 6),
    (0, 3, 9, 2, 0),
    (2, 2, 8, 1, 1),
    (7, 7, 0, 0, 0),
    (3, 2, 6, 3, 0),
    (2, 5, 3, 2, 2),
    (6, 5, 2, 1, 0),
    (0, 2, 2, 3, 7),
]


@pytest.mark.parametrize(
    ("codings", "published"),
    [
        (KRIPPENDORFF_A, 0.095),
        (KRIPPENDORFF_B, 0.692),
        (KRIPPENDORFF_C, 0.743),
        (ENCYCLOPEDIA, 0.691),
    ],
    ids=["A", "B", "C", "encyclopedia"],
)
def test_alpha_is_that_of_the_worked_example(
    codings: list[Coding], published: float
) -> None:
    assert _measure(codings).alpha.value == pytest.approx(published, abs=0.0005)


@pytest.mark.parametrize(
    ("table", "published"),
    [
        # Cohen (1960), table 2: 200 subjects, three categories.
        ([[88, 14, 18], [10, 40, 10], [2, 6, 12]], 0.492),
        # The simple examples of the encyclopedias' article on Cohen's kappa.
        ([[20, 5], [10, 15]], 0.4),
        ([[45, 15], [25, 15]], 0.1304),
        ([[25, 35], [5, 35]], 0.2593),
    ],
)
def test_kappa_is_that_of_the_worked_example(
    table: list[list[int]], published: float
) -> None:
    assert _measure(_cross(table)).kappa.value == pytest.approx(published, abs=0.0005)


def test_alpha_of_complete_codings_is_fleiss_kappa_but_for_the_size_of_the_sample() -> (
    None
):
    subjects = [
        [str(value) for value, count in enumerate(counts) for _ in range(count)]
        for counts in FLEISS
    ]
    alpha = _measure(_code(*zip(*subjects, strict=True))).alpha.value
    assert alpha is not None
    codings = 10 * 14
    kappa = 1 - (1 - alpha) * codings / (codings - 1)
    assert kappa == pytest.approx(0.210, abs=0.0005)


def test_a_unit_that_only_one_coder_coded_says_nothing_of_agreement() -> None:
    both = _code(_tell("a b a b"), _tell("a b b b"))
    alone = Coding(coder="coder 0", unit="999", code="bus", value="a")
    assert _measure([*both, alone]) == _measure(both)


def test_coders_who_always_say_the_same_one_value_have_no_alpha_and_no_kappa() -> None:
    measured = _measure(_code(["none"] * 5, ["none"] * 5))
    assert (measured.alpha.value, measured.kappa.value) == (None, None)
    assert measured.alpha.caveat is measured.kappa.caveat is Caveat.ALL_THE_SAME
    assert (measured.alike, measured.compared) == (5, 5)


def test_nothing_compared_has_no_figure() -> None:
    for codings in ([], _code(_tell("a b"), _tell(". ."))):
        measured = _measure(codings)
        assert measured.compared == 0
        assert measured.alpha.caveat is Caveat.NOTHING_COMPARED
        assert measured.share.value is None


def test_who_never_differed_has_no_interval_but_a_lowest_share() -> None:
    measured = _measure(_code(*[["a", "b"] * 10] * 2))
    assert (measured.alpha.value, measured.alpha.low) == (1.0, None)
    assert measured.alpha.caveat is Caveat.NEVER_DIFFERED
    # Clopper and Pearson's bound for 20 of 20.
    assert measured.share.low == pytest.approx(0.8316, abs=0.0005)


def test_a_single_unit_has_a_figure_without_an_interval() -> None:
    measured = _measure(_code(["a"], ["b"]))
    assert measured.alpha.caveat is Caveat.TOO_FEW
    assert (measured.alpha.low, measured.share.low) == (None, None)


def test_of_three_coders_there_is_no_kappa() -> None:
    assert _measure(KRIPPENDORFF_C).kappa.caveat is Caveat.NOT_TWO_CODERS


def test_nobody_codes_a_code_in_a_unit_twice() -> None:
    with pytest.raises(ValueError, match="twice"):
        _measure(KRIPPENDORFF_A + KRIPPENDORFF_A)


def test_each_code_has_figures_of_its_own() -> None:
    alike = _code(_tell("a b a"), _tell("a b a"), code="bus")
    apart = _code(_tell("a b a"), _tell("b a b"), code="school")
    agreement = measure_agreement([*alike, *apart], resamples=50)
    assert agreement.by_code["bus"].alpha.value == 1
    assert agreement.by_code["school"].alike == 0
    assert (agreement.overall.alike, agreement.overall.compared) == (3, 6)
    assert (agreement.overall.units, agreement.overall.units_alike) == (3, 0)


def test_disagreements_tell_what_each_coder_said() -> None:
    found = measure_agreement(_code(_tell("a b a"), _tell("a a a"))).disagreements
    assert [(one.unit, one.code, one.values) for one in found] == [
        ("001", "bus", {"coder 0": "b", "coder 1": "a"})
    ]


def test_the_interval_is_the_same_each_time() -> None:
    alpha = measure_reliability(KRIPPENDORFF_C, seed=4).alpha
    assert alpha == measure_reliability(KRIPPENDORFF_C, seed=4).alpha
    assert alpha.low is not None
    assert alpha.high is not None
    assert alpha.low < 0.743 < alpha.high


def test_codes_of_one_unit_are_drawn_together() -> None:
    """Ten codes that go the same way in a unit tell no more than one of them."""
    first, second = _tell("a b a b a b a b"), _tell("a b a b a b b a")
    one = _code(first, second)
    ten = [c for n in range(10) for c in _code(first, second, code=str(n))]
    many, few = measure_reliability(ten), measure_reliability(one)
    assert (many.share, many.kappa) == (few.share, few.kappa)


@given(RATED_IN_PART)
def test_the_order_of_the_codings_changes_nothing(units: list[list[str]]) -> None:
    codings = _code(*zip(*units, strict=True))
    assert measure_agreement(codings, resamples=20) == measure_agreement(
        reversed(codings), resamples=20
    )


@given(RATED_IN_PART)
def test_alpha_does_not_care_who_the_coders_are(units: list[list[str]]) -> None:
    coders = list(zip(*units, strict=True))
    assert _measure(_code(*coders)).alpha == _measure(_code(*reversed(coders))).alpha


@given(RATED)
def test_kappa_does_not_care_who_the_coders_are(units: list[tuple[str, str]]) -> None:
    one, other = zip(*units, strict=True)
    assert _measure(_code(one, other)).kappa == _measure(_code(other, one)).kappa


@given(RATED_IN_PART, st.randoms())
def test_figures_do_not_care_in_which_order_units_stand(
    units: list[list[str]], dice: random.Random
) -> None:
    shuffled = dice.sample(units, len(units))
    one = _measure(_code(*zip(*units, strict=True)))
    other = _measure(_code(*zip(*shuffled, strict=True)))
    assert one.alpha.value == other.alpha.value
    assert (one.alike, one.compared) == (other.alike, other.compared)


@given(RATED_IN_PART)
def test_no_figure_passes_one_and_no_interval_is_upside_down(
    units: list[list[str]],
) -> None:
    measured = _measure(_code(*zip(*units, strict=True)))
    for estimate in (measured.share, measured.alpha, measured.kappa):
        assert estimate.value is None or -1 <= estimate.value <= 1
        if estimate.low is not None and estimate.high is not None:
            assert -1 <= estimate.low < estimate.high <= 1
        assert estimate.low is not None or estimate.caveat


@given(RATED)
def test_kappa_is_what_another_program_computes(units: list[tuple[str, str]]) -> None:
    one, other = zip(*units, strict=True)
    assume(len({*one, *other}) > 1)
    kappa = _measure(_code(one, other)).kappa.value
    assert kappa == pytest.approx(cohen_kappa_score(one, other), abs=1e-6)
