"""An analysis of the shipped example with key points chosen by words, not by a model.

All that is counted is counted as in a real run; only the gathering is made by hand.
"""

import re
from functools import cache
from pathlib import Path

from folkmoot import read
from folkmoot.analysis.ledger import keep_ledger
from folkmoot.analysis.origins import Origin, find_origins
from folkmoot.analysis.prevalence import count_key_points
from folkmoot.analysis.saturation import measure_saturation
from folkmoot.domain.key_points import (
    Analysis,
    KeyPoint,
    Match,
    Method,
    Prevalence,
    QuestionRaised,
    Relation,
    Segment,
)
from folkmoot.domain.record import Clause, Link, Record, Unlinked

EXAMPLE = Path(__file__).parents[2] / "src" / "folkmoot" / "example"
_NOBODY = Prevalence(
    groups=0,
    groups_asked=0,
    meetings=0,
    meetings_asked=0,
    respondents=0,
    respondents_asked=0,
)
_WORDS = (
    "bus|rute",
    "sti |stier|cykl",
    "læge",
    "lejebolig|små huse|små boliger",
    "skema|papir|attest|regnskab",
    "lån |kreditforening",
    "skole",
    "hjemmehj",
    "butik|købmand",
    "frivillig|bestyrelse",
    "kommunen",
)


@cache
def make_rich_analysis() -> Analysis:
    """Three meetings and a survey; key points with all relations, questions, links."""
    record = _link(read(EXAMPLE, links=False))
    origins = find_origins(record)
    said = [origin for origin in origins.values() if origin.is_input]
    drafts = [_draft(number, words, said) for number, words in enumerate(_WORDS)]
    points = count_key_points(drafts, origins=origins)
    matched = {match.statement for draft in drafts for match in draft.matches}
    questions = tuple(
        QuestionRaised(
            id=f"q{number}",
            text=one.statement.text,
            source_statement=one.statement.id,
            statements=(one.statement.id,),
        )
        for number, one in enumerate(said)
        if one.statement.question and one.statement.id not in matched
    )
    return Analysis(
        record=record,
        key_points=points,
        questions=questions,
        ledger=keep_ledger(
            origins,
            key_points=points,
            questions=questions,
            duplicate_of={said[1].statement.id: said[0].statement.id},
        ),
        saturation=measure_saturation(points, origins=origins, base=1, run=1),
        method=Method(
            model="none",
            model_fingerprint="00",
            judge="words",
            code_version="0",
            parameters={"threshold": 0.3},
        ),
    )


def _draft(number: int, words: str, said: list[Origin]) -> KeyPoint:
    found = [one for one in said if re.search(words, one.statement.text, re.IGNORECASE)]
    return KeyPoint(
        id=f"p{number:02}",
        text=found[0].statement.text,
        source_statement=found[0].statement.id,
        focus_areas=(),
        matches=tuple(_match(one, place) for place, one in enumerate(found)),
        prevalence=_NOBODY,
    )


def _match(origin: Origin, place: int) -> Match:
    statement = origin.statement
    relations = (Relation.SUPPORTS, Relation.OPPOSES, Relation.UNRESOLVED)
    first = statement.text.split()[0]
    start = statement.source.start
    is_part = place % 3 == 2 and len(first) > 3
    return Match(
        statement=statement.id,
        segment=Segment(
            start=start,
            end=start + len(first) if is_part else statement.source.end,
            text=first if is_part else statement.text,
        ),
        relation=relations[(place % 5) // 3 + (place % 7) // 6],
        score=0.5,
        reason="words: a, b; cue: ikke; meaning 0.81",
        decided_by="Anne" if place % 11 == 10 else "machine",
    )


def _link(record: Record) -> Record:
    lines = [
        statement
        for meeting in record.meetings
        for section in meeting.sections
        if section.kind == "summary"
        for statement in section.statements
    ]
    said = [origin for origin in find_origins(record).values() if origin.meeting]
    given = [origin.statement for origin in said if origin.is_input]
    links = tuple(
        Link(from_=line.id, clause=_clause(line), to=one.id, score=0.7, reason="bus")
        for line, one in zip(lines[2:], given, strict=False)
    )
    restated = {link.to for link in links}
    return Record(
        documents=record.documents,
        meetings=record.meetings,
        surveys=record.surveys,
        links=links,
        unlinked=tuple(
            Unlinked(from_=line.id, clause=_clause(line)) for line in lines[:2]
        ),
        not_restated=tuple(one.id for one in given if one.id not in restated),
        balance=record.balance,
        errors=record.errors,
    )


def _clause(line) -> Clause:
    return Clause(start=line.source.start, end=line.source.end, text=line.text)
