"""The way from a claim down to what was said, and from what was said up to the claims.

Everything is read from the files of an analysis; nothing is worked out anew.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from difflib import get_close_matches
from pathlib import Path

from folkmoot.analysis.origins import Origin, find_origins
from folkmoot.documents.json_values import to_plain
from folkmoot.documents.read_analysis import read_analysis
from folkmoot.domain.errors import DomainError
from folkmoot.domain.ids import StatementId
from folkmoot.domain.key_points import (
    Analysis,
    InputRole,
    KeyPoint,
    LedgerRow,
    Match,
    QuestionRaised,
    Relation,
)
from folkmoot.domain.record import Clause, Link
from folkmoot.jobs.traced import (
    KeyPointTrace,
    QuestionTrace,
    StatementTrace,
    SummaryTrace,
    Trace,
    TracedClause,
    TracedLink,
    TracedMatch,
    TracedQuestion,
    TracedRestatement,
    TracedStand,
    TracedStatement,
)

_SHORTEST_PREFIX = 6
_NEAREST = 3


def trace(name: str, folder: str | Path) -> Trace:
    """Follow an id of an analysis that was written to the folder.

    A beginning of an id will do where it is long enough and no other begins so.

    Raises:
        DomainError: "untraceable" with the nearest ids; "no_analysis" or "bad_output"
            where the folder holds no whole analysis.
    """
    tracer = _Tracer(read_analysis(Path(folder)).analysis)
    ids = tracer.list_ids()
    if not ids:
        raise DomainError("empty_analysis", path=folder)
    return tracer.trace(_find_id(name, ids))


def list_facts(found: Trace) -> object:
    """The trace as plain values, for JSON."""
    return to_plain(found)


def _find_id(name: str, ids: Collection[str]) -> str:
    wanted = name.strip()
    for form in (wanted, wanted.lower()):
        if form in ids:
            return form
    wanted = wanted.lower()
    if len(wanted) >= _SHORTEST_PREFIX:
        beginning = [one for one in ids if one.startswith(wanted)]
        if len(beginning) == 1:
            return beginning[0]
    nearest = get_close_matches(wanted, sorted(ids), n=_NEAREST, cutoff=0.0)
    raise DomainError("untraceable", id=name, nearest=", ".join(nearest))


class _Tracer:
    """Looks things up in one analysis."""

    def __init__(self, analysis: Analysis) -> None:
        record = analysis.record
        self._analysis = analysis
        self._origins = find_origins(record)
        self._documents = {document.id: document.name for document in record.documents}
        self._rows = {row.statement_id: row for row in analysis.ledger}
        self._things: dict[str, Origin | KeyPoint | QuestionRaised] = {}
        self._things.update(self._origins.items())
        self._things.update((point.id, point) for point in analysis.key_points)
        self._things.update((raised.id, raised) for raised in analysis.questions)

    def list_ids(self) -> Collection[str]:
        return self._things.keys()

    def trace(self, name: str) -> Trace:
        thing = self._things[name]
        if isinstance(thing, KeyPoint):
            return self._go_down(thing)
        if isinstance(thing, QuestionRaised):
            return self._list_asking(thing)
        row = self._rows[thing.statement.id]
        is_summary = row.role is InputRole.SUMMARY
        return self._open_summary(row) if is_summary else self._go_up(row)

    def _go_up(self, row: LedgerRow) -> StatementTrace:
        analysis, name = self._analysis, row.statement_id
        return StatementTrace(
            statement=self._describe(name),
            role=row.role,
            place=row.place,
            reason=row.reason,
            duplicate_of=row.duplicate_of,
            duplicates=tuple(
                one.statement_id for one in analysis.ledger if one.duplicate_of == name
            ),
            key_points=tuple(
                _describe_stand(point, match)
                for point in analysis.key_points
                for match in point.matches
                if match.statement == name
            ),
            questions=tuple(
                TracedQuestion(id=raised.id, text=raised.text)
                for raised in analysis.questions
                if name in raised.statements
            ),
            restated_by=tuple(
                TracedRestatement(
                    line=self._describe(link.from_),
                    clause=link.clause.text,
                    score=link.score,
                    reason=link.reason,
                )
                for link in analysis.record.links
                if link.to == name
            ),
        )

    def _go_down(self, point: KeyPoint) -> KeyPointTrace:
        return KeyPointTrace(
            id=point.id,
            text=point.text,
            source_statement=point.source_statement,
            focus_areas=point.focus_areas,
            prevalence=point.prevalence,
            supports=self._pick(point.matches, Relation.SUPPORTS),
            opposes=self._pick(point.matches, Relation.OPPOSES),
            unresolved=self._pick(point.matches, Relation.UNRESOLVED),
            rejected=self._pick(point.matches, Relation.NONE),
        )

    def _list_asking(self, raised: QuestionRaised) -> QuestionTrace:
        return QuestionTrace(
            id=raised.id,
            text=raised.text,
            source_statement=raised.source_statement,
            statements=tuple(self._describe(one) for one in raised.statements),
        )

    def _open_summary(self, row: LedgerRow) -> SummaryTrace:
        record, name = self._analysis.record, row.statement_id
        links = [link for link in record.links if link.from_ == name]
        new = [entry.clause for entry in record.unlinked if entry.from_ == name]
        clauses = {clause.start: clause for clause in new}
        clauses |= {link.clause.start: link.clause for link in links}
        return SummaryTrace(
            line=self._describe(name),
            clauses=tuple(
                self._describe_clause(
                    clauses[start],
                    [link for link in links if link.clause.start == start],
                )
                for start in sorted(clauses)
            ),
        )

    def _describe_clause(self, clause: Clause, links: Iterable[Link]) -> TracedClause:
        restates = tuple(
            TracedLink(
                statement=self._describe(link.to), score=link.score, reason=link.reason
            )
            for link in links
        )
        return TracedClause(text=clause.text, is_new=not restates, restates=restates)

    def _pick(
        self, matches: Iterable[Match], relation: Relation
    ) -> tuple[TracedMatch, ...]:
        return tuple(
            TracedMatch(
                statement=self._describe(match.statement),
                segment=match.segment.text,
                score=match.score,
                reason=match.reason,
                decided_by=match.decided_by,
                duplicate_of=self._rows[match.statement].duplicate_of,
            )
            for match in matches
            if match.relation is relation
        )

    def _describe(self, name: StatementId) -> TracedStatement:
        origin: Origin = self._origins[name]
        statement, section, meeting = origin.statement, origin.section, origin.meeting
        return TracedStatement(
            id=name,
            text=statement.text,
            kind=section.kind,
            heading=section.heading,
            focus_area=section.focus_area,
            group=statement.group,
            meeting=meeting.title if meeting else None,
            date=meeting.date if meeting else None,
            survey=origin.survey.title if origin.survey else None,
            document=self._documents[statement.source.document],
            page=statement.source.page,
            line=statement.source.line,
        )


def _describe_stand(point: KeyPoint, match: Match) -> TracedStand:
    return TracedStand(
        key_point=point.id,
        text=point.text,
        segment=match.segment.text,
        relation=match.relation,
        score=match.score,
        reason=match.reason,
        decided_by=match.decided_by,
    )
