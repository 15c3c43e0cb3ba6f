"""Which files a call means, and which of them cannot even be opened."""

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from folkmoot.domain.errors import UnreadableDocumentError

MEGABYTE = 1_000_000
SIZE_LIMIT = 100 * MEGABYTE
# What systems and office programs leave in folders; nobody handed it in.
_SYSTEM_NAMES = frozenset({"thumbs.db", "desktop.ini", "icon\r"})
_SYSTEM_STARTS = (".", "~$", "~lock", ".~lock")


@dataclass(frozen=True, kw_only=True)
class Intake:
    """A file that was named or found; `error` tells why it will not be opened."""

    path: Path
    error: UnreadableDocumentError | None = None


def list_files(paths: Iterable[str | Path]) -> list[Intake]:
    """The files of a call in the order given, folders' files by name, each once."""
    seen: set[str] = set()
    found: list[Intake] = []
    for path in map(Path, paths):
        for one in _expand(path):
            key = os.path.abspath(one)
            if key not in seen:
                seen.add(key)
                found.append(Intake(path=one, error=_check_file(one)))
    return found


def _expand(path: Path) -> Iterator[Path]:
    if path.is_symlink() or not path.is_dir():
        yield path
        return
    for folder, folders, files in os.walk(path):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for name in sorted(files):
            if not _is_system_file(name):
                yield Path(folder, name)
        for name in folders:
            # A linked folder is not walked into; it is told instead.
            if Path(folder, name).is_symlink():
                yield Path(folder, name)


def _is_system_file(name: str) -> bool:
    return name.lower() in _SYSTEM_NAMES or name.startswith(_SYSTEM_STARTS)


def _check_file(path: Path) -> UnreadableDocumentError | None:
    try:
        status = path.lstat()
    except (OSError, ValueError):
        return UnreadableDocumentError("missing_file")
    if stat.S_ISLNK(status.st_mode):
        return UnreadableDocumentError("symlink")
    if not stat.S_ISREG(status.st_mode):
        return UnreadableDocumentError("not_a_file")
    if status.st_size > SIZE_LIMIT:
        size, limit = status.st_size // MEGABYTE, SIZE_LIMIT // MEGABYTE
        return UnreadableDocumentError("too_large", size_mb=size, limit_mb=limit)
    if status.st_size == 0:
        return UnreadableDocumentError("empty_file")
    if not os.access(path, os.R_OK):
        return UnreadableDocumentError("no_permission")
    return None
