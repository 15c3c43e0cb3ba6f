"""The last step that somebody did at a meeting: what one key undoes, or does again."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from folkmoot.web.events.history import BatchStory, tell_batches
from folkmoot.web.events.models import ActorKind, Batch
from folkmoot.web.events.undo import find_undo
from folkmoot.web.meetings.models import Meeting

# Further back one looks in the history.
_LOOKS_BACK = 40


@dataclass(frozen=True, kw_only=True)
class LastSteps:
    """The last step of anybody; what would be undone, and what done again."""

    last: BatchStory | None
    undo: BatchStory | None
    redo: BatchStory | None

    @property
    def undoes_another(self) -> bool:
        """Whether one's own last step, which would be undone, is not the last."""
        if self.undo is None or self.last is None:
            return False
        return self.undo.batch.id != self.last.batch.id


def read_last_steps(meeting: Meeting, *, of: int | None = None) -> LastSteps:
    """To undo is the last step of anybody, or of the one who may undo no other's."""
    found = Batch.objects.filter(stream=meeting.id, actor_kind=ActorKind.PERSON)
    last, redo = _look_back(found)
    undo = last
    if of is not None:
        undo, redo = _look_back(found.filter(person=of))
    return _tell(last, undo, redo)


def _look_back(found: QuerySet[Batch]) -> tuple[Batch | None, Batch | None]:
    ordered = found.prefetch_related("undoes__undoes", "undone_by")
    return _find(ordered.order_by("-at", "-id")[:_LOOKS_BACK])


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


def _tell(last: Batch | None, undo: Batch | None, redo: Batch | None) -> LastSteps:
    # What was undone is told, not that it was.
    again = next(iter(redo.undoes.all()), None) if redo is not None else None
    batches = [batch for batch in (last, undo, again) if batch is not None]
    told = {story.batch.id: story for story in tell_batches(batches)}
    return LastSteps(
        last=told[last.id] if last is not None else None,
        undo=told[undo.id] if undo is not None else None,
        redo=told[again.id] if again is not None else None,
    )
