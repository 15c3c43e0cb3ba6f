"""The lines of minutes that rest on a statement or a key point."""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from folkmoot.documents.minutes_model import (
    Minutes,
    PartKind,
    list_paragraphs,
    tell_text,
)
from folkmoot.documents.report_tree import Paragraph
from folkmoot.domain.ids import MeetingId
from folkmoot.domain.recommendations import TracedLine
from folkmoot.web.minutes.models import Paper, PaperKind, PaperPart
from folkmoot.web.minutes.queries.papers import load_paper


@dataclass(frozen=True)
class MinuteLines:
    """By meeting and by the anchor of what a line rests on."""

    by_source: Mapping[tuple[uuid.UUID, str], Sequence[TracedLine]]

    def find(self, meeting: uuid.UUID, anchor: str) -> Sequence[TracedLine]:
        return self.by_source.get((meeting, anchor), ())


def read_lines(meetings: Iterable[uuid.UUID]) -> MinuteLines:
    """What the minutes of these meetings say, as they stand now."""
    papers = Paper.objects.kept().filter(
        meeting__in=list(meetings), kind=PaperKind.MINUTES
    )
    by_id = {paper.id: paper for paper in papers}
    parts: defaultdict[uuid.UUID, list[PaperPart]] = defaultdict(list)
    for part in PaperPart.objects.kept().filter(paper__in=list(by_id)):
        parts[part.paper_id].append(part)
    found: defaultdict[tuple[uuid.UUID, str], list[TracedLine]] = defaultdict(list)
    for paper in by_id.values():
        _add(found, paper, load_paper(paper, parts[paper.id]))
    return MinuteLines(found)


def _add(
    found: Mapping[tuple[uuid.UUID, str], list[TracedLine]],
    paper: Paper,
    minutes: Minutes,
) -> None:
    for line in _list_lines(minutes):
        told = TracedLine(
            meeting=MeetingId(str(paper.meeting_id)),
            paper=str(paper.id),
            text=tell_text(line.runs),
        )
        sources = [one for run in line.runs for one in run.sources]
        for anchor in dict.fromkeys(
            [*sources, *([line.anchor] if line.anchor else ())]
        ):
            found[paper.meeting_id, anchor].append(told)


def _list_lines(minutes: Minutes) -> Iterator[Paragraph]:
    """Those that put something in other words; a register only repeats it."""
    for part in minutes.parts:
        if part.kind is not PartKind.ANNEX:
            for line in list_paragraphs(part):
                if not (line.anchor or "").startswith("s-"):
                    yield line
