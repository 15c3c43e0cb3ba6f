from itertools import permutations
from pathlib import Path

import pytest

from folkmoot.domain.ids import hash_bytes
from folkmoot.jobs.taking_in import take_in


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("b.md", "a.md", "sub/a.md", "post.json", "ud/record.json", "ud/x.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name, "utf-8")
    return tmp_path


def _take(*inputs: str, out: str | None = None) -> list[str]:
    taken = take_in(inputs, out=None if out is None else Path(out))
    return [one.intake.path.as_posix() for one in taken]


@pytest.mark.usefixtures("folder")
def test_files_come_in_one_order_however_they_are_given() -> None:
    inputs = ("b.md", "sub", "a.md", "post.json", "nix.md")
    orders = {tuple(_take(*order)) for order in permutations(inputs)}
    assert len(orders) == 1
    first, *_ = orders
    assert first[0] == "post.json"


@pytest.mark.usefixtures("folder")
def test_a_file_is_taken_once_however_it_is_named() -> None:
    taken = _take("a.md", "./a.md", "sub", "sub/a.md")
    assert sorted(taken) == ["a.md", "sub/a.md"]


@pytest.mark.usefixtures("folder")
def test_what_was_written_out_is_not_read_in_unless_it_is_named() -> None:
    around = [path for path in _take(".", out="ud") if path.startswith("ud")]
    assert around == []
    assert "ud/record.json" in _take(".", "ud/record.json", out="ud")
    assert _take("ud", out="ud") == ["ud/record.json", "ud/x.md"]


@pytest.mark.usefixtures("folder")
def test_a_hash_is_that_of_the_bytes_and_none_where_there_is_no_file() -> None:
    missing, there = take_in(["a.md", "0.md"], out=None)
    assert missing.sha256 is None
    assert there.sha256 == hash_bytes(b"a.md")
