"""What stands in the sheets of `statements.xlsx`."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from folkmoot.documents.workbook_about import describe_workbook
from folkmoot.documents.workbook_content import Cell, SheetContent, make_sheet
from folkmoot.documents.workbook_words import find_word, name_code
from folkmoot.domain.ids import StatementId
from folkmoot.domain.key_points import (
    Analysis,
    KeyPoint,
    LedgerRow,
    Match,
    Relation,
)
from folkmoot.domain.record import Record, Statement


@dataclass(frozen=True, kw_only=True)
class _Origins:
    """Where each statement was said, and each key point's number and words."""

    statements: Mapping[StatementId, Statement]
    gatherings: Mapping[StatementId, str]
    documents: Mapping[str, str]
    rows: Mapping[StatementId, LedgerRow]
    key_points: Mapping[str, str]


def list_sheets(analysis: Analysis, *, language: str) -> tuple[SheetContent, ...]:
    """The sheets in their order: statements, key points, matches, questions, about."""
    origins = _find_origins(analysis)
    return (
        _list_statements(analysis, origins, language),
        _list_key_points(analysis, language),
        _list_matches(analysis, origins, language),
        _list_questions(analysis, origins, language),
        describe_workbook(analysis, language),
    )


def _find_origins(analysis: Analysis) -> _Origins:
    statements: dict[StatementId, Statement] = {}
    gatherings: dict[StatementId, str] = {}
    for name, statement in _list_said(analysis.record):
        statements[statement.id] = statement
        gatherings[statement.id] = name
    return _Origins(
        statements=statements,
        gatherings=gatherings,
        documents={d.id: d.name for d in analysis.record.documents},
        rows={row.statement_id: row for row in analysis.ledger},
        key_points={
            key_point.id: f"{number}. {key_point.text}"
            for number, key_point in enumerate(analysis.key_points, start=1)
        },
    )


def _list_said(record: Record) -> Iterator[tuple[str, Statement]]:
    gatherings: list[Any] = [*record.meetings, *record.surveys]
    for gathering in gatherings:
        date = getattr(gathering, "date", None)
        named = gathering.title or getattr(gathering, "place", None)
        name = ", ".join(filter(None, (named, date))) or gathering.id
        for section in gathering.sections:
            for statement in section.statements:
                yield name, statement


def _list_statements(
    analysis: Analysis, origins: _Origins, language: str
) -> SheetContent:
    names = (
        "statement_id statement role place key_point why duplicate_of meeting "
        "focus_area group document page line"
    )
    rows = [_tell_row(row, origins, language) for row in analysis.ledger]
    return make_sheet("statements", names, rows, language)


def _tell_row(row: LedgerRow, origins: _Origins, language: str) -> tuple[Cell, ...]:
    source = origins.statements[row.statement_id].source
    return (
        row.statement_id,
        row.text,
        name_code(row.role, language),
        name_code(row.place, language) if row.place else None,
        "\n".join(origins.key_points.get(name, name) for name in row.key_points),
        name_code(row.reason, language),
        row.duplicate_of,
        origins.gatherings[row.statement_id],
        row.focus_area,
        row.group,
        origins.documents.get(source.document, source.document),
        source.page,
        source.line,
    )


def _list_key_points(analysis: Analysis, language: str) -> SheetContent:
    names = (
        "number key_point focus_areas groups groups_asked meetings meetings_asked "
        "respondents respondents_asked supporting opposing unresolved review "
        "key_point_id"
    )
    rows = [
        _tell_key_point(number, key_point, language)
        for number, key_point in enumerate(analysis.key_points, start=1)
    ]
    return make_sheet("key_points", names, rows, language)


def _tell_key_point(
    number: int, key_point: KeyPoint, language: str
) -> tuple[Cell, ...]:
    carried = key_point.prevalence
    return (
        number,
        key_point.text,
        "\n".join(key_point.focus_areas),
        carried.groups,
        carried.groups_asked,
        carried.meetings,
        carried.meetings_asked,
        carried.respondents,
        carried.respondents_asked,
        _count(key_point, Relation.SUPPORTS),
        _count(key_point, Relation.OPPOSES),
        _count(key_point, Relation.UNRESOLVED),
        find_word(_name_review(key_point), language),
        key_point.id,
    )


def _count(key_point: KeyPoint, relation: Relation) -> int:
    return len({m.statement for m in key_point.matches if m.relation is relation})


def _name_review(key_point: KeyPoint) -> str:
    by_machine = [match.decided_by == "machine" for match in key_point.matches]
    if all(by_machine):
        return "not_reviewed"
    return "partly_reviewed" if any(by_machine) else "reviewed"


def _list_matches(analysis: Analysis, origins: _Origins, language: str) -> SheetContent:
    names = (
        "key_point statement_id segment relation score reason decided_by statement "
        "meeting focus_area group key_point_id"
    )
    rows = [
        _tell_match(key_point, match, origins, language)
        for key_point in analysis.key_points
        for match in key_point.matches
    ]
    return make_sheet("matches", names, rows, language)


def _tell_match(
    key_point: KeyPoint, match: Match, origins: _Origins, language: str
) -> tuple[Cell, ...]:
    row = origins.rows[match.statement]
    by_machine = match.decided_by == "machine"
    return (
        origins.key_points[key_point.id],
        match.statement,
        match.segment.text,
        name_code(match.relation, language),
        round(match.score, 6),
        match.reason,
        find_word("machine", language) if by_machine else match.decided_by,
        row.text,
        origins.gatherings[match.statement],
        row.focus_area,
        row.group,
        key_point.id,
    )


def _list_questions(
    analysis: Analysis, origins: _Origins, language: str
) -> SheetContent:
    names = "question statement_id statement meeting focus_area group question_id"
    rows: list[tuple[Cell, ...]] = [
        (
            question.text,
            name,
            origins.rows[name].text,
            origins.gatherings[name],
            origins.rows[name].focus_area,
            origins.rows[name].group,
            question.id,
        )
        for question in analysis.questions
        for name in question.statements
    ]
    return make_sheet("questions", names, rows, language)
