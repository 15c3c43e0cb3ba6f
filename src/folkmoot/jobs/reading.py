"""Read files and folders into one record: the run behind `folkmoot read`."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from folkmoot.documents.intake import Intake, list_files
from folkmoot.documents.merge import FileRecord, add_errors, merge_records, part_doubles
from folkmoot.documents.sandbox import DATA_LIMIT, Sandbox, show_name
from folkmoot.domain.errors import UnreadableDocumentError
from folkmoot.domain.messages import LANGUAGES, render_message
from folkmoot.domain.record import ReadError, Record

if TYPE_CHECKING:
    from folkmoot.analysis.encoders import Encoder
    from folkmoot.documents.read_file import FileRead

_MOST_CHILDREN = 4
# Larger files are read one at a time: they may need all the memory of the call.
_LARGE = 5_000_000
# How too little memory may show; such a file is tried again alone with all of it.
_MAYBE_MEMORY = frozenset({"out_of_memory", "damaged", "reader_failed"})

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, kw_only=True)
class Reading:
    """A record, and the files that this call refused.

    `record.errors` may also hold refusals of an earlier call, out of a record read.
    """

    record: Record
    refused: tuple[ReadError, ...]


def read(
    *paths: str | Path,
    links: bool = True,
    columns: Mapping[str, str] | None = None,
    language: str = "en",
    encoder: Encoder | None = None,
    on_progress: Progress | None = None,
) -> Record:
    """Read minutes, group notes, surveys and records into one record.

    Documents stand in the order given, a folder's by name; no id depends on it. A file
    that cannot be read becomes an entry in `errors`, its message in `language`; the
    others are read all the same. With `links`, summary lines are linked to the
    statements they restate, by `encoder` or the model that ships with the install;
    lines that have links in a record that is read keep them. Without, links stay as
    they were read. `columns` maps column names of tables to "attribute", "statement"
    or "drop". `on_progress` is called with files done, files in all, and a file's name.
    """
    return run_reading(
        *paths,
        links=links,
        columns=columns,
        language=language,
        encoder=encoder,
        on_progress=on_progress,
    ).record


def run_reading(
    *paths: str | Path,
    links: bool = True,
    columns: Mapping[str, str] | None = None,
    language: str = "en",
    encoder: Encoder | None = None,
    on_progress: Progress | None = None,
) -> Reading:
    """Read as `read` does, and tell this call's refusals apart from earlier ones."""
    return read_files(
        list_files(paths),
        links=links,
        columns=columns,
        language=language,
        encoder=encoder,
        on_progress=on_progress,
    )


def read_files(
    files: Sequence[Intake],
    *,
    links: bool = True,
    columns: Mapping[str, str] | None = None,
    language: str = "en",
    encoder: Encoder | None = None,
    on_progress: Progress | None = None,
) -> Reading:
    """Read the files of a call, in their order."""
    if language not in LANGUAGES:
        raise ValueError(f"language must be one of {', '.join(LANGUAGES)}")
    results = _Run(files, columns or {}, on_progress).read()
    results = _refuse_unknown_columns(results)
    records, errors = _sort_out(files, results, language)
    record = add_errors(merge_records(records), errors)
    return Reading(
        record=link_record(record, encoder) if links else record, refused=tuple(errors)
    )


