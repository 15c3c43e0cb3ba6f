"""The files of an analysis, written into a folder."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from folkmoot.documents.analysis_json import dump_json, pick_links
from folkmoot.documents.analysis_tables import dump_ledger
from folkmoot.documents.key_points_json import dump_key_points
from folkmoot.documents.record_json import dump_record
from folkmoot.documents.write_workbook import write_workbook
from folkmoot.domain.key_points import Analysis

_HALF_LETTER = re.compile("[\ud800-\udfff]")


def write_analysis(
    analysis: Analysis, folder: Path, *, language: str, manifest: Mapping[str, object]
) -> None:
    """Write all files but `run.json` into the folder, which is there and empty.

    `language` is "da" or "en", for the files that people read. Equal values give equal
    bytes. Half a character, which UTF-8 cannot hold, is written as U+FFFD.

    Raises:
        OSError: the folder cannot be written to.
    """
    for name, text in _dump_texts(analysis, manifest):
        (folder / name).write_bytes(_HALF_LETTER.sub("\ufffd", text).encode())
    workbook = write_workbook(analysis, language=language)
    (folder / "statements.xlsx").write_bytes(workbook)


def _dump_texts(
    analysis: Analysis, manifest: Mapping[str, object]
) -> Iterator[tuple[str, str]]:
    yield "record.json", dump_record(analysis.record)
    yield "key_points.json", dump_key_points(analysis.key_points)
    yield "questions.json", dump_json(analysis.questions)
    yield "ledger.csv", dump_ledger(analysis.ledger)
    yield "saturation.json", dump_json(analysis.saturation)
    yield "links.json", dump_json(pick_links(analysis.record))
    yield "manifest.json", dump_json(manifest)
