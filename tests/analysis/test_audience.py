from collections.abc import Iterable
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from folkmoot.analysis.audience import Asking, Audience, find_audience, name_area
from folkmoot.analysis.origins import Group, find_origins
from folkmoot.domain.record import Record
from tests.analysis.records import make_meeting, make_record, make_survey

VEST = make_meeting(
    "vest",
    {
        "Transport": [("a", "Gruppe 1"), ("b", "Gruppe 1"), ("c", "Gruppe 2")],
        "Skole": [("d", "Gruppe 3")],
        "plenary": [("e", None)],
        "summary": [("f", "Gruppe 9")],
    },
)
OST = make_meeting("ost", {"Transport": [("g", "Gruppe 1")]})
NORD = make_meeting("nord", {"Transport": [("h", None)]})
SURVEY = make_survey(
    "svar",
    [[("Vestby", "i"), ("Vestby", "j")], [("Østby", "k")]],
    respondents=5,
)
RECORD = make_record(VEST, OST, NORD, SURVEY)


def find(record: Record = RECORD) -> Audience:
    return find_audience(find_origins(record).values())


def ask(*areas: str, surveys: Iterable[str] = ()) -> Asking:
    return Asking(
        areas=frozenset(f"area {area}" for area in areas), surveys=frozenset(surveys)
    )


def test_a_group_was_asked_what_it_has_a_statement_on() -> None:
    groups = find().list_groups(ask("Transport"))
    assert groups == {
        Group(meeting="vest", label="Gruppe 1"),
        Group(meeting="vest", label="Gruppe 2"),
        Group(meeting="ost", label="Gruppe 1"),
    }


def test_a_group_asked_on_two_areas_is_one_group() -> None:
    assert len(find().list_groups(ask("Transport", "Skole"))) == 4
    assert len(find().list_groups(ask("Transport", "Transport"))) == 3


def test_a_meeting_without_groups_was_asked_as_a_meeting() -> None:
    assert find().list_meetings(ask("Transport")) == {"vest", "ost", "nord"}
    assert find().list_meetings(ask("Skole")) == {"vest"}


def test_nobody_was_asked_what_nothing_is_recorded_on() -> None:
    assert find().list_groups(ask("Havn")) == set()
    assert find().list_meetings(ask("Havn")) == set()
    assert find().count_respondents(ask("Havn")) == 0


def test_who_only_stands_in_the_summary_was_not_asked() -> None:
    groups = {group for found in find().groups.values() for group in found}
    assert "Gruppe 9" not in {group.label for group in groups}


def test_respondents_are_the_rows_of_the_survey_with_and_without_words() -> None:
    assert find().count_respondents(ask(surveys=["svar"])) == 5


def test_respondents_are_never_fewer_than_those_who_wrote_something() -> None:
    document, survey = SURVEY
    record = make_record((document, replace(survey, respondents=1)))
    assert find(record).count_respondents(ask(surveys=["svar"])) == 3


def test_values_are_counted_among_those_who_were_asked() -> None:
    asked = find().count_values(ask("Transport", surveys=["svar"]))
    assert asked == {"Kommune": {"Vestby": 2, "Østby": 1}}
    assert find().count_values(ask("Transport")) == {}


def test_an_attribute_with_a_value_for_each_person_is_not_counted_by() -> None:
    rows = [(f"Strandvej {number}", "x") for number in range(31)]
    assert find(make_record(make_survey("v", [rows], respondents=31))).voices == {}
    few = make_record(make_survey("v", [rows[:30]], respondents=30))
    assert len(find(few).voices["Kommune"]) == 30
    twice = make_record(make_survey("v", [rows + rows], respondents=62))
    assert len(find(twice).voices["Kommune"]) == 31


def test_areas_plenary_and_sections_without_a_name_are_told_apart() -> None:
    origins = find_origins(RECORD)
    names = {name_area(origins[one]) for one in ("vest-1", "vest-5", "svar-0-2")}
    assert names == {"area Transport", "plenary", "section svar-q"}


def test_an_area_of_one_name_is_one_area_at_all_meetings() -> None:
    origins = find_origins(RECORD)
    assert name_area(origins["vest-1"]) == name_area(origins["ost-1"])


def test_nobody_is_in_an_empty_record() -> None:
    nobody = find(Record())
    assert not nobody.groups
    assert nobody.list_groups(ask("Transport")) == set()
    assert nobody.count_values(ask("Transport")) == {}


@given(st.permutations(sorted(find_origins(RECORD))))
def test_the_order_of_the_statements_changes_nobody(order: list[str]) -> None:
    origins = find_origins(RECORD)
    assert find_audience(origins[one] for one in order) == find()


@given(st.lists(st.sampled_from(sorted(find_origins(RECORD)))))
def test_a_statement_heard_twice_asks_nobody_anew(names: list[str]) -> None:
    origins = find_origins(RECORD)
    twice = [*origins.values(), *(origins[name] for name in names)]
    assert find_audience(twice) == find()


@given(st.sets(st.sampled_from(["Transport", "Skole", "Havn"])))
def test_more_areas_never_ask_fewer(areas: set[str]) -> None:
    fewer, more = (
        find().list_groups(ask(*areas)),
        find().list_groups(ask(*areas, "Skole")),
    )
    assert fewer <= more
