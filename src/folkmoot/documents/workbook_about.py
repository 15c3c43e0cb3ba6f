"""The sheet that tells what the workbook is and how it was made."""

from collections.abc import Iterator
from dataclasses import replace

from folkmoot.documents.workbook_content import Cell, SheetContent, make_sheet
from folkmoot.documents.workbook_words import find_about, name_code
from folkmoot.domain.key_points import Analysis, Place


def describe_workbook(analysis: Analysis, language: str) -> SheetContent:
    """What it is, the ledger's totals, the method, the documents."""
    rows = [
        *_tell_what(language),
        *_tell_totals(analysis, language),
        *_tell_method(analysis, language),
        *_tell_documents(analysis, language),
    ]
    about = make_sheet("about", "topic value", rows, language)
    return replace(about, has_filter=False)


def _tell_what(language: str) -> Iterator[tuple[Cell, ...]]:
    for name in ("what", "status", "cells"):
        yield find_about(name, language), find_about(f"{name}_text", language)


def _tell_totals(analysis: Analysis, language: str) -> Iterator[tuple[Cell, ...]]:
    places = [row.place for row in analysis.ledger if row.place]
    for place in Place:
        yield name_code(place, language), places.count(place)
    yield find_about("input", language), len(places)
    yield find_about("not_input", language), len(analysis.ledger) - len(places)


def _tell_method(analysis: Analysis, language: str) -> Iterator[tuple[Cell, ...]]:
    method = analysis.method
    yield (
        find_about("model", language),
        f"{method.model} ({method.model_fingerprint})",
    )
    yield find_about("judge", language), method.judge
    yield find_about("code", language), method.code_version
    for name in sorted(method.parameters):
        yield find_about("parameter", language, parameter=name), method.parameters[name]


def _tell_documents(analysis: Analysis, language: str) -> Iterator[tuple[Cell, ...]]:
    for document in analysis.record.documents:
        told = f"{document.name} (SHA-256 {document.sha256})"
        yield find_about("document", language), told
    for error in analysis.record.errors:
        yield find_about("refused", language), f"{error.file}: {error.message}"
