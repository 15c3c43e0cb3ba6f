import os
import socket
from pathlib import Path

import pytest

from folkmoot.documents.intake import SIZE_LIMIT, Intake, list_files


def _names(found: list[Intake]) -> list[str]:
    return [one.path.name for one in found]


def _codes(found: list[Intake]) -> dict[str, str]:
    return {one.path.name: one.error.code for one in found if one.error}


def _write(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Møde", encoding="utf-8")


def test_files_keep_the_order_given_and_folders_are_read_by_name(
    tmp_path: Path,
) -> None:
    _write(tmp_path, "z.md", "mappe/b.md", "mappe/a.md", "mappe/under/a0.md")
    found = list_files([tmp_path / "z.md", tmp_path / "mappe"])
    assert _names(found) == ["z.md", "a.md", "b.md", "a0.md"]
    assert not _codes(found)


def test_a_file_named_in_several_ways_is_read_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _write(tmp_path, "mappe/a.md")
    monkeypatch.chdir(tmp_path)
    found = list_files(["mappe/a.md", "./mappe/../mappe/a.md", tmp_path / "mappe"])
    assert _names(found) == ["a.md"]


def test_what_systems_leave_in_folders_is_passed_over(tmp_path: Path) -> None:
    _write(tmp_path, "a.md", "~$a.docx", ".~lock.a.odt#", ".DS_Store", "Thumbs.db")
    _write(tmp_path, "desktop.ini", ".git/config", ".skjult.md")
    assert _names(list_files([tmp_path])) == ["a.md"]


def test_a_hidden_file_that_is_named_itself_is_read(tmp_path: Path) -> None:
    _write(tmp_path, ".skjult.md")
    assert _names(list_files([tmp_path / ".skjult.md"])) == [".skjult.md"]


def test_links_are_refused_and_linked_folders_not_walked_into(tmp_path: Path) -> None:
    _write(tmp_path, "andet/b.md", "mappe/a.md")
    (tmp_path / "mappe" / "fil.md").symlink_to(tmp_path / "andet" / "b.md")
    (tmp_path / "mappe" / "gren").symlink_to(tmp_path / "andet")
    (tmp_path / "mappe" / "runde").symlink_to(tmp_path / "mappe")
    (tmp_path / "mappe" / "intet").symlink_to(tmp_path / "findes-ikke")
    found = list_files([tmp_path / "mappe", tmp_path / "mappe" / "gren"])
    assert sorted(_names(found)) == ["a.md", "fil.md", "gren", "intet", "runde"]
    assert set(_codes(found).values()) == {"symlink"}


def test_a_folder_named_by_a_link_is_refused(tmp_path: Path) -> None:
    _write(tmp_path, "mappe/a.md")
    (tmp_path / "gren").symlink_to(tmp_path / "mappe")
    assert _codes(list_files([f"{tmp_path}/gren/"])) == {"gren": "symlink"}


def test_what_is_no_ordinary_file_is_refused_without_being_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(tmp_path / "roer.txt")
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as plug:
        plug.bind("stik.txt")
        found = list_files([tmp_path, "/dev/zero"])
    assert set(_codes(found).values()) == {"not_a_file"}
    assert _names(found) == ["roer.txt", "stik.txt", "zero"]


def test_size_is_seen_before_the_file_is_opened(tmp_path: Path) -> None:
    for name, size in (("stor.txt", SIZE_LIMIT + 1), ("lige.txt", SIZE_LIMIT)):
        with (tmp_path / name).open("wb") as file:
            file.truncate(size)
    (tmp_path / "tom.txt").touch()
    found = list_files([tmp_path])
    assert _codes(found) == {"stor.txt": "too_large", "tom.txt": "empty_file"}


@pytest.mark.parametrize("name", ["findes-ikke.md", "a\0b.md", "x" * 5000, ""])
def test_a_name_that_leads_nowhere_is_told(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (found,) = list_files([name])
    assert found.error is not None
    assert found.error.code == "missing_file"


def test_an_empty_folder_is_told_and_is_no_hindrance_to_others(tmp_path: Path) -> None:
    _write(tmp_path, "a.md", "tom/.DS_Store")
    found = list_files([tmp_path / "tom", tmp_path / "a.md"])
    assert _codes(found) == {"tom": "nothing_to_read"}


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read_is_told(tmp_path: Path) -> None:
    _write(tmp_path, "a.md", "lukket/b.md")
    (tmp_path / "a.md").chmod(0)
    (tmp_path / "lukket").chmod(0)
    codes = _codes(list_files([tmp_path, tmp_path / "lukket" / "b.md"]))
    (tmp_path / "lukket").chmod(0o700)
    assert codes["a.md"] == "no_permission"
    assert codes["lukket"] == "unreadable_folder"
    assert codes["b.md"] == "no_permission"


def test_permissions_are_asked_of_the_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> bool:
        raise PermissionError

    _write(tmp_path, "a.md", "b/c.md")
    with monkeypatch.context() as patched:
        patched.setattr("os.access", lambda *_: False)
        assert _codes(list_files([tmp_path / "a.md"])) == {"a.md": "no_permission"}
        patched.setattr("os.scandir", refuse)
        assert _codes(list_files([tmp_path / "b"])) == {"b": "unreadable_folder"}
        patched.setattr("pathlib.Path.lstat", refuse)
        assert _codes(list_files([tmp_path / "a.md"])) == {"a.md": "no_permission"}
