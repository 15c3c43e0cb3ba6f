"""A backup of a data folder as one archive, and the way back.

The database comes as a copy that its own engine made. Beside it lie the files, the
keys, and the list of what was erased; what can be made anew stays out. The archive's
last file is a manifest with the hash of each other one.
"""

import hashlib
import json
import os
import secrets
import shutil
import time
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from pathlib import Path, PurePosixPath
from typing import Any

import pysqlite3

from folkmoot.documents.write_file import tell_fault
from folkmoot.domain.errors import DomainError

SCHEMA = "folkmoot/backup/1"
MANIFEST = "manifest.json"
SQLITE, POSTGRESQL = "folkmoot.sqlite3", "postgresql.dump"
ERASURES = "erasures.jsonl"
# What is kept of a data folder, beside the database. The list comes last, so that it
# knows of all that was erased until then.
_KEPT = ("secret.key", "tls", "files", ERASURES)
_AT_ONCE = 1 << 20
# Compressed already, or as good as random.
_DENSE = frozenset({".jpg", ".jpeg", ".png", ".webp", ".zip", ".docx", ".odt", ".dump"})


def check_backup_place(place: Path) -> None:
    """Refuse a place that cannot be written, or is there already.

    Raises:
        DomainError: "cannot_write" or "backup_exists".
    """
    if os.path.lexists(place):
        raise DomainError("backup_exists", path=place)
    if not place.absolute().parent.is_dir():
        raise DomainError("cannot_write", path=place, fault="no_such_folder")


def write_backup(
    place: Path, folder: Path, *, database: Path, name: str, about: Mapping[str, Any]
) -> int:
    """Write the archive: so many files. It is whole, or not there.

    `database` is the copy, kept under `name`; `about` is told in the manifest.

    Raises:
        DomainError: "cannot_write", with the reason.
    """
    stage = place.with_name(f".{place.name[:100]}.{secrets.token_hex(6)}")
    try:
        stage.touch(mode=0o600)
        hashes: dict[str, str] = {}
        with zipfile.ZipFile(stage, "w", allowZip64=True) as archive:
            for own, path in ((name, database), *_list_kept(folder)):
                digest = _add(archive, own, path)
                if digest is not None:
                    hashes[own] = digest
            told = {"schema": SCHEMA, **about, "files": hashes}
            archive.writestr(MANIFEST, json.dumps(told, indent=2, ensure_ascii=False))
        with stage.open("rb") as file:
            os.fsync(file.fileno())
        stage.replace(place)
    except OSError as error:
        raise tell_fault(str(place), error) from error
    finally:
        stage.unlink(missing_ok=True)
    return len(hashes)


def read_manifest(backup: Path) -> dict[str, Any]:
    """What a backup tells of itself.

    Raises:
        DomainError: "no_backup".
    """
    try:
        with zipfile.ZipFile(backup) as archive:
            told = json.loads(archive.read(MANIFEST))
    except (OSError, KeyError, ValueError, zipfile.BadZipFile) as error:
        raise DomainError("no_backup", path=backup) from error
    if not isinstance(told, dict) or told.get("schema") != SCHEMA:
        raise DomainError("no_backup", path=backup)
    return told


def put_back(backup: Path, folder: Path, *, lists: Iterable[Path] = ()) -> Path | None:
    """Put a backup in the place of a data folder; answers where the old one lies now.

    What the old folder's list, and those of `lists` (lists or newer backups), tell of
    erasures goes into the new one's, to be erased again. Nothing is changed before the
    whole backup was unpacked and found to be as it was written.

    Raises:
        DomainError: "no_backup", "backup_damaged", "folder_in_use" or "cannot_write".
    """
    manifest = read_manifest(backup)
    known = [line for path in lists for line in _read_lines(path)]
    folder = Path(os.path.realpath(folder))
    stage = folder.with_name(f".{folder.name[:100]}.{secrets.token_hex(6)}")
    try:
        stage.mkdir(mode=0o700)
        _unpack(backup, manifest["files"], stage)
        _require_closed(folder / SQLITE)
        known += _read_lines(folder / ERASURES)
        _add_lines(stage / ERASURES, known)
        return _swap(stage, folder)
    except OSError as error:
        raise tell_fault(str(folder), error) from error
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def _list_kept(folder: Path) -> Iterator[tuple[str, Path]]:
    for name in _KEPT:
        path = folder / name
        found = sorted(path.rglob("*")) if path.is_dir() else [path]
        for each in found:
            if each.is_file() and not each.is_symlink():
                yield each.relative_to(folder).as_posix(), each


