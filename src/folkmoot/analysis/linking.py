"""Which statements the clauses of a summary restate.

A clause restates a statement where meaning and words agree: the whitened cosine of
their vectors, the likeness of their spelling, and how much of the one's rare words
stand in the other. The three are weighed into a probability; a clause takes its best
statement and those nearly as good, wherever in the meeting they were said.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from folkmoot.analysis.clauses import split_clauses
from folkmoot.analysis.embedding import prepare_vectors
from folkmoot.analysis.encoders import Encoder, load_encoder
from folkmoot.analysis.lexical import cover_stems, find_shared, list_stems, weigh_stems
from folkmoot.analysis.ngrams import compare_profiles, profile_texts
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
from folkmoot.domain.words import fold_text

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# Chosen on the tuning sets of evaluation/linking, see the README there.
SPELLING_WEIGHT = 0.5
WORDS_WEIGHT = 0.5
THRESHOLD = 0.42
STEEPNESS = 9.0
NEARLY_AS_GOOD = 0.8
MOST_PER_CLAUSE = 3


@dataclass(frozen=True, kw_only=True)
class _Line:
    """A clause of a summary line, and the line it stands in."""

    statement: Statement
    clause: Clause


def link_summaries(record: Record, *, encoder: Encoder | None = None) -> Record:
    """Link each clause of the record's summary lines to the statements it restates.

    A line that has links or unlinked clauses already keeps them: a person may have
    corrected them. `not_restated` is made anew for all input of the record.
    """
    settled = {link.from_ for link in record.links}
    settled.update(entry.from_ for entry in record.unlinked)
    texts = {document.id: document.text for document in record.documents}
    links, unlinked = list(record.links), list(record.unlinked)
    for meeting in record.meetings:
        open_lines = [s for s in _list_summary(meeting) if s.id not in settled]
        lines = [
            _Line(statement=statement, clause=clause)
            for statement in open_lines
            for clause in cut_clauses(statement, texts[statement.source.document])
        ]
        found = _link_lines(lines, _list_input(meeting), encoder)
        links.extend(link for per_line in found for link in per_line)
        unlinked.extend(
            Unlinked(from_=line.statement.id, clause=line.clause)
            for line, per_line in zip(lines, found, strict=True)
            if not per_line
        )
    restated = {link.to for link in links}
    return replace(
        record,
        links=tuple(links),
        unlinked=tuple(unlinked),
        not_restated=tuple(s.id for s in iterate_input(record) if s.id not in restated),
    )


def cut_clauses(statement: Statement, text: str) -> list[Clause]:
    """The clauses of a summary line, as code points in its document's text."""
    start = statement.source.start
    own = text[start : statement.source.end]
    # A person may have corrected the words; then the line is one clause.
    if fold_text(own) != statement.text:
        return [Clause(start=start, end=statement.source.end, text=statement.text)]
    return [
        Clause(start=start + first, end=start + last, text=fold_text(own[first:last]))
        for first, last in split_clauses(own)
    ]


def _list_summary(meeting: Meeting) -> list[Statement]:
    return [
        statement
        for section in meeting.sections
        if section.kind is SectionKind.SUMMARY
        for statement in section.statements
    ]


def _list_input(meeting: Meeting) -> list[Statement]:
    return [
        statement
        for section in meeting.sections
        if section.kind in INPUT_KINDS
        for statement in section.statements
    ]


def _link_lines(
    lines: Sequence[_Line], statements: Sequence[Statement], encoder: Encoder | None
) -> list[list[Link]]:
    if not lines or not statements:
        return [[] for _ in lines]
    wanted = [line.clause.text for line in lines]
    given = [statement.text for statement in statements]
    meaning = compare_meaning(wanted, given, encoder or load_encoder())
    words = _WordEvidence(wanted, given)
    return [
        _choose_links(line, statements, meaning[number], words, number)
        for number, line in enumerate(lines)
    ]


def compare_meaning(
    wanted: Sequence[str], given: Sequence[str], encoder: Encoder
) -> NDArray[np.float32]:
    """Whitened cosines, one row per wanted text, one column per given."""
    given_vectors = encoder.encode(given)
    wanted_vectors = encoder.encode(wanted)
    rows = prepare_vectors(wanted_vectors, beside=given_vectors)
    columns = prepare_vectors(given_vectors, beside=wanted_vectors)
    cosines: NDArray[np.float32] = rows @ columns.T
    return cosines


class _WordEvidence:
    """What the words of clauses and statements share."""

    def __init__(self, wanted: Sequence[str], given: Sequence[str]) -> None:
        everything = [*given, *wanted]
        self._weights = weigh_stems(everything)
        self._wanted = [list_stems(text) for text in wanted]
        self._given = [list_stems(text) for text in given]
        self._wanted_profiles = profile_texts(wanted, among=everything)
        self._given_profiles = profile_texts(given, among=everything)

    def compare(self, clause: int, statement: int) -> float:
        """Spelling and rare words, weighed."""
        spelling = compare_profiles(
            self._wanted_profiles[clause], self._given_profiles[statement]
        )
        one, other = self._wanted[clause], self._given[statement]
        words = max(self._cover(one, other), self._cover(other, one))
        return SPELLING_WEIGHT * spelling + WORDS_WEIGHT * words

    def _cover(self, one: Mapping[str, str], other: Mapping[str, str]) -> float:
        return cover_stems(one, find_shared(one, other), self._weights)

    def list_shared(self, clause: int, statement: int) -> list[str]:
        """The words of the statement that agree with the clause, in its own forms."""
        shared = find_shared(self._wanted[clause], self._given[statement])
        return list(dict.fromkeys(form for _, form, _ in shared))


def _choose_links(
    line: _Line,
    statements: Sequence[Statement],
    meaning: NDArray[np.float32],
    words: _WordEvidence,
    clause: int,
) -> list[Link]:
    scored = sorted(
        (
            (round(float(meaning[number]) + words.compare(clause, number), 6), number)
            for number in range(len(statements))
        ),
        key=lambda pair: (-pair[0], statements[pair[1]].id),
    )
    best = scored[0][0]
    return [
        Link(
            from_=line.statement.id,
            clause=line.clause,
            to=statements[number].id,
            score=_to_probability(score),
            reason=_tell_reason(words.list_shared(clause, number), meaning[number]),
        )
        for score, number in scored[:MOST_PER_CLAUSE]
        if score >= THRESHOLD and score >= NEARLY_AS_GOOD * best
    ]


def _to_probability(score: float) -> float:
    return round(1 / (1 + math.exp(-STEEPNESS * (score - THRESHOLD))), 6)


def _tell_reason(shared: Sequence[str], meaning: float) -> str:
    """The words that agree; where there are none, how near the meaning is."""
    return ", ".join(shared) if shared else f"meaning {meaning:.2f}"
