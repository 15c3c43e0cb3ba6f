"""A file that is whole or not there, and what keeps it from being written."""

import errno
import os
import secrets
import stat
from collections.abc import Iterable
from pathlib import Path

from folkmoot.domain.errors import DomainError

_FAULTS = {
    errno.ENOENT: "no_such_folder",
    errno.ENOTDIR: "no_such_folder",
    errno.EISDIR: "is_a_folder",
    errno.EACCES: "not_permitted",
    errno.EPERM: "not_permitted",
    errno.EROFS: "not_permitted",
    errno.ENOSPC: "disk_full",
    errno.EDQUOT: "disk_full",
}


def check_target(path: Path, *, inputs: Iterable[str | Path]) -> None:
    """Say that a place cannot be written before the work, not after it.

    Raises:
        DomainError: "cannot_write"; also where minutes would be written over.
    """
    if path.is_dir():
        raise _refuse(path, "is_a_folder")
    if not path.parent.is_dir():
        raise _refuse(path, "no_such_folder")
    if not _is_device(path) and not os.access(path.parent, os.W_OK):
        raise _refuse(path, "not_permitted")
    if path.suffix.lower() != ".json" and path.exists():
        # A record may be read and written anew; nobody's minutes may.
        for one in map(Path, inputs):
            if one.exists() and path.samefile(one):
                raise _refuse(path, "is_an_input")


def write_whole(path: Path, text: str) -> None:
    """Write beside the target and put in place.

    Raises:
        DomainError: "cannot_write", with the reason; the target is as it was.
    """
    try:
        if _is_device(path):
            path.write_bytes(text.encode())
        else:
            _replace(path, text.encode())
    except OSError as error:
        raise tell_fault(str(path), error) from error


def tell_fault(place: str, error: OSError) -> DomainError:
    """What kept a place from being written, in people's words."""
    fault = _FAULTS.get(error.errno or 0, "system_refused")
    return _refuse(place, fault, error=error.strerror or type(error).__name__)


def _replace(path: Path, content: bytes) -> None:
    beside = path.with_name(f".{path.name[:100]}.{secrets.token_hex(6)}")
    try:
        with beside.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            beside.chmod(stat.S_IMODE(path.stat().st_mode))
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _is_device(path: Path) -> bool:
    """Such as /dev/stdout or a pipe: written into, never put aside."""
    return path.exists() and not path.is_file()


def _refuse(path: str | Path, fault: str, **details: object) -> DomainError:
    return DomainError("cannot_write", path=path, fault=fault, **details)
