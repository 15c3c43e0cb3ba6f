"""Accepting and declining what the machine suggests: each becomes a person's decision.

What people decided meanwhile stands: a suggestion that it has overtaken is passed over.
"""

from collections.abc import Iterable, Sequence

from folkmoot.web.board.commands.points import require_words
from folkmoot.web.desk.commands.gathering import gather_parts
from folkmoot.web.desk.commands.placements import place_duplicates
from folkmoot.web.desk.commands.scope import (
    Desk,
    Part,
    fetch_key_point,
    fetch_statements,
    open_desk,
    tell_scope,
)
from folkmoot.web.desk.commands.segments import cut_out, text_version
from folkmoot.web.desk.models import (
    Declined,
    SuggestedPoint,
    Suggestion,
    SuggestionKind,
)
from folkmoot.web.desk.queries.suggestions import (
    find_open_suggestions,
    find_suggesting_run,
)
from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.events.models import Batch, Event
from folkmoot.web.events.recording import Actor, Change
from folkmoot.web.meetings.commands.rows import next_place
from folkmoot.web.statements.commands.gathering import (
    Elsewhere,
    Grounds,
    place_statements,
)
from folkmoot.web.statements.models import (
    AsideReason,
    KeyPoint,
    Placement,
    Side,
    Statement,
)

_RELATED = ("run", "statement", "original", "point__source", "point__key_point")


def accept(
    *,
    desk: Desk,
    suggestions: Iterable[Suggestion],
    side: Side | None = None,
    by: Actor,
) -> Batch | None:
    """Let it be as suggested, or on another side; a new key point is made by it."""
    with open_desk(desk, by=by, command="accept") as change:
        for suggestion in _fetch_open(desk, suggestions):
            _accept(change, desk, suggestion, side)
        return change.saved_batch


def accept_point(
    *, desk: Desk, point: SuggestedPoint, with_matches: bool, by: Actor
) -> Batch | None:
    """Make the key point, with all that nobody has decided otherwise about."""
    with open_desk(desk, by=by, command="accept_point") as change:
        point = _fetch_point(desk, point)
        _ensure_key_point(change, desk, point)
        if with_matches:
            found = find_open_suggestions(point.run_id).filter(point=point)
            for suggestion in found.select_related(*_RELATED):
                _accept(change, desk, suggestion, None)
        return change.saved_batch


def decline(
    *, desk: Desk, suggestions: Iterable[Suggestion], by: Actor
) -> Batch | None:
    """It is not as suggested, and is not suggested again."""
    with open_desk(desk, by=by, command="decline") as change:
        for suggestion in _fetch_open(desk, suggestions):
            _decline(change, desk, suggestion)
        return change.saved_batch


def decline_point(*, desk: Desk, point: SuggestedPoint, by: Actor) -> Batch | None:
    """No such key point is wanted; sent twice, it is declined once."""
    with open_desk(desk, by=by, command="decline_point") as change:
        point = _fetch_point(desk, point)
        if point.source is None or _find_made(point) is not None:
            raise ChangeRefusedError("suggestion_is_decided")
        _write_down(change, desk, SuggestionKind.MATCH, point.source)
        return change.saved_batch


def _fetch_open(desk: Desk, suggestions: Iterable[Suggestion]) -> Sequence[Suggestion]:
    """Those that nobody has decided about. Raises ChangeRefusedError where none is."""
    ids = list(dict.fromkeys(each.id for each in suggestions))
    run = find_suggesting_run(desk)
    rows = Suggestion.objects.filter(run=run)
    found = rows.select_related(*_RELATED).in_bulk(ids)
    if len(found) != len(ids):
        raise ChangeRefusedError("suggestion_is_gone")
    standing = find_open_suggestions(run).filter(id__in=ids)
    is_open = set(standing.values_list("id", flat=True))
    if not is_open:
        raise ChangeRefusedError("suggestion_is_decided")
    return [found[each] for each in ids if each in is_open]


def _fetch_point(desk: Desk, point: SuggestedPoint) -> SuggestedPoint:
    rows = SuggestedPoint.objects.select_related("run", "source", "key_point")
    found = rows.filter(id=point.id, run=find_suggesting_run(desk)).first()
    if found is None:
        raise ChangeRefusedError("suggestion_is_gone")
    return found


