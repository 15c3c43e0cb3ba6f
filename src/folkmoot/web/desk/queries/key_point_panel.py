"""All there is to tell about one key point: what carries it, and where it is from."""

import uuid
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from folkmoot.web.desk.models import Memo, SuggestedPoint, Suggestion
from folkmoot.web.desk.queries.scope import Desk
from folkmoot.web.desk.queries.statement_panel import RELATED, list_memos
from folkmoot.web.desk.queries.story import Step, tell_story
from folkmoot.web.desk.queries.suggestions import (
    find_open_suggestions,
    find_suggesting_run,
)
from folkmoot.web.statements.models import KeyPoint, Match, Placement, Side, Statement

# More are seen in the list, which can be filtered by the key point.
_MOST_SHOWN = 100
_MOST_SUGGESTED = 20


@dataclass(frozen=True, kw_only=True)
class Source:
    """A statement, or a piece of it, on one side, with those that say the same."""

    match: Match
    words: str
    duplicates: Sequence[Statement]


@dataclass(frozen=True, kw_only=True)
class Sources:
    """What stands on one side of a key point; not all of it is shown."""

    side: Side
    shown: Sequence[Source]
    count: int

    @property
    def left_out(self) -> int:
        return self.count - len(self.shown)


@dataclass(frozen=True, kw_only=True)
class KeyPointPanel:
    """What the right side of the desk shows of a key point."""

    key_point: KeyPoint
    sides: Sequence[Sources]
    wordings: Sequence[KeyPoint]
    parts: Sequence[KeyPoint]
    suggestions: Sequence[Suggestion]
    suggested: int
    memos: Sequence[Memo]
    story: Sequence[Step]

    @property
    def is_empty(self) -> bool:
        """Whether nothing was decided about it, and nothing is suggested for it."""
        return not (self.suggested or self.parts or any(s.count for s in self.sides))


@dataclass(frozen=True, kw_only=True)
class SuggestedPanel:
    """The same of a key point that the machine proposes."""

    point: SuggestedPoint
    suggestions: Sequence[Suggestion]
    suggested: int


def read_key_point_panel(
    desk: Desk, key_point: KeyPoint, *, with_story: bool
) -> KeyPointPanel:
    """`with_story`: with who did what, which is not for everybody."""
    memos = list_memos(key_point.id)
    run = find_suggesting_run(desk)
    suggested = find_open_suggestions(run).filter(point__key_point=key_point)
    kept = KeyPoint.objects.kept()
    subjects = [key_point.id, *(memo.id for memo in memos)]
    return KeyPointPanel(
        key_point=key_point,
        sides=[_read_sources(desk, key_point, side) for side in Side],
        wordings=list(key_point.merged.order_by("place", "id")),
        parts=list(kept.filter(part_of=key_point).select_related("meeting")),
        suggestions=_list(suggested) if run else (),
        suggested=suggested.count() if run else 0,
        memos=memos,
        story=tell_story(subjects) if with_story else (),
    )


def read_suggested_panel(point: SuggestedPoint) -> SuggestedPanel:
    suggested = find_open_suggestions(point.run_id).filter(point=point)
    return SuggestedPanel(
        point=point, suggestions=_list(suggested), suggested=suggested.count()
    )


def _read_sources(desk: Desk, key_point: KeyPoint, side: Side) -> Sources:
    found = Match.objects.kept().filter(
        key_point=key_point, side=side, statement__removed_at=None
    )
    if desk.meeting is not None:
        found = found.filter(meeting=desk.meeting)
    related = [f"statement__{name}" for name in RELATED]
    ordered = found.select_related("segment", *related).order_by(
        "meeting__date", "meeting", "statement__number", "segment__start", "id"
    )
    matches = list(ordered[:_MOST_SHOWN])
    duplicates = _find_duplicates([match.statement_id for match in matches])
    shown = [
        Source(
            match=match,
            words=_cut(match),
            duplicates=duplicates.get(match.statement_id, ()),
        )
        for match in matches
    ]
    return Sources(side=side, shown=shown, count=found.count())


def _cut(match: Match) -> str:
    text: str = match.statement.text
    if match.segment is not None:
        text = text[match.segment.start : match.segment.end].strip()
    return text


def _find_duplicates(
    originals: Sequence[uuid.UUID],
) -> Mapping[uuid.UUID, list[Statement]]:
    placed = Placement.objects.kept().filter(
        original__in=originals, statement__removed_at=None
    )
    related = [f"statement__{name}" for name in RELATED]
    found: defaultdict[uuid.UUID, list[Statement]] = defaultdict(list)
    for placement in placed.select_related(*related).order_by("statement__number"):
        found[placement.original_id].append(placement.statement)
    return found


def _list(suggested: "QuerySet[Suggestion]") -> list[Suggestion]:
    related = [f"statement__{name}" for name in RELATED]
    return list(suggested.select_related(*related)[:_MOST_SUGGESTED])
