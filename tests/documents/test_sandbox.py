import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from folkmoot.documents import sandbox
from folkmoot.documents.intake import SIZE_LIMIT
from folkmoot.documents.read_file import read_file
from folkmoot.documents.sandbox import Sandbox, show_name
from folkmoot.domain.errors import UnreadableDocumentError

MINUTES = "# Møde i Vestby\n\n## Transport\n\n- Gruppe 1: Bussen kører for sjældent\n"


@pytest.fixture
def minutes(tmp_path: Path) -> Path:
    path = tmp_path / "referat.md"
    path.write_text(MINUTES, encoding="utf-8")
    return path


def _read_code(path: Path, **limits: float) -> str:
    with Sandbox() as box, pytest.raises(UnreadableDocumentError) as raised:
        box.read(path, **limits)  # type: ignore[arg-type]
    return raised.value.code


def _trap(monkeypatch: pytest.MonkeyPatch, folder: Path, body: str) -> None:
    """Let the child run `body` when it imports lxml or markdown-it."""
    trap = folder / "trap"
    (trap / "markdown_it").mkdir(parents=True)
    (trap / "markdown_it" / "__init__.py").write_text(body, encoding="utf-8")
    monkeypatch.syspath_prepend(str(trap))


def test_a_child_reads_what_the_reader_itself_would(minutes: Path) -> None:
    with Sandbox() as box:
        found = box.read(minutes)
    assert found.record == read_file(minutes.name, minutes.read_bytes())
    assert found.unknown_columns is None


def test_a_refusal_comes_back_with_its_details(minutes: Path) -> None:
    path = minutes.rename(minutes.with_suffix(".docx"))
    with Sandbox() as box, pytest.raises(UnreadableDocumentError) as raised:
        box.read(path)
    assert (raised.value.code, raised.value.details) == (
        "wrong_type",
        {"suffix": ".docx"},
    )


def test_columns_that_a_table_lacks_are_told_beside_its_record(tmp_path: Path) -> None:
    path = tmp_path / "svar.csv"
    path.write_text("Kommune;Forslag\nVestby;Bussen skal køre oftere\n", "utf-8")
    with Sandbox() as box:
        found = box.read(path, columns={"Kommune": "drop", "Nvan": "drop"})
    assert found.unknown_columns is not None
    assert set(found.unknown_columns) == {"Nvan"}
    assert "Vestby" not in found.record.documents[0].text


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("while True: pass", "timed_out"),
        ("import time; time.sleep(60)", "timed_out"),
        ("raise RuntimeError('i stykker')", "reader_failed"),
        ("import os; os._exit(9)", "reader_failed"),
        ("import os; os.kill(os.getpid(), 11)", "reader_failed"),
        ("import os; os.abort()", "out_of_memory"),
        ("x = [bytearray(10**7) for _ in range(100)]", "out_of_memory"),
        ("def f(): f()\nf()", "reader_failed"),
    ],
)
def test_whatever_happens_to_a_reader_is_told(
    minutes: Path, monkeypatch: pytest.MonkeyPatch, body: str, code: str
) -> None:
    _trap(monkeypatch, minutes.parent, body)
    assert _read_code(minutes, wall_seconds=2.5) == code


