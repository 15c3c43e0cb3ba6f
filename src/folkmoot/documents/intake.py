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
_SYSTEM_STARTS = (".", "~$", "~lock")


@dataclass(frozen=True, kw_only=True)
class Intake:
    """A file that was named or found; `error` tells why it will not be opened."""

    path: Path
    size: int = 0
    error: UnreadableDocumentError | None = None


def list_files(paths: Iterable[str | Path]) -> list[Intake]:
    """The files of a call in the order given, folders' files by name, each once.

    Folders are walked through; links are neither opened nor walked into. Hidden files
    and what systems leave in folders are passed over unless they are named themselves.
    """
    found: dict[str, Intake] = {}
    for path in paths:
        # An empty name comes of a slip in a script; it does not mean this folder.
        for one in (
            _expand(Path(path)) if str(path) else [_refuse(Path(), "missing_file")]
        ):
            found.setdefault(_tell_apart(one.path), one)
    return list(found.values())


def _tell_apart(path: Path) -> str:
    """One string for a file however it is written; a link is not its file."""
    try:
        return os.path.join(os.path.realpath(path.parent), path.name)
    except (OSError, ValueError):
        return str(path)


def _expand(path: Path) -> Iterator[Intake]:
    try:
        is_folder = stat.S_ISDIR(path.lstat().st_mode)
    except (OSError, ValueError):
        is_folder = False
    if not is_folder:
        yield _check_file(path)
        return
    is_empty = True
    for one in _walk(path):
        is_empty = False
        yield one
    if is_empty:
        yield Intake(path=path, error=UnreadableDocumentError("nothing_to_read"))


def _walk(folder: Path) -> Iterator[Intake]:
    """The files of a folder by name, then those of its folders."""
    try:
        with os.scandir(folder) as entries:
            names = sorted((entry.name, entry.is_dir()) for entry in entries)
    except OSError:
        yield Intake(path=folder, error=UnreadableDocumentError("unreadable_folder"))
        return
    folders = []
    for name, is_folder in names:
        path = folder / name
        if _is_left_by_system(name):
            continue
        if is_folder and not path.is_symlink():
            folders.append(path)
        else:
            yield _check_file(path)
    for path in folders:
        yield from _walk(path)


def _is_left_by_system(name: str) -> bool:
    return name.lower() in _SYSTEM_NAMES or name.startswith(_SYSTEM_STARTS)


def _check_file(path: Path) -> Intake:
    try:
        status = path.lstat()
    except PermissionError:
        return _refuse(path, "no_permission")
    except (OSError, ValueError):
        return _refuse(path, "missing_file")
    if stat.S_ISLNK(status.st_mode):
        return _refuse(path, "symlink")
    if not stat.S_ISREG(status.st_mode):
        return _refuse(path, "not_a_file")
    if status.st_size > SIZE_LIMIT:
        return Intake(path=path, error=tell_too_large(status.st_size))
    if status.st_size == 0:
        return _refuse(path, "empty_file")
    if not os.access(path, os.R_OK):
        return _refuse(path, "no_permission")
    return Intake(path=path, size=status.st_size)


def _refuse(path: Path, code: str) -> Intake:
    return Intake(path=path, error=UnreadableDocumentError(code))


def tell_too_large(size: int) -> UnreadableDocumentError:
    """The refusal of a file of so many bytes."""
    megabytes, limit = size // MEGABYTE, SIZE_LIMIT // MEGABYTE
    return UnreadableDocumentError("too_large", size_mb=megabytes, limit_mb=limit)
