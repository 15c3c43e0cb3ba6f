"""All there is to tell about one statement, beside the list."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from folkmoot.web.desk.models import Memo, Suggestion
from folkmoot.web.desk.queries.context import Context, read_context
from folkmoot.web.desk.queries.scope import Desk
from folkmoot.web.desk.queries.story import Step, find_decided, tell_story
from folkmoot.web.desk.queries.suggestions import (
    find_open_suggestions,
    find_suggesting_run,
)
from folkmoot.web.statements.models import Match, Placement, Segment, Side, Statement
from folkmoot.web.statements.queries.places import annotate_places

RELATED = (
    "meeting", "sheet__group__merged_into", "sheet__area__focus_area", "said_by",
    "respondent", "asked__focus_area", "document",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Decision:
    """How a statement, or a piece of it, stands to a key point, by whose word."""

    match: Match
    at: datetime | None
    words: str

    @property
    def others(self) -> list[Side]:
        """The sides it could be on instead."""
        return [side for side in Side if side != self.match.side]


@dataclass(frozen=True, kw_only=True)
class Piece:
    """A segment with its words; stale where the statement was worded anew since."""

    segment: Segment
    words: str
    is_stale: bool


@dataclass(frozen=True, kw_only=True)
class StatementPanel:
    """What the right side of the desk shows of a statement."""

    statement: Statement
    place: str
    context: Context
    pieces: Sequence[Piece]
    decisions: Sequence[Decision]
    ruled_out: Sequence[Decision]
    placement: Placement | None
    placed_at: datetime | None
    duplicates: Sequence[Statement]
    suggestions: Sequence[Suggestion]
    memos: Sequence[Memo]
    story: Sequence[Step]


def read_statement_panel(
    desk: Desk, statement: Statement, *, with_story: bool
) -> StatementPanel:
    """`with_story`: with who did what, which is not for everybody."""
    matches = _find_matches(statement)
    placements = Placement.objects.filter(statement=statement)
    placement = placements.kept().select_related("original", "decided_by").first()
    segments = list(Segment.objects.filter(statement=statement))
    memos = list_memos(statement.id)
    decided = [match.id for match in matches]
    known = [placement.id] if placement else []
    times = find_decided([*decided, *known])
    subjects = [
        statement.id,
        *Match.objects.filter(statement=statement).values_list("id", flat=True),
        *placements.values_list("id", flat=True),
        *(segment.id for segment in segments),
        *(memo.id for memo in memos),
    ]
    decisions = [_tell_decision(match, statement, times) for match in matches]
    return StatementPanel(
        statement=statement,
        place=_find_place(statement),
        context=read_context(statement),
        pieces=[
            _tell_piece(each, statement) for each in segments if not each.removed_at
        ],
        decisions=[each for each in decisions if each.match.side != Side.NONE],
        ruled_out=[each for each in decisions if each.match.side == Side.NONE],
        placement=placement,
        placed_at=times.get(placement.id) if placement else None,
        duplicates=_find_duplicates(statement),
        suggestions=_find_suggestions(desk, statement),
        memos=memos,
        story=tell_story(subjects) if with_story else (),
    )


def list_memos(about: uuid.UUID) -> list[Memo]:
    """The memos on one thing, the first first."""
    found = Memo.objects.kept().filter(about=about)
    return list(found.select_related("written_by"))


def _find_matches(statement: Statement) -> list[Match]:
    found = Match.objects.kept().filter(statement=statement, key_point__removed_at=None)
    related = found.select_related("key_point", "segment", "decided_by")
    return list(related.order_by("segment__start", "id"))


def _tell_decision(
    match: Match, statement: Statement, times: Mapping[uuid.UUID, datetime]
) -> Decision:
    segment = match.segment
    words = statement.text[segment.start : segment.end].strip() if segment else ""
    return Decision(match=match, at=times.get(match.id), words=words)


def _tell_piece(segment: Segment, statement: Statement) -> Piece:
    return Piece(
        segment=segment,
        words=statement.text[segment.start : segment.end].strip(),
        is_stale=segment.version != statement.versions.get("text", 0),
    )


def _find_place(statement: Statement) -> str:
    found = annotate_places(Statement.objects.filter(id=statement.id))
    place: str = found.values_list("desk_place", flat=True).get()
    return place


def _find_duplicates(statement: Statement) -> list[Statement]:
    placed = Placement.objects.kept().filter(
        original=statement, statement__removed_at=None
    )
    found = Statement.objects.filter(id__in=placed.values("statement"))
    return list(found.select_related(*RELATED).order_by("meeting", "number"))


def _find_suggestions(desk: Desk, statement: Statement) -> list[Suggestion]:
    run = find_suggesting_run(desk)
    if run is None:
        return []
    found = find_open_suggestions(run).filter(statement=statement)
    return list(found.select_related("point__key_point", "original"))
