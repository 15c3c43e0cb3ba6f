"""The plan of a meeting that was imported, out of its record."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from folkmoot.documents.draft_plan import LineClause, Plan, SummaryLine
from folkmoot.documents.earlier_minutes import retell, tell_earlier
from folkmoot.domain.ids import StatementId
from folkmoot.domain.record import Meeting, Record, SectionKind, Statement


def plan_from_record(record: Record, meeting: Meeting) -> Plan:
    """The plan that minutes of earlier days tell: for a meeting that was imported."""
    earlier = retell(meeting, lines=list_lines(record, meeting))
    return tell_earlier(Plan(meeting=meeting, steps=()), earlier)


def list_lines(record: Record, meeting: Meeting) -> Iterator[SummaryLine]:
    """The summary lines of the meeting, each cut into its clauses with their links."""
    sources: defaultdict[tuple[StatementId, int], list[str]] = defaultdict(list)
    cuts: defaultdict[StatementId, set[int]] = defaultdict(set)
    for link in record.links:
        sources[link.from_, link.clause.start].append(f"s-{link.to}")
        cuts[link.from_].add(link.clause.start)
    for one in record.unlinked:
        cuts[one.from_].add(one.clause.start)
    texts = {document.id: document.text for document in record.documents}
    for section in meeting.sections:
        if section.kind is SectionKind.SUMMARY:
            for line in section.statements:
                text = texts[line.source.document]
                clauses = tuple(
                    LineClause(text=words, sources=tuple(sources[line.id, start]))
                    for start, words in _cut(line, text, cuts[line.id])
                )
                yield SummaryLine(id=line.id, clauses=clauses)


def _cut(line: Statement, text: str, cuts: set[int]) -> Iterator[tuple[int, str]]:
    """The line's clauses with where they begin; together they are the whole line."""
    start, end = line.source.start, line.source.end
    bounds = [start, *sorted(cut for cut in cuts if start < cut < end), end]
    for first, last in pairwise(bounds):
        gap = " " if last < end else ""
        yield first, " ".join(text[first:last].split()) + gap
