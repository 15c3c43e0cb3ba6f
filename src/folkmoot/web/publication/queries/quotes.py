"""The statements that could be quoted, by the key point that they stand at."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from folkmoot.domain.findings import Standing
from folkmoot.domain.ids import StatementId
from folkmoot.domain.key_points import Relation
from folkmoot.domain.recommendations import Recommendations, Status
from folkmoot.web.desk.queries.halls import Halls
from folkmoot.web.desk.queries.scope import Desk
from folkmoot.web.findings.queries.reading import read_findings
from folkmoot.web.findings.queries.statements import Found, list_statements
from folkmoot.web.meetings.models import Consultation
from folkmoot.web.publication.queries.material import read_cleared
from folkmoot.web.recommendations.queries.reading import read_recommendations

EVIDENCE = "evidence"


@dataclass(frozen=True, kw_only=True)
class Source:
    """A key point, or all statements that recommendations rest on, with its counts."""

    id: str
    text: str
    statements: tuple[StatementId, ...]
    cleared: int


@dataclass(frozen=True, kw_only=True)
class Quotable:
    """A statement, and the words it may be quoted in; empty where it may not."""

    said: Found
    words: str

    @property
    def offered(self) -> str:
        """The words to begin with: as they are cleared, else as they were written."""
        return self.words or "".join(each.text for each in self.said.words)


def list_sources(consultation: Consultation) -> list[Source]:
    """Key points as the findings order them; then what recommendations rest on."""
    cleared = read_cleared(consultation)
    listed: list[tuple[str, str, tuple[StatementId, ...]]] = [
        (point.id, point.text, _list_statements(point.standings))
        for point in read_findings(consultation).key_points
    ]
    borne = _list_borne(read_recommendations(consultation))
    if borne:
        listed.append((EVIDENCE, "", borne))
    return [
        Source(
            id=own,
            text=text,
            statements=statements,
            cleared=sum(each in cleared for each in statements),
        )
        for own, text, statements in listed
    ]


def list_quotables(consultation: Consultation, source: Source) -> list[Quotable]:
    """The statements of the source; those for the key point first."""
    cleared = read_cleared(consultation)
    ids = [uuid.UUID(each) for each in source.statements]
    said = list_statements(ids, Halls.of_desk(Desk(consultation)))
    return [
        Quotable(said=each, words=cleared.get(StatementId(each.id), ""))
        for each in said
    ]


def _list_statements(standings: Iterable[Standing]) -> tuple[StatementId, ...]:
    told = sorted(
        (each for each in standings if each.side is not Relation.UNRESOLVED),
        key=lambda each: each.side is not Relation.SUPPORTS,
    )
    return tuple(dict.fromkeys(each.statement for each in told))


def _list_borne(recommendations: Recommendations) -> tuple[StatementId, ...]:
    borne = (
        evidence.statement
        for each in recommendations.recommendations
        if each.status is not Status.DRAFT
        for evidence in each.evidence
    )
    return tuple(dict.fromkeys(one for one in borne if one is not None))
