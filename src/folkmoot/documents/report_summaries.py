"""The summary lines: what they rest on, what is new in them, what they left out."""

from collections import defaultdict
from collections.abc import Sequence

from folkmoot.documents.report_key_points import tell_statement
from folkmoot.documents.report_sentences import list_said_at_meetings
from folkmoot.documents.report_sources import Sources
from folkmoot.documents.report_tree import (
    Block,
    Fold,
    Listing,
    Paragraph,
    Part,
    Run,
    Voice,
)
from folkmoot.documents.report_words import ReportWords
from folkmoot.domain.ids import StatementId
from folkmoot.domain.key_points import Analysis, InputRole
from folkmoot.domain.record import Link, Record, Unlinked


def tell_summaries(analysis: Analysis, sources: Sources) -> Part | None:
    """The summary lines against the statements; None where there are no lines."""
    lines = [row for row in analysis.ledger if row.role is InputRole.SUMMARY]
    if not lines:
        return None
    say, record = sources.say, analysis.record
    left_out = list_said_at_meetings(analysis) & set(record.not_restated)
    found = _Found(record)
    parts = (
        _tell_new(record.unlinked, sources),
        _tell_left_out(left_out, analysis, sources),
        Part(
            anchor="summary-lines",
            title=say("summary lines"),
            blocks=(
                Paragraph(runs=(Run(text=say("links are")),)),
                *(_tell_line(row.statement_id, found, sources) for row in lines),
            ),
        ),
    )
    return Part(
        anchor="summaries",
        title=say("summaries"),
        blocks=(Paragraph(runs=(Run(text=say("summaries are")),)),),
        parts=tuple(part for part in parts if part.blocks),
    )


def _tell_new(unlinked: Sequence[Unlinked], sources: Sources) -> Part:
    say = sources.say
    items = tuple(
        Paragraph(
            runs=(
                Run(text=say.quote(one.clause.text), voice=Voice.QUOTE),
                Run(text=f" {sources.name_voice(one.from_)}, ", voice=Voice.QUIET),
                sources.link_where(one.from_),
            )
        )
        for one in unlinked
    )
    intro = Paragraph(runs=(Run(text=say("new in summary is")),))
    blocks: tuple[Block, ...] = (intro, Listing(items=items)) if items else ()
    return Part(anchor="new-in-summary", title=say("new in the summary"), blocks=blocks)


def _tell_left_out(left_out: set[str], analysis: Analysis, sources: Sources) -> Part:
    say = sources.say
    by_area: dict[str, list[Paragraph]] = {}
    for row in analysis.ledger:
        if row.statement_id in left_out:
            area = sources.name_area(row.statement_id)
            paragraph = tell_statement(row.statement_id, sources)
            by_area.setdefault(area, []).append(paragraph)
    folds = tuple(
        Fold(
            summary=f"{area} ({len(items)})",
            blocks=(Listing(items=tuple(items)),),
        )
        for area, items in by_area.items()
    )
    of = say.count("statements", len(list_said_at_meetings(analysis)))
    text = say("left out is", count=say.number(len(left_out)), of=of)
    intro = Paragraph(runs=(Run(text=text),))
    return Part(
        anchor="left-out",
        title=say("left out of the summary"),
        blocks=(intro, *folds) if folds else (),
    )


class _Found:
    """What each summary line restates, and what in it restates nothing."""

    def __init__(self, record: Record) -> None:
        self.links: defaultdict[StatementId, list[Link]] = defaultdict(list)
        self.unlinked: defaultdict[StatementId, list[Unlinked]] = defaultdict(list)
        for link in record.links:
            self.links[link.from_].append(link)
        for one in record.unlinked:
            self.unlinked[one.from_].append(one)


def _tell_line(line: StatementId, found: _Found, sources: Sources) -> Fold:
    say = sources.say
    links = found.links[line]
    count = say.count("statements", len({link.to for link in links}))
    text = sources.spoken[line].statement.text
    meeting = Run(text=f"{sources.name_voice(line)}, ", voice=Voice.QUIET)
    blocks: list[Block] = [Paragraph(runs=(meeting, sources.link_where(line)))]
    for clause in dict.fromkeys(link.clause for link in links):
        if clause.text != text:
            blocks.append(Paragraph(runs=(Run(text=say.quote(clause.text)),)))
        restated = [link for link in links if link.clause == clause]
        items = tuple(_tell_link(link, sources) for link in restated)
        blocks.append(Listing(items=items))
    blocks += [
        Paragraph(runs=(Run(text=_say_new(one, say), voice=Voice.UNRESOLVED),))
        for one in found.unlinked[line]
    ]
    summary = f"{say.quote(text)} – {say('restates', statements=count)}"
    return Fold(summary=summary, blocks=tuple(blocks))


def _say_new(one: Unlinked, say: ReportWords) -> str:
    return say("clause is new", text=say.quote(one.clause.text))


def _tell_link(link: Link, sources: Sources) -> Paragraph:
    say = sources.say
    because = say(
        "because of link", reason=say.reason(link.reason), score=say.decimal(link.score)
    )
    return tell_statement(link.to, sources, why=because)
