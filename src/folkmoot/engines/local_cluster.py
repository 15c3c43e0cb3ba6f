"""A Dask cluster on this machine, in a process of its own.

`python -m folkmoot.engines.local_cluster` is that process: it takes a request as a line
of JSON, answers with its address on a line, and lives until its standard input ends, so
no longer than its parent. Apart from the parent, its workers neither see Ctrl-C nor run
the parent's main module when they are started anew, and they can be ended at once.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from folkmoot.engines.engine import DEATHS_ALLOWED
from folkmoot.engines.starting import ONE_THREAD

if TYPE_CHECKING:
    from distributed import LocalCluster

_SETTINGS = {
    # A worker holds one batch, so that its end is counted against that one only.
    "distributed.scheduler.worker-saturation": 1.0,
    "distributed.scheduler.allowed-failures": DEATHS_ALLOWED - 1,
}


class LocalClusterProcess:
    """A running cluster that only this machine's users can reach, at `address`."""

    def __init__(self, *, workers: int) -> None:
        self._folder = TemporaryDirectory(prefix="folkmoot-")
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "folkmoot.engines.local_cluster"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=_make_environment(),
            start_new_session=True,
        )
        try:
            self.address = self._ask(workers)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """End the cluster at once, whatever its workers do."""
        if self._process.poll() is None:
            _kill_group(self._process.pid)
        self._process.communicate()
        self._folder.cleanup()

    def _ask(self, workers: int) -> str:
        to_child, from_child = self._process.stdin, self._process.stdout
        if to_child is None or from_child is None:
            raise RuntimeError("the Dask cluster has no pipes")
        request = {"workers": workers, "folder": self._folder.name}
        to_child.write(json.dumps(request).encode() + b"\n")
        to_child.flush()
        address = from_child.readline().decode().strip()
        if not address:
            raise RuntimeError("the Dask cluster did not start")
        return address


def _make_environment() -> dict[str, str]:
    """The parent's modules, for workers import the function from there."""
    places = os.pathsep.join(os.path.abspath(place) for place in sys.path)
    return {**os.environ, **ONE_THREAD, "PYTHONPATH": places}


def _kill_group(leader: int) -> None:
    """End a process and all that it started."""
    with contextlib.suppress(ProcessLookupError):
        if hasattr(os, "killpg"):
            os.killpg(leader, signal.SIGKILL)
        else:
            os.kill(leader, signal.SIGTERM)


def serve() -> None:
    """Be the cluster until nobody needs it."""
    request = json.loads(sys.stdin.buffer.readline())
    address_pipe = os.dup(1)
    # What a function prints must not be taken for the address.
    os.dup2(2, 1)
    with _start_cluster(request["workers"], request["folder"]) as cluster:
        os.write(address_pipe, cluster.scheduler_address.encode() + b"\n")
        sys.stdin.buffer.read()
        # Only the death of the parent comes to here.
        shutil.rmtree(request["folder"], ignore_errors=True)
        _kill_group(os.getpid())


def _start_cluster(workers: int, folder: str) -> LocalCluster:
    import dask
    from distributed import LocalCluster

    dask.config.set(_SETTINGS)
    return LocalCluster(
        n_workers=workers,
        threads_per_worker=1,
        processes=True,
        host="127.0.0.1",
        dashboard_address=None,
        scheduler_kwargs={"dashboard_address": "127.0.0.1:0"},
        memory_limit=None,
        local_directory=folder,
        silence_logs="CRITICAL",
    )


if __name__ == "__main__":
    serve()
