"""Cutting a statement into segments, each one idea, and putting them together again.

What was decided about the whole holds for all its segments until one is taken out; what
was decided about a segment that is cut holds for both halves.
"""

from folkmoot.web.desk.commands.scope import (
    Desk,
    fetch_statements,
    open_desk,
)
from folkmoot.web.events.errors import ChangeRefusedError, StaleFieldError
from folkmoot.web.events.models import Batch
from folkmoot.web.events.recording import Actor, Change
from folkmoot.web.statements.commands.gathering import (
    Grounds,
    Part,
    match_parts,
    move_to_whole,
)
from folkmoot.web.statements.models import Match, Segment, Side, Statement


def split_statement(
    *,
    desk: Desk,
    statement: Statement,
    at: int,
    by: Actor,
    version: int | None = None,
) -> Batch | None:
    """Cut before the code point `at` of the text; where a cut is, nothing is changed.

    `version` is the text's that the cut was set in.
    """
    with open_desk(desk, by=by, command="split_statement") as change:
        (statement,) = fetch_statements(desk, [statement])
        if version not in (None, text_version(statement)):
            raise StaleFieldError(statement, "text")
        if not _has_words_around(statement, at):
            raise ChangeRefusedError("cut_at_edge")
        cut(change, statement, at)
        return change.saved_batch


def join_segments(*, desk: Desk, statement: Statement, by: Actor) -> Batch | None:
    """One piece again; what was decided about its segments is decided about it."""
    with open_desk(desk, by=by, command="join_segments") as change:
        (statement,) = fetch_statements(desk, [statement])
        _join(change, statement)
        return change.saved_batch


def cut_out(
    change: Change, statement: Statement, start: int, end: int
) -> list[Segment]:
    """The segments that a span of the text is, cut where it begins and ends."""
    for at in (start, end):
        if _has_words_around(statement, at):
            cut(change, statement, at)
    return [s for s in list_segments(statement) if s.start < end and start < s.end]


def cut(change: Change, statement: Statement, at: int) -> None:
    """In an open change. Segments of other words than those of today go first."""
    segments = list_segments(statement)
    version = text_version(statement)
    if any(segment.version != version for segment in segments):
        _join(change, statement)
        segments = []
    if not segments:
        _make(change, statement, 0, at)
        _make(change, statement, at, len(statement.text))
        return
    for segment in segments:
        if segment.start < at < segment.end:
            _cut_segment(change, statement, segment, at)


def list_segments(statement: Statement) -> list[Segment]:
    """In the order of the text."""
    return list(Segment.objects.kept().filter(statement=statement))


def text_version(statement: Statement) -> int:
    return statement.versions.get("text", 0)


def _cut_segment(
    change: Change, statement: Statement, segment: Segment, at: int
) -> None:
    end = segment.end
    kept = list(
        Match.objects.kept().filter(segment=segment).select_related("key_point")
    )
    change.change(segment, end=at)
    other = _make(change, statement, at, end)
    for match in kept:
        match_parts(
            change,
            parts=[Part(statement, other)],
            key_point=match.key_point,
            side=Side(match.side),
            grounds=Grounds(run=match.run, score=match.score, reason=match.reason),
        )


def _make(change: Change, statement: Statement, start: int, end: int) -> Segment:
    segment = Segment(
        meeting_id=statement.meeting_id,
        statement=statement,
        start=start,
        end=end,
        version=text_version(statement),
    )
    change.create(segment)
    return segment


def _join(change: Change, statement: Statement) -> None:
    move_to_whole(change, statement)
    for segment in list_segments(statement):
        change.remove(segment)


def _has_words_around(statement: Statement, at: int) -> bool:
    text: str = statement.text
    return 0 < at < len(text) and bool(text[:at].strip() and text[at:].strip())
