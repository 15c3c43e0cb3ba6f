from folkmoot.analysis.origins import find_origins
from folkmoot.analysis.prevalence import count_key_points
from folkmoot.domain.key_points import KeyPoint, Prevalence, Relation
from folkmoot.domain.record import Record
from tests.analysis.records import (
    make_key_point,
    make_match,
    make_meeting,
    make_record,
    make_survey,
)

VEST = make_meeting(
    "vest",
    {
        "Transport": [("a", "Gruppe 1"), ("b", "Gruppe 1"), ("c", "Gruppe 2")],
        "Skole": [("d", "Gruppe 3")],
        "plenary": [("e", None)],
    },
)
OST = make_meeting("ost", {"Transport": [("f", "Gruppe 1")], "plenary": [("g", None)]})
NORD = make_meeting("nord", {"Transport": [("h", None)]})
SURVEY = make_survey(
    "svar",
    [[("Vestby", "i"), ("Vestby", "j")], [("Østby", "k")]],
    respondents=5,
)
RECORD = make_record(VEST, OST, NORD, SURVEY)


def _count(*points: KeyPoint, record: Record = RECORD) -> list[KeyPoint]:
    return list(count_key_points(points, origins=find_origins(record)))


def _measure(*statements: str) -> Prevalence:
    return _count(make_key_point("p", *map(make_match, statements)))[0].prevalence


def test_a_group_that_repeats_itself_is_heard_once() -> None:
    counts = _measure("vest-1", "vest-2", "vest-2")
    assert (counts.groups, counts.meetings) == (1, 1)


def test_groups_of_one_name_at_two_meetings_are_two_groups() -> None:
    assert _measure("vest-1", "ost-1").groups == 2


def test_asked_are_the_groups_that_were_given_the_focus_area() -> None:
    counts = _measure("vest-1")
    assert (counts.groups, counts.groups_asked) == (1, 3)
    assert _measure("vest-4").groups_asked == 1


def test_asked_are_the_meetings_that_had_the_focus_area() -> None:
    assert _measure("vest-1").meetings_asked == 3
    assert _measure("vest-4").meetings_asked == 1


def test_who_spoke_in_the_plenary_counts_for_the_meeting_only() -> None:
    counts = _measure("vest-5")
    assert (counts.groups, counts.groups_asked) == (0, 0)
    assert (counts.meetings, counts.meetings_asked) == (1, 2)


def test_minutes_without_groups_ask_no_group() -> None:
    record = make_record(NORD)
    point = make_key_point("p", make_match("nord-1"))
    counts = _count(point, record=record)[0].prevalence
    assert (counts.groups, counts.groups_asked, counts.meetings) == (0, 0, 1)


def test_only_support_is_counted_but_opposition_is_raised_too() -> None:
    point = make_key_point(
        "p",
        make_match("vest-1", Relation.OPPOSES),
        make_match("vest-4", Relation.UNRESOLVED),
    )
    counted = _count(point)[0]
    assert counted.focus_areas == ("Transport",)
    assert (counted.prevalence.groups, counted.prevalence.groups_asked) == (0, 3)


def test_rows_of_the_same_number_in_two_sheets_are_two_respondents() -> None:
    counts = _measure("svar-0-2", "svar-1-2")
    assert (counts.respondents, counts.respondents_asked) == (2, 5)


def test_values_of_an_attribute_are_counted_of_those_known_to_have_them() -> None:
    assert _measure("svar-0-2").by == {"Kommune": {"Vestby": (1, 2), "Østby": (0, 1)}}


def test_a_key_point_no_survey_raised_asks_no_respondent() -> None:
    counts = _measure("vest-1")
    assert (counts.respondents_asked, counts.by) == (0, {})


def test_an_attribute_that_is_each_persons_own_is_not_counted_by() -> None:
    rows = [(f"kl. {n}", f"svar {n}") for n in range(60)]
    record = make_record(make_survey("tid", [rows], respondents=60))
    point = make_key_point("p", make_match("tid-0-2"))
    assert _count(point, record=record)[0].prevalence.by == {}


def test_the_most_widely_carried_stand_first_and_ties_by_id() -> None:
    points = [
        make_key_point("b", make_match("vest-1")),
        make_key_point("c", make_match("vest-1"), make_match("vest-3")),
        make_key_point("a", make_match("vest-1")),
    ]
    assert [point.id for point in _count(*points)] == ["c", "a", "b"]
    assert _count(*points) == _count(*reversed(points))


def test_focus_areas_stand_by_how_many_statements_raised_the_point() -> None:
    matches = map(make_match, ["vest-4", "vest-1", "ost-1"])
    point = _count(make_key_point("p", *matches))[0]
    assert point.focus_areas == ("Transport", "Skole")
