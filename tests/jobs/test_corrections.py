"""What a person corrects in a record is respected."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from folkmoot.domain.key_points import Analysis, InputRole, LedgerRow
from tests.jobs.small_tour import run, tour

__all__ = ["tour"]

Plain = dict[str, Any]
Correct = Callable[[Callable[[Plain], None]], Analysis]


@pytest.fixture
def correct(tour: list[Path], tmp_path: Path) -> Correct:
    """Analyse the tour's record after a correction."""
    run(*tour, out=tmp_path / "ud")
    plain = json.loads((tmp_path / "ud" / "record.json").read_bytes())

    def analyse(change: Callable[[Plain], None]) -> Analysis:
        change(plain)
        path = tmp_path / "post.json"
        path.write_text(json.dumps(plain), "utf-8")
        finished = run(path, out=tmp_path / "rettet")
        assert finished.refused == ()
        return finished.analysis

    return analyse


def _sections(plain: Plain) -> list[Plain]:
    return [one for meeting in plain["meetings"] for one in meeting["sections"]]


def _find(plain: Plain, text: str) -> Plain:
    return next(
        statement
        for section in _sections(plain)
        for statement in section["statements"]
        if statement["text"] == text
    )


def _row(analysis: Analysis, text: str) -> LedgerRow:
    return next(row for row in analysis.ledger if row.text == text)


def test_what_is_called_a_question_is_one(correct: Correct) -> None:
    analysis = correct(
        lambda plain: _find(plain, "Luk skolen i byen").update(question=True)
    )
    assert "Luk skolen i byen" in [raised.text for raised in analysis.questions]


def test_what_is_called_no_question_is_none(correct: Correct) -> None:
    analysis = correct(
        lambda plain: _find(plain, "Hvem betaler for stien?").update(question=False)
    )
    assert analysis.questions == ()


def test_a_section_of_another_kind_is_no_input(correct: Correct) -> None:
    def change(plain: Plain) -> None:
        for section in _sections(plain):
            if section["focus_area"] == "Skolen":
                section["kind"] = "information"

    row = _row(correct(change), "Luk skolen i byen")
    assert (row.role, row.place) == (InputRole.INFORMATION, None)


def test_a_focus_area_has_the_name_it_was_given(correct: Correct) -> None:
    def change(plain: Plain) -> None:
        for section in _sections(plain):
            if section["focus_area"] == "Transport":
                section["focus_area"] = "Busser"

    analysis = correct(change)
    assert _row(analysis, "Der mangler lys på stien").focus_area == "Busser"
    areas = {area for point in analysis.key_points for area in point.focus_areas}
    assert "Transport" not in areas


def test_corrected_words_are_those_that_are_judged(correct: Correct) -> None:
    analysis = correct(
        lambda plain: _find(plain, "Luk skolen i byen").update(
            text="Behold skolen i byen"
        )
    )
    said = [row for row in analysis.ledger if row.text == "Behold skolen i byen"]
    assert len(said) == 2
    assert {row.duplicate_of for row in said} == {None, said[0].statement_id}


def test_a_corrected_group_is_counted(correct: Correct) -> None:
    analysis = correct(
        lambda plain: _find(plain, "Behold skolen i byen").update(group="Gruppe 9")
    )
    assert _row(analysis, "Behold skolen i byen").group == "Gruppe 9"


def test_links_stay_as_they_were_corrected(correct: Correct) -> None:
    links: list[Plain] = []

    def change(plain: Plain) -> None:
        line = _find(plain, "Bussen skal køre oftere om aftenen")
        clause = (plain["links"] or plain["unlinked"])[0]["clause"]
        other = _find(plain, "Skolen skal blive i byen")
        links.append(
            {
                "from": line["id"],
                "clause": clause,
                "to": other["id"],
                "score": 1.0,
                "reason": "Anne Holm",
            }
        )
        plain.update(links=links, unlinked=[])

    analysis = correct(change)
    assert [link.reason for link in analysis.record.links] == ["Anne Holm"]
    assert links[0]["to"] not in analysis.record.not_restated


def test_a_statement_that_was_removed_is_gone(correct: Correct) -> None:
    def change(plain: Plain) -> None:
        gone = _find(plain, "Luk skolen i byen")
        for section in _sections(plain):
            section["statements"] = [
                one for one in section["statements"] if one is not gone
            ]
        plain["not_restated"].remove(gone["id"])

    texts = [row.text for row in correct(change).ledger]
    assert "Luk skolen i byen" not in texts
    assert len(texts) == 14
