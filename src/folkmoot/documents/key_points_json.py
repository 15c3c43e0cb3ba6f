"""`key_points.json`: key points with their matches and who stands behind them.

A segment is written as its span alone; its words stand in the record, which is why
reading key points back takes the record.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from folkmoot.documents.analysis_json import dump_json, load_json
from folkmoot.domain.errors import UnreadableDocumentError
from folkmoot.domain.ids import StatementId
from folkmoot.domain.key_points import (
    KeyPoint,
    KeyPointId,
    Match,
    Prevalence,
    Relation,
    Segment,
)
from folkmoot.domain.record import Record, Statement, iterate_sections
from folkmoot.domain.words import fold_text

_FILE = "key_points.json"


@dataclass(frozen=True, kw_only=True)
class SegmentSpan:
    """One idea within a statement: code points in its document's text, half-open."""

    start: int
    end: int


@dataclass(frozen=True, kw_only=True)
class WrittenMatch:
    """A segment of a statement stands to a key point, suggested or decided."""

    statement: StatementId
    segment: SegmentSpan
    relation: Relation
    score: float
    reason: str
    decided_by: str


@dataclass(frozen=True, kw_only=True)
class WrittenKeyPoint:
    """What several statements say, in the words of one of them."""

    id: KeyPointId
    text: str
    source_statement: StatementId
    focus_areas: tuple[str, ...]
    matches: tuple[WrittenMatch, ...]
    prevalence: Prevalence


def dump_key_points(key_points: Iterable[KeyPoint]) -> str:
    """The key points as JSON, in their order, without the segments' words."""
    return dump_json(tuple(_write(key_point) for key_point in key_points))


def load_key_points(content: str | bytes, *, record: Record) -> tuple[KeyPoint, ...]:
    """Read key points; the words of their segments are taken from the record.

    Raises:
        UnreadableDocumentError: "bad_output", with the first fault and its `place`.
    """
    written = load_json(content, tuple[WrittenKeyPoint, ...], file=_FILE)
    statements = {
        statement.id: statement
        for section in iterate_sections(record)
        for statement in section.statements
    }
    reader = _SegmentReader(
        statements=statements, texts={d.id: d.text for d in record.documents}
    )
    return tuple(
        _read(key_point, place=f"[{number}]", reader=reader)
        for number, key_point in enumerate(written)
    )


def _write(key_point: KeyPoint) -> WrittenKeyPoint:
    return WrittenKeyPoint(
        id=key_point.id,
        text=key_point.text,
        source_statement=key_point.source_statement,
        focus_areas=key_point.focus_areas,
        matches=tuple(_write_match(match) for match in key_point.matches),
        prevalence=key_point.prevalence,
    )


def _write_match(match: Match) -> WrittenMatch:
    return WrittenMatch(
        statement=match.statement,
        segment=SegmentSpan(start=match.segment.start, end=match.segment.end),
        relation=match.relation,
        score=match.score,
        reason=match.reason,
        decided_by=match.decided_by,
    )


@dataclass(frozen=True, kw_only=True)
class _SegmentReader:
    """Finds the words of a segment in the record."""

    statements: Mapping[StatementId, Statement]
    texts: Mapping[str, str]

    def find(self, name: StatementId, *, place: str) -> Statement:
        if name not in self.statements:
            raise _refuse(place, "unknown_id", id=name)
        return self.statements[name]

    def read(self, statement: Statement, span: SegmentSpan, *, place: str) -> Segment:
        start, end, source = span.start, span.end, statement.source
        if not source.start <= start <= end <= source.end:
            raise _refuse(
                place,
                "outside_statement",
                start=start,
                end=end,
                first=source.start,
                last=source.end,
            )
        if (start, end) == (source.start, source.end):
            # A person may have corrected the statement's words.
            return Segment(start=start, end=end, text=statement.text)
        text = fold_text(self.texts[source.document][start:end])
        return Segment(start=start, end=end, text=text)


def _read(
    key_point: WrittenKeyPoint, *, place: str, reader: _SegmentReader
) -> KeyPoint:
    reader.find(key_point.source_statement, place=f"{place}.source_statement")
    return KeyPoint(
        id=key_point.id,
        text=key_point.text,
        source_statement=key_point.source_statement,
        focus_areas=key_point.focus_areas,
        matches=tuple(
            _read_match(match, place=f"{place}.matches[{number}]", reader=reader)
            for number, match in enumerate(key_point.matches)
        ),
        prevalence=key_point.prevalence,
    )


def _read_match(match: WrittenMatch, *, place: str, reader: _SegmentReader) -> Match:
    statement = reader.find(match.statement, place=f"{place}.statement")
    return Match(
        statement=match.statement,
        segment=reader.read(statement, match.segment, place=f"{place}.segment"),
        relation=match.relation,
        score=match.score,
        reason=match.reason,
        decided_by=match.decided_by,
    )


def _refuse(place: str, fault: str, **details: object) -> UnreadableDocumentError:
    return UnreadableDocumentError(
        "bad_output", file=_FILE, place=place, fault=fault, **details
    )