def _add(archive: zipfile.ZipFile, name: str, path: Path) -> str | None:
    """Add the file; its hash, or None where it was erased meanwhile."""
    digest = hashlib.sha256()
    entry = zipfile.ZipInfo(name, time.localtime()[:6])
    is_dense = path.suffix.lower() in _DENSE or name == POSTGRESQL
    entry.compress_type = zipfile.ZIP_STORED if is_dense else zipfile.ZIP_DEFLATED
    entry.external_attr = 0o600 << 16
    try:
        source = path.open("rb")
    except FileNotFoundError:
        return None
    with source, archive.open(entry, "w", force_zip64=True) as target:
        while piece := source.read(_AT_ONCE):
            digest.update(piece)
            target.write(piece)
    return digest.hexdigest()


def _unpack(backup: Path, hashes: Mapping[str, str], stage: Path) -> None:
    with zipfile.ZipFile(backup) as archive:
        for name, wanted in hashes.items():
            parts = PurePosixPath(name).parts
            if not parts or parts[0] == "/" or ".." in parts or "\\" in name:
                raise DomainError("backup_damaged", path=backup, name=name)
            path = stage.joinpath(*parts)
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            if _copy_out(archive, name, path) != wanted:
                raise DomainError("backup_damaged", path=backup, name=name)


def _copy_out(archive: zipfile.ZipFile, name: str, path: Path) -> str | None:
    digest = hashlib.sha256()
    try:
        with archive.open(name) as source, path.open("xb") as target:
            os.fchmod(target.fileno(), 0o600)
            while piece := source.read(_AT_ONCE):
                digest.update(piece)
                target.write(piece)
            target.flush()
            os.fsync(target.fileno())
    except (KeyError, zipfile.BadZipFile, zipfile.zlib.error):  # type: ignore[attr-defined]
        return None
    return digest.hexdigest()


def _require_closed(database: Path) -> None:
    """Raise DomainError where a server has the database open.

    SQLite leaves its write-ahead log only where nobody else has the database open.
    """
    if not database.exists():
        return
    with closing(pysqlite3.connect(str(database), timeout=0.5)) as connection:
        try:
            (mode,) = connection.execute("PRAGMA journal_mode=DELETE").fetchone()
        except pysqlite3.OperationalError as error:
            raise DomainError("folder_in_use", path=database.parent) from error
        except pysqlite3.DatabaseError:
            return  # It is damaged; that may be why one goes back.
    if mode == "wal":
        raise DomainError("folder_in_use", path=database.parent)


def _read_lines(path: Path) -> list[str]:
    """The lines of a list, or of the list in a backup."""
    if not path.exists():
        return []
    if zipfile.is_zipfile(path):
        names = read_manifest(path)["files"]
        if ERASURES not in names:
            return []
        with zipfile.ZipFile(path) as archive:
            return archive.read(ERASURES).decode("utf-8").splitlines()
    return path.read_text("utf-8").splitlines()


def _add_lines(path: Path, lines: Iterable[str]) -> None:
    """In the order of time, as each line begins with its own."""
    merged = sorted({*_read_lines(path), *filter(None, lines)})
    if merged:
        path.touch(mode=0o600)
        path.write_text("".join(f"{line}\n" for line in merged), "utf-8")


def _swap(stage: Path, folder: Path) -> Path | None:
    if not folder.exists():
        stage.rename(folder)
        return None
    if not any(folder.iterdir()):
        folder.rmdir()
        stage.rename(folder)
        return None
    old = folder.with_name(f"{folder.name}-before-{time.strftime('%Y%m%d-%H%M%S')}")
    folder.rename(old)
    try:
        stage.rename(folder)
    except OSError:
        old.rename(folder)
        raise
    return old
