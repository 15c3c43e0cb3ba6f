"""The folder where database, files, keys and certificates lie."""

import errno
import os
import tempfile
from pathlib import Path

from folkmoot.domain.errors import DomainError

_CODES = {
    errno.EACCES: "data_folder_closed",
    errno.EPERM: "data_folder_closed",
    errno.EROFS: "data_folder_read_only",
    errno.ENOSPC: "data_folder_full",
    errno.EDQUOT: "data_folder_full",
    errno.EEXIST: "data_folder_is_a_file",
    errno.ENOTDIR: "data_folder_is_a_file",
}


def open_data_folder(folder: Path) -> None:
    """Make the folder where it is not, and see that it can be written to."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with tempfile.NamedTemporaryFile(dir=folder, prefix=".try-") as file:
            file.write(b"\0" * 4096)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise tell_folder_fault(folder, error) from error


def tell_folder_fault(folder: Path, error: OSError) -> DomainError:
    """What stands against the folder, in words that say what to do."""
    code = _CODES.get(error.errno or 0, "data_folder_fault")
    return DomainError(code, path=folder, fault_text=error.strerror or str(error))
