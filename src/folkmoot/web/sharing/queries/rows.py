"""All of a consultation as tables: what it found, and what it recommends."""

from collections.abc import Mapping
from typing import Any

from folkmoot.documents.write_findings import TABLES as FINDING_TABLES
from folkmoot.domain import advice_rows as rows
from folkmoot.domain.advice_rows import AdviceTables
from folkmoot.web.desk.queries.scope import Desk
from folkmoot.web.findings.queries.questions import list_questions
from folkmoot.web.findings.queries.reading import read_findings
from folkmoot.web.findings.queries.tables import read_tables
from folkmoot.web.meetings.models import Consultation
from folkmoot.web.recommendations.queries.reading import read_recommendations

ADVICE_TABLES: Mapping[str, type[Any]] = {
    "questions": rows.QuestionRow,
    "bearings": rows.BearingRow,
    "recommendations": rows.RecommendationRow,
    "milestones": rows.MilestoneRow,
    "evidence": rows.EvidenceRow,
    "not_followed": rows.NotFollowedRow,
}
TABLES: Mapping[str, type[Any]] = {**FINDING_TABLES, **ADVICE_TABLES}


def read_rows(consultation: Consultation, table: str) -> tuple[Any, ...]:
    """The rows of one table as they stand now."""
    if table in FINDING_TABLES:
        found: tuple[Any, ...] = getattr(read_tables(consultation), table)
        return found
    advice: tuple[Any, ...] = getattr(read_advice(consultation), table)
    return advice


def read_advice(consultation: Consultation) -> AdviceTables:
    """What is recommended, as rows; equal contents give equal rows in equal order."""
    told = read_recommendations(consultation)
    findings = read_findings(consultation)
    questions = [
        each for each in list_questions(Desk(consultation), findings) if each.is_mandate
    ]
    return AdviceTables(
        questions=tuple(
            rows.QuestionRow(id=str(each.id), text=each.text) for each in questions
        ),
        bearings=tuple(
            rows.BearingRow(question=str(each.id), key_point=point.id)
            for each in questions
            for point in each.heard
        ),
        recommendations=tuple(
            rows.RecommendationRow(
                id=each.id,
                number=each.number,
                chapter=each.chapter,
                text=each.text,
                reasoning=each.reasoning,
                status=each.status.value,
                owner=each.owner,
                answer=each.answer,
                questions=each.questions,
            )
            for each in told.recommendations
        ),
        milestones=tuple(
            rows.MilestoneRow(
                id=each.id,
                recommendation=of.id,
                date=each.date,
                text=each.text,
                is_reached=each.is_reached,
            )
            for of in told.recommendations
            for each in of.milestones
        ),
        evidence=tuple(
            rows.EvidenceRow(
                id=each.id,
                recommendation=of.id,
                side=each.side.value,
                key_point=each.key_point,
                statement=each.statement,
                words=each.words,
                was_suggested=each.was_suggested,
            )
            for of in told.recommendations
            for each in of.evidence
        ),
        not_followed=tuple(
            rows.NotFollowedRow(id=each.id, key_point=each.key_point, words=each.words)
            for each in told.not_followed
        ),
    )
