"""The folder of an analysis: refused before the work, put in place whole after it.

A new folder is made beside its place and renamed. In one that is there, files are
made in a folder within and replaced one by one while Ctrl-C waits. Should the program
be killed meanwhile, a manifest without content tells that the folder is not whole.
"""

from __future__ import annotations

import json
import os
import secrets
import shutil
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from folkmoot.documents.manifest_json import ANALYSIS_SCHEMA, MANIFEST
from folkmoot.documents.write_analysis import FILE_NAMES, PARQUET_NAMES
from folkmoot.documents.write_file import tell_fault
from folkmoot.domain.errors import DomainError

RUN = "run.json"
_OWN_NAMES = frozenset({*FILE_NAMES, *PARQUET_NAMES, MANIFEST, RUN})
_UNFINISHED = json.dumps({"schema": ANALYSIS_SCHEMA}).encode() + b"\n"


def check_folder(folder: Path, *, may_replace: bool, parquet: bool) -> None:
    """Refuse a place that cannot be written, or holds what is not to be replaced.

    Raises:
        DomainError: "cannot_write", "folder_exists" or "not_ours".
    """
    if not folder.parent.is_dir():
        raise DomainError("cannot_write", path=folder, fault="no_such_folder")
    if os.path.lexists(folder) and not folder.is_dir():
        raise DomainError("cannot_write", path=folder, fault="is_a_file")
    if folder.is_dir():
        if not may_replace:
            raise DomainError("folder_exists", path=folder)
        _check_names(folder, parquet=parquet)
    place = folder if folder.is_dir() else folder.parent
    if not os.access(place, os.W_OK | os.X_OK):
        raise DomainError("cannot_write", path=folder, fault="not_permitted")


def _check_names(folder: Path, *, parquet: bool) -> None:
    """A file that bears a name of ours, but was not written by us, is not touched."""
    wanted = _OWN_NAMES if parquet else _OWN_NAMES - PARQUET_NAMES
    for name in sorted(wanted - _list_ours(folder)):
        if os.path.lexists(folder / name):
            raise DomainError("not_ours", path=folder / name)


def _list_ours(folder: Path) -> frozenset[str]:
    """The files in the folder that an analysis wrote."""
    try:
        manifest = json.loads((folder / MANIFEST).read_bytes())
    except (OSError, ValueError, RecursionError):
        return frozenset()
    if not isinstance(manifest, dict) or manifest.get("schema") != ANALYSIS_SCHEMA:
        return frozenset()
    # All, where a run was killed between the first file and the last.
    files = manifest.get("files")
    return (
        _OWN_NAMES & {*files, MANIFEST, RUN} if isinstance(files, dict) else _OWN_NAMES
    )


@contextmanager
def staged(folder: Path) -> Iterator[Path]:
    """A folder to write in, whose files go to their place when all went well.

    Raises:
        DomainError: "cannot_write", with the reason; the place is as it was.
    """
    place = Path(os.path.realpath(folder))
    is_there = place.is_dir()
    name = f".{place.name[:100]}.{secrets.token_hex(6)}"
    stage = (place if is_there else place.parent) / name
    try:
        stage.mkdir()
        yield stage
        _keep_on_disk(stage)
        with _holding_interrupts():
            if is_there:
                _replace_files(stage, place)
            else:
                stage.rename(place)
    except OSError as error:
        raise tell_fault(str(folder), error) from error
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def _replace_files(stage: Path, folder: Path) -> None:
    ours, new = _list_ours(folder), {path.name for path in stage.iterdir()}
    unfinished = stage / f"{MANIFEST}.unfinished"
    unfinished.write_bytes(_UNFINISHED)
    unfinished.replace(folder / MANIFEST)
    for name in sorted(new - {MANIFEST}):
        (stage / name).replace(folder / name)
    for name in sorted(ours - new):
        (folder / name).unlink(missing_ok=True)
    (stage / MANIFEST).replace(folder / MANIFEST)


def _keep_on_disk(folder: Path) -> None:
    """So that a power cut after the renaming finds the files' content there."""
    for path in folder.iterdir():
        with path.open("rb") as file:
            os.fsync(file.fileno())


@contextmanager
def _holding_interrupts() -> Iterator[None]:
    """Ctrl-C and an end from outside wait until this is done."""
    if threading.current_thread() is not threading.main_thread():
        yield  # Interrupts go to the main thread.
        return
    came: list[int] = []
    signals = (signal.SIGINT, signal.SIGTERM)
    before = {one: signal.signal(one, lambda n, _: came.append(n)) for one in signals}
    try:
        yield
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)
    if came:
        raise KeyboardInterrupt
