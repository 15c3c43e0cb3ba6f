"""What stands in the sheets of `statements.xlsx`."""

from collections.abc import Mapping

from folkmoot.documents.report_phrases import PHRASES
from folkmoot.documents.report_sources import Sources, name_survey
from folkmoot.documents.report_words import ReportWords
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


class _Origins:
    """Where each statement was said and its number; each key point's number and words.

    Names are those of the report.
    """

    def __init__(self, analysis: Analysis, language: str) -> None:
        self.say = ReportWords(language, PHRASES)
        self._sources = Sources(analysis, self.say)
        self.rows = self._sources.rows
        self.numbers: Mapping[StatementId, int] = {
            row.statement_id: number for number, row in enumerate(analysis.ledger, 1)
        }
        self.key_points: Mapping[str, str] = {
            key_point.id: f"{number}. {key_point.text}"
            for number, key_point in enumerate(analysis.key_points, start=1)
        }

    def tell_scene(self, statement: StatementId) -> tuple[Cell, Cell, Cell]:
        """The meeting or survey, the focus area or question, the group."""
        one = self._sources.spoken[statement]
        if one.meeting:
            scene = self._sources.meetings[one.meeting.id]
        else:
            title = one.survey and name_survey(one.survey)
            scene = title or one.document.name
        return scene, self._sources.name_area(statement), one.statement.group

    def tell_source(self, statement: StatementId) -> tuple[Cell, Cell, Cell]:
        """The document, the page and the line."""
        one = self._sources.spoken[statement]
        source = one.statement.source
        return one.document.name, source.page, source.line


def list_sheets(analysis: Analysis, *, language: str) -> tuple[SheetContent, ...]:
    """The sheets in their order: statements, key points, matches, questions, about."""
    origins = _Origins(analysis, language)
    return (
        _list_statements(analysis, origins, language),
        _list_key_points(analysis, language),
        _list_matches(analysis, origins, language),
        _list_questions(analysis, origins, language),
        describe_workbook(analysis, language),
    )


def _list_statements(
    analysis: Analysis, origins: _Origins, language: str
) -> SheetContent:
    names = (
        "number statement role place key_point why repeats meeting focus_area group "
        "document page line statement_id"
    )
    rows = [_tell_row(row, origins, language) for row in analysis.ledger]
    return make_sheet("statements", names, rows, language)


def _tell_row(row: LedgerRow, origins: _Origins, language: str) -> tuple[Cell, ...]:
    return (
        origins.numbers[row.statement_id],
        row.text,
        name_code(row.role, language),
        name_code(row.place, language) if row.place else None,
        "\n".join(origins.key_points.get(name, name) for name in row.key_points),
        origins.say.code(row.reason),
        origins.numbers[row.duplicate_of] if row.duplicate_of else None,
        *origins.tell_scene(row.statement_id),
        *origins.tell_source(row.statement_id),
        row.statement_id,
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
        "key_point segment relation score reason decided_by statement_number statement "
        "meeting focus_area group statement_id key_point_id"
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
    by_machine = match.decided_by == "machine"
    return (
        origins.key_points[key_point.id],
        match.segment.text,
        name_code(match.relation, language),
        round(match.score, 6),
        origins.say.reason(match.reason),
        find_word("machine", language) if by_machine else match.decided_by,
        origins.numbers[match.statement],
        origins.rows[match.statement].text,
        *origins.tell_scene(match.statement),
        match.statement,
        key_point.id,
    )


def _list_questions(
    analysis: Analysis, origins: _Origins, language: str
) -> SheetContent:
    names = (
        "question statement_number statement meeting focus_area group statement_id "
        "question_id"
    )
    rows: list[tuple[Cell, ...]] = [
        (
            question.text,
            origins.numbers[name],
            origins.rows[name].text,
            *origins.tell_scene(name),
            name,
            question.id,
        )
        for question in analysis.questions
        for name in question.statements
    ]
    return make_sheet("questions", names, rows, language)
