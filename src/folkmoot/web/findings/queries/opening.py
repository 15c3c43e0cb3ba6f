"""The first screen: sentences a chair can read aloud, composed by rule.

Every figure is a count, and every wording of a key point is people's own. What only the
machine sees is told as such.
"""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from folkmoot.domain.findings import (
    Counted,
    Dilemma,
    DilemmaState,
    Findings,
    FoundKeyPoint,
    OpeningSentence,
)
from folkmoot.web.findings.queries.saturation import measure_tour
from folkmoot.web.findings.telling import join_words, tell_backing, tell_counted

MOST_SENTENCES = 10
_MOST_CARRIED = 4


def compose_opening(findings: Findings) -> tuple[OpeningSentence, ...]:
    """At most ten sentences, in the language of the page; none that has no ground."""
    sentences = [
        *tell_heard(findings),
        *(_tell_carried(point) for point in _list_carried(findings.key_points)),
        *_tell_dilemma(findings),
        *_tell_difference(findings),
        *_tell_last_meeting(findings),
        *_tell_single_voices(findings),
        *_tell_ledger(findings),
        *_tell_suggested(findings),
    ]
    return tuple(sentences[:MOST_SENTENCES])


def tell_heard(findings: Findings) -> Iterator[OpeningSentence]:
    """Who was heard; nothing where nobody was."""
    if not findings.ledger.total:
        return
    sources = [
        _count_groups(findings),
        ngettext(
            "%(count)d answer to the survey",
            "%(count)d answers to the survey",
            findings.respondents,
        )
        % {"count": findings.respondents}
        if findings.respondents
        else "",
        ngettext(
            "%(count)d written submission",
            "%(count)d written submissions",
            findings.submissions,
        )
        % {"count": findings.submissions}
        if findings.submissions
        else "",
    ]
    text = ngettext(
        "We have heard %(sources)s: %(count)d statement.",
        "We have heard %(sources)s: %(count)d statements.",
        findings.ledger.total,
    )
    told = join_words([each for each in sources if each])
    yield OpeningSentence(
        text=text % {"sources": told, "count": findings.ledger.total},
        path="views/heard",
    )


def _count_groups(findings: Findings) -> str:
    meetings = ngettext(
        "%(count)d meeting", "%(count)d meetings", findings.meetings
    ) % {"count": findings.meetings}
    if not findings.groups:
        return meetings if findings.meetings else ""
    return ngettext(
        "%(count)d group at %(meetings)s",
        "%(count)d groups at %(meetings)s",
        findings.groups,
    ) % {"count": findings.groups, "meetings": meetings}


def _list_carried(points: Sequence[FoundKeyPoint]) -> list[FoundKeyPoint]:
    carried = [each for each in points if each.supports.statements]
    return carried[:_MOST_CARRIED]


def _tell_carried(point: FoundKeyPoint) -> OpeningSentence:
    told = {"point": point.text.rstrip("."), "backing": tell_backing(point.supports)}
    text = _("“%(point)s” – so say %(backing)s.") % told
    if point.opposes.groups.heard:
        against = ngettext(
            "%(count)d group is against.",
            "%(count)d groups are against.",
            point.opposes.groups.heard,
        ) % {"count": point.opposes.groups.heard}
        text = f"{text} {against}"
    return OpeningSentence(text=text, path=name_point(point))


def _tell_dilemma(findings: Findings) -> Iterator[OpeningSentence]:
    """The first one people made; else the strongest that the rule suggests."""
    standing = [
        each for each in findings.dilemmas if each.state is not DilemmaState.DISMISSED
    ]
    points = {point.id: point for point in findings.key_points}
    for dilemma in standing[:1]:
        one = points[dilemma.one]
        other = points[dilemma.other] if dilemma.other else None
        yield OpeningSentence(
            text=tell_pull(dilemma, one, other),
            path="dilemmas/",
            is_suggested=dilemma.state is DilemmaState.SUGGESTED,
        )


def tell_pull(dilemma: Dilemma, one: FoundKeyPoint, other: FoundKeyPoint | None) -> str:
    """A dilemma in a sentence."""
    if other is not None:
        told = {"one": one.text.rstrip("."), "other": other.text.rstrip(".")}
        return _("“%(one)s” and “%(other)s” pull against each other.") % told
    return _(
        "On “%(point)s” the hall is divided: for it %(supports)s; against it "
        "%(opposes)s."
    ) % {
        "point": one.text.rstrip("."),
        "supports": tell_backing(one.supports),
        "opposes": tell_backing(one.opposes),
    }


