"""The files of an analysis, in an order that does not depend on how they were given."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from folkmoot.documents.intake import Intake, list_files

_CHUNK = 1_000_000


@dataclass(frozen=True, kw_only=True)
class Taken:
    """A file that was given, and the hash of its bytes where it can be opened."""

    intake: Intake
    sha256: str | None

    @property
    def name(self) -> str:
        """The file's own name."""
        return self.intake.path.name


def take_in(inputs: Sequence[str | Path], *, out: Path | None) -> list[Taken]:
    """The files, records first: what a person corrected holds before its source.

    What an earlier run wrote to `out` is passed over where it is met in a folder.
    """
    taken = [
        Taken(intake=intake, sha256=_hash_file(intake))
        for intake in _leave_out(list_files(inputs), inputs, out)
    ]
    return sorted(taken, key=_rank)


def _leave_out(
    files: Iterable[Intake], inputs: Sequence[str | Path], out: Path | None
) -> Iterator[Intake]:
    if out is None or not out.is_dir():
        yield from files
        return
    place = out.resolve()
    named = [Path(one).resolve() for one in inputs if str(one)]
    within = [one for one in named if one not in place.parents]
    for intake in files:
        path = intake.path.resolve()
        if place not in path.parents or any(
            one == path or one in path.parents for one in within
        ):
            yield intake


def _hash_file(intake: Intake) -> str | None:
    if intake.error is not None:
        return None
    total = hashlib.sha256()
    try:
        with intake.path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                total.update(chunk)
    except OSError:
        return None
    return total.hexdigest()


def _rank(taken: Taken) -> tuple[bool, str, str, str]:
    path = taken.intake.path
    is_record = path.suffix.lower() == ".json"
    return not is_record, path.name, taken.sha256 or "", str(path)
