import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from folkmoot.cli.main import main
from tests.cli.served import wait_until

MINUTES = """# Møde i Vestby

Dato: 3. marts 2026

## Transport

- Gruppe 1: Bussen kører for sjældent om aftenen
- Gruppe 2: Bussen kører alt for sjældent om aftenen
- Gruppe 3: Der mangler lys på stien til skolen

## Opsamling

- Bussen skal køre oftere
"""


@pytest.fixture
def minutes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("FOLKMOOT_CACHE", str(tmp_path / "cache"))
    path = tmp_path / "referat.md"
    path.write_text(MINUTES, encoding="utf-8")
    return path


def _analyse(*arguments: object, language: str = "da") -> int:
    return main(["analyse", *map(str, arguments), "--language", language])


@pytest.mark.weights
def test_the_account_tells_what_was_read_where_it_is_and_where_the_report_is(
    minutes: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = minutes.with_name("ud")
    assert _analyse(minutes, "--out", out) == 0
    told = capsys.readouterr()
    assert "1 dokument · 1 møde" in told.out
    assert "Regnskab: 3 udsagn = " in told.out
    assert told.out.endswith(f"Rapporten er i {out / 'report.html'}\n")
    # A busy machine may be slow enough for progress to be told; nothing else is.
    assert all(" … " in line for line in told.err.splitlines())
    assert (out / "report.html").is_file()


@pytest.mark.weights
def test_a_refused_file_is_told_and_the_others_are_analysed(
    minutes: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    empty, out = minutes.with_name("tom.md"), minutes.with_name("ud")
    empty.touch()
    assert _analyse(minutes, empty, "--out", out) == 2
    told = capsys.readouterr()
    assert f"{empty}: Filen er tom" in told.err
    assert "Regnskab: 3 udsagn" in told.out


@pytest.mark.weights
def test_where_nothing_could_be_read_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _analyse(tmp_path / "nix.md", "--out", tmp_path / "ud") == 2
    assert "findes ikke" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.weights
def test_a_folder_that_is_there_is_refused_unless_it_may_be_replaced(
    minutes: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = minutes.with_name("ud")
    assert _analyse(minutes, "--out", out) == 0
    before = (out / "ledger.csv").read_bytes()
    assert _analyse(minutes, "--out", out) == 2
    assert "--overwrite" in capsys.readouterr().err
    assert _analyse(minutes, "--out", out, "--overwrite") == 0
    assert (out / "ledger.csv").read_bytes() == before


@pytest.mark.weights
@pytest.mark.parametrize(
    ("language", "told"), [("da", "Intet er ændret"), ("en", "Nothing has changed")]
)
def test_that_nothing_has_changed_is_told(
    minutes: Path, capsys: pytest.CaptureFixture[str], language: str, told: str
) -> None:
    out = minutes.with_name("ud")
    assert _analyse(minutes, "--out", out, language=language) == 0
    capsys.readouterr()
    assert _analyse(minutes, "--out", out, "--resume", language=language) == 0
    again = capsys.readouterr().out
    assert again.startswith(told)
    assert again.endswith(f"{out / 'report.html'}\n")


@pytest.mark.weights
def test_a_decision_that_had_to_be_left_out_is_told(
    minutes: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = minutes.with_name("ud")
    assert _analyse(minutes, "--out", out) == 0
    path = out / "key_points.json"
    text = path.read_text("utf-8").replace('"machine"', '"Anne Holm"')
    path.write_text(text, "utf-8")
    minutes.write_text("# Møde\n\n## Skole\n\n- Gruppe 1: Skolen lukker\n", "utf-8")
    assert _analyse(minutes, "--out", out, "--overwrite") == 0
    assert "afgørelser gælder udsagn, der ikke er der mere" in capsys.readouterr().err


@pytest.mark.weights
def test_a_message_names_what_keeps_a_folder_from_being_written(
    minutes: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _analyse(minutes, "--out", minutes) == 2
    assert "det er en fil, ikke en mappe" in capsys.readouterr().err
    assert _analyse(minutes, "--out", minutes.with_name("nix") / "ud") == 2
    assert "mappen findes ikke" in capsys.readouterr().err


def test_an_engine_that_is_not_known_is_told_with_those_that_are(
    minutes: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        _analyse(minutes, "--out", "ud", "--engine", "spark")
    assert ended.value.code == 2
    assert "serial" in capsys.readouterr().err


@pytest.mark.weights
def test_ctrl_c_ends_with_130_and_leaves_nothing_half_written(tmp_path: Path) -> None:
    lines = (f"- Gruppe {n}: bussen nummer {n} kører for sjældent" for n in range(3000))
    path = tmp_path / "referat.md"
    path.write_text("# Møde\n\n## Bus\n\n" + "\n".join(lines), encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "folkmoot", "analyse", path, "--out", tmp_path / "ud"],
        stderr=subprocess.PIPE,
        start_new_session=True,
        env={**os.environ, "FOLKMOOT_CACHE": str(tmp_path / "cache")},
    )
    # Opened when the model is there and the work begins.
    wait_until((tmp_path / "cache").is_dir)
    os.killpg(process.pid, signal.SIGINT)
    _, told = process.communicate(timeout=20)
    assert process.returncode == 130
    assert b"Traceback" not in told
    assert {p.name for p in tmp_path.iterdir()} <= {"referat.md", "cache"}
