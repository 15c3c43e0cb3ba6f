import io
from pathlib import Path

import pytest

from folkmoot import read
from folkmoot.cli.account import print_account
from folkmoot.cli.wording import Wording
from folkmoot.domain.record import Record

EXAMPLE = Path(__file__).parents[2] / "src" / "folkmoot" / "example"


@pytest.fixture(scope="module")
def record() -> Record:
    return read(EXAMPLE, links=False)


def _tell(record: Record, language: str) -> str:
    stream = io.StringIO()
    print_account(record, language, stream)
    return stream.getvalue()


def test_the_account_ends_with_what_there_is_in_all(record: Record) -> None:
    last = _tell(record, "da").strip().splitlines()[-1]
    assert last.startswith("4 dokumenter · 3 møder · 1 spørgeskema · 16 grupper")


def test_the_account_says_that_a_year_is_missing(record: Record) -> None:
    assert "16. april (år ikke angivet)" in _tell(record, "da")
    assert "16 April (year not given)" in _tell(record, "en")


def test_the_account_tells_of_two_names_for_one_area(record: Record) -> None:
    assert "“Mobilitet og transport” er ført under “Mobilitet”" in _tell(record, "da")


def test_what_was_dropped_is_told_in_the_users_language(record: Record) -> None:
    assert "kolonne udeladt: e-mailadresser (40 celler)" in _tell(record, "da")


def test_every_line_of_the_account_fits_a_terminal(record: Record) -> None:
    assert max(map(len, _tell(record, "da").splitlines())) <= 92


@pytest.mark.parametrize(
    ("edtf", "told"),
    [
        (None, "ikke angivet"),
        ("2026", "2026"),
        ("2026-03", "marts 2026"),
        ("2026-03-03", "3. marts 2026"),
        ("XXXX-08-25", "25. august (år ikke angivet)"),
        ("2026-08-25/2026-08-26", "25. august 2026–26. august 2026"),
    ],
)
def test_dates_are_told_as_people_write_them(edtf: str | None, told: str) -> None:
    assert Wording("da").date(edtf) == told
