"""What processes use, as Linux tells it: processor and memory, without a library."""

import os
from pathlib import Path

_TICKS = os.sysconf("SC_CLK_TCK")
_PAGE = os.sysconf("SC_PAGE_SIZE")


def seconds_of_processor(pid: int) -> float:
    """What the process has used, and its ended children; nothing once it has ended."""
    try:
        return sum(int(each) for each in _read(pid)[11:15]) / _TICKS
    except OSError:
        return 0.0


def megabytes(pid: int) -> float:
    """The memory it holds, shared libraries included."""
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * _PAGE / 1e6


def list_children(pid: int) -> list[int]:
    """All below it."""
    direct = [
        int(folder.name)
        for folder in Path("/proc").iterdir()
        if folder.name.isdigit() and _parent(int(folder.name)) == pid
    ]
    return [each for child in direct for each in (child, *list_children(child))]


def _parent(pid: int) -> int:
    try:
        return int(_read(pid)[1])
    except OSError:
        return 0


def _read(pid: int) -> list[str]:
    """The fields of its stat, from the state on."""
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
