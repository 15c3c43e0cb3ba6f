"""A Dask cluster as an operator starts it: by the commands of Dask itself."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
_DASK = [sys.executable, "-m", "dask"]


@contextlib.contextmanager
def running_cluster(folder: Path) -> Iterator[str]:
    """The address of a scheduler with two workers, in processes of their own."""
    with running_scheduler(folder) as address:
        options = ["--nworkers", "2", "--nthreads", "1", "--no-dashboard"]
        place = ["--host", "127.0.0.1", "--local-directory", str(folder)]
        with _running([*_DASK, "worker", address, *options, *place], folder):
            yield address


@contextlib.contextmanager
def running_scheduler(folder: Path) -> Iterator[str]:
    """The address of a scheduler without workers."""
    told = folder / "scheduler.json"
    options = ["--port", "0", "--no-dashboard", "--scheduler-file", str(told)]
    with _running([*_DASK, "scheduler", "--host", "127.0.0.1", *options], folder):
        yield _read_address(told)


@contextlib.contextmanager
def _running(command: list[str], folder: Path) -> Iterator[None]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with (folder / "log").open("ab") as log:
        process = subprocess.Popen(
            command, env=environment, stdout=log, stderr=log, start_new_session=True
        )
    try:
        yield
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _read_address(told: Path) -> str:
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        with contextlib.suppress(OSError, ValueError):
            return str(json.loads(told.read_text())["address"])
        time.sleep(0.05)
    raise TimeoutError(told.with_name("log").read_text())
