"""The public site put in its place: whole, or not at all."""

import json
import os
import secrets
import shutil
from collections.abc import Mapping
from pathlib import Path

from folkmoot.documents.write_file import tell_fault
from folkmoot.documents.write_site import MANIFEST, SCHEMA, pack_site
from folkmoot.domain.errors import DomainError

_ARCHIVE = ".zip"


def check_place(place: Path, *, may_replace: bool) -> None:
    """Refuse a place that cannot be written, or holds what is no site of ours.

    Raises:
        DomainError: "cannot_write", "site_exists" or "no_site_of_ours".
    """
    if not place.absolute().parent.is_dir():
        raise DomainError("cannot_write", path=place, fault="no_such_folder")
    if place.is_dir() and place.suffix != _ARCHIVE:
        if not any(place.iterdir()):
            return
        if not _is_site(place):
            raise DomainError("no_site_of_ours", path=place)
    elif place.is_dir() or (os.path.lexists(place) and place.suffix != _ARCHIVE):
        fault = "is_a_folder" if place.is_dir() else "is_a_file"
        raise DomainError("cannot_write", path=place, fault=fault)
    if os.path.lexists(place) and not may_replace:
        raise DomainError("site_exists", path=place)


def put_site(files: Mapping[str, bytes], place: Path) -> None:
    """Write the site as a folder, or as one archive where the name ends in .zip.

    It is made beside its place and renamed; what was there stays until then.

    Raises:
        DomainError: "cannot_write", with the reason.
    """
    place = Path(os.path.realpath(place))
    stage = place.with_name(f".{place.name[:100]}.{secrets.token_hex(6)}")
    try:
        if place.suffix == _ARCHIVE:
            _write(stage, pack_site(files))
            stage.replace(place)
        else:
            for name, content in files.items():
                _write(stage / name, content)
            _swap(stage, place)
    except OSError as error:
        raise tell_fault(str(place), error) from error
    finally:
        if stage.is_dir():
            shutil.rmtree(stage, ignore_errors=True)
        else:
            stage.unlink(missing_ok=True)


def _is_site(folder: Path) -> bool:
    try:
        manifest = json.loads((folder / MANIFEST).read_bytes())
    except (OSError, ValueError, RecursionError):
        return False
    return isinstance(manifest, dict) and manifest.get("schema") == SCHEMA


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _swap(stage: Path, place: Path) -> None:
    if not place.exists():
        stage.rename(place)
        return
    old = place.with_name(f"{stage.name}.old")
    place.rename(old)
    try:
        stage.rename(place)
    except OSError:
        old.rename(place)
        raise
    shutil.rmtree(old, ignore_errors=True)
