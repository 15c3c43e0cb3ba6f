import pytest

from folkmoot.analysis.clauses import split_clauses, split_parts


def _cut(text: str) -> list[str]:
    return [text[start:end] for start, end in split_clauses(text)]


@pytest.mark.parametrize(
    ("line", "clauses"),
    [
        (
            "Bussen skal køre om aftenen, og skolen skal holde åbent.",
            ["Bussen skal køre om aftenen", "og skolen skal holde åbent."],
        ),
        (
            "Der mangler bænke i parken – og cyklerne skal køre langsomt",
            ["Der mangler bænke i parken", "og cyklerne skal køre langsomt"],
        ),
        (
            "Der er brug for flere boliger. Vejen til havnen er farlig.",
            ["Der er brug for flere boliger.", "Vejen til havnen er farlig."],
        ),
        (
            "Die Schule braucht mehr Platz und der Bus soll öfter fahren",
            ["Die Schule braucht mehr Platz", "und der Bus soll öfter fahren"],
        ),
        (
            "Skolan ska vara öppen på kvällen medan biblioteket flyttar till torget",
            [
                "Skolan ska vara öppen på kvällen",
                "medan biblioteket flyttar till torget",
            ],
        ),
    ],
)
def test_a_line_is_cut_where_a_new_clause_begins(line: str, clauses: list[str]) -> None:
    assert _cut(line) == clauses


@pytest.mark.parametrize(
    "line",
    [
        "Værdier for borgere og virksomheder bør være målet for al ledelse",
        "Lys, bænke og træer langs stien",
        "Skolen lukker, og hvad så?",
    ],
)
def test_a_list_of_things_and_a_short_tail_stay_whole(line: str) -> None:
    assert _cut(line) == [line]


def test_parts_are_finer_than_clauses() -> None:
    line = "Flere bænke i parken og færre biler i gaden"
    assert split_parts(line) == ["Flere bænke i parken", "færre biler i gaden"]


def test_what_is_one_part_has_no_parts() -> None:
    assert split_parts("Flere bænke i parken") == []
