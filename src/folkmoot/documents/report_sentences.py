"""Ten sentences that a chair can read aloud, each resting on what it links to.

They are made by rule from counts and from the key points' own words. A sentence that
would not be true, or would say nothing, is left out.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from folkmoot.documents.report_counts import tell_counts
from folkmoot.documents.report_key_points import list_prevalence
from folkmoot.documents.report_sources import Sources, Speaker
from folkmoot.documents.report_tree import Listing, Paragraph, Part, Run
from folkmoot.domain.key_points import (
    Analysis,
    InputRole,
    KeyPoint,
    Place,
    Relation,
)

_MOST = 10
_FEWEST_POINTS = 2
_FEWEST_WORDS = 5
_TIED = {"widest": "widest tied", "next": "next tied"}
_FULL_DATE = re.compile(r"\d{4}-\d\d-\d\d")


def tell_sentences(analysis: Analysis, sources: Sources) -> Part:
    """At most ten sentences."""
    items = tuple(
        Paragraph(runs=(sentence,)) for sentence in _choose(analysis, sources)
    )
    title = sources.say("in short")
    return Part(
        anchor="short", title=title, blocks=(Listing(items=items, ordered=True),)
    )


def _choose(analysis: Analysis, sources: Sources) -> list[Run]:
    """What there is to tell; where it is short of ten, what else can be counted."""
    scope = [
        _tell_scope(analysis, sources),
        *_tell_unread(analysis, sources),
        _tell_places(analysis, sources),
    ]
    rest = [
        *_tell_dispute(analysis, sources),
        *_tell_last_meeting(analysis, sources),
        *_tell_once(analysis, sources),
        *_tell_left_out(analysis, sources),
        *_tell_new_in_summary(analysis, sources),
        *_tell_questions(analysis, sources),
    ]
    room = max(_MOST - len(scope) - len(rest), _FEWEST_POINTS)
    in_surveys = _find_widest_in_surveys(analysis.key_points[room:], analysis)
    if in_surveys and room > _FEWEST_POINTS:
        rest = [_tell_widest_in_surveys(in_surveys, sources), *rest]
        room -= 1
    points = _tell_widest(analysis.key_points, sources, most=room)
    told = [*scope, *points, *rest, *tell_counts(analysis, sources)]
    return told[:_MOST]


def _tell_scope(analysis: Analysis, sources: Sources) -> Run:
    say = sources.say
    said = [row for row in analysis.ledger if row.role is InputRole.INPUT]
    voices = {sources.find_voice(row.statement_id) for row in said}
    groups = sum(voice[0] == "group" for voice in voices if voice)
    counts = {
        "meetings": len({row.meeting for row in said if row.meeting}),
        "groups": groups,
        "responses": sum(survey.respondents for survey in analysis.record.surveys),
    }
    places = [say.count(noun, number) for noun, number in counts.items() if number]
    count = say.count("statements", len(said))
    if not places:
        return Run(text=say("scope of nothing", statements=count), target="ledger")
    text = say("scope", places=say.join(places), statements=count)
    return Run(text=text, target="ledger")


def _tell_unread(analysis: Analysis, sources: Sources) -> Iterator[Run]:
    say, record = sources.say, analysis.record
    counts = {
        "files": len(record.errors),
        "pages": sum(len(document.unread_pages) for document in record.documents),
    }
    files = [say.count(noun, number) for noun, number in counts.items() if number]
    if files:
        yield Run(text=say("unread", files=say.join(files)), target="not-read")


def _tell_places(analysis: Analysis, sources: Sources) -> Run:
    say = sources.say
    counts = {
        place: sum(row.place is place for row in analysis.ledger) for place in Place
    }
    points = say.count("key points", len(analysis.key_points))
    gathered = (
        say("gathered in", count=say.number(counts[Place.GATHERED]), points=points)
        if counts[Place.GATHERED]
        else say("none gathered")
    )
    rest = [
        say(f"{place} told", count=say.number(counts[place]))
        for place in (Place.ALONE, Place.WAITING, Place.SET_ASIDE)
        if counts[place]
    ]
    return Run(text=say("places", parts=say.join([gathered, *rest])), target="ledger")


def _tell_widest(
    points: Sequence[KeyPoint], sources: Sources, *, most: int
) -> Iterator[Run]:
    """The most widely carried key points; what ties is told as a tie."""
    widths = list(_measure_widths(points))
    for number, point in enumerate(points[:most]):
        if not widths[number]:
            return
        phrase = "next" if number else "widest"
        beside = widths[number - 1 : number] if number else widths[1:2]
        if widths[number] in beside:
            phrase = _TIED[phrase]
        yield _tell_point(phrase, point, sources)


def _measure_widths(points: Sequence[KeyPoint]) -> Iterator[int]:
    """The groups and respondents of each; where no key point has any, the meetings."""
    voices = [one.prevalence.groups + one.prevalence.respondents for one in points]
    if any(voices):
        yield from voices
    else:
        yield from (one.prevalence.meetings for one in points)


def _tell_point(phrase: str, point: KeyPoint, sources: Sources) -> Run:
    say = sources.say
    parts = list_prevalence(point.prevalence, say)
    carried = (
        say("carried both", groups=parts[0], respondents=parts[1])
        if len(parts) > 1
        else parts[0]
    )
    text = say(phrase, text=say.quote(point.text), carried=carried)
    return Run(text=text, target=f"k-{point.id}")


def _find_widest_in_surveys(
    untold: Sequence[KeyPoint], analysis: Analysis
) -> KeyPoint | None:
    """The key point with most respondents, where groups' key points came before it."""
    points = analysis.key_points
    most = max((one.prevalence.respondents for one in points), default=0)
    top = [point for point in points if point.prevalence.respondents == most]
    has_groups = any(point.prevalence.groups for point in points)
    return top[0] if has_groups and most > 1 and top[0] in untold else None


