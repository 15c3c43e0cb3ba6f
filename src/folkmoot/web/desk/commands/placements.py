"""Letting statements stand elsewhere than at a key point, or wait again."""

from collections.abc import Collection, Iterable

from folkmoot.web.desk.commands.scope import (
    Desk,
    fetch_statements,
    open_desk,
)
from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.events.models import Batch
from folkmoot.web.events.recording import Actor, Change
from folkmoot.web.statements.commands.gathering import (
    Elsewhere,
    place_statements,
    take_gathering_away,
    take_placements_away,
)
from folkmoot.web.statements.models import AsideReason, Placement, Statement
from folkmoot.web.statements.words import clean_words

LONGEST_REASON = 300


def stand_alone(
    *, desk: Desk, statements: Iterable[Statement], by: Actor
) -> Batch | None:
    """What each of them says, only it says."""
    with open_desk(desk, by=by, command="stand_alone") as change:
        found = fetch_statements(desk, statements)
        alone = Elsewhere(kind=Placement.Kind.ALONE)
        place_statements(change, statements=found, elsewhere=alone)
        return change.saved_batch


def set_aside(
    *,
    desk: Desk,
    statements: Iterable[Statement],
    reason: AsideReason,
    words: str = "",
    by: Actor,
) -> Batch | None:
    """They are not gathered, and it is told why; they stay readable and counted."""
    aside = Elsewhere(
        kind=Placement.Kind.ASIDE,
        reason=reason,
        words=_require_reason(reason, words),
    )
    with open_desk(desk, by=by, command="set_aside") as change:
        found = fetch_statements(desk, statements)
        place_statements(change, statements=found, elsewhere=aside)
        return change.saved_batch


def mark_duplicate(
    *, desk: Desk, statements: Iterable[Statement], original: Statement, by: Actor
) -> Batch | None:
    """They say the same as another, and stand where that stands."""
    with open_desk(desk, by=by, command="mark_duplicate") as change:
        place_duplicates(change, desk, statements, original)
        return change.saved_batch


def put_back(*, desk: Desk, statements: Iterable[Statement], by: Actor) -> Batch | None:
    """Nothing is decided about where they stand: they wait again."""
    with open_desk(desk, by=by, command="put_back") as change:
        ids = [each.id for each in fetch_statements(desk, statements)]
        take_gathering_away(change, ids)
        take_placements_away(change, ids)
        return change.saved_batch


def place_duplicates(
    change: Change, desk: Desk, statements: Iterable[Statement], original: Statement
) -> None:
    """In an open change. What had been said to be the same as these follows them."""
    (original,) = fetch_statements(desk, [_find_original(original)])
    found = [s for s in fetch_statements(desk, statements) if s.id != original.id]
    if not found:
        raise ChangeRefusedError("duplicate_of_itself")
    place_statements(
        change,
        statements=[*found, *_find_followers(found)],
        elsewhere=Elsewhere(kind=Placement.Kind.DUPLICATE, original=original),
    )


def _find_original(statement: Statement) -> Statement:
    """The statement itself, or what it was said to be the same as."""
    kept = Placement.objects.kept().filter(
        statement=statement.id, kind=Placement.Kind.DUPLICATE
    )
    placement = kept.select_related("original").first()
    return placement.original if placement is not None else statement


def _find_followers(statements: Collection[Statement]) -> list[Statement]:
    kept = Placement.objects.kept().filter(original__in=statements)
    return [placement.statement for placement in kept.select_related("statement")]


def _require_reason(reason: AsideReason, words: str) -> str:
    """Its words on one line; another reason than those listed has to be told."""
    told = " ".join(clean_words(words).split())
    if reason == AsideReason.OTHER and not told:
        raise ChangeRefusedError("reason_missing")
    if len(told) > LONGEST_REASON:
        raise ChangeRefusedError("words_too_long", most=LONGEST_REASON)
    return told
