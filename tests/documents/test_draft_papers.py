"""Agendas and notes, drafted from the programme and from what was found."""

from dataclasses import replace

import page
import pytest

from folkmoot.documents.draft_papers import compose_agenda, compose_note
from folkmoot.documents.draft_plan import Plan, Step, StepKind
from folkmoot.documents.minutes_layout import lay_out
from folkmoot.documents.minutes_model import (
    Minutes,
    MinutesPart,
    Origin,
    PaperKind,
    list_paragraphs,
    tell_text,
)
from folkmoot.documents.report_tree import Table
from folkmoot.documents.write_minutes_markdown import write_minutes_markdown
from folkmoot.documents.write_minutes_pdf import write_minutes_pdf
from tests.documents.minutes_samples import DATED, GATHERED, PLAN

AHEAD = replace(
    PLAN,
    steps=(
        Step(
            kind=StepKind.OPENING, title="oplæg", start="17.00", end="17.20",
            presenter="Jens Bak", notes=("Alle skal med.",),
        ),
        Step(kind=StepKind.BREAK, title="Kaffe", start="17.20"),
        Step(kind=StepKind.GROUP_WORK, title="Grupper", areas=("Mobilitet",)),
    ),
    questions={"Mobilitet": "Hvordan kommer vi frem?", "Skole": ""},
)  # fmt: skip


def agenda(plan: Plan = AHEAD, language: str = "da") -> Minutes:
    return compose_agenda(plan, language=language, dated=DATED)


def note(*chosen: str) -> Minutes:
    return compose_note(PLAN, GATHERED, language="da", dated=DATED, chosen=chosen)


def find_part(minutes: Minutes, anchor: str) -> MinutesPart:
    return next(part for part in minutes.parts if part.anchor == anchor)


def tell(part: MinutesPart) -> list[str]:
    return [tell_text(one.runs) for one in list_paragraphs(part)]


@pytest.mark.parametrize("paper", [agenda(), agenda(language="en"), note("k1", "k2")])
def test_agendas_and_notes_are_accessible_as_pdf(paper: Minutes) -> None:
    report = page.validate_pdf_bytes(write_minutes_pdf(paper), profile="ua1")
    assert (report.failures, report.is_compliant) == ([], True)


def test_an_agenda_tells_the_day_as_a_table_of_times_steps_and_presenters() -> None:
    assert agenda().kind is PaperKind.AGENDA
    assert agenda().title == "Dagsorden: Borgermøde i Tranemose"
    (day,) = find_part(agenda(), "programme").blocks
    assert isinstance(day, Table)
    rows = [[tell_text(cell) for cell in row.cells] for row in day.rows]
    assert rows == [
        ["17.00–17.20", "Oplæg", "Jens Bak"],
        ["17.20", "Kaffe", ""],
        ["", "Grupper", ""],
    ]


def test_a_day_without_presenters_has_no_column_for_them() -> None:
    steps = tuple(replace(step, presenter="") for step in AHEAD.steps)
    (day,) = find_part(agenda(replace(AHEAD, steps=steps)), "programme").blocks
    assert isinstance(day, Table)
    assert [column.label for column in day.columns] == ["Tid", "Punkt"]


def test_an_agenda_tells_what_is_to_be_discussed_with_its_questions() -> None:
    assert tell(find_part(agenda(), "opening"))[-1] == "Alle skal med."
    assert tell(find_part(agenda(), "group-work")) == [
        "3 grupper drøfter disse fokusområder og skriver deres pointer ned:",
        "Mobilitet: Hvordan kommer vi frem?",
    ]
    # It stands in no step of the programme.
    assert tell(find_part(agenda(), "areas")) == ["Skole"]
    assert "break" not in [part.anchor for part in agenda().parts]


def test_an_agenda_does_not_tell_who_came() -> None:
    assert [fact.kind for fact in agenda().facts] == ["date", "place", "hosts"]


def test_an_agenda_of_an_imported_meeting_is_the_programme_as_planned() -> None:
    told = Step(kind=StepKind.OTHER, is_told=True, told=("Mødet gik godt.",))
    plan = replace(AHEAD, steps=(told,), planned=AHEAD.steps)
    assert agenda(plan) == agenda()


def test_a_note_begins_with_a_frame() -> None:
    assert note().kind is PaperKind.NOTE
    assert note().title == "Notat: Borgermøde i Tranemose"
    titles = [part.title for part in note().parts]
    assert titles == [
        "Baggrund", "Hovedpointer", "Overvejelser", "Forslag til det videre arbejde",
    ]  # fmt: skip
    assert "Mobilitet og Bosætning" in tell(note().parts[0])[0]
    assert "prepared_by" not in [fact.kind for fact in note().facts]


def test_a_note_has_the_key_points_that_were_chosen_and_a_choice_is_a_persons() -> None:
    part = find_part(note("k2"), "findings")
    assert tell(part) == ["Boliger skal være til at betale (2 af 2 grupper)"]
    assert part.origin is Origin.WRITTEN


def test_headings_with_nothing_under_them_are_not_written_out() -> None:
    assert "Overvejelser" not in write_minutes_markdown(note())
    shown = [part.title for part in lay_out(note("k1")).parts]
    assert shown == ["Baggrund", "Hovedpointer"]


@pytest.mark.parametrize("language", ["da", "en"])
def test_both_are_told_in_either_language(language: str) -> None:
    made = compose_note(PLAN, GATHERED, language=language, dated=DATED)
    expected = {"da": ("Baggrund", "Program"), "en": ("Background", "Programme")}
    heads = made.parts[0].title, agenda(language=language).parts[0].title
    assert heads == expected[language]
