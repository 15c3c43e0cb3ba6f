"""The head of minutes: when, where, who. What is not known has no line."""

from collections.abc import Iterator, Sequence

from folkmoot.documents.minutes_model import Fact, FactKind
from folkmoot.documents.report_words import ReportWords
from folkmoot.domain.record import Host, Meeting, Participant

_LAST = (" og ", " and ", " samt ")


def list_facts(meeting: Meeting, say: ReportWords) -> tuple[Fact, ...]:
    """The lines of the head, in the house's order."""
    texts = {
        FactKind.PREPARED_BY: meeting.prepared_by or "",
        FactKind.DATE: ", ".join(_tell_when(meeting, say)),
        FactKind.PLACE: meeting.place or "",
        FactKind.HOSTS: _tell_who(meeting.hosts, say),
        FactKind.PARTICIPANTS: _tell_who(meeting.participants, say),
        FactKind.COMMISSION: _tell_who(meeting.commission, say),
    }
    return tuple(
        Fact(kind=kind, label=say(f"fact {kind}"), text=text)
        for kind, text in texts.items()
        if text
    )


def _tell_who(people: Sequence[Host | Participant], say: ReportWords) -> str:
    """One after the other, with marks between that none of them has within."""
    texts = [one.text for one in people]
    if any(mark in text for text in texts for mark in (",", ";", *_LAST)):
        return "; ".join(texts)
    return say.join(texts)


def _tell_when(meeting: Meeting, say: ReportWords) -> Iterator[str]:
    """The date as far as it is known, and the time of day."""
    if meeting.date:
        yield say.known_date(meeting.date)
    hours = "–".join(filter(None, (meeting.start, meeting.end)))
    if hours:
        # A clock is read 16.30 in Danish.
        yield say("at", time=hours.replace(":", say("clock")))
