"""The files of an analysis, read back from their folder."""

from dataclasses import dataclass
from pathlib import Path

from folkmoot.documents.analysis_json import load_questions, load_saturation
from folkmoot.documents.analysis_tables import load_ledger
from folkmoot.documents.key_points_json import load_key_points
from folkmoot.documents.manifest_json import MANIFEST, Manifest, load_manifest
from folkmoot.documents.record_json import load_record
from folkmoot.domain.errors import DomainError, UnreadableDocumentError
from folkmoot.domain.key_points import Analysis, LedgerRow, Method, QuestionRaised
from folkmoot.domain.record import Record, iterate_sections


@dataclass(frozen=True, kw_only=True)
class StoredAnalysis:
    """An analysis that was written, and the manifest beside it."""

    analysis: Analysis
    manifest: Manifest


def read_analysis(folder: Path) -> StoredAnalysis:
    """Read what `write_analysis` wrote; the links stand in the record.

    Raises:
        DomainError: "no_analysis" where a file is missing.
        UnreadableDocumentError: "bad_output", with the first fault and its `place`.
    """
    manifest = read_manifest(folder)
    record = read_record(folder)
    questions = load_questions(_read(folder, "questions.json"))
    ledger = load_ledger(_read(folder, "ledger.csv"))
    _check_statements(record, ledger, questions)
    analysis = Analysis(
        record=record,
        key_points=load_key_points(_read(folder, "key_points.json"), record=record),
        questions=questions,
        ledger=ledger,
        saturation=load_saturation(_read(folder, "saturation.json")),
        method=describe_method(manifest),
    )
    return StoredAnalysis(analysis=analysis, manifest=manifest)


def read_manifest(folder: Path) -> Manifest:
    """Read the manifest alone; raises as `read_analysis` does."""
    return load_manifest(_read(folder, MANIFEST))


def read_record(folder: Path) -> Record:
    """Read the record alone; raises as `read_analysis` does."""
    try:
        return load_record(_read(folder, "record.json"))
    except UnreadableDocumentError as error:
        details = {**error.details, "file": "record.json"}
        raise UnreadableDocumentError("bad_output", **details) from error


def describe_method(manifest: Manifest) -> Method:
    """How a run was made, as its report tells it."""
    code = manifest.code
    return Method(
        model=manifest.model.name,
        model_fingerprint=manifest.model.fingerprint,
        judge=manifest.judge,
        code_version=f"{code.version} ({code.sha256[:16]})",
        parameters=manifest.parameters,
    )


def _read(folder: Path, name: str) -> bytes:
    try:
        return (folder / name).read_bytes()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise DomainError("no_analysis", path=folder, file=name) from error
    except OSError as error:
        told = error.strerror or type(error).__name__
        raise UnreadableDocumentError(
            "bad_output", file=name, place=folder, fault="system_refused", error=told
        ) from error


def _check_statements(
    record: Record, ledger: tuple[LedgerRow, ...], questions: tuple[QuestionRaised, ...]
) -> None:
    """Ledger and record hold the same statements, and questions no others."""
    known = {
        statement.id
        for section in iterate_sections(record)
        for statement in section.statements
    }
    rows = {row.statement_id for row in ledger}
    for number, row in enumerate(ledger, start=2):
        if row.statement_id not in known:
            _refuse("ledger.csv", f"{number}.statement_id", row.statement_id)
    for statement in sorted(known - rows):
        _refuse("ledger.csv", "statement_id", statement)
    for number, raised in enumerate(questions):
        for statement in (raised.source_statement, *raised.statements):
            if statement not in known:
                _refuse("questions.json", f"[{number}]", statement)


def _refuse(file: str, place: str, name: str) -> None:
    raise UnreadableDocumentError(
        "bad_output", file=file, place=place, fault="unknown_id", id=name
    )
