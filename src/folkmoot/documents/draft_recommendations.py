"""Recommendations as a paper of the house's, each with notes on what it rests on."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from folkmoot.documents.minutes_model import (
    Fact,
    FactKind,
    Minutes,
    MinutesPart,
    Origin,
    PaperKind,
    PartKind,
)
from folkmoot.documents.report_tree import (
    Column,
    Listing,
    Paragraph,
    Row,
    Run,
    Table,
    Voice,
)
from folkmoot.documents.report_words import ReportWords
from folkmoot.domain.recommendations import (
    EvidenceSide,
    MandateQuestion,
    Recommendation,
    Recommendations,
    Status,
)

_PHRASES: Mapping[str, tuple[str, str]] = {
    "heard": ("Bygger på", "Rests on"),
    "one": ("Anbefaling {n}", "Recommendation {n}"),
    "status": ("Status:", "Status:"),
    Status.DRAFT: ("udkast", "draft"),
    Status.DECIDED: ("besluttet", "decided"),
    Status.ANSWERED: ("besvaret", "answered"),
    "owner": ("Tages hånd om af:", "To be seen to by:"),
    "answer": ("Svar:", "Answer:"),
    "carried": ("Båret af:", "Carried by:"),
    "milestones": ("Milepæle", "Milestones"),
    "reached": (" (nået)", " (reached)"),
    EvidenceSide.FOR: ("Det bygger den på", "What it rests on"),
    EvidenceSide.AGAINST: ("Det taler imod den", "What speaks against it"),
    "quote": (" »{text}« ({who})", " “{text}” ({who})"),
    "not followed": ("Hovedpointer, der ikke følges", "Key points not followed"),
    "because": (" – ikke fulgt, fordi: {words}", " – not followed, because: {words}"),
    "questions": ("Mandatets spørgsmål", "Questions of the mandate"),
    "question": ("Spørgsmål", "Question"),
    "answered by": ("Besvaret af anbefaling", "Answered by recommendation"),
    "nothing": ("ingen", "none"),
}


@dataclass(frozen=True, kw_only=True)
class Quoted:
    """A statement in its own words, and who said it where."""

    text: str
    who: str


@dataclass(frozen=True, kw_only=True)
class Note:
    """What is told of a piece of evidence: who stands behind it, and some of them."""

    backing: str
    quotes: tuple[Quoted, ...]


@dataclass(frozen=True, kw_only=True)
class Advice:
    """Recommendations with all that their paper tells, in the paper's language.

    `notes` are by the id of the evidence, `carried` by that of the recommendation,
    `key_points` are the words of key points that are not followed, by their ids.
    """

    title: str
    dated: str
    language: str
    heard: str
    recommendations: Recommendations
    notes: Mapping[str, Note]
    carried: Mapping[str, str]
    key_points: Mapping[str, str]


def draft_recommendations(advice: Advice) -> Minutes:
    """The paper; equal advice gives an equal paper."""
    say = ReportWords(advice.language, _PHRASES)
    told = advice.recommendations
    return Minutes(
        kind=PaperKind.RECOMMENDATIONS,
        language=advice.language,
        dated=advice.dated,
        title=advice.title,
        facts=(Fact(kind=FactKind.OTHER, label=say("heard"), text=advice.heard),),
        parts=(
            *_list_chapters(advice, say),
            *_tell_not_followed(advice, say),
            *_tell_questions(told.questions, told.recommendations, say),
        ),
        is_draft=False,
    )


def _list_chapters(advice: Advice, say: ReportWords) -> Iterator[MinutesPart]:
    found = advice.recommendations.recommendations
    level = 2 if advice.recommendations.chapters else 1
    for heading, some in groupby(found, key=lambda each: each.chapter):
        if heading:
            first = list(some)
            yield _part(f"c-{first[0].id}", heading, ())
            yield from (_tell(each, advice, say, level) for each in first)
        else:
            yield from (_tell(each, advice, say, level) for each in some)


def _tell(
    one: Recommendation, advice: Advice, say: ReportWords, level: int
) -> MinutesPart:
    blocks = [
        _paragraph(Run(text=one.text, voice=Voice.STRONG)),
        *_tell_reasoning(one.reasoning),
        *_tell_facts(one, advice, say),
        *_tell_milestones(one, say),
    ]
    for side in EvidenceSide:
        evidence = one.list_evidence(side)
        if evidence:
            items = (
                _tell_note(each.text, each.words, advice.notes.get(each.id), say)
                for each in evidence
            )
            blocks += _list(say(side), items)
    return _part(f"r-{one.id}", say("one", n=str(one.number)), blocks, level)


def _tell_reasoning(reasoning: str) -> Iterator[Paragraph]:
    for passage in reasoning.split("\n\n"):
        if passage.strip():
            yield _paragraph(Run(text=" ".join(passage.split())))


def _tell_facts(
    one: Recommendation, advice: Advice, say: ReportWords
) -> Iterator[Paragraph]:
    facts = (
        ("carried", advice.carried.get(one.id, "")),
        ("owner", one.owner),
        ("status", say(one.status)),
        ("answer", " ".join(one.answer.split())),
    )
    for name, text in facts:
        if text:
            yield _paragraph(
                Run(text=say(name), voice=Voice.STRONG), Run(text=f" {text}")
            )


def _tell_milestones(
    one: Recommendation, say: ReportWords
) -> tuple[Paragraph | Listing, ...]:
    if not one.milestones:
        return ()
    items = (
        _paragraph(
            Run(text=f"{say.known_date(each.date)}: " if each.date else ""),
            Run(text=each.text),
            Run(text=say("reached") if each.is_reached else "", voice=Voice.QUIET),
        )
        for each in one.milestones
    )
    return _list(say("milestones"), items)


def _tell_note(text: str, words: str, note: Note | None, say: ReportWords) -> Paragraph:
    runs = [Run(text=text)]
    if note and note.backing:
        runs.append(Run(text=f" ({note.backing})", voice=Voice.QUIET))
    if words:
        runs.append(Run(text=f" – {words}"))
    for quote in note.quotes if note else ():
        spoken = say("quote", text=" ".join(quote.text.split()), who=quote.who)
        runs.append(Run(text=spoken, voice=Voice.QUIET))
    return _paragraph(*runs)


def _tell_not_followed(advice: Advice, say: ReportWords) -> Iterator[MinutesPart]:
    items = tuple(
        _paragraph(
            Run(text=advice.key_points[each.key_point]),
            Run(text=say("because", words=each.words)),
        )
        for each in advice.recommendations.not_followed
        if each.key_point in advice.key_points
    )
    if items:
        yield _part("not-followed", say("not followed"), [Listing(items=items)])


def _tell_questions(
    questions: Iterable[MandateQuestion],
    recommendations: Iterable[Recommendation],
    say: ReportWords,
) -> Iterator[MinutesPart]:
    found = tuple(recommendations)
    rows = tuple(
        Row(
            cells=(
                (Run(text=question.text),),
                (
                    Run(
                        text=say.join(
                            [
                                str(each.number)
                                for each in found
                                if question.id in each.questions
                            ]
                        )
                        or say("nothing")
                    ),
                ),
            )
        )
        for question in questions
    )
    if rows:
        columns = (Column(label=say("question")), Column(label=say("answered by")))
        table = Table(caption=say("questions"), columns=columns, rows=rows)
        yield _part("questions", say("questions"), [table])


def _list(title: str, items: Iterable[Paragraph]) -> tuple[Paragraph | Listing, ...]:
    heading = _paragraph(Run(text=title, voice=Voice.STRONG))
    return heading, Listing(items=tuple(items))


def _paragraph(*runs: Run) -> Paragraph:
    return Paragraph(runs=tuple(run for run in runs if run.text))


def _part(
    anchor: str,
    title: str,
    blocks: Iterable[Paragraph | Listing | Table],
    level: int = 1,
) -> MinutesPart:
    return MinutesPart(
        anchor=anchor,
        kind=PartKind.TEXT,
        title=title,
        level=level,
        blocks=tuple(blocks),
        origin=Origin.WRITTEN,
    )