def _tell_difference(findings: Findings) -> Iterator[OpeningSentence]:
    """A key point that was much said at one meeting and not at all at another."""
    named = {hearing.id: hearing.title for hearing in findings.hearings}
    found = [
        (spread, point)
        for point in findings.key_points
        if (spread := find_spread(point)) is not None
    ]
    if not found:
        return
    (most, least), point = max(found, key=lambda each: _rank_spread(*each[0]))
    meetings = point.supports.by_meeting
    text = _(
        "The meetings differ most on “%(point)s”: %(most)s groups at %(here)s, "
        "%(least)s at %(there)s."
    )
    here = next(one for one, counted in meetings.items() if counted == most)
    there = next(one for one, counted in meetings.items() if counted == least)
    yield OpeningSentence(
        text=text
        % {
            "point": point.text.rstrip("."),
            "most": tell_counted(most),
            "here": named[here],
            "least": tell_counted(least),
            "there": named[there],
        },
        path="views/differences",
    )


def find_spread(point: FoundKeyPoint) -> tuple[Counted, Counted] | None:
    """Where it was carried most and least; None where one meeting tells nothing."""
    asked = [each for each in point.supports.by_meeting.values() if each.asked > 1]
    if len(asked) < 2:
        return None
    ordered = sorted(asked, key=lambda each: (each.heard / each.asked, each.heard))
    return ordered[-1], ordered[0]


def _rank_spread(most: Counted, least: Counted) -> tuple[float, int]:
    return most.heard / most.asked - least.heard / least.asked, most.heard


def _tell_last_meeting(findings: Findings) -> Iterator[OpeningSentence]:
    steps = measure_tour(findings).steps
    if not steps or not findings.key_points:
        return
    titles = {hearing.id: hearing.title for hearing in findings.hearings}
    last = steps[-1]
    text = ngettext(
        "The last meeting, %(meeting)s, brought %(count)d new key point and "
        "repeated %(repeated)d.",
        "The last meeting, %(meeting)s, brought %(count)d new key points and "
        "repeated %(repeated)d.",
        len(last.new),
    )
    told = {
        "meeting": titles[last.meeting],
        "count": len(last.new),
        "repeated": len(last.repeated),
    }
    yield OpeningSentence(text=text % told, path="views/new")


def _tell_single_voices(findings: Findings) -> Iterator[OpeningSentence]:
    count = len(findings.single_voices)
    if not count:
        return
    unseen = sum(not each.is_seen for each in findings.single_voices)
    text = ngettext(
        "%(count)d thing was said by one voice only",
        "%(count)d things were said by one voice only",
        count,
    ) % {"count": count}
    rest = (
        _("; %(unseen)d of them nobody has looked at yet.") % {"unseen": unseen}
        if unseen
        else _("; each of them has been looked at.")
    )
    yield OpeningSentence(text=text + rest, path="voices/")


def _tell_ledger(findings: Findings) -> Iterator[OpeningSentence]:
    ledger = findings.ledger
    if not ledger.total:
        return
    text = _(
        "Of %(total)d statements %(gathered)d are gathered in key points, %(alone)d "
        "stand alone, %(aside)d are set aside with a reason, and %(waiting)d wait."
    )
    told = {
        "total": ledger.total,
        "gathered": ledger.gathered,
        "alone": ledger.alone,
        "aside": ledger.aside,
        "waiting": ledger.waiting,
    }
    path = "statements?place=waiting" if ledger.waiting else "statements"
    yield OpeningSentence(text=text % told, path=path)


def _tell_suggested(findings: Findings) -> Iterator[OpeningSentence]:
    count = len(findings.suggested)
    if not count:
        return
    text = ngettext(
        "The machine sees %(count)d further key point that nobody has reviewed; most "
        "widely carried is “%(point)s”.",
        "The machine sees %(count)d further key points that nobody has reviewed; most "
        "widely carried is “%(point)s”.",
        count,
    )
    first = findings.suggested[0]
    yield OpeningSentence(
        text=text % {"count": count, "point": first.text.rstrip(".")},
        path="suggested/",
        is_suggested=True,
    )


def name_point(point: FoundKeyPoint) -> str:
    """The path of its page."""
    return f"key-points/{point.id}/"