class _Run:
    """Reads the files of a call, several at a time; results in the files' order."""

    def __init__(
        self,
        files: Sequence[Intake],
        columns: Mapping[str, str],
        on_progress: Progress | None,
    ) -> None:
        self._files = files
        self._columns = columns
        self._on_progress = on_progress
        self._results: dict[int, FileRead | UnreadableDocumentError] = {}

    def read(self) -> list[FileRead | UnreadableDocumentError]:
        """Small files beside each other, then those that need the memory alone."""
        numbers = range(len(self._files))
        for number in numbers:
            if (error := self._files[number].error) is not None:
                self._settle(number, error)
        small = [
            n
            for n in numbers
            if n not in self._results and self._files[n].size <= _LARGE
        ]
        with Sandbox() as sandbox:
            if len(small) > 1:
                self._read_side_by_side(sandbox, small)
            for number in numbers:
                if number not in self._results:
                    self._settle(number, self._try(sandbox, number, DATA_LIMIT))
        return [self._results[number] for number in numbers]

    def _read_side_by_side(self, sandbox: Sandbox, numbers: Sequence[int]) -> None:
        workers = min(_MOST_CHILDREN, len(numbers), _count_processors())
        limit = DATA_LIMIT // workers
        with ThreadPoolExecutor(max_workers=workers) as pool:
            waiting = [pool.submit(self._try, sandbox, n, limit) for n in numbers]
            try:
                for number, future in zip(numbers, waiting, strict=True):
                    result = future.result()
                    if not (workers > 1 and _may_lack_memory(result)):
                        self._settle(number, result)
            except BaseException:
                pool.shutdown(wait=False, cancel_futures=True)
                sandbox.close()
                raise

    def _try(
        self, sandbox: Sandbox, number: int, data_limit: int
    ) -> FileRead | UnreadableDocumentError:
        try:
            return sandbox.read(
                self._files[number].path, columns=self._columns, data_limit=data_limit
            )
        except UnreadableDocumentError as error:
            return error

    def _settle(self, number: int, result: FileRead | UnreadableDocumentError) -> None:
        self._results[number] = result
        if self._on_progress:
            name = show_name(str(self._files[number].path))
            self._on_progress(len(self._results), len(self._files), name)


def _count_processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _may_lack_memory(result: FileRead | UnreadableDocumentError) -> bool:
    return isinstance(result, UnreadableDocumentError) and result.code in _MAYBE_MEMORY


def _refuse_unknown_columns(
    results: Sequence[FileRead | UnreadableDocumentError],
) -> list[FileRead | UnreadableDocumentError]:
    """A column that no table has is a slip of the pen: "Nvan=drop" must not pass."""
    read = [r for r in results if not isinstance(r, UnreadableDocumentError)]
    tables = [set(r.unknown_columns) for r in read if r.unknown_columns is not None]
    nowhere = set.intersection(*tables) if tables else set()
    return [_judge_columns(result, nowhere) for result in results]


def _judge_columns(
    result: FileRead | UnreadableDocumentError, nowhere: set[str]
) -> FileRead | UnreadableDocumentError:
    if isinstance(result, UnreadableDocumentError):
        return result
    for column, known in (result.unknown_columns or {}).items():
        if column in nowhere:
            return UnreadableDocumentError("unknown_column", column=column, known=known)
    return result


def _sort_out(
    files: Sequence[Intake],
    results: Iterable[FileRead | UnreadableDocumentError],
    language: str,
) -> tuple[list[Record], list[ReadError]]:
    """Records apart from refusals; a document that was read already is refused."""
    names = [show_name(str(file.path)) for file in files]
    parted = part_doubles(
        result
        if isinstance(result, UnreadableDocumentError)
        else FileRecord(file=name, record=result.record)
        for name, result in zip(names, results, strict=True)
    )
    records = [one for one in parted if isinstance(one, Record)]
    errors = [
        ReadError(
            file=name,
            code=one.code,
            message=render_message(one.code, language, **one.details),
        )
        for name, one in zip(names, parted, strict=True)
        if not isinstance(one, Record)
    ]
    return records, errors


def link_record(record: Record, encoder: Encoder | None = None) -> Record:
    """Link summary lines to what they restate, by the model that ships by default."""
    from folkmoot.analysis.linking import link_summaries

    return link_summaries(record, encoder=encoder)


def write_record(record: Record) -> str:
    """The record as `folkmoot-record/1` JSON."""
    from folkmoot.documents.record_json import dump_record

    return dump_record(record)
