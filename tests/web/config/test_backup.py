"""A backup, the way back, and that nothing erased comes back with it."""

import json
import os
import subprocess
import sys
import uuid
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pysqlite3
import pytest

from tests.cli.served import make_environment, serve
from tests.web.config.hall_steps import ERASED, KEPT, SEALED

WORDS = {bird: f"Der sad en {bird} på taget" for bird in (ERASED, SEALED, KEPT)}
ALL = list(WORDS.values())
AFTER = ["", "", WORDS[KEPT]]


class House:
    """A data folder, and on PostgreSQL a database of its own."""

    def __init__(self, folder: Path, url: str = "") -> None:
        self.folder = folder
        self.environment = make_environment(FOLKMOOT_DATA=str(folder))
        if url:
            self.environment["DATABASE_URL"] = url

    def step(self, name: str) -> str:
        called = [sys.executable, "-m", "tests.web.config.hall_steps", name]
        return self._call(called, must_do=True).stdout

    def folkmoot(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        called = [sys.executable, "-m", "folkmoot", "--language", "en", *arguments]
        return self._call([*called, "--data", str(self.folder)])

    def read(self) -> list[str]:
        told = json.loads(self.step("tell"))
        assert told["faults"] == 0
        texts: list[str] = told["texts"]
        return texts

    def _call(
        self, called: list[str], *, must_do: bool = False
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            called,
            capture_output=True,
            text=True,
            check=must_do,
            env=self.environment,
            timeout=100,
        )


@pytest.fixture
def urls() -> Iterator[list[str]]:
    """Two empty databases on PostgreSQL; none where the tests run on SQLite."""
    given = os.environ.get("DATABASE_URL")
    if not given:
        yield ["", ""]
        return
    import psycopg

    names = [f"house_{uuid.uuid4().hex[:8]}" for _ in range(2)]
    with psycopg.connect(given, autocommit=True) as connection:
        for name in names:
            connection.execute(f'CREATE DATABASE "{name}"')  # type: ignore[arg-type]
        yield [f"{given.rsplit('/', 1)[0]}/{name}" for name in names]
        for name in names:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')  # type: ignore[arg-type]


@pytest.mark.slow
def test_what_was_erased_does_not_come_back_with_a_backup(
    tmp_path: Path, urls: list[str]
) -> None:
    house = House(tmp_path / "data", urls[0])
    house.step("fill")
    (tmp_path / "data" / "files").mkdir(exist_ok=True)
    (tmp_path / "data" / "files" / "plan.pdf").write_bytes(b"%PDF plan")
    early, late = tmp_path / "early.zip", tmp_path / "late.zip"
    done = house.folkmoot("backup", "--out", str(early))
    assert done.returncode == 0, done.stderr
    assert early.stat().st_mode & 0o777 == 0o600
    house.step("erase")
    assert house.read() == AFTER
    assert house.folkmoot("backup", "--out", str(late)).returncode == 0

    # Over the house itself: its own list tells.
    done = house.folkmoot("restore", str(early))
    assert done.returncode == 0, done.stderr
    assert "2 rows that were erased since were erased again." in done.stdout
    assert house.read() == AFTER
    assert (house.folder / "files" / "plan.pdf").read_bytes() == b"%PDF plan"
    (aside,) = tmp_path.glob("data-before-*")
    assert str(aside) in done.stdout
    if not urls[0]:
        kept = [path.read_bytes() for path in house.folder.rglob("*.sqlite3*")]
        assert not any(ERASED.encode() in content for content in kept)
        assert any(KEPT.encode() in content for content in kept)

    # In a new house: the newer backup tells, or nobody does.
    other = House(tmp_path / "other", urls[1])
    done = other.folkmoot("restore", str(early))
    assert done.returncode == 0, done.stderr
    assert other.read() == ALL
    done = other.folkmoot("restore", str(early), "--erasures", str(late))
    assert done.returncode == 0, done.stderr
    assert other.read() == AFTER


@pytest.mark.slow
def test_a_copy_put_back_by_hand_is_erased_when_the_server_starts(
    tmp_path: Path,
) -> None:
    house = House(tmp_path / "data")
    house.step("fill")
    database = house.folder / "folkmoot.sqlite3"
    before = database.read_bytes()
    house.step("erase")
    for path in house.folder.glob("folkmoot.sqlite3*"):
        path.unlink()
    database.write_bytes(before)
    assert house.read() == ALL
    with serve(house.folder, "--no-worker") as served:
        served.stop()
    assert house.read() == AFTER


@pytest.mark.slow
def test_a_backup_has_no_word_that_is_not_durable(tmp_path: Path) -> None:
    house = House(tmp_path / "data")
    house.step("fill")
    backup = tmp_path / "backup.zip"
    writer = pysqlite3.connect(str(house.folder / "folkmoot.sqlite3"))
    writer.execute("UPDATE statements_statement SET text = 'not yet durable'")
    assert house.folkmoot("backup", "--out", str(backup)).returncode == 0
    writer.rollback()
    writer.close()
    other = House(tmp_path / "other")
    assert other.folkmoot("restore", str(backup)).returncode == 0
    assert other.read() == ALL


def test_what_cannot_be_put_back_changes_nothing(tmp_path: Path) -> None:
    house = House(tmp_path / "data")
    house.step("fill")
    backup = tmp_path / "backup.zip"
    assert house.folkmoot("backup", "--out", str(backup)).returncode == 0
    again = house.folkmoot("backup", "--out", str(backup))
    assert again.returncode == 2
    assert "is there already and is not replaced" in again.stderr

    damaged = tmp_path / "damaged.zip"
    with zipfile.ZipFile(backup) as old, zipfile.ZipFile(damaged, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, content[:-1] if name == "secret.key" else content)
    (tmp_path / "empty.zip").write_bytes(b"nothing")
    for wrong, why in ((damaged, "secret.key"), (tmp_path / "empty.zip", "no backup")):
        refused = house.folkmoot("restore", str(wrong))
        assert refused.returncode == 2
        assert why in refused.stderr
        assert "Nothing was changed." in refused.stderr

    with serve(house.folder, "--no-worker"):
        refused = house.folkmoot("restore", str(backup))
        assert refused.returncode == 2
        assert "A server uses the data folder" in refused.stderr
        assert (
            house.folkmoot("backup", "--out", str(tmp_path / "b.zip")).returncode == 0
        )
    assert house.read() == ALL
    assert not list(tmp_path.glob("data-before-*"))
    assert not list(tmp_path.glob(".data*"))