def _tell_widest_in_surveys(point: KeyPoint, sources: Sources) -> Run:
    say = sources.say
    counts = point.prevalence
    asked = say.count("respondents", counts.respondents_asked)
    text = say(
        "widest in surveys",
        text=say.quote(point.text),
        count=say.number(counts.respondents),
        asked=asked,
    )
    return Run(text=text, target=f"k-{point.id}")


def _tell_dispute(analysis: Analysis, sources: Sources) -> Iterator[Run]:
    """The key point with most groups and respondents on its smaller side."""
    sides = {
        point.id: tuple(
            sources.list_voices(
                one for one in point.matches if one.relation is relation
            )
            for relation in (Relation.SUPPORTS, Relation.OPPOSES)
        )
        for point in analysis.key_points
    }
    disputed = [
        point
        for point in analysis.key_points
        if all(sides[point.id]) and len(set.union(*sides[point.id])) > 1
    ]
    if disputed:
        point = max(disputed, key=lambda one: sorted(map(len, sides[one.id])))
        supporting, opposing = (_count_kinds(one, sources) for one in sides[point.id])
        text = sources.say(
            "dispute",
            text=sources.say.quote(point.text),
            supporting=supporting,
            opposing=opposing,
        )
        yield Run(text=text, target=f"k-{point.id}")


def _count_kinds(voices: set[Speaker], sources: Sources) -> str:
    """How many of each kind: "3 groups and 1 respondent"."""
    say = sources.say
    counts = {
        "groups": sum(kind == "group" for kind, *_ in voices),
        "respondents": sum(kind == "respondent" for kind, *_ in voices),
    }
    return say.join([say.count(noun, one) for noun, one in counts.items() if one])


def _tell_once(analysis: Analysis, sources: Sources) -> Iterator[Run]:
    steps = analysis.saturation.steps
    heard = Counter(point for step in steps for point in (*step.new, *step.repeated))
    once = sum(times == 1 for times in heard.values())
    if len(steps) > 1 and once:
        say = sources.say
        of = say.count("key points", len(heard))
        text = say("once", count=say.number(once), of=of)
        yield Run(text=text, target="curve")


def _tell_last_meeting(analysis: Analysis, sources: Sources) -> Iterator[Run]:
    steps = analysis.saturation.steps
    known = all(step.date and _FULL_DATE.fullmatch(step.date) for step in steps)
    if len(steps) < 2 or not known or steps[-2].date == steps[-1].date:
        return
    say, last = sources.say, steps[-1]
    new = say.count("key points", len(last.new))
    repeated = say.number(len(last.repeated))
    name = sources.meetings[last.meeting]
    phrase = "last meeting" if last.new else "last meeting, nothing new"
    text = say(phrase, name=name, new=new, repeated=repeated)
    yield Run(text=text, target="curve")


def _tell_left_out(analysis: Analysis, sources: Sources) -> Iterator[Run]:
    said = list_said_at_meetings(analysis)
    left_out = said & set(analysis.record.not_restated)
    has_lines = any(row.role is InputRole.SUMMARY for row in analysis.ledger)
    if has_lines and left_out:
        say = sources.say
        of = say.count("statements", len(said))
        text = say("left out", count=say.number(len(left_out)), of=of)
        yield Run(text=text, target="left-out")


def list_said_at_meetings(analysis: Analysis) -> set[str]:
    """Input of meetings: only that can be restated, for a survey has no summary."""
    return {
        row.statement_id
        for row in analysis.ledger
        if row.role is InputRole.INPUT and row.meeting
    }


def _tell_new_in_summary(analysis: Analysis, sources: Sources) -> Iterator[Run]:
    found = analysis.record.unlinked
    if found:
        say = sources.say
        clauses = [one.clause.text.rstrip(".;,: ") for one in found]
        quoted = say.quote(min(clauses, key=_measure_aloud))
        phrase = "one new in summary" if len(found) == 1 else "new in summary"
        text = say(phrase, count=say.number(len(found)), text=quoted)
        yield Run(text=text, target="new-in-summary")


def _measure_aloud(text: str) -> tuple[bool, int]:
    """By what a quotation to read aloud is chosen: short, but not a mere scrap."""
    return len(text.split()) < _FEWEST_WORDS, len(text)


def _tell_questions(analysis: Analysis, sources: Sources) -> Iterator[Run]:
    questions = analysis.questions
    if questions:
        say = sources.say
        most = min(
            questions, key=lambda one: (-len(one.statements), _measure_aloud(one.text))
        )
        quoted = say.quote(most.text)
        stop = "" if most.text.endswith(("?", ".", "!")) else "."
        phrase = "one question" if len(questions) == 1 else "questions raised"
        text = say(phrase, count=say.number(len(questions)), text=quoted) + stop
        yield Run(text=text, target=f"q-{most.id}")
