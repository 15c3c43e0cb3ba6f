"""The last step that somebody did at a meeting: what one key undoes, or does again."""

from collections.abc import Iterable
from dataclasses import dataclass

from folkmoot.web.events.history import BatchStory, tell_batches
from folkmoot.web.events.models import ActorKind, Batch
from folkmoot.web.events.undo import find_undo
from folkmoot.web.meetings.models import Meeting

# Further back one looks in the history.
_LOOKS_BACK = 40


@dataclass(frozen=True, kw_only=True)
class LastSteps:
    """What would be undone, and what would be done again."""

    undo: BatchStory | None
    redo: BatchStory | None


def read_last_steps(meeting: Meeting, *, of: int | None = None) -> LastSteps:
    """The last steps of anybody, or of the one person who may undo no other's."""
    found = Batch.objects.filter(stream=meeting.id, actor_kind=ActorKind.PERSON)
    if of is not None:
        found = found.filter(person=of)
    found = found.prefetch_related("undoes__undoes", "undone_by").order_by("-at", "-id")
    return _tell(*_find(found[:_LOOKS_BACK]))


def _find(batches: Iterable[Batch]) -> tuple[Batch | None, Batch | None]:
    """The latest step that holds, and the undo that came after it."""
    redo = None
    for batch in batches:
        undone = list(batch.undoes.all())
        if not undone and find_undo(batch) is None:
            return batch, redo
        is_undo = bool(undone) and not any(each.undoes.all() for each in undone)
        if is_undo and redo is None and find_undo(batch) is None:
            redo = batch
    return None, redo


def _tell(undo: Batch | None, redo: Batch | None) -> LastSteps:
    # What was undone is told, not that it was.
    again = next(iter(redo.undoes.all()), None) if redo is not None else None
    stories = {
        batch.id: story
        for batch, story in zip(
            [each for each in (undo, again) if each is not None],
            tell_batches([each for each in (undo, again) if each is not None]),
            strict=True,
        )
    }
    return LastSteps(
        undo=stories[undo.id] if undo is not None else None,
        redo=stories[again.id] if again is not None else None,
    )