def test_a_reader_that_burns_its_time_is_ended_by_the_system(
    minutes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = "import resource\nresource.setrlimit(resource.RLIMIT_CPU, (1, 3))\n"
    _trap(monkeypatch, minutes.parent, body + "while True: pass")
    assert _read_code(minutes, wall_seconds=20) == "timed_out"


def test_a_reader_writes_no_files_and_opens_few(
    minutes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = minutes.parent / "stor.bin"
    body = f"open({str(target)!r}, 'wb').write(b'x' * 5_000_000)"
    _trap(monkeypatch, minutes.parent, body)
    assert _read_code(minutes) == "reader_failed"
    assert target.stat().st_size <= 2_000_000


def test_a_child_inherits_no_descriptors(
    minutes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = os.open(minutes.parent, os.O_RDONLY)
    os.set_inheritable(secret, True)
    body = f"import os\ntry:\n    os.fstat({secret})\nexcept OSError: os._exit(7)"
    _trap(monkeypatch, minutes.parent, body)
    with Sandbox() as box, pytest.raises(UnreadableDocumentError) as raised:
        box.read(minutes)
    os.close(secret)
    assert raised.value.details == {"error": "exit 7"}


def test_python_settings_of_the_caller_do_not_reach_the_child(
    minutes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONWARNINGS", "error")
    monkeypatch.setenv("PYTHONINSPECT", "1")
    monkeypatch.setenv("PYTHONSTARTUP", str(minutes))
    with Sandbox() as box:
        assert box.read(minutes).record.documents


def test_a_module_beside_the_documents_is_not_imported(
    minutes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (minutes.parent / "json.py").write_text("raise SystemExit(66)", encoding="utf-8")
    monkeypatch.chdir(minutes.parent)
    monkeypatch.syspath_prepend(str(minutes.parent))
    with Sandbox() as box:
        assert box.read(minutes).record.documents


def test_leaving_the_sandbox_ends_its_children_at_once(
    minutes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = minutes.parent / "nummer"
    body = f"import os, time\nopen({str(number)!r}, 'w').write(str(os.getpid()))\n"
    child = "import subprocess, sys\nsubprocess.Popen([sys.executable, '-c', "
    _trap(
        monkeypatch,
        minutes.parent,
        f"{child}'import time; time.sleep(50)'])\n{body}time.sleep(50)",
    )
    with Sandbox() as box:
        reading = threading.Thread(target=lambda: _swallow(box, minutes))
        reading.start()
        deadline = time.monotonic() + 20
        while not (number.exists() and number.read_text()):
            assert time.monotonic() < deadline
            time.sleep(0.05)
    # The grandchild holds the same pipe: only when both are gone does reading end.
    reading.join(timeout=5)
    assert not reading.is_alive()


def _swallow(box: Sandbox, path: Path) -> None:
    with pytest.raises(UnreadableDocumentError):
        box.read(path)


def test_a_closed_sandbox_starts_no_child(minutes: Path) -> None:
    with Sandbox() as box:
        pass
    with pytest.raises(KeyboardInterrupt):
        box.read(minutes)


def _serve(request: Mapping[str, object]) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "folkmoot.documents.sandbox"],
        input=json.dumps(request).encode(),
        capture_output=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("genvej.md", "symlink"),
        ("roer.md", "not_a_file"),
        ("mappe", "not_a_file"),
        ("stor.md", "too_large"),
        ("vaek.md", "missing_file"),
    ],
)
def test_a_file_that_was_changed_since_it_was_looked_at_does_no_harm(
    minutes: Path, name: str, code: str
) -> None:
    folder = minutes.parent
    (folder / "genvej.md").symlink_to(minutes)
    os.mkfifo(folder / "roer.md")
    (folder / "mappe").mkdir()
    with (folder / "stor.md").open("wb") as file:
        file.truncate(SIZE_LIMIT + 1)
    path = os.fsencode(folder / name).hex()
    request = {"path": path, "name": name, "columns": {}, "data_limit": 420_000_000}
    ended = _serve(request)
    assert json.loads(ended.stdout)["code"] == code


def test_a_name_that_is_no_text_is_read_and_shown_with_a_mark(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/m\xf8de.md"
    with open(path, "w", encoding="utf-8") as file:
        file.write(MINUTES)
    with Sandbox() as box:
        record = box.read(Path(os.fsdecode(path))).record
    assert record.documents[0].name == "m\ufffdde.md"
    assert show_name("møde.md") == "møde.md"


def test_a_child_whose_parent_is_gone_ends_itself() -> None:
    script = (
        "from folkmoot.documents import sandbox, read_file\nimport signal\n"
        "sandbox.WALL_SECONDS = -4\n"
        "sandbox._limit_resources(10**9)\n"
        "while True: pass"
    )
    ended = subprocess.run([sys.executable, "-c", script], timeout=20, check=False)
    assert ended.returncode == -signal.SIGALRM


def test_a_start_is_quick_beside_python_itself(minutes: Path) -> None:
    with Sandbox() as box:
        box.read(minutes)
        started = time.perf_counter()
        box.read(minutes)
    assert time.perf_counter() - started < sandbox.WALL_SECONDS / 10
