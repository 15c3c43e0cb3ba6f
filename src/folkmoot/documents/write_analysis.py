"""The files of an analysis, written into a folder."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from folkmoot.documents.analysis_json import dump_json, pick_links
from folkmoot.documents.analysis_tables import dump_ledger
from folkmoot.documents.html_report import write_report_html
from folkmoot.documents.key_points_json import dump_key_points
from folkmoot.documents.manifest_json import MANIFEST, Manifest
from folkmoot.documents.record_json import dump_record
from folkmoot.documents.report_model import build_report
from folkmoot.documents.write_report_docx import write_report_docx
from folkmoot.documents.write_workbook import write_workbook
from folkmoot.domain.ids import hash_bytes
from folkmoot.domain.key_points import Analysis

# All but the manifest itself.
FILE_NAMES = frozenset(
    "record.json key_points.json questions.json ledger.csv saturation.json links.json"
    " report.html report.docx statements.xlsx".split()
)
PARQUET_NAMES = frozenset("ledger.parquet matches.parquet key_points.parquet".split())
_HALF_LETTER = re.compile("[\ud800-\udfff]")


def write_analysis(
    analysis: Analysis,
    folder: Path,
    *,
    language: str,
    manifest: Manifest,
    parquet: bool = False,
) -> None:
    """Write all files but `run.json` into the folder, which is there and empty.

    `language` is "da" or "en", for the files that people read. Equal values give equal
    bytes. Half a character, which UTF-8 cannot hold, is written as U+FFFD. The
    manifest comes last and names the other files.

    Raises:
        OSError: the folder cannot be written to.
    """
    hashes = {}
    for name, content in _dump_files(analysis, language, parquet=parquet):
        (folder / name).write_bytes(content)
        hashes[name] = hash_bytes(content)
    whole = dump_json(replace(manifest, files=hashes))
    (folder / MANIFEST).write_bytes(_encode(whole))


def _dump_files(
    analysis: Analysis, language: str, *, parquet: bool
) -> Iterator[tuple[str, bytes]]:
    for name, text in _dump_texts(analysis):
        yield name, _encode(text)
    report = build_report(analysis, language=language)
    yield "report.html", _encode(write_report_html(report))
    yield "report.docx", write_report_docx(report)
    yield "statements.xlsx", write_workbook(analysis, language=language)
    if parquet:
        from folkmoot.documents.write_parquet import dump_parquet

        yield from dump_parquet(analysis)


def _dump_texts(analysis: Analysis) -> Iterator[tuple[str, str]]:
    yield "record.json", dump_record(analysis.record)
    yield "key_points.json", dump_key_points(analysis.key_points)
    yield "questions.json", dump_json(analysis.questions)
    yield "ledger.csv", dump_ledger(analysis.ledger)
    yield "saturation.json", dump_json(analysis.saturation)
    yield "links.json", dump_json(pick_links(analysis.record))


def _encode(text: str) -> bytes:
    return _HALF_LETTER.sub("\ufffd", text).encode()
