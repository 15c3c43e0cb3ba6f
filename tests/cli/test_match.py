from pathlib import Path

import pytest

from folkmoot.cli.main import main
from tests.jobs.word_matching import by_words

__all__ = ["by_words"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "s.csv").write_text(
        "id,text,topic\nu1,flere stier,Veje\nu2,ro,Skole\n", encoding="utf-8"
    )
    (tmp_path / "k.csv").write_text(
        "id,text,topic\nh1,stier til alle,Veje\nh2,biler,Veje\n", encoding="utf-8"
    )
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _match(*more: str, language: str = "da") -> int:
    tables = ["--statements", "s.csv", "--key-points", "k.csv"]
    return main(["match", *tables, *more, "--language", language])


@pytest.mark.usefixtures("by_words")
@pytest.mark.parametrize(("more", "rows"), [([], 1), (["--all"], 2)])
def test_the_matches_are_written_and_summed_up(
    folder: Path, capsys: pytest.CaptureFixture[str], more: list[str], rows: int
) -> None:
    assert _match("--out", "m.csv", *more) == 0
    assert len((folder / "m.csv").read_text("utf-8").splitlines()) == rows + 1
    told = capsys.readouterr()
    assert told.out == ""
    assert "2 udsagn · 2 hovedpointer: 1 støtter, 0 er imod" in told.err


@pytest.mark.usefixtures("by_words", "folder")
def test_a_dash_prints_the_matches_and_nothing_else(
    capsysbinary: pytest.CaptureFixture[bytes],
) -> None:
    assert _match("--out", "-") == 0
    printed = capsysbinary.readouterr().out
    assert printed.startswith(b"statement_id,")
    assert printed.splitlines()[1:] == [b"u1,h1,0.333333,supports,stier"]


@pytest.mark.usefixtures("by_words", "folder")
@pytest.mark.parametrize(("language", "told"), [("da", "emnet"), ("en", "the topic")])
def test_a_topic_without_key_points_is_a_warning(
    capsys: pytest.CaptureFixture[str], language: str, told: str
) -> None:
    assert _match("--out", "m.csv", language=language) == 0
    assert f"{told} “Skole”" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("out", "told"),
    [
        ("s.csv", "det er en af de filer"),
        ("mangler/m.csv", "mappen findes ikke"),
        (".", "det er en mappe"),
    ],
)
def test_a_place_that_cannot_be_written_is_told_before_the_work(
    folder: Path, capsys: pytest.CaptureFixture[str], out: str, told: str
) -> None:
    assert _match("--out", out) == 2
    assert told in capsys.readouterr().err
    assert sorted(p.name for p in folder.iterdir()) == ["k.csv", "s.csv"]


def test_a_table_that_is_refused_ends_with_two_and_writes_nothing(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "k.csv").write_text("id,text\na,x\na,y\n", encoding="utf-8")
    assert _match("--out", "m.csv") == 2
    assert (
        "k.csv kan ikke bruges: linje 3 bruger id “a” igen" in capsys.readouterr().err
    )
    assert not (folder / "m.csv").exists()


@pytest.mark.parametrize("missing", ["--statements", "--key-points", "--out"])
def test_an_option_left_out_is_told(
    capsys: pytest.CaptureFixture[str], missing: str
) -> None:
    options = {"--statements": "s", "--key-points": "k", "--out": "m"}
    del options[missing]
    given = [part for option in options.items() for part in option]
    with pytest.raises(SystemExit) as ended:
        main(["match", *given, "--language", "da"])
    assert ended.value.code == 2
    assert f"der mangler: {missing}" in capsys.readouterr().err


@pytest.mark.usefixtures("folder")
def test_ctrl_c_leaves_what_was_there(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    (folder / "m.csv").write_text("before", encoding="utf-8")
    monkeypatch.setattr("folkmoot.jobs.matching._match_topic", stop)
    assert _match("--out", "m.csv") == 130
    assert "Intet er skrevet halvt" in capsys.readouterr().err
    assert (folder / "m.csv").read_text("utf-8") == "before"
    assert len(list(folder.iterdir())) == 3
