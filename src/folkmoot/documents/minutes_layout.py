"""Minutes as they are set on paper: marks in words, and links that lead somewhere."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import zip_longest

from folkmoot.documents.minutes_model import (
    Minutes,
    MinutesBlock,
    MinutesPart,
    Origin,
    PartKind,
    list_anchors,
)
from folkmoot.documents.report_tree import (
    Listing,
    Paragraph,
    Row,
    Run,
    Table,
    Voice,
)
from folkmoot.documents.report_words import ReportWords

_PHRASES: Mapping[str, tuple[str, str]] = {
    "kind minutes": ("Referat", "Minutes"),
    "kind note": ("Notat", "Note"),
    "kind brief": ("Orientering", "Brief"),
    "kind recommendations": ("Anbefalinger", "Recommendations"),
    "kind agenda": ("Dagsorden", "Agenda"),
    "notice": (
        "Udkast. Dele, som ingen har læst endnu, er mærket.",
        "Draft. Parts that nobody has read yet are marked.",
    ),
    "unread": (
        "Sat sammen af Folkmoot; ingen har læst det endnu.",
        "Put together by Folkmoot; nobody has read it yet.",
    ),
    "read": ("Læst af {who}.", "Read by {who}."),
    "reader": ("{name}, {date}", "{name}, {date}"),
    "loose": (" (bygger ikke på noget udsagn)", " (rests on no statement)"),
    "page": ("Side", "Page"),
}


@dataclass(frozen=True, kw_only=True)
class LaidOut:
    """What all writers write, in this order: title, notice, facts, parts."""

    language: str
    dated: str
    kind: str
    page: str
    title: str
    notice: str | None
    facts: tuple[Paragraph, ...]
    parts: tuple[MinutesPart, ...]


def lay_out(minutes: Minutes) -> LaidOut:
    """The document with its marks. A final one has none, but the words are the same."""
    say = ReportWords(minutes.language, _PHRASES)
    return LaidOut(
        language=minutes.language,
        dated=minutes.dated,
        kind=say(f"kind {minutes.kind}"),
        page=say("page"),
        title=minutes.title,
        notice=say("notice") if minutes.is_draft else None,
        facts=tuple(
            Paragraph(
                runs=(
                    Run(text=f"{fact.label}:", voice=Voice.STRONG),
                    Run(text=f" {fact.text}"),
                )
            )
            for fact in minutes.facts
        ),
        parts=tuple(_lay_out_parts(minutes, say)),
    )


def _lay_out_parts(minutes: Minutes, say: ReportWords) -> Iterator[MinutesPart]:
    """The parts that say something; a mark is said once where no heading follows."""
    anchors = frozenset(list_anchors(minutes.parts))
    last: tuple[Paragraph, ...] = ()
    for part, following in zip_longest(minutes.parts, minutes.parts[1:]):
        if part.blocks or _leads(part, following):
            mark = _mark(part, say) if minutes.is_draft else ()
            shown = () if mark == last and not part.title else mark
            blocks = _show_loose(part, minutes, say)
            led = (_lead(block, anchors) for block in blocks)
            yield replace(part, blocks=(*shown, *led))
            last = mark


def _leads(part: MinutesPart, following: MinutesPart | None) -> bool:
    """Whether a heading without a word of its own has lower ones or words under it."""
    if not part.title or following is None:
        return False
    return following.level > part.level or not following.title


def _mark(part: MinutesPart, say: ReportWords) -> tuple[Paragraph, ...]:
    """Who has read the part; a part that a person wrote needs no mark."""
    if part.read_by:
        readers = [
            say("reader", name=one.name, date=say.known_date(one.date))
            for one in part.read_by
        ]
        text = say("read", who=say.join(readers))
    elif part.origin is Origin.GENERATED and part.blocks:
        text = say("unread")
    else:
        return ()
    return (Paragraph(runs=(Run(text=text, voice=Voice.MARK),)),)


def _show_loose(
    part: MinutesPart, minutes: Minutes, say: ReportWords
) -> tuple[MinutesBlock, ...]:
    """In a draft, a summary line that rests on nothing says so."""
    if part.kind is not PartKind.SUMMARY or not minutes.is_draft:
        return part.blocks
    note = Run(text=say("loose"), voice=Voice.MARK)
    return tuple(
        replace(
            block,
            items=tuple(
                item
                if any(run.sources for run in item.runs)
                else replace(item, runs=(*item.runs, note))
                for item in block.items
            ),
        )
        if isinstance(block, Listing)
        else block
        for block in part.blocks
    )


def _lead(block: MinutesBlock, anchors: frozenset[str]) -> MinutesBlock:
    """Words lead to the first of what they rest on that stands in the document."""
    if isinstance(block, Paragraph):
        return _lead_paragraph(block, anchors)
    if isinstance(block, Listing):
        items = tuple(_lead_paragraph(item, anchors) for item in block.items)
        return replace(block, items=items)
    return _lead_table(block, anchors)


def _lead_paragraph(paragraph: Paragraph, anchors: frozenset[str]) -> Paragraph:
    # A statement does not lead to itself.
    others = anchors - {paragraph.anchor}
    return replace(paragraph, runs=_lead_runs(paragraph.runs, others))


def _lead_table(table: Table, anchors: frozenset[str]) -> Table:
    rows = tuple(
        Row(
            cells=tuple(_lead_runs(cell, anchors) for cell in row.cells),
            anchor=row.anchor,
        )
        for row in table.rows
    )
    return replace(table, rows=rows)


def _lead_runs(
    runs: tuple[Run, ...], anchors: frozenset[str] | set[str | None]
) -> tuple[Run, ...]:
    led = []
    for run in runs:
        wanted = (*run.sources, *([run.target] if run.target else ()))
        target = next((one for one in wanted if one in anchors), None)
        led.append(replace(run, target=target))
    return tuple(led)
