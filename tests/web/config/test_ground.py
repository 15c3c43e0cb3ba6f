"""The gate at start-up, and what is told where a word cannot be kept."""

import errno
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.checks import run_checks
from django.db import OperationalError
from django.db.utils import DatabaseError
from django.test import RequestFactory

from folkmoot.domain.errors import DomainError
from folkmoot.web.config.checks import (
    examine_connection,
    examine_room,
    examine_version,
)
from folkmoot.web.config.data_folder import open_data_folder, tell_folder_fault
from folkmoot.web.config.faults import find_storage_fault, show_fault
from folkmoot.web.config.sqlite.file_systems import find_network_file_system
from folkmoot.web.config.sqlite.versions import keeps_commits
from tests.web.config.queued import open_database


@pytest.fixture(autouse=True)
def databases_of_our_own(django_db_blocker: Any) -> Iterator[None]:
    """pytest-django keeps tests from all databases, also from files of their own."""
    with django_db_blocker.unblock():
        yield


@pytest.mark.parametrize(
    "version",
    [(3, 7, 0), (3, 40, 1), (3, 44, 5), (3, 50, 6), (3, 51, 0), (3, 51, 2), (3, 6, 9)],
)
def test_a_version_that_can_lose_commits_is_refused(
    version: tuple[int, int, int],
) -> None:
    assert not keeps_commits(version)
    assert [error.id for error in examine_version(version)] == ["config.E001"]


@pytest.mark.parametrize(
    "version", [(3, 44, 6), (3, 50, 7), (3, 51, 3), (3, 53, 4), (4, 0, 0)]
)
def test_a_mended_version_will_do(version: tuple[int, int, int]) -> None:
    assert keeps_commits(version)
    assert examine_version(version) == []


@pytest.mark.django_db
def test_the_ground_under_the_tests_is_safe() -> None:
    found = run_checks(databases=["default"])
    assert [each for each in found if each.is_serious()] == []


@pytest.mark.parametrize(
    ("pragma", "number"),
    [
        ("synchronous = NORMAL", "config.E003"),
        ("foreign_keys = OFF", "config.E004"),
        ("mmap_size = 1000000", "config.E005"),
        ("journal_mode = DELETE", "config.E002"),
    ],
)
def test_a_setting_that_could_lose_words_is_refused(
    tmp_path: Path, pragma: str, number: str
) -> None:
    wrapper = open_database(tmp_path / "hall.sqlite3")
    assert list(examine_connection(wrapper)) == []
    with wrapper.cursor() as cursor:
        cursor.execute(f"PRAGMA {pragma}")
    assert [error.id for error in examine_connection(wrapper)] == [number]
    wrapper.close()


def test_a_network_drive_is_told_of(tmp_path: Path) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(
        "/dev/sda / ext4 rw 0 0\n"
        "server:/x /srv/the\\040hall nfs4 rw 0 0\n"
        "/dev/sdb /srv/the\\040hall/own ext4 rw 0 0\n"
    )
    assert find_network_file_system(Path("/srv/the hall/data"), mounts) == "nfs4"
    assert find_network_file_system(Path("/srv/the hall/own/data"), mounts) is None
    assert find_network_file_system(Path("/srv"), mounts) is None
    assert find_network_file_system(Path("/srv"), tmp_path / "no mounts") is None


def test_a_disk_that_is_nearly_full_is_told_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = []
    for left_mb in (1, 100, 1000):
        usage = type("Usage", (), {"free": left_mb * 1024 * 1024})
        monkeypatch.setattr("shutil.disk_usage", lambda _, usage=usage: usage)
        told.append([each.id for each in examine_room(tmp_path)])
    assert told == [["config.E007"], ["config.W002"], []]


def test_a_data_folder_that_is_a_file_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "data").touch()
    with pytest.raises(DomainError) as caught:
        open_data_folder(tmp_path / "data")
    assert caught.value.code == "data_folder_is_a_file"


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "data_folder_full"),
        (errno.EROFS, "data_folder_read_only"),
        (errno.EACCES, "data_folder_closed"),
        (errno.EIO, "data_folder_fault"),
    ],
)
def test_each_fault_of_the_data_folder_has_words(number: int, code: str) -> None:
    told = tell_folder_fault(Path("/data"), OSError(number, "why"))
    assert told.code == code


class _PostgreSQLError(Exception):
    def __init__(self, sqlstate: str) -> None:
        self.sqlstate = sqlstate


def _behind(cause: Exception) -> DatabaseError:
    error = DatabaseError("as PostgreSQL tells it")
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (OperationalError("database or disk is full"), "disk_full"),
        (OperationalError("attempt to write a readonly database"), "read_only"),
        (OperationalError("database is locked"), "busy"),
        (OperationalError("disk I/O error"), "no_database"),
        (OSError(errno.ENOSPC, "No space left on device"), "disk_full"),
        (_behind(_PostgreSQLError("53100")), "disk_full"),
        (_behind(_PostgreSQLError("40P01")), "busy"),
        (_behind(_PostgreSQLError("57P01")), "no_database"),
        (_behind(_PostgreSQLError("23505")), None),
        (ValueError("ours"), None),
    ],
)
def test_each_fault_of_disk_and_database_is_known(
    error: Exception, code: str | None
) -> None:
    assert find_storage_fault(error) == code


@pytest.mark.parametrize("path", ["/api/changes", "/plan"])
def test_a_full_disk_is_told_in_words_and_is_worth_another_try(path: str) -> None:
    try:
        raise OperationalError("database or disk is full")
    except OperationalError:
        response = show_fault(RequestFactory().post(path))
    assert (response.status_code, response["Retry-After"]) == (503, "5")
    assert ('"folkmoot": 1' in response.content.decode()) == path.startswith("/api/")


def test_our_own_fault_is_not_worth_another_try() -> None:
    try:
        raise ValueError("ours")
    except ValueError:
        response = show_fault(RequestFactory().post("/plan"))
    assert response.status_code == 500
    assert "Retry-After" not in response.headers
