import json
import re
from pathlib import Path

import pytest

from folkmoot.cli.main import main
from folkmoot.cli.trace_words import TRACE_WORDS
from folkmoot.documents.write_analysis import write_analysis
from tests.documents.analysis_samples import MANIFEST, make_analysis


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_analysis(make_analysis(), tmp_path, language="da", manifest=MANIFEST)
    return tmp_path


def _trace(
    folder: Path,
    name: str,
    capsys: pytest.CaptureFixture[str],
    *more: str,
    language: str = "da",
) -> tuple[int, str, str]:
    code = main(["trace", name, str(folder), *more, "--language", language])
    told = capsys.readouterr()
    return code, told.out, told.err


def test_a_key_point_is_told_with_everything_behind_it(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = _trace(folder, "k1", capsys)
    assert (code, err) == (0, "")
    assert out.startswith("Hovedpointe k1\n  »Bussen skal køre hver time«\n")
    assert "  2 af 4 grupper, på 1 af 2 møder\n" in out
    assert "  Foreslået af maskinen, ikke gennemset.\n" in out
    assert "Støtter (2)\n" in out
    assert "Imod (1)\n" in out
    assert "    heraf: »bussen skal køre hver time«\n" in out
    assert (
        "    Gruppe 1 · Møde i Vestby, 3. marts 2026 · Transport · referat.md, linje 1"
        in out
    )
    assert "    sandsynlighed 0,80 · bussen, køre · foreslået af maskinen\n" in out


def test_a_statement_is_told_with_its_place_and_what_it_leads_to(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, out, _ = _trace(folder, "s1", capsys, language="en")
    assert out.startswith("Statement s1\n")
    assert "  In the ledger: gathered\n" in out
    assert "Key points (1)\n  supports: “Bussen skal køre hver time”\n" in out
    assert "Restated in the summary (1)\n" in out


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("s4", "I regnskabet: står alene – er et spørgsmål"),
        ("s5", "Gengives ikke i nogen opsamling."),
        ("s8", "spørgeskema: Spørgeskema"),
        ("k3", "Spurgt i (1)"),
        ("s7", "gengiver\n    – »Bussen kører for sjældent om aftenen«"),
    ],
)
def test_each_kind_of_thing_is_told(
    folder: Path, capsys: pytest.CaptureFixture[str], name: str, told: str
) -> None:
    assert told in _trace(folder, name, capsys)[1]


def test_json_is_printed_and_nothing_else(
    folder: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["trace", "k1", str(folder), "--json"]) == 0
    found = json.loads(capsysbinary.readouterr().out)
    assert found["supports"][0]["statement"]["id"] == "s2"
    assert list(found) == sorted(found)


@pytest.mark.parametrize(("language", "told"), [("da", "Nærmest"), ("en", "nearest")])
def test_an_unknown_id_ends_with_two_and_names_the_nearest(
    folder: Path, capsys: pytest.CaptureFixture[str], language: str, told: str
) -> None:
    code, out, err = _trace(folder, "k9", capsys, language=language)
    assert (code, out) == (2, "")
    assert told in err
    assert "k1" in err


def test_a_folder_without_an_analysis_ends_with_two(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _, err = _trace(tmp_path, "k1", capsys)
    assert code == 2
    assert "Der er ingen analyse i" in err
    assert "Traceback" not in err


def test_every_phrase_has_the_same_details_in_both_languages() -> None:
    for danish, english in TRACE_WORDS.values():
        assert re.findall(r"\{\w+\}", danish) == re.findall(r"\{\w+\}", english)
