"""Which statements the clauses of a summary restate.

The evidence for each pair of a clause and a statement of the same meeting is weighed
into a probability; a clause restates every statement that is likely enough, wherever
in the meeting it was said, unless one of the two reverses the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from folkmoot.analysis.clauses import split_clauses
from folkmoot.analysis.encoders import Encoder, load_encoder
from folkmoot.analysis.evidence import Said, Wanted, gather_evidence, list_texts
from folkmoot.analysis.lexical import find_shared, list_stems
from folkmoot.analysis.opposition import is_opposed
from folkmoot.domain.record import (
    INPUT_KINDS,
    Clause,
    Link,
    Meeting,
    Record,
    SectionKind,
    Statement,
    Unlinked,
    iterate_input,
)
from folkmoot.domain.words import fold_text, split_words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]

# Fitted by evaluation/linking/fit_linking.py on the tuning sets beside it.
BIAS = -0.183
WEIGHTS = {
    "meaning": 7.878,
    "part": 8.146,
    "line": 3.111,
    "spelling": 2.716,
    "line_spelling": 10.297,
    "rivals_of_statement": -9.939,
    "rivals_of_clause": -15.905,
}
THRESHOLD = 0.33


@dataclass(frozen=True, kw_only=True)
class _OpenClause:
    """A clause to be linked, and the summary line that it stands in."""

    line: Statement
    clause: Clause


def link_summaries(record: Record, *, encoder: Encoder | None = None) -> Record:
    """Link each clause of the record's summary lines to the statements it restates.

    A line that has links or unlinked clauses already keeps them: a person may have
    corrected them. `not_restated` is made anew for all input of the record. Without
    `encoder`, the model that ships with the install is loaded when it is needed.
    """
    links, unlinked = list(record.links), list(record.unlinked)
    for meeting, clauses in _list_open(record):
        for clause, found in zip(
            clauses, _link_clauses(clauses, meeting, encoder), strict=True
        ):
            links.extend(found)
            if not found:
                unlinked.append(Unlinked(from_=clause.line.id, clause=clause.clause))
    restated = {link.to for link in links}
    return replace(
        record,
        links=tuple(links),
        unlinked=tuple(unlinked),
        not_restated=tuple(s.id for s in iterate_input(record) if s.id not in restated),
    )


def list_linking_texts(record: Record) -> list[str]:
    """The texts whose vectors `link_summaries` asks for, so that they can be ready."""
    texts: dict[str, None] = {}
    for meeting, clauses in _list_open(record):
        _, said = _list_said(meeting)
        if clauses and said:
            texts |= dict.fromkeys(list_texts(_list_wanted(clauses), said))
    return list(texts)


def _list_open(record: Record) -> Iterator[tuple[Meeting, list[_OpenClause]]]:
    """The meetings, each with the clauses of its lines that have no links yet."""
    settled = {link.from_ for link in record.links}
    settled.update(entry.from_ for entry in record.unlinked)
    texts = {document.id: document.text for document in record.documents}
    for meeting in record.meetings:
        clauses = [
            _OpenClause(line=line, clause=clause)
            for line in _list_summary(meeting)
            if line.id not in settled
            for clause in cut_clauses(line, texts[line.source.document])
        ]
        yield meeting, clauses


def _list_wanted(clauses: Iterable[_OpenClause]) -> list[Wanted]:
    return [Wanted(text=c.clause.text, line=c.line.text) for c in clauses]


def cut_clauses(line: Statement, text: str) -> list[Clause]:
    """The clauses of a summary line, as code points in its document's text."""
    start, end = line.source.start, line.source.end
    own = text[start:end]
    # A person may have corrected the words; then the line is one clause.
    if split_words(own) != split_words(line.text):
        return [Clause(start=start, end=end, text=line.text)]
    return [
        Clause(start=start + first, end=start + last, text=fold_text(own[first:last]))
        for first, last in split_clauses(own)
    ]


def weigh_evidence(evidence: dict[str, Matrix]) -> Matrix:
    """The probability that the clause restates the statement, to six decimals."""
    import numpy as np

    total = sum((WEIGHTS[name] * evidence[name] for name in WEIGHTS), start=BIAS)
    probability: Matrix = np.round(1.0 / (1.0 + np.exp(-np.asarray(total))), 6)
    return probability


def _list_summary(meeting: Meeting) -> list[Statement]:
    return [
        statement
        for section in meeting.sections
        if section.kind is SectionKind.SUMMARY
        for statement in section.statements
    ]


def _list_said(meeting: Meeting) -> tuple[list[Statement], list[Said]]:
    """What was said at the meeting, each statement with its heading."""
    pairs = [
        (
            statement,
            Said(
                text=statement.text,
                heading=section.focus_area or section.heading or "",
            ),
        )
        for section in meeting.sections
        if section.kind in INPUT_KINDS
        for statement in section.statements
    ]
    return [statement for statement, _ in pairs], [said for _, said in pairs]


def _link_clauses(
    clauses: Sequence[_OpenClause], meeting: Meeting, encoder: Encoder | None
) -> list[list[Link]]:
    statements, said = _list_said(meeting)
    if not clauses or not statements:
        return [[] for _ in clauses]
    evidence = gather_evidence(
        _list_wanted(clauses), said, encoder=encoder or load_encoder()
    )
    scores = weigh_evidence(evidence)
    return [
        _choose_links(
            clause,
            zip(statements, scores[row], evidence["meaning"][row], strict=True),
        )
        for row, clause in enumerate(clauses)
    ]


def _choose_links(
    clause: _OpenClause, scored: Iterable[tuple[Statement, float, float]]
) -> list[Link]:
    """Links to all statements likely enough, the likeliest first."""
    text = clause.clause.text
    links = [
        Link(
            from_=clause.line.id,
            clause=clause.clause,
            to=statement.id,
            score=float(score),
            reason=_tell_reason(text, statement.text, float(meaning)),
        )
        for statement, score, meaning in scored
        if score >= THRESHOLD and not is_opposed(text, statement.text)
    ]
    return sorted(links, key=lambda link: (-link.score, link.to))


def _tell_reason(clause: str, statement: str, meaning: float) -> str:
    """The words of the statement that agree; without any, how near the meaning is."""
    shared = find_shared(list_stems(clause), list_stems(statement))
    words = dict.fromkeys(form for _, form, _ in shared)
    return ", ".join(words) if words else f"meaning {meaning:.2f}"
