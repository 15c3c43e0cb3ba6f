"""Minutes as PDF/UA-1 and PDF/A-2a: read aloud, and kept for good."""

from typing import Any

from folkmoot.documents.minutes_layout import lay_out
from folkmoot.documents.minutes_model import (
    Minutes,
    MinutesBlock,
    MinutesPart,
    tell_text,
)
from folkmoot.documents.report_tree import Listing, Paragraph, Run, Table
from folkmoot.documents.typesetting import ARCHIVED, set_pages
from folkmoot.documents.xml_text import show_controls

# "16.30–18.00" and the like.
_SHORT = 12


def write_minutes_pdf(minutes: Minutes) -> bytes:
    """The PDF's bytes; equal minutes give equal bytes."""
    laid = lay_out(minutes)
    return set_pages(
        "minutes.typ",
        {
            "language": laid.language,
            "dated": [int(number) for number in laid.dated.split("-")],
            "kind": laid.kind,
            "page": laid.page,
            "title": show_controls(laid.title),
            "notice": laid.notice,
            "facts": [_tell_runs(fact.runs) for fact in laid.facts],
            "parts": [_tell_part(part) for part in laid.parts],
        },
        standards=ARCHIVED,
    )


def _tell_part(part: MinutesPart) -> dict[str, Any]:
    return {
        "anchor": part.anchor,
        "title": show_controls(part.title),
        "level": part.level + 1,
        "blocks": [_tell_block(block) for block in part.blocks],
    }


def _tell_block(block: MinutesBlock) -> dict[str, Any]:
    match block:
        case Paragraph():
            return {"type": "paragraph", **_tell_paragraph(block)}
        case Listing():
            items = [_tell_paragraph(item) for item in block.items]
            return {"type": "list", "ordered": block.ordered, "items": items}
        case Table():
            return {
                "type": "table",
                "caption": show_controls(block.caption),
                "heads": [show_controls(column.label) for column in block.columns],
                "numeric": [column.numeric for column in block.columns],
                "narrow": _find_narrow(block),
                "rows": [
                    {
                        "anchor": row.anchor,
                        "cells": [_tell_runs(cell) for cell in row.cells],
                    }
                    for row in block.rows
                ],
            }


def _find_narrow(table: Table) -> list[bool]:
    """The columns that take no more room than their words need."""
    longest = (
        max(len(tell_text(row.cells[at])) for row in table.rows) if table.rows else 0
        for at in range(len(table.columns))
    )
    return [
        column.numeric or length <= _SHORT
        for column, length in zip(table.columns, longest, strict=True)
    ]


def _tell_paragraph(paragraph: Paragraph) -> dict[str, Any]:
    return {"anchor": paragraph.anchor, "runs": _tell_runs(paragraph.runs)}


def _tell_runs(runs: tuple[Run, ...]) -> list[dict[str, str | None]]:
    return [
        {"text": show_controls(run.text), "voice": run.voice, "target": run.target}
        for run in runs
    ]
