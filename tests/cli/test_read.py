import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.served import wait_until
from tests.documents.hostile import make_docx, relate, write_hostile

MINUTES = """# Møde i Vestby

Dato: 3. marts 2026

## Transport

- Gruppe 1: Bussen kører for sjældent
- Gruppe 2: Der mangler stier til skolen

## Opsamling

- Bussen skal køre oftere
"""


def run(*arguments: object, **options: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "folkmoot", *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "LC_ALL": "C.UTF-8"},
        check=False,
        **options,  # type: ignore[call-overload]
    )


@pytest.fixture
def minutes(tmp_path: Path) -> Path:
    path = tmp_path / "referat.md"
    path.write_text(MINUTES, encoding="utf-8")
    return path


def test_the_account_tells_who_said_what_in_the_users_language(minutes: Path) -> None:
    ended = run("read", minutes, "--no-links", "--language", "da")
    assert ended.returncode == 0
    assert "Dato: 3. marts 2026" in ended.stdout
    assert "Gruppe 2\n    – Der mangler stier til skolen" in ended.stdout
    assert "0 sat til side" in ended.stdout


def test_json_on_standard_output_is_all_there_is_on_it(minutes: Path) -> None:
    ended = run("read", minutes, "--no-links", "--json", "-")
    record = json.loads(ended.stdout)
    assert record["schema"] == "folkmoot-record/1"
    assert record["meetings"][0]["date"] == "2026-03-03"


def test_a_record_read_again_is_equal_byte_for_byte(minutes: Path) -> None:
    first, second = minutes.with_name("1.json"), minutes.with_name("2.json")
    run("read", minutes, "--no-links", "--json", first)
    run("read", first, "--no-links", "--json", second)
    assert first.read_bytes() == second.read_bytes()


def test_a_corrected_record_keeps_what_a_person_changed(minutes: Path) -> None:
    path = minutes.with_name("post.json")
    run("read", minutes, "--no-links", "--json", path)
    corrected = path.read_text(encoding="utf-8").replace("Gruppe 1", "Gruppe 9")
    path.write_text(corrected, encoding="utf-8")
    again = json.loads(run("read", path, "--no-links", "--json", "-").stdout)
    sections = again["meetings"][0]["sections"]
    groups = {s["group"] for section in sections for s in section["statements"]}
    assert "Gruppe 9" in groups


def test_every_bad_file_has_its_message_and_the_good_ones_are_read(
    tmp_path: Path,
) -> None:
    codes = write_hostile(tmp_path)
    ended = run("read", tmp_path, "--no-links", "--json", "-", "--language", "da")
    record = json.loads(ended.stdout)
    found = {Path(error["file"]).name: error["code"] for error in record["errors"]}
    assert found == codes
    assert [document["name"] for document in record["documents"]] == ["god.md"]
    assert ended.returncode == 2
    told = [line.partition(": ")[0] for line in ended.stderr.splitlines()]
    assert {str(tmp_path / name) for name in codes} <= set(told)


def test_a_record_that_tells_of_earlier_refusals_is_no_refusal(tmp_path: Path) -> None:
    (tmp_path / "tom.md").touch()
    (tmp_path / "god.md").write_text(MINUTES, encoding="utf-8")
    path = tmp_path / "post.json"
    assert run("read", tmp_path, "--no-links", "--json", path).returncode == 2
    assert run("read", path, "--no-links").returncode == 0


def test_with_json_the_balance_is_told_beside_it(minutes: Path) -> None:
    ended = run("read", minutes, "--no-links", "--json", "-", "--language", "da")
    assert "i posten · 0 sat til side" in ended.stderr


MEASURE = """
import resource, subprocess, sys
ended = subprocess.run(sys.argv[1:], capture_output=True)
print(ended.returncode, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


@pytest.mark.parametrize("name", ["bombe.docx", "ark.xlsx", "stor.txt"])
def test_a_bomb_takes_no_more_memory_than_it_may(tmp_path: Path, name: str) -> None:
    write_hostile(tmp_path)
    command = [sys.executable, "-m", "folkmoot", "read", tmp_path / name, "--no-links"]
    ended = subprocess.run(
        [sys.executable, "-c", MEASURE, *command], capture_output=True, check=True
    )
    code, kilobytes = map(int, ended.stdout.split())
    assert code == 2
    assert kilobytes < 512_000


def test_a_link_and_a_local_template_are_no_danger(
    tmp_path: Path,
) -> None:
    links = relate("hyperlink", "https://example.com")
    links += relate("attachedTemplate", "file:///C:/Skabeloner/Referat.dotm")
    (tmp_path / "a.docx").write_bytes(make_docx(relations=links))
    assert run("read", tmp_path / "a.docx", "--no-links").returncode == 0


def test_the_same_content_twice_is_read_once_and_said_so(minutes: Path) -> None:
    twin = minutes.with_name("kopi.md")
    twin.write_bytes(minutes.read_bytes())
    ended = run("read", minutes, twin, minutes, "--no-links", "--language", "da")
    assert ended.returncode == 2
    assert "samme indhold som" in ended.stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "der mangler"),
        (["read"], "der mangler"),
        (["read", "x.md", "--columns", "a=b"], "ingen rolle"),
        (["read", "x.md", "--columns", "a"], "kan ikke læses"),
        (["schema", "ukendt"], "Skemaerne er: "),
        (["read", "findes-ikke.md"], "findes ikke"),
        (["read", "x.md", "--json", "mangler/ud.json"], "kan ikke skrives"),
    ],
)
def test_usage_is_told_in_danish_and_ends_with_two(
    arguments: list[str], told: str
) -> None:
    ended = run(*arguments, "--language", "da")
    assert ended.returncode == 2
    assert told in ended.stderr


def test_the_schema_is_printed() -> None:
    schema = json.loads(run("schema", "record").stdout)
    assert schema["title"] == "folkmoot-record/1"


def test_the_version_is_that_of_the_package() -> None:
    from folkmoot import __version__

    assert run("--version").stdout.strip() == __version__


def test_ctrl_c_ends_with_130_and_leaves_nothing_half_written(tmp_path: Path) -> None:
    big = "\n\n".join(f"- punkt nummer {n} om bussen i byen" for n in range(60_000))
    (tmp_path / "stor.md").write_text(f"# Møde\n\n{big}", encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "folkmoot", "read", tmp_path, "--json", tmp_path / "ud"],
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    wait_until(lambda: children.read_text() != "")  # one of them reads
    os.killpg(process.pid, signal.SIGINT)
    _, told = process.communicate(timeout=20)
    assert process.returncode == 130
    assert b"Traceback" not in told
    assert [path.name for path in tmp_path.iterdir()] == ["stor.md"]
