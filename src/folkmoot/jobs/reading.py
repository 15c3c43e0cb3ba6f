"""Read files and folders into one record: the run behind `folkmoot read`."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from folkmoot.documents.intake import Intake, list_files
from folkmoot.documents.merge import add_errors, merge_records
from folkmoot.documents.sandbox import read_in_child
from folkmoot.domain.errors import UnreadableDocumentError
from folkmoot.domain.messages import render_message
from folkmoot.domain.record import ReadError, Record

if TYPE_CHECKING:
    from folkmoot.analysis.encoders import Encoder

_MOST_CHILDREN = 4

Progress = Callable[[int, int, str], None]
_Result = Record | UnreadableDocumentError


def read(
    *paths: str | Path,
    links: bool = True,
    columns: Mapping[str, str] | None = None,
    language: str = "en",
    encoder: Encoder | None = None,
    on_progress: Progress | None = None,
) -> Record:
    """Read minutes, group notes, surveys and records into one record.

    A file that cannot be read becomes an entry in `errors`, its message in `language`;
    the others are read all the same. With `links`, summary lines are linked to the
    statements they restate, by `encoder` or the model that ships with the install.
    `columns` maps a table's column names to "attribute", "statement" or "drop".
    `on_progress` is called with files done, files in all, and the file's name.
    """
    return run_reading(
        *paths,
        links=links,
        columns=columns,
        language=language,
        encoder=encoder,
        on_progress=on_progress,
    ).record


@dataclass(frozen=True, kw_only=True)
class Reading:
    """A record, and what was refused in this call; an earlier record may hold more."""

    record: Record
    refused: tuple[ReadError, ...]


def run_reading(
    *paths: str | Path,
    links: bool = True,
    columns: Mapping[str, str] | None = None,
    language: str = "en",
    encoder: Encoder | None = None,
    on_progress: Progress | None = None,
) -> Reading:
    """As `read`, and tell this call's refusals apart."""
    files = list_files(paths)
    results = _read_all(files, columns, on_progress)
    records, refused = _sort_out(files, results, language)
    record = add_errors(merge_records(records), refused)
    linked = _link(record, encoder) if links else record
    return Reading(record=linked, refused=tuple(refused))


def _read_all(
    files: Sequence[Intake],
    columns: Mapping[str, str] | None,
    on_progress: Progress | None,
) -> list[_Result]:
    """Several children at a time; the results in the order of the files."""
    pool = ThreadPoolExecutor(max_workers=min(_MOST_CHILDREN, os.cpu_count() or 1))
    try:
        waiting = [pool.submit(_read_one, file, columns) for file in files]
        results: list[_Result] = []
        for file, future in zip(files, waiting, strict=True):
            results.append(future.result())
            if on_progress:
                on_progress(len(results), len(files), str(file.path))
        return results
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _read_one(file: Intake, columns: Mapping[str, str] | None) -> _Result:
    if file.error is not None:
        return file.error
    try:
        return read_in_child(file.path, name=file.path.name, columns=columns)
    except UnreadableDocumentError as error:
        return error


def _sort_out(
    files: Sequence[Intake], results: Iterable[_Result], language: str
) -> tuple[list[Record], list[ReadError]]:
    """Records apart from refusals; a document that was read already is refused."""
    records: list[Record] = []
    errors: list[ReadError] = []
    names: dict[str, str] = {}
    for file, result in zip(files, results, strict=True):
        if isinstance(result, Record):
            twins = [names[d.sha256] for d in result.documents if d.sha256 in names]
            if not twins:
                names.update({d.sha256: str(file.path) for d in result.documents})
                records.append(result)
                continue
            result = UnreadableDocumentError("duplicate_document", other=twins[0])
        errors.append(
            ReadError(
                file=str(file.path),
                code=result.code,
                message=render_message(result.code, language, **result.details),
            )
        )
    return records, errors


def _link(record: Record, encoder: Encoder | None) -> Record:
    from folkmoot.analysis.linking import link_summaries

    return link_summaries(record, encoder=encoder)


def write_record(record: Record) -> str:
    """The record as `folkmoot-record/1` JSON."""
    from folkmoot.documents.record_json import dump_record

    return dump_record(record)
