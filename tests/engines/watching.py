"""Whether processes are still there."""

import time
from collections.abc import Iterable
from pathlib import Path


def wait_until_gone(processes: Iterable[int], *, seconds: float = 10) -> None:
    deadline = time.monotonic() + seconds
    for process in processes:
        while _is_running(process):
            assert time.monotonic() < deadline, f"{process} lives on"
            time.sleep(0.02)


def _is_running(process: int) -> bool:
    try:
        status = Path(f"/proc/{process}/stat").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False
    # Ended, but whoever inherited it has not asked how.
    return status.rpartition(")")[2].split()[0] != "Z"
