"""`folkmoot publish` from the outside: what it writes, refuses and tells."""

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from folkmoot_verify.cli import main as verify
from tests.cli.served import make_environment, serve

PUBLISH = [sys.executable, "-m", "folkmoot", "--language", "en", "publish"]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the made-up example in it."""
    folder = tmp_path_factory.mktemp("published") / "data"
    with serve(folder, "--example", "--no-worker") as served:
        served.stop()
    return folder


def publish(data: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*PUBLISH, *arguments, "--data", str(data)],
        capture_output=True,
        text=True,
        check=False,
        env=make_environment(),
    )


def _read(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_the_example_makes_a_site_that_agrees_with_itself(
    data: Path, tmp_path: Path
) -> None:
    done = publish(data, "--out", str(tmp_path / "site"))
    assert done.returncode == 0, done.stderr
    fingerprint = done.stdout.split()[-1]
    assert verify([str(tmp_path / "site"), "--fingerprint", fingerprint]) == 0


def test_a_folder_and_an_archive_have_the_same_files(
    data: Path, tmp_path: Path
) -> None:
    for place in ("site", "site.zip", "again.zip"):
        assert publish(data, "--out", str(tmp_path / place)).returncode == 0
    with zipfile.ZipFile(tmp_path / "site.zip") as archive:
        packed = {name: archive.read(name) for name in archive.namelist()}
    assert packed == _read(tmp_path / "site")
    first, again = (tmp_path / name for name in ("site.zip", "again.zip"))
    assert first.read_bytes() == again.read_bytes()


def test_a_site_that_is_there_is_replaced_only_when_told(
    data: Path, tmp_path: Path
) -> None:
    place = tmp_path / "site"
    assert publish(data, "--out", str(place)).returncode == 0
    (place / "left.html").write_text("from before")
    refused = publish(data, "--out", str(place))
    assert refused.returncode == 2
    assert "--overwrite" in refused.stderr
    assert publish(data, "--out", str(place), "--overwrite").returncode == 0
    assert "left.html" not in _read(place)
    assert [each.name for each in tmp_path.iterdir()] == ["site"]


def test_a_folder_with_something_else_in_it_is_left_alone(
    data: Path, tmp_path: Path
) -> None:
    (tmp_path / "letter.txt").write_text("mine")
    refused = publish(data, "--out", str(tmp_path), "--overwrite")
    assert refused.returncode == 2
    assert "something else than a published site" in refused.stderr
    assert _read(tmp_path) == {"letter.txt": b"mine"}


def test_a_consultation_that_is_not_there_is_told_with_those_that_are(
    data: Path, tmp_path: Path
) -> None:
    refused = publish(data, "Tourneen", "--out", str(tmp_path / "site"))
    assert refused.returncode == 2
    assert "There is no consultation “Tourneen”" in refused.stderr
    name = refused.stderr.split("There are: ")[1].rpartition(" (")[0]
    assert publish(data, name, "--out", str(tmp_path / "site")).returncode == 0
    manifest = json.loads((tmp_path / "site" / "manifest.json").read_bytes())
    assert manifest["title"] == name


def test_an_empty_data_folder_is_refused_in_words(tmp_path: Path) -> None:
    refused = publish(tmp_path / "data", "--out", str(tmp_path / "site"))
    assert refused.returncode == 2
    assert "There is nothing to publish here" in refused.stderr
