"""What is published gives nobody away, whichever tables are set beside each other."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from itertools import product
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from folkmoot.domain.findings import (
    Backing,
    Counted,
    Findings,
    FoundKeyPoint,
    GroupId,
    Hearing,
    HearingKind,
    Ledger,
    Standing,
    Trait,
    TraitKind,
)
from folkmoot.domain.ids import MeetingId, StatementId
from folkmoot.domain.key_points import KeyPointId, Relation
from folkmoot.domain.public_answer import PublicAnswer, PublicPoint, name_publicly
from folkmoot.domain.recommendations import (
    Evidence,
    EvidenceSide,
    NotFollowed,
    Recommendation,
    Recommendations,
    Status,
)
from folkmoot.jobs.publishing import Permitted, compose_public_answer

LIMIT = 5
SURVEYS = ("u1", "u2")
SIDES = ("supports", "opposes")
COLUMNS = ("Kommune", "Køn")
NOBODY = Backing()
Shown = dict[str, tuple[int | None, int | None]]


@dataclass(frozen=True)
class Person:
    """A respondent: in which survey, what it told of itself, which points it took."""

    survey: str
    told: tuple[str, ...]
    sides: tuple[str, ...]


def _meet(id_: str, groups: int) -> Hearing:
    return Hearing(
        id=MeetingId(id_), title=id_, kind=HearingKind.MEETING, date="2026-08-25",
        groups=groups, respondents=0, statements=groups,
    )  # fmt: skip


def _ask(id_: str, respondents: int) -> Hearing:
    return Hearing(
        id=MeetingId(id_), title=id_, kind=HearingKind.SURVEY, date="",
        groups=0, respondents=respondents, statements=respondents,
    )  # fmt: skip


def _find(
    points: Collection[FoundKeyPoint], hearings: Collection[Hearing] = ()
) -> Findings:
    return Findings(
        consultation="c", number=7, hearings=tuple(hearings), focus_areas=(), traits=(),
        groups=0, meetings=0, respondents=0, submissions=0,
        ledger=Ledger(waiting=0, gathered=0, alone=0, aside=0),
        key_points=tuple(points), suggested=(), dilemmas=(), single_voices=(),
    )  # fmt: skip


def _point(
    id_: str,
    supports: Backing = NOBODY,
    opposes: Backing = NOBODY,
    standings: tuple[Standing, ...] = (),
) -> FoundKeyPoint:
    return FoundKeyPoint(
        id=KeyPointId(id_), text=f"Pointe {id_}", heading="", meeting=None,
        focus_areas=(), parts=(), supports=supports, opposes=opposes, unresolved=0,
        standings=standings, meetings=(),
    )  # fmt: skip


def _recommend(*recommendations: Recommendation, **more: Any) -> Recommendations:
    return Recommendations(
        consultation="c", number=7, questions=(), chapters=(),
        recommendations=recommendations, **{"not_followed": (), **more},
    )  # fmt: skip


NOTHING = _recommend()
PERMITTED = Permitted(
    title="Turen", publisher="", contact="", language="da", cleared={},
    closed=(), chatham_house=(), places={}, limit=LIMIT,
)  # fmt: skip


def _publish(
    points: Collection[FoundKeyPoint], hearings: Collection[Hearing] = (), **more: Any
) -> PublicAnswer:
    permitted = replace(PERMITTED, **more)
    return compose_public_answer(_find(points, hearings), NOTHING, permitted)


def _back_people(people: Collection[Person], asked: str, number: int, side: str) -> Any:
    """Counts as the findings tell them: of those asked in the surveys of the point."""
    base = [one for one in people if one.survey in asked]
    heard = [one for one in base if one.sides[number] == side]

    def count(of: Collection[Person]) -> Counter[Trait]:
        return Counter(
            Trait(kind=TraitKind.ATTRIBUTE, name=name, value=value)
            for one in of
            for name, value in zip(COLUMNS, one.told, strict=True)
            if value
        )

    by = count(base)
    own = count(heard)
    return Backing(
        respondents=Counted(heard=len(heard), asked=len(base)),
        by_trait={each: Counted(heard=own[each], asked=by[each]) for each in by},
    )


people_lists = st.lists(
    st.builds(
        Person,
        st.sampled_from(SURVEYS),
        st.tuples(
            st.sampled_from(("A", "B", "C", "")), st.sampled_from(("k", "m", ""))
        ),
        st.tuples(*[st.sampled_from((*SIDES, ""))] * 3),
    ),
    min_size=10,
    max_size=60,
)
ASKED = (("u1", "u2"), ("u1",), ("u2",))


class Attack:
    """All that a reader can work out from the published tables, taken together.

    The unknowns are how many of each survey are of each kind, and how many of them
    stand on each side of each point; everything published is an equation.
    """

    def __init__(self, answer: PublicAnswer, values: Mapping[str, set[str]]) -> None:
        self.names: dict[tuple[str, ...], int] = {}
        for survey in SURVEYS:
            for column in COLUMNS:
                for value in values[column]:
                    self._name("asked", survey, column, value)
        for point, side, column in product(range(3), SIDES, COLUMNS):
            for value in values[column]:
                self._name("heard", str(point), side, column, value)
        self.values = values
        self.equations: list[tuple[dict[int, int], int]] = []
        self._tell_hearings(answer)
        for number, point in enumerate(answer.points):
            for side in SIDES:
                self._tell_side(number, side, point)

    def _name(self, *name: str) -> None:
        self.names[name] = len(self.names)

    def _equal(self, names: Collection[tuple[str, ...]], told: int) -> None:
        self.equations.append(({self.names[name]: 1 for name in names}, told))

    def _tell_hearings(self, answer: PublicAnswer) -> None:
        for hearing in answer.hearings:
            for column in COLUMNS:
                of = [("asked", hearing.title, column, v) for v in self.values[column]]
                self._equal(of, hearing.respondents)

    def _tell_side(self, number: int, side: str, point: PublicPoint) -> None:
        told = getattr(point, side)
        for row in told.by_attribute:
            key = (row.attribute, row.value)
            if row.heard is not None:
                self._equal([("heard", str(number), side, *key)], row.heard)
            if row.asked is not None:
                surveys = ASKED[number]
                self._equal([("asked", each, *key) for each in surveys], row.asked)
        if told.respondents is not None:
            for column in COLUMNS:
                of = self.values[column]
                names = [("heard", str(number), side, column, value) for value in of]
                self._equal(names, told.respondents.heard)

    def width(self, names: Collection[tuple[str, ...]]) -> float:
        """How far apart the largest and the smallest possible sum of these lie."""
        size = len(self.names)
        left = np.zeros((len(self.equations), size))
        for at, (terms, _) in enumerate(self.equations):
            for index in terms:
                left[at, index] = 1
        right = [told for _, told in self.equations]
        below, limits = self._bound_heard()
        wanted = np.zeros(size)
        for name in names:
            wanted[self.names[name]] = 1
        ends = [
            linprog(
                sign * wanted, A_ub=below, b_ub=limits, A_eq=left, b_eq=right,
                bounds=(0, None), method="highs",
            )
            for sign in (1, -1)
        ]  # fmt: skip
        assert all(each.status in (0, 3) for each in ends), [e.message for e in ends]
        if any(each.status == 3 for each in ends):
            return float("inf")
        return float(-ends[1].fun - ends[0].fun)

    def _bound_heard(self) -> tuple[Any, Any]:
        rows = []
        for name, index in self.names.items():
            if name[0] == "heard":
                row = np.zeros(len(self.names))
                row[index] = 1
                for survey in ASKED[int(name[1])]:
                    row[self.names["asked", survey, *name[3:]]] = -1
                rows.append(row)
        return np.array(rows), np.zeros(len(rows))


@settings(max_examples=25)
@given(people_lists)
def test_no_differencing_over_all_published_tables_finds_a_small_count(
    people: list[Person],
) -> None:
    points = [
        _point(
            f"k{number}",
            *(_back_people(people, asked, number, side) for side in SIDES),
        )
        for number, asked in enumerate(ASKED)
    ]
    hearings = [_ask(s, sum(one.survey == s for one in people)) for s in SURVEYS]
    assume(all(each.respondents for each in hearings))
    answer = _publish(points, hearings)
    values = {
        column: {one.told[at] for one in people} | {""}
        for at, column in enumerate(COLUMNS)
    }
    attack = Attack(answer, values)
    for number, surveys in enumerate(ASKED):
        asked = [one for one in people if one.survey in surveys]
        for (at, column), side in product(enumerate(COLUMNS), SIDES):
            rows = getattr(answer.points[number], side).by_attribute
            is_published = any(row.attribute == column for row in rows)
            # All that is told of a table under the limit is how many they are.
            assert not (is_published and len(asked) < LIMIT)
            least = LIMIT - 1 if is_published else min(1, len(asked) // LIMIT)
            for value in values[column]:
                kind = [one for one in asked if one.told[at] == value]
                names = [("asked", each, column, value) for each in surveys]
                if 0 < len(kind) < LIMIT:
                    assert attack.width(names) >= least - 1e-6
                heard = sum(one.sides[number] == side for one in kind)
                if 0 < heard < LIMIT:
                    name = ("heard", str(number), side, column, value)
                    assert attack.width([name]) >= least - 1e-6


def _trait(value: str) -> Trait:
    return Trait(kind=TraitKind.ATTRIBUTE, name="Kommune", value=value)


def _by_kommune(heard: int, asked: int, **cells: tuple[int, int]) -> Backing:
    return Backing(
        respondents=Counted(heard=heard, asked=asked),
        by_trait={
            _trait(value): Counted(heard=each[0], asked=each[1])
            for value, each in cells.items()
        },
    )


def _show(
    answer: PublicAnswer, at: int = 0
) -> dict[str, tuple[int | None, int | None]]:
    rows = answer.points[at].supports.by_attribute
    return {row.value: (row.heard, row.asked) for row in rows}


def test_those_who_told_nothing_of_themselves_are_a_row_of_the_table() -> None:
    side = _by_kommune(30, 60, Nordby=(12, 25), Sydby=(10, 25))
    assert _show(_publish([_point("k", side)])) == {
        "": (8, 10), "Nordby": (12, 25), "Sydby": (10, 25),
    }  # fmt: skip


def test_a_few_who_told_nothing_take_another_row_with_them() -> None:
    side = _by_kommune(24, 60, Nordby=(12, 25), Sydby=(10, 25))
    shown = _show(_publish([_point("k", side)]))
    assert shown == {"": (None, 10), "Nordby": (12, 25), "Sydby": (None, 25)}


def test_that_a_few_did_not_say_it_is_no_small_count() -> None:
    side = _by_kommune(28, 30, Nordby=(14, 15), Sydby=(14, 15))
    shown = _show(_publish([_point("k", side)]))
    assert shown == {"Nordby": (14, 15), "Sydby": (14, 15)}


def test_an_attribute_is_published_for_the_largest_base_alone() -> None:
    whole = _by_kommune(20, 42, Nordby=(10, 22), Sydby=(10, 20))
    part = _by_kommune(20, 40, Nordby=(10, 20), Sydby=(10, 20))
    answer = _publish([_point("k1", whole), _point("k2", part)])
    assert _show(answer) == {"Nordby": (10, 22), "Sydby": (10, 20)}
    assert _show(answer, 1) == {}
    assert answer.points[1].supports.respondents == Counted(heard=20, asked=40)


def test_an_attribute_with_several_values_a_person_is_left_out() -> None:
    side = _by_kommune(20, 30, Nordby=(15, 20), Sydby=(15, 20))
    assert _show(_publish([_point("k", side)])) == {}


def _groups(**meetings: tuple[int, int]) -> Backing:
    by = {MeetingId(m): Counted(heard=h, asked=a) for m, (h, a) in meetings.items()}
    heard, asked = (sum(each) for each in zip(*meetings.values(), strict=True))
    return Backing(groups=Counted(heard=heard, asked=asked), by_meeting=by)


def _list_meetings(answer: PublicAnswer) -> dict[str, int | None]:
    names = {name_publicly(each): each for each in ("m1", "m2", "m3")}
    side = answer.points[0].supports
    return {names[row.meeting]: row.heard for row in side.by_meeting}


def test_the_only_meeting_that_was_asked_is_withheld_with_its_total() -> None:
    answer = _publish([_point("k", _groups(m1=(2, 6)))], closed=["m1"])
    side = answer.points[0].supports
    assert (side.groups, side.meetings) == (None, None)
    assert _list_meetings(answer) == {"m1": None}


def test_a_closed_meeting_takes_the_smallest_other_with_it() -> None:
    side = _groups(m1=(2, 6), m2=(1, 5), m3=(4, 4))
    answer = _publish([_point("k", side)], closed=["m1"])
    assert _list_meetings(answer) == {"m1": None, "m2": None, "m3": 4}
    assert answer.points[0].supports.groups == Counted(heard=7, asked=15)
    assert answer.points[0].supports.meetings is None


def test_groups_that_no_meeting_names_are_told_in_all_but_not_by_meeting() -> None:
    side = replace(_groups(m1=(2, 6)), groups=Counted(heard=3, asked=6))
    shown = _publish([_point("k", side)]).points[0].supports
    assert (shown.groups, shown.meetings, shown.by_meeting) == (
        Counted(heard=3, asked=6), None, (),
    )  # fmt: skip
    closed = _publish([_point("k", side)], closed=["m1"]).points[0].supports
    assert closed.groups is None


def _stand(
    statement: str, hearing: str, side: Relation = Relation.SUPPORTS
) -> Standing:
    return Standing(
        statement=StatementId(statement), side=side, hearing=MeetingId(hearing),
        group=GroupId(f"g-{statement}"), respondent=None, focus_area=None,
    )  # fmt: skip


def test_a_quote_names_no_meeting_whose_count_is_withheld() -> None:
    hearings = [_meet("m1", 6), _meet("m2", 5), _meet("m3", 4), _ask("u1", 9)]
    point = _point(
        "k",
        _groups(m1=(2, 6), m2=(1, 5), m3=(4, 4)),
        standings=tuple(_stand(f"s-{each.id}", each.id) for each in hearings),
    )
    cleared = {StatementId(f"s-{each.id}"): f"Ord fra {each.id}" for each in hearings}
    answer = _publish([point], hearings, closed=["m1"], cleared=cleared)
    assert {quote.text: quote.meeting for quote in answer.points[0].quotes} == {
        "Ord fra m1": "",
        "Ord fra m2": "",
        "Ord fra m3": name_publicly("m3"),
        "Ord fra u1": name_publicly("u1"),
    }


def test_a_quote_names_the_meeting_at_which_nobody_sat_in_groups() -> None:
    point = _point("k", standings=(_stand("s1", "m1"), _stand("s2", "m2")))
    cleared = {StatementId(f"s{n}"): f"Ord {n}" for n in (1, 2)}
    hearings = [_meet("m1", 0), _meet("m2", 0)]
    answer = _publish([point], hearings, closed=["m2"], cleared=cleared)
    quotes = {quote.text: quote.meeting for quote in answer.points[0].quotes}
    assert quotes == {"Ord 1": name_publicly("m1"), "Ord 2": ""}


def test_only_cleared_words_are_quoted_and_each_once_with_those_for_it_first() -> None:
    standings = (
        _stand("s1", "m1", Relation.OPPOSES),
        _stand("s2", "m1"),
        _stand("s2", "m1", Relation.OPPOSES),
        _stand("s3", "m1", Relation.UNRESOLVED),
        _stand("s4", "m1"),
    )
    cleared = {StatementId(f"s{n}"): f"Ord {n}" for n in (1, 2, 3)}
    answer = _publish([_point("k", standings=standings)], cleared=cleared)
    quotes = [(each.text, each.side) for each in answer.points[0].quotes]
    assert quotes == [("Ord 2", "supports"), ("Ord 1", "opposes")]


def _write_recommendation(id_: str, status: Status, *evidence: Evidence) -> Any:
    return Recommendation(
        id=id_, number=9, chapter="", text="Halvér", reasoning="", status=status,
        owner="", answer="", questions=(), milestones=(), evidence=evidence,
    )  # fmt: skip


def _bear(key_point: str | None = None, statement: str | None = None) -> Evidence:
    return Evidence(
        id="e", side=EvidenceSide.FOR, text="Som det står i rækken", words="Fordi",
        key_point=KeyPointId(key_point) if key_point else None,
        statement=StatementId(statement) if statement else None, was_suggested=False,
    )  # fmt: skip


def test_no_draft_no_suggestion_and_no_words_not_cleared_are_published() -> None:
    decided = _write_recommendation(
        "r1", Status.DECIDED, _bear("k"), _bear("gone"), _bear(statement="s1"),
        _bear(statement="s2"),
    )  # fmt: skip
    findings = replace(_find([_point("k")]), suggested=(_point("k-machine"),))
    recommendations = _recommend(
        _write_recommendation("r0", Status.DRAFT),
        decided,
        not_followed=(
            NotFollowed(id="n", key_point=KeyPointId("k"), words="Ikke vores"),
            NotFollowed(id="m", key_point=KeyPointId("gone"), words="Væk"),
        ),
    )
    permitted = replace(
        PERMITTED, cleared={StatementId("s1"): "Klarede ord"},
        places={StatementId("s1"): "gathered", StatementId("s2"): "alone"},
    )  # fmt: skip
    answer = compose_public_answer(findings, recommendations, permitted)
    assert [point.text for point in answer.points] == ["Pointe k"]
    (shown,) = answer.recommendations
    assert shown.number == 1
    assert [each.text for each in shown.evidence] == [
        "Som det står i rækken",
        "Klarede ord",
    ]
    assert [each.words for each in answer.not_followed] == ["Ikke vores"]
    assert sorted(each.is_cleared for each in answer.statements) == [False, True]


@pytest.mark.parametrize("limit", [2, 0])
def test_no_limit_under_the_floor_is_taken(limit: int) -> None:
    side = _by_kommune(10, 20, Nordby=(10, 20))
    with pytest.raises(ValueError, match="at least 3"):
        _publish([_point("k", side)], limit=limit)
