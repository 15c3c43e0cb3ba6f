from dataclasses import replace
from pathlib import Path

import pytest

from folkmoot.cli.analysis_account import tell_analysis, tell_prevalence
from folkmoot.cli.wording import Wording
from folkmoot.domain.key_points import Prevalence
from tests.documents.analysis_samples import make_analysis

ASKED = Prevalence(
    groups=2,
    groups_asked=4,
    meetings=1,
    meetings_asked=3,
    respondents=5,
    respondents_asked=40,
)


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("da", "2 af 4 grupper, på 1 af 3 møder, 5 af 40 respondenter"),
        ("en", "2 of 4 groups, at 1 of 3 meetings, 5 of 40 respondents"),
    ],
)
def test_small_numbers_are_told_of_those_asked(language: str, told: str) -> None:
    assert tell_prevalence(ASKED, Wording(language)) == told


def test_where_minutes_name_no_groups_that_is_told() -> None:
    unnamed = replace(ASKED, groups=0, groups_asked=0, respondents_asked=0)
    told = tell_prevalence(unnamed, Wording("en"))
    assert told == "at 1 of 3 meetings, groups not recorded"


def test_the_ledger_line_adds_up() -> None:
    told = "\n".join(tell_analysis(make_analysis(), Path("r"), Wording("en")))
    assert (
        "7 statements = 0 waiting + 4 gathered + 2 standing alone + 1 set aside" in told
    )


def test_the_most_widespread_key_points_are_told_with_what_is_against_them() -> None:
    lines = list(tell_analysis(make_analysis(), Path("ud/r.html"), Wording("da")))
    first = lines.index("  1. “Bussen skal køre hver time”")
    assert lines[first + 1].strip() == "2 af 4 grupper, på 1 af 2 møder; 1 udsagn imod"
    assert lines[-1] == "Rapporten er i ud/r.html"


def test_at_most_five_key_points_are_told() -> None:
    analysis = make_analysis()
    many = replace(analysis, key_points=analysis.key_points * 4)
    lines = list(tell_analysis(many, Path("r"), Wording("en")))
    assert sum(line.startswith("  ") and line[2].isdigit() for line in lines) == 5
    assert any("of 8 key points" in line for line in lines)


def test_an_analysis_without_key_points_says_so() -> None:
    lines = list(
        tell_analysis(replace(make_analysis(), key_points=()), Path("r"), Wording("en"))
    )
    assert "No key points: the machine found nothing that several said." in lines
