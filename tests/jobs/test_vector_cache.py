import os
import sqlite3
import stat
import threading
from pathlib import Path

import numpy as np
import pytest

from folkmoot.jobs.vector_cache import FILE_NAME, VectorCache, find_cache_folder

BUS = np.array([0.1, -2.5, 3e-8], dtype=np.float32)


def _open(folder: Path, fingerprint: str = "one") -> VectorCache:
    return VectorCache(fingerprint=fingerprint, dimensions=3, folder=folder)


def test_a_vector_that_was_kept_is_found_as_it_was(tmp_path: Path) -> None:
    _open(tmp_path).keep({"bussen": BUS})
    found = _open(tmp_path).find(["bussen", "lægen"])
    assert list(found) == ["bussen"]
    assert found["bussen"].tobytes() == BUS.tobytes()


def test_another_encoder_finds_nothing(tmp_path: Path) -> None:
    _open(tmp_path).keep({"bussen": BUS})
    assert _open(tmp_path, "two").find(["bussen"]) == {}


def test_the_file_holds_no_text_and_is_its_owners_alone(tmp_path: Path) -> None:
    _open(tmp_path / "new").keep({"hemmelig \ud800": BUS})
    file = tmp_path / "new" / FILE_NAME
    assert b"hemmelig" not in file.read_bytes()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_more_texts_than_one_question_may_have_are_found(tmp_path: Path) -> None:
    texts = [f"tekst {number}" for number in range(1201)]
    cache = _open(tmp_path)
    cache.keep(dict.fromkeys(texts, BUS))
    assert set(cache.find(texts)) == set(texts)


def test_a_damaged_file_is_left_and_makes_room_for_a_new_one(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_bytes(b"not a database" * 1000)
    cache = _open(tmp_path)
    cache.keep({"bussen": BUS})
    assert cache.find(["bussen"]) == {}
    assert _open(tmp_path).is_open


def test_a_damaged_row_is_not_believed(tmp_path: Path) -> None:
    _open(tmp_path).keep({"bussen": BUS})
    with sqlite3.connect(tmp_path / FILE_NAME) as connection:
        connection.execute("UPDATE vector SET value = zeroblob(12)")
    connection.close()
    assert _open(tmp_path).find(["bussen"]) == {}


@pytest.mark.skipif(os.name != "posix", reason="a file where a folder should be")
def test_a_folder_that_cannot_be_written_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    cache = _open(tmp_path / "file" / "below")
    cache.keep({"bussen": BUS})
    assert not cache.is_open
    assert cache.find(["bussen"]) == {}


def test_a_locked_file_is_gone_on_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("folkmoot.jobs.vector_cache._SECONDS_TO_WAIT", 0.05)
    cache = _open(tmp_path)
    other = sqlite3.connect(tmp_path / FILE_NAME)
    other.execute("BEGIN EXCLUSIVE")
    cache.keep({"bussen": BUS})
    assert not cache.is_open
    other.close()
    assert (tmp_path / FILE_NAME).is_file()


def test_several_may_write_at_once(tmp_path: Path) -> None:
    def write(number: int) -> None:
        cache = _open(tmp_path)
        for step in range(10):
            cache.keep({f"{number} {step}": BUS})

    threads = [threading.Thread(target=write, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    texts = [f"{number} {step}" for number in range(4) for step in range(10)]
    assert set(_open(tmp_path).find(texts)) == set(texts)


def test_the_folder_is_the_users_own_choice_first(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.delenv("FOLKMOOT_CACHE", raising=False)
    assert find_cache_folder() == tmp_path / "folkmoot"
    monkeypatch.setenv("FOLKMOOT_CACHE", str(tmp_path / "own"))
    assert find_cache_folder() == tmp_path / "own"
