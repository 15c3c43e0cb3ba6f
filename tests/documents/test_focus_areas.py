from folkmoot.documents.focus_areas import (
    compare_names,
    find_declared,
    match_area_names,
    name_area,
)
from folkmoot.documents.tour_areas import unify_areas
from folkmoot.domain.ids import DocumentId, MeetingId, SectionId
from folkmoot.domain.record import Meeting, Record, Section, SectionKind


def _meeting(number: int, *areas: str) -> Meeting:
    return Meeting(
        id=MeetingId(f"m{number}"),
        document=DocumentId(f"d{number}"),
        sections=tuple(
            Section(
                id=SectionId(f"{number}{area}"),
                kind=SectionKind.FOCUS_AREA,
                focus_area=area,
            )
            for area in areas
        ),
    )


def test_numbers_and_labels_are_no_part_of_a_name() -> None:
    headings = ["Fokusområde 2: Tid og ro", "2. Tid og ro", "Tema – Tid og ro:"]
    headings += ["3.2 Tid og ro"]
    assert [name_area(heading) for heading in headings] == ["Tid og ro"] * 4


def test_of_several_ands_the_last_parts_the_names() -> None:
    text = "De tre emner var: Faglighed, Nærhed og transport og Økonomi."
    assert find_declared(text, []) == ["Faglighed", "Nærhed og transport", "Økonomi"]


def test_a_number_is_never_spelt_alike_with_another() -> None:
    assert compare_names("Område 1", "Område 2") == 0


def test_the_last_announced_name_may_run_into_the_next_sentence() -> None:
    text = "De 3 fokusområder var: Tid, Ro, Nærvær Vigtige pointer fra bordene var fx:"
    assert find_declared(text, []) == ["Tid", "Ro", "Nærvær"]


def test_spellings_of_one_area_are_one_area() -> None:
    names = match_area_names(["Ledelsesrum", "LEDELSESRUM", "Ledelsesrummet"])
    assert {names.resolve(n) for n in ("LEDELSESRUM", "Ledelsesrummet")} == {
        "Ledelsesrum"
    }
    assert [alias.name for alias in names.aliases] == ["Ledelsesrummet"]


def test_the_only_names_left_over_are_one_area() -> None:
    names = match_area_names(["Tid", "Mad"], declared=["Tid", "Køkken"])
    assert names.resolve("Køkken") == "Mad"


def test_an_area_has_one_name_across_the_tour_and_the_other_is_told() -> None:
    tour = Record(
        meetings=(
            _meeting(1, "Transport", "Sundhed", "Frivillige"),
            _meeting(2, "Transport", "Sundhed", "Frivilligheden"),
            _meeting(3, "Transport", "Sundhed", "Frivillige"),
        )
    )
    unified = unify_areas(tour).meetings[1]
    assert unified.sections[2].focus_area == "Frivillige"
    assert [(a.name, a.same_as) for a in unified.aliases] == [
        ("Frivilligheden", "Frivillige")
    ]


def test_areas_that_merely_share_a_word_stay_apart() -> None:
    tour = Record(meetings=(_meeting(1, "Sundhed"), _meeting(2, "Sundhed og skole")))
    assert unify_areas(tour) == tour
