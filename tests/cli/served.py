"""`folkmoot serve` as a process of its own, as an operator starts it."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

PATIENCE_SECONDS = 60
SERVE = [sys.executable, "-m", "folkmoot", "serve"]


@dataclass
class Served:
    """A hall that runs, and what it has printed so far."""

    process: subprocess.Popen[str]
    data: Path
    port: int
    plain_port: int
    lines: list[str] = field(default_factory=list)

    def find_link(self, part: str) -> str:
        """The printed address that has this in it."""
        found = re.findall(r"https?://\S+", "\n".join(self.lines))
        return next(link for link in found if part in link)

    def stop(self, by: signal.Signals = signal.SIGINT) -> int:
        """End it, and tell how it ended."""
        self.process.send_signal(by)
        return self.process.wait(PATIENCE_SECONDS)


@contextmanager
def serve(data: Path, *options: str, **environment: str) -> Iterator[Served]:
    """A hall on free ports; entered when it has told where it is."""
    port, plain_port = find_free_port(), find_free_port()
    ports = ["--port", str(port), "--plain-port", str(plain_port)]
    process = subprocess.Popen(
        [*SERVE, "--data", str(data), *ports, *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env=make_environment(**environment),
    )
    served = Served(process, data, port, plain_port)
    assert process.stdout is not None
    try:
        for line in process.stdout:
            served.lines.append(line.rstrip())
            if line.startswith("Ctrl-C"):
                break
        else:
            raise AssertionError("\n".join(served.lines))
        yield served
    finally:
        if process.poll() is None:
            process.terminate()
            process.wait(PATIENCE_SECONDS)
        process.stdout.close()


def make_environment(**changes: str) -> dict[str, str]:
    """This process's environment, in English, without the tests' own settings.

    The models are off: the machine would look at the example beside each test.
    """
    own = {"DJANGO_SETTINGS_MODULE", "FOLKMOOT_DATA", "DATABASE_URL"}
    kept = {name: value for name, value in os.environ.items() if name not in own}
    return {**kept, "LC_ALL": "C.UTF-8", "FOLKMOOT_MODELS": "off", **changes}


def find_free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait_until(condition: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while not condition():
        assert time.monotonic() < until, "it did not happen"
        time.sleep(0.02)


def list_workers(data: Path) -> list[int]:
    """The processes that work for the hall with this data folder."""
    marked = f"FOLKMOOT_DATA={data}\0".encode()
    return [
        int(folder.name)
        for folder in Path("/proc").iterdir()
        if folder.name.isdigit()
        and b"\0work\0" in _read(folder / "cmdline")
        and marked in _read(folder / "environ")
    ]


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:  # it has just ended, or is somebody else's
        return b""
