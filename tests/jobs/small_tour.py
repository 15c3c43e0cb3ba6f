"""A tour small enough to analyse in a moment."""

from pathlib import Path
from typing import Any

import pytest

from folkmoot.jobs.analysing import AnalysisRun, run_analysis
from tests.jobs.hashing_encoder import HashingEncoder

VESTBY = """# Møde i Vestby

Dato: 3. marts 2026

## Transport

- Gruppe 1: Bussen kører for sjældent om aftenen
- Gruppe 2: Bussen kører alt for sjældent om aftenen
- Gruppe 3: Der mangler lys på stien til skolen
- Gruppe 3: Hvem betaler for stien?
- Gruppe 1: Ingen kommentar

## Skolen

- Gruppe 1: Skolen skal blive i byen
- Gruppe 2: Behold skolen i byen

## Opsamling

- Bussen skal køre oftere om aftenen
"""
OESTBY = """# Møde i Østby

Dato: 10. marts 2026

## Transport

- Gruppe 1: Bussen kører for sjældent om aftenen
- Gruppe 2: Bussen kører ikke for sjældent om aftenen
- Gruppe 2: Der mangler lys på stien

## Skolen

- Gruppe 1: Skolen er lukket. Hvem betaler for bussen?
- Gruppe 2: Luk skolen i byen
"""
SURVEY = """Kommune,Hvad mangler der?
Vestby,Der mangler lys på stien til skolen
Vestby,Bussen kører for sjældent
Østby,
"""
FILES = {"vestby.md": VESTBY, "oestby.md": OESTBY, "skema.csv": SURVEY}


def write_tour(folder: Path) -> list[Path]:
    """The files of the tour."""
    folder.mkdir(exist_ok=True)
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return [folder / name for name in FILES]


def run(*inputs: Path, out: Path | None, **options: Any) -> AnalysisRun:
    """Analyse with the encoder of the tour, unless another is given."""
    return run_analysis(*inputs, out=out, **{"encoder": HashingEncoder(), **options})


def read_files(folder: Path) -> dict[str, bytes]:
    """The files of an analysis but for `run.json`, which holds times."""
    return {
        path.name: path.read_bytes()
        for path in sorted(folder.iterdir())
        if path.name != "run.json"
    }


@pytest.fixture
def tour(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The tour's files, and a cache of their own."""
    monkeypatch.setenv("FOLKMOOT_CACHE", str(tmp_path / "cache"))
    return write_tour(tmp_path / "tour")
