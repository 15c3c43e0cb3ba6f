"""What a document tells in its own words beside the statements, for the minutes."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from folkmoot.documents.draft_imported import list_lines
from folkmoot.documents.draft_plan import SummaryLine
from folkmoot.documents.earlier_minutes import Wording, dump_earlier, retell
from folkmoot.domain import record as read
from folkmoot.domain.ids import DocumentId, SectionId, StatementId
from folkmoot.web.desk.queries.record_facts import describe_attendee
from folkmoot.web.events.recording import Change
from folkmoot.web.imports.commands.meetings_in import list_people
from folkmoot.web.imports.queries.reviews import Part, Sitting
from folkmoot.web.meetings.models import Attendee, Meeting
from folkmoot.web.statements.models import Document, Retelling, Statement

_ANCHOR = "s-"


def keep_retelling(
    change: Change,
    *,
    record: read.Record,
    sitting: Sitting,
    meeting: Meeting,
    document: Document,
    rows: Mapping[str, Statement],
) -> None:
    """Keep what the minutes tell, as corrected. `rows` are the statements by piece."""
    if sitting.minutes is None:
        return
    (source,) = record.documents
    sections = tuple(_show_section(part, source.id) for part in sitting.parts)
    told = replace(sitting.minutes, sections=sections)
    lines = (_lead(line, rows) for line in list_lines(record, told))
    earlier = retell(told, lines=lines, worded=_list_wordings(sitting.minutes))
    change.create(
        Retelling(meeting=meeting, document=document, content=dump_earlier(earlier))
    )


def _show_section(part: Part, document: DocumentId) -> read.Section:
    return read.Section(
        id=SectionId(part.id),
        heading=part.heading or None,
        kind=part.kind,
        focus_area=(part.area.title if part.area else part.heading) or None,
        statements=tuple(
            read.Statement(
                id=StatementId(piece.id),
                text=piece.text,
                source=read.Source(
                    document=document,
                    page=piece.page,
                    line=piece.line,
                    start=piece.start,
                    end=piece.end,
                ),
            )
            for piece in part.pieces
        ),
    )


def _lead(line: SummaryLine, rows: Mapping[str, Statement]) -> SummaryLine:
    """The line's clauses rest on rows instead of on what was read."""
    clauses = tuple(
        replace(
            clause,
            sources=tuple(
                f"{_ANCHOR}{rows[name].id}"
                for name in (one.removeprefix(_ANCHOR) for one in clause.sources)
                if name in rows
            ),
        )
        for clause in line.clauses
    )
    return replace(line, clauses=clauses)


def _list_wordings(minutes: read.Meeting) -> Iterator[Wording]:
    texts = [
        one.text
        for people in (minutes.hosts, minutes.commission, minutes.participants)
        for one in people
    ]
    for person, text in zip(list_people(minutes), texts, strict=True):
        yield Wording(known=describe_attendee(Attendee(**person)), text=text)
