"""Whatever program starts workers: they start, and end with it."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.engines.watching import wait_until_gone

ROOT = Path(__file__).parents[2]

with_processes = pytest.mark.parametrize("name", ["processes", "dask"])

PLAIN_SCRIPT = """
import sys
from math import factorial
from folkmoot.engines import open_engine

with open_engine(sys.argv[-1], workers=2) as engine:
    print(list(engine.run(factorial, range(4))))
"""

GUARDED_SCRIPT = """
import sys
from folkmoot.engines import open_engine

def double(number):
    return 2 * number

if __name__ == "__main__":
    with open_engine(sys.argv[-1], workers=2) as engine:
        print(list(engine.run(double, range(4))))
"""

LONG_SCRIPT = """
import sys
from folkmoot.engines import open_engine
from tests.engines.samples import tell_process_and_sleep

try:
    with open_engine(sys.argv[1], workers=2) as engine:
        list(engine.run(tell_process_and_sleep, [sys.argv[2]] * 2))
except KeyboardInterrupt:
    print("stopped")
"""


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}


def _run(*arguments: str) -> str:
    ended = subprocess.run(
        [sys.executable, *arguments],
        env=_environment(),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (ended.returncode, ended.stderr) == (0, "")
    return ended.stdout


@with_processes
def test_a_script_needs_no_guard(tmp_path: Path, name: str) -> None:
    script = tmp_path / "script.py"
    script.write_text(PLAIN_SCRIPT)
    assert _run(str(script), name) == "[1, 1, 2, 6]\n"


@with_processes
def test_a_command_given_in_words_runs(name: str) -> None:
    assert _run("-c", PLAIN_SCRIPT, name) == "[1, 1, 2, 6]\n"


@with_processes
def test_a_guarded_script_may_run_its_own_functions(tmp_path: Path, name: str) -> None:
    script = tmp_path / "script.py"
    script.write_text(GUARDED_SCRIPT)
    assert _run(str(script), name) == "[0, 2, 4, 6]\n"


UNLUCKY_SCRIPT = """
import pathlib, sys
from folkmoot.engines import open_engine
from tests.engines.samples import die_once

with open_engine(sys.argv[1], workers=1) as engine:
    print(list(engine.run(die_once, [(pathlib.Path(sys.argv[2]), 1)])))
"""


@with_processes
def test_a_script_without_guard_may_lose_a_worker(tmp_path: Path, name: str) -> None:
    script = tmp_path / "script.py"
    script.write_text(UNLUCKY_SCRIPT)
    assert _run(str(script), name, str(tmp_path)) == "[1]\n"


@contextlib.contextmanager
def _long_run(
    name: str, folder: Path
) -> Iterator[tuple[subprocess.Popen[str], set[int]]]:
    """A program whose two workers are busy for a minute, and their process ids."""
    program = subprocess.Popen(
        [sys.executable, "-c", LONG_SCRIPT, name, str(folder)],
        env=_environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        deadline = time.monotonic() + 30
        while len(list(folder.iterdir())) < 2:
            assert time.monotonic() < deadline
            time.sleep(0.02)
        yield program, {int(path.name) for path in folder.iterdir()}
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(program.pid, signal.SIGKILL)
        program.communicate()


@with_processes
def test_ctrl_c_ends_all_workers_without_a_word_of_theirs(
    tmp_path: Path, name: str
) -> None:
    with _long_run(name, tmp_path) as (program, workers):
        os.killpg(program.pid, signal.SIGINT)
        told, errors = program.communicate(timeout=10)
        wait_until_gone(workers, seconds=1)
    assert (program.returncode, told, errors) == (0, "stopped\n", "")


@with_processes
def test_workers_end_when_the_program_is_killed(tmp_path: Path, name: str) -> None:
    with _long_run(name, tmp_path) as (program, workers):
        program.kill()
        wait_until_gone(workers)
