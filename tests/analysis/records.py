"""Small records for tests: meetings of sections of statements, and surveys."""

from collections.abc import Mapping, Sequence

from folkmoot.domain.ids import (
    DocumentId,
    MeetingId,
    QuestionId,
    SectionId,
    StatementId,
    SurveyId,
)
from folkmoot.domain.key_points import (
    KeyPoint,
    KeyPointId,
    Match,
    Prevalence,
    Relation,
    Segment,
)
from folkmoot.domain.record import (
    Document,
    Meeting,
    Question,
    Record,
    Section,
    SectionKind,
    Source,
    Statement,
    Survey,
)

Said = tuple[str, str | None]


def make_meeting(
    name: str,
    areas: Mapping[str, Sequence[Said]],
    *,
    date: str | None = None,
    kind: SectionKind = SectionKind.FOCUS_AREA,
) -> tuple[Document, Meeting]:
    """A meeting of sections; statements are (text, group), their ids name-number."""
    text, sections, number = "", [], 0
    for area, said in areas.items():
        statements = []
        for words, group in said:
            number += 1
            source = Source(
                document=DocumentId(name), start=len(text), end=len(text) + len(words)
            )
            statements.append(
                Statement(
                    id=StatementId(f"{name}-{number}"),
                    text=words,
                    group=group,
                    source=source,
                )
            )
            text += words + "\n"
        section_kind = SectionKind(area) if area in set(SectionKind) else kind
        sections.append(
            Section(
                id=SectionId(f"{name}-{area}"),
                kind=section_kind,
                focus_area=area if section_kind is SectionKind.FOCUS_AREA else None,
                statements=tuple(statements),
            )
        )
    meeting = Meeting(
        id=MeetingId(name),
        document=DocumentId(name),
        date=date,
        sections=tuple(sections),
    )
    return _document(name, text), meeting


def make_survey(
    name: str,
    sheets: Sequence[Sequence[tuple[str, str]]],
    *,
    respondents: int,
) -> tuple[Document, Survey]:
    """A survey of one question; answers are (municipality, words) by sheet and row."""
    text, statements = "", []
    for number, rows in enumerate(sheets):
        text += "Kommune\tForslag\t\n"
        for line, (municipality, words) in enumerate(rows, start=2):
            text += municipality + "\t"
            source = Source(
                document=DocumentId(name),
                line=line,
                start=len(text),
                end=len(text) + len(words),
            )
            statements.append(
                Statement(
                    id=StatementId(f"{name}-{number}-{line}"),
                    text=words,
                    attributes={"Kommune": municipality},
                    source=source,
                )
            )
            text += words + "\t\n"
    section = Section(
        id=SectionId(f"{name}-q"),
        kind=SectionKind.SURVEY,
        statements=tuple(statements),
    )
    survey = Survey(
        id=SurveyId(name),
        document=DocumentId(name),
        questions=(Question(id=QuestionId(f"{name}-q1"), text="Forslag"),),
        respondents=respondents,
        empty={f"{name}-q1": respondents - len(statements)},
        sections=(section,),
    )
    return _document(name, text), survey


def _document(name: str, text: str) -> Document:
    return Document(
        id=DocumentId(name), name=name, sha256=name, media_type="text/plain", text=text
    )


def make_record(*parts: tuple[Document, Meeting | Survey]) -> Record:
    """A record of meetings and surveys."""
    return Record(
        documents=tuple(document for document, _ in parts),
        meetings=tuple(one for _, one in parts if isinstance(one, Meeting)),
        surveys=tuple(one for _, one in parts if isinstance(one, Survey)),
    )


def make_match(statement: str, relation: Relation = Relation.SUPPORTS) -> Match:
    """A match of a whole statement."""
    return Match(
        statement=StatementId(statement),
        segment=Segment(start=0, end=1, text=statement),
        relation=relation,
        score=0.9,
        reason="made up",
    )


def make_key_point(name: str, *matches: Match) -> KeyPoint:
    """A key point that is not counted yet."""
    nobody = Prevalence(
        groups=0,
        groups_asked=0,
        meetings=0,
        meetings_asked=0,
        respondents=0,
        respondents_asked=0,
    )
    return KeyPoint(
        id=KeyPointId(name),
        text=name,
        source_statement=matches[0].statement,
        focus_areas=(),
        matches=matches,
        prevalence=nobody,
    )
