"""What an earlier run left in the folder: its manifest, and people's decisions."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from folkmoot.documents.manifest_json import Manifest
from folkmoot.documents.read_analysis import read_manifest, read_record
from folkmoot.domain.errors import DomainError, UnreadableDocumentError
from folkmoot.domain.ids import hash_bytes
from folkmoot.domain.record import Record
from folkmoot.jobs.settling import Settled, carry_over, pick_decisions

if TYPE_CHECKING:
    from folkmoot.jobs.taking_in import Taken

_KEY_POINTS = "key_points.json"
_RECORD = "record.json"
_DECIDED = re.compile(rb'"decided_by"\s*:\s*"(?!machine")')


@dataclass(frozen=True, kw_only=True)
class Earlier:
    """An earlier run; all is empty where there is none."""

    manifest: Manifest | None = None
    record: Record | None = None
    settled: Settled = field(default_factory=Settled)

    def carry_decisions(self, record: Record) -> Settled:
        """People's decisions as they stand in another record."""
        if self.record is None:
            return self.settled
        return carry_over(self.settled, old=self.record, new=record)


def find_earlier(folder: Path | None) -> Earlier:
    """What stands in the folder.

    Raises:
        DomainError: "bad_decisions" where decisions stand in what cannot be read.
    """
    if folder is None or not folder.is_dir():
        return Earlier()
    try:
        manifest = read_manifest(folder)
    except DomainError:
        manifest = None
    if not _has_decisions(folder):
        return Earlier(manifest=manifest)
    record = _load_record(folder)
    return Earlier(
        manifest=manifest, record=record, settled=_load_decisions(folder, record)
    )


def check_record(folder: Path, earlier: Manifest, files: Iterable[Taken]) -> None:
    """Refuse to write over a record that a person corrected and did not give.

    Raises:
        DomainError: "changed_record".
    """
    path = folder / _RECORD
    if not path.is_file() or _RECORD not in earlier.files:
        return
    if hash_bytes(path.read_bytes()) == earlier.files[_RECORD]:
        return
    place = path.resolve()
    if all(one.intake.path.resolve() != place for one in files):
        raise DomainError("changed_record", path=path)


def _has_decisions(folder: Path) -> bool:
    """A glance: without decisions there is no need to read it all."""
    try:
        return _DECIDED.search((folder / _KEY_POINTS).read_bytes()) is not None
    except OSError:
        return False


def _load_record(folder: Path) -> Record:
    try:
        return read_record(folder)
    except UnreadableDocumentError as error:
        raise _refuse(folder / _RECORD, error) from error


def _load_decisions(folder: Path, record: Record) -> Settled:
    from folkmoot.documents.key_points_json import load_key_points

    path = folder / _KEY_POINTS
    try:
        return pick_decisions(load_key_points(path.read_bytes(), record=record))
    except UnreadableDocumentError as error:
        raise _refuse(path, error) from error


def _refuse(path: Path, error: UnreadableDocumentError) -> DomainError:
    return DomainError("bad_decisions", **{**error.details, "path": path})
