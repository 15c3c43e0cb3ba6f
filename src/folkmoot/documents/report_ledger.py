"""The ledger in the report: where every statement is, adding up to all of them."""

from collections import Counter
from collections.abc import Iterable

from folkmoot.documents.report_tree import (
    Column,
    LedgerLine,
    Paragraph,
    Part,
    Row,
    Run,
    Share,
    Table,
    Voice,
)
from folkmoot.documents.report_words import ReportWords
from folkmoot.domain.key_points import Analysis, InputRole, LedgerRow, Place

_VOICES = {
    Place.GATHERED: Voice.STRONG,
    Place.ALONE: Voice.PLAIN,
    Place.WAITING: Voice.UNRESOLVED,
    Place.SET_ASIDE: Voice.QUIET,
}

_OTHERS = {
    InputRole.THEME: "themes",
    InputRole.SUMMARY: "summary lines",
    InputRole.INFORMATION: "information",
}


def tell_ledger(analysis: Analysis, say: ReportWords) -> Part:
    """The whole ledger as a line, and why statements stand where they do."""
    rows = [row for row in analysis.ledger if row.role is InputRole.INPUT]
    blocks = (
        Paragraph(runs=(Run(text=say("ledger is")),)),
        draw_ledger(rows, say),
        _tabulate_reasons(rows, say),
        Paragraph(runs=(Run(text=_tell_others(analysis, rows, say)),)),
    )
    return Part(anchor="ledger", title=say("ledger"), blocks=blocks)


def draw_ledger(rows: Iterable[LedgerRow], say: ReportWords) -> LedgerLine:
    """How many of the statements stand in each place."""
    counts = Counter(row.place for row in rows)
    places = tuple(
        Share(label=say.code(place), count=counts[place], voice=_VOICES[place])
        for place in _VOICES
    )
    total = sum(share.count for share in places)
    label = say.noun("statements", total)
    return LedgerLine(
        places=places, total=Share(label=label, count=total, voice=Voice.STRONG)
    )


def _tabulate_reasons(rows: list[LedgerRow], say: ReportWords) -> Table:
    counts = Counter((row.place, row.reason) for row in rows if row.place)
    order = list(_VOICES)
    found = sorted(counts, key=lambda one: (order.index(Place(one[0])), one[1]))
    told = [
        (say.code(place), _tell_reason(place, reason, say), counts[place, reason])
        for place, reason in found
        if place
    ]
    total = (say("total"), "", sum(counts.values()))
    voices = [Voice.PLAIN] * len(told) + [Voice.STRONG]
    return Table(
        caption=say("ledger table"),
        columns=(
            Column(label=say("place")),
            Column(label=say("why")),
            Column(label=say("statements"), numeric=True),
        ),
        rows=tuple(
            Row(
                cells=tuple(
                    (Run(text=text, voice=voice),) for text in (a, b, say.number(n))
                )
            )
            for voice, (a, b, n) in zip(voices, (*told, total), strict=True)
        ),
    )


def _tell_reason(place: Place, reason: str, say: ReportWords) -> str:
    if place is Place.GATHERED:
        return say("why gathered")
    return say("why waiting") if place is Place.WAITING else say.code(reason)


def _tell_others(analysis: Analysis, rows: list[LedgerRow], say: ReportWords) -> str:
    others: Counter[InputRole] = Counter(
        row.role for row in analysis.ledger if row.role is not InputRole.INPUT
    )
    doubles = sum(row.duplicate_of is not None for row in rows)
    parts = [
        say.count(noun, others[role]) for role, noun in _OTHERS.items() if others[role]
    ]
    text = say("duplicates", count=say.number(doubles)) if doubles else ""
    if parts:
        text = f"{text} {say('others', parts=say.join(parts))}".strip()
    return text or say("no others")