def _accept(
    change: Change, desk: Desk, suggestion: Suggestion, side: Side | None
) -> None:
    (statement,) = fetch_statements(desk, [suggestion.statement])
    if suggestion.kind == SuggestionKind.QUESTION:
        question = Elsewhere(kind=Placement.Kind.ASIDE, reason=AsideReason.QUESTION)
        place_statements(change, statements=[statement], elsewhere=question)
    elif suggestion.original is not None:
        place_duplicates(change, desk, [statement], suggestion.original)
    elif suggestion.point is not None:
        gather_parts(
            change,
            desk,
            _find_parts(change, suggestion, statement),
            _ensure_key_point(change, desk, suggestion.point),
            side or Side(suggestion.side or Side.SUPPORTS),
            _tell_grounds(suggestion),
        )


def _decline(change: Change, desk: Desk, suggestion: Suggestion) -> None:
    (statement,) = fetch_statements(desk, [suggestion.statement])
    point, kind = suggestion.point, SuggestionKind(suggestion.kind)
    if kind == SuggestionKind.MATCH and point is not None:
        made = _find_made(point)
        if made is not None:
            parts, grounds = [Part(statement)], _tell_grounds(suggestion)
            gather_parts(change, desk, parts, made, Side.NONE, grounds)
            return
    source = suggestion.original or (point.source if point is not None else None)
    _write_down(change, desk, kind, source or statement, suggestion)


def _write_down(
    change: Change,
    desk: Desk,
    kind: SuggestionKind,
    source: Statement,
    suggestion: Suggestion | None = None,
) -> None:
    """Keep that it was declined, once."""
    statement = suggestion.statement if suggestion is not None else None
    same = {"kind": kind, "source": source, "statement": statement}
    if Declined.objects.kept().filter(**same).exists():
        return
    change.create(
        Declined(
            consultation=desk.consultation,
            run=suggestion.run_id if suggestion is not None else None,
            score=suggestion.score if suggestion is not None else None,
            **same,
        )
    )


def _find_made(point: SuggestedPoint) -> KeyPoint | None:
    """The key point that people have; None where they have none such, or no more."""
    made = point.key_point
    return made if made is not None and made.removed_at is None else None


def _ensure_key_point(change: Change, desk: Desk, point: SuggestedPoint) -> KeyPoint:
    """The key point, made where there is none; it has the id of the suggestion.

    Where that was undone, the suggestion stands again, and the same row comes back.
    """
    if point.key_point is not None and point.key_point_id != point.id:
        return fetch_key_point(desk, point.key_point)
    made: KeyPoint | None = KeyPoint.objects.filter(id=point.id).first()
    if made is not None:
        change.restore(made)
        return made
    made = KeyPoint(
        id=point.id,
        **tell_scope(desk),
        focus_area_id=point.focus_area_id,
        worded_by=point.source,
        text=require_words(point.text),
        place=next_place(KeyPoint.objects.filter(**tell_scope(desk))),
    )
    change.create(made)
    SuggestedPoint.objects.filter(id=point.id).update(key_point=made)
    point.key_point = made
    return made


def _find_parts(
    change: Change, suggestion: Suggestion, statement: Statement
) -> list[Part]:
    """The span it is about, as segments; the whole where its words are others now."""
    start, end = suggestion.start, suggestion.end
    if start is None or end is None or _is_reworded(suggestion, statement):
        return [Part(statement)]
    segments = cut_out(change, statement, start, end)
    return [Part(statement, each) for each in segments] or [Part(statement)]


def _is_reworded(suggestion: Suggestion, statement: Statement) -> bool:
    """Whether the text was changed after the machine had read it."""
    if text_version(statement) == 0:
        return False
    since = suggestion.run.begun_at or suggestion.run.asked_at
    changed = Event.objects.filter(subject=statement.id, kind="statement.changed")
    return changed.filter(batch__at__gte=since, after__has_key="text").exists()


def _tell_grounds(suggestion: Suggestion) -> Grounds:
    return Grounds(
        run=suggestion.run_id, score=suggestion.score, reason=suggestion.reason
    )
