"""The short account of an analysis: what was read, where it is, what weighs most."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from folkmoot.cli.account import indent, tell_sum
from folkmoot.cli.wording import Wording
from folkmoot.domain.key_points import (
    Analysis,
    InputRole,
    KeyPoint,
    LedgerRow,
    Place,
    Prevalence,
    Relation,
)

_SHOWN = 5


def tell_analysis(analysis: Analysis, report: Path, say: Wording) -> Iterator[str]:
    """The account, line by line; it ends with where the report is."""
    yield from tell_sum(analysis.record, say)
    yield from _tell_ledger(analysis.ledger, say)
    yield ""
    yield from _tell_key_points(analysis.key_points, say)
    yield ""
    yield say("report", path=report)


def tell_prevalence(prevalence: Prevalence, say: Wording) -> str:
    """Who stands behind a key point, as counts of those asked: "2 of 4 groups, …"."""
    parts = []
    if prevalence.groups_asked:
        asked = say.count("groups", prevalence.groups_asked)
        parts.append(say("of", number=prevalence.groups, asked=asked))
    if prevalence.meetings_asked:
        asked = say.count("meetings", prevalence.meetings_asked)
        parts.append(say("at meetings", number=prevalence.meetings, asked=asked))
        if not prevalence.groups_asked:
            parts.append(say("groups not recorded"))
    if prevalence.respondents_asked:
        asked = say.count("respondents", prevalence.respondents_asked)
        parts.append(say("of", number=prevalence.respondents, asked=asked))
    return ", ".join(parts)


def _tell_ledger(ledger: tuple[LedgerRow, ...], say: Wording) -> Iterator[str]:
    rows = [row for row in ledger if row.role is InputRole.INPUT]
    places = Counter(row.place for row in rows)
    yield say(
        "ledger",
        total=say.count("statements", len(rows)),
        waiting=places[Place.WAITING],
        gathered=places[Place.GATHERED],
        alone=places[Place.ALONE],
        set_aside=places[Place.SET_ASIDE],
    )
    if doubles := sum(row.duplicate_of is not None for row in rows):
        yield say("doubles", count=doubles)


def _tell_key_points(key_points: tuple[KeyPoint, ...], say: Wording) -> Iterator[str]:
    if not key_points:
        yield say("no key points")
        return
    yield say("most widespread", count=say.count("key points", len(key_points)))
    for number, key_point in enumerate(key_points[:_SHOWN], start=1):
        text = " ".join(key_point.text.split())
        yield from indent(f"{number}. “{text}”", rest="     ")
        yield from indent(_tell_support(key_point, say), first="     ", rest="     ")


def _tell_support(key_point: KeyPoint, say: Wording) -> str:
    against = {
        match.statement
        for match in key_point.matches
        if match.relation is Relation.OPPOSES
    }
    told = tell_prevalence(key_point.prevalence, say)
    if not against:
        return told
    return f"{told}; {say('against', count=say.count('statements', len(against)))}"
