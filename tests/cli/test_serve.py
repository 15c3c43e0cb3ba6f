"""`folkmoot serve` from the outside: how it starts, what it tells, how it ends."""

import signal
import sqlite3
import subprocess
import urllib.request
from pathlib import Path

import pytest

from tests.cli.served import (
    SERVE,
    find_free_port,
    list_workers,
    make_environment,
    serve,
    wait_until,
)

pytestmark = pytest.mark.slow


def _refuse(data: Path, *options: str, language: str = "en") -> tuple[int, str]:
    done = subprocess.run(
        [*SERVE, "--data", str(data), "--language", language, *options],
        capture_output=True,
        text=True,
        env=make_environment(),
        timeout=60,
    )
    return done.returncode, done.stderr


def test_it_serves_pages_until_ctrl_c(tmp_path: Path) -> None:
    with serve(tmp_path / "data") as hall:
        address = f"http://127.0.0.1:{hall.port}/"
        assert address in hall.lines[0]
        with urllib.request.urlopen(address, timeout=30) as page:
            assert page.status == 200
        wait_until(lambda: len(list_workers(hall.data)) == 1)
        assert hall.stop(signal.SIGINT) == 130
        assert list_workers(hall.data) == []


def test_what_it_keeps_is_for_its_own_user_alone(tmp_path: Path) -> None:
    with serve(tmp_path) as hall:
        kept = [path for path in hall.data.iterdir() if path.name != "static"]
        assert kept
        assert [path.name for path in kept if path.stat().st_mode & 0o077] == []


def test_told_to_end_from_outside_it_ends_with_0(tmp_path: Path) -> None:
    with serve(tmp_path / "data") as hall:
        assert hall.stop(signal.SIGTERM) == 0
        wait_until(lambda: not list_workers(hall.data))


def test_a_worker_that_dies_is_followed_by_another_and_goes_with_the_server(
    tmp_path: Path,
) -> None:
    with serve(tmp_path / "data") as hall:
        wait_until(lambda: len(list_workers(hall.data)) == 1)
        first = list_workers(hall.data)[0]
        subprocess.run(["kill", "-9", str(first)], check=True)
        wait_until(lambda: list_workers(hall.data) not in ([], [first]))
        assert hall.stop(signal.SIGKILL) == -signal.SIGKILL
        wait_until(lambda: not list_workers(hall.data))


def test_what_it_leaves_can_be_opened_and_served_again(tmp_path: Path) -> None:
    for _ in range(2):
        with serve(tmp_path / "data", "--example") as hall:
            assert hall.find_link("/accounts/link#")
            assert hall.find_link("/j#")
            hall.stop()
    with sqlite3.connect(tmp_path / "data" / "folkmoot.sqlite3") as database:
        asked = "SELECT count(*) FROM meetings_meeting"
        # Three stops, tonight's, and the survey: nothing came twice.
        assert database.execute(asked).fetchone() == (5,)
    database.close()


def test_a_port_that_is_taken_is_told_in_words(tmp_path: Path) -> None:
    with serve(tmp_path / "data") as hall:
        code, told = _refuse(tmp_path / "other", "--port", str(hall.port))
    assert code == 2
    assert f"Port {hall.port} is taken" in told


@pytest.mark.parametrize(
    ("language", "words"), [("da", "er ikke en mappe"), ("en", "is not a folder")]
)
def test_a_data_folder_that_cannot_be_used_is_told_in_words(
    tmp_path: Path, language: str, words: str
) -> None:
    (tmp_path / "data").touch()
    code, told = _refuse(tmp_path / "data", language=language)
    assert code == 2
    assert words in told


def test_an_unsafe_sqlite_is_refused(tmp_path: Path) -> None:
    # In place of pysqlite3, a module that is the system's SQLite and says it is old.
    (tmp_path / "pysqlite3.py").write_text(
        "from sqlite3 import *\nfrom sqlite3 import dbapi2\n"
        "dbapi2.sqlite_version_info = (3, 40, 1)\n"
    )
    done = subprocess.run(
        [*SERVE, "--data", str(tmp_path / "data"), "--port", str(find_free_port())],
        capture_output=True,
        text=True,
        env=make_environment(PYTHONPATH=str(tmp_path)),
        timeout=60,
    )
    assert done.returncode == 2
    assert "SQLite 3.40.1 can lose what was saved." in done.stderr


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("postgresql://u:s3cret@127.0.0.1:1/hall", "The database cannot be opened"),
        ("pigeon://s3cret", "DATABASE_URL cannot be read"),
    ],
)
def test_a_database_that_cannot_be_had_is_told_without_its_password(
    tmp_path: Path, url: str, words: str
) -> None:
    done = subprocess.run(
        [*SERVE, "--data", str(tmp_path), "--port", str(find_free_port())],
        capture_output=True,
        text=True,
        env=make_environment(DATABASE_URL=url),
        timeout=60,
    )
    assert done.returncode == 2
    assert words in done.stderr
    assert "s3cret" not in done.stdout + done.stderr


def test_a_file_that_is_no_database_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "folkmoot.sqlite3").write_bytes(b"these are no tables" * 1000)
    code, told = _refuse(tmp_path, "--port", str(find_free_port()))
    assert code == 2
    assert "file is not a database" in told
    assert (tmp_path / "folkmoot.sqlite3").read_bytes().startswith(b"these are no")


def test_a_number_that_is_none_is_a_fault_of_usage(tmp_path: Path) -> None:
    code, told = _refuse(tmp_path / "data", "--port", "many", language="da")
    assert code == 2
    assert "er ikke et helt tal" in told
