"""One worker's turn at a run: taking it up, telling how far it is, bringing it home.

A turn is told by when it was begun: whose run was called off, or begun anew by another,
finds so at the next word it says, and stops.
"""

import time
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from folkmoot.web.desk.commands.runs import forget_rows
from folkmoot.web.desk.models import Run, RunState, SuggestedPoint, Suggestion
from folkmoot.web.desk.queries.run_states import AT_WORK
from folkmoot.web.desk.queries.scope import Desk
from folkmoot.web.desk.queries.sifting import Said, Sifted, read_said
from folkmoot.web.desk.queries.suggestions import find_open_suggestions
from folkmoot.web.events.recording import lock_stream
from folkmoot.web.events.tail import wake

# Others wait for their turn to write meanwhile.
_ROWS_AT_ONCE = 400
_SECONDS_BETWEEN_WORDS = 0.3


class TurnIsOverError(Exception):
    """The run was called off, or is another's now; nothing more is to be done."""


@dataclass
class Turn:
    """A run, and when this worker began with it."""

    run: Run
    begun_at: datetime
    _told: tuple[str, float] = field(default=("", 0.0))

    @property
    def desk(self) -> Desk:
        return Desk(self.run.consultation, self.run.meeting)

    def tell(self, stage: str, done: int = 0, total: int = 0) -> None:
        """Tell how far it is. Raises TurnIsOverError where nobody waits for it."""
        told, at = self._told
        is_last = done == total
        soon = time.monotonic() - at < _SECONDS_BETWEEN_WORDS
        if stage == told and soon and not is_last:
            return
        self._told = stage, time.monotonic()
        with transaction.atomic():
            self._update(stage=stage, done=done, total=total)
            wake(self.run.consultation_id)

    def stay(self) -> bool:
        """A sign of life; False where nobody waits for it any more."""
        return bool(self._find().update(seen_at=timezone.now()))

    def hold(self) -> None:
        """In a transaction: let nobody call it off until that is over."""
        if not self._find().select_for_update().exists():
            raise TurnIsOverError

    def end(self, state: RunState, **values: Any) -> None:
        """Bring it to its end."""
        self._update(state=state, stage="", ended_at=timezone.now(), **values)
        wake(self.run.consultation_id)

    def _update(self, **values: Any) -> None:
        if not self._find().update(seen_at=timezone.now(), **values):
            raise TurnIsOverError

    def _find(self) -> Any:
        return Run.objects.filter(
            id=self.run.id, state=RunState.RUNNING, begun_at=self.begun_at
        )


def note_start(*, run: Run) -> int:
    """Note that somebody is sent to work at it; how often that was so far."""
    tries = int(str(run.manifest.get("tries", 0))) + 1
    Run.objects.filter(id=run.id, state__in=AT_WORK).update(
        seen_at=timezone.now(), manifest={**run.manifest, "tries": tries}
    )
    return tries


def take_up(*, run_id: uuid.UUID) -> Turn | None:
    """Begin with a run, or begin it anew; None where it is over.

    What somebody else had written down of it goes; they find that it is not theirs.
    """
    now = timezone.now()
    with transaction.atomic():
        standing = Run.objects.filter(id=run_id, state__in=AT_WORK)
        begun = {"state": RunState.RUNNING, "begun_at": now, "seen_at": now}
        if not standing.update(stage="reading", done=0, total=0, **begun):
            return None
        forget_rows(run_id)
        run = Run.objects.select_related("consultation", "meeting").get(id=run_id)
        wake(run.consultation_id)
    return Turn(run, run.begun_at or now)


def give_up(*, run_id: uuid.UUID, fault: str) -> None:
    """Say that it failed, and why; what the last run suggested stays."""
    with transaction.atomic():
        standing = Run.objects.filter(id=run_id, state__in=AT_WORK)
        over = {"state": RunState.FAILED, "fault": fault, "ended_at": timezone.now()}
        if standing.update(**over):
            forget_rows(run_id)
            wake(standing.model.objects.get(id=run_id).consultation_id)


def write_down(*, turn: Turn, sifted: Sifted) -> None:
    """Keep what is suggested; nobody sees it until the run is done."""
    rows: Sequence[SuggestedPoint | Suggestion] = [
        *sifted.points,
        *sifted.suggestions,
    ]
    turn.tell("writing", 0, len(rows))
    done = 0
    for some in _cut(sifted.points):
        done += _keep(turn, SuggestedPoint, some)
        turn.tell("writing", done, len(rows))
    for others in _cut(sifted.suggestions):
        done += _keep(turn, Suggestion, others)
        turn.tell("writing", done, len(rows))


def finish(*, turn: Turn, said: Said, manifest: dict[str, object]) -> None:
    """Let what is suggested be seen, save where words were changed since it was read.

    The logs are locked meanwhile, so that no words are erased between the two.
    """
    desk = turn.desk
    before = _find_earlier(turn.run)
    with transaction.atomic():
        lock_stream(desk.consultation.id)
        meetings = desk.find_meetings().order_by("id").values_list("id", flat=True)
        for meeting in list(meetings):
            lock_stream(meeting)
        turn.hold()
        _forget_reworded(turn.run, desk, said)
        tries = turn.run.manifest.get("tries", 1)
        turn.end(RunState.DONE, manifest={**manifest, "tries": tries})
    _forget_older(before)


def _keep(turn: Turn, model: Any, rows: Sequence[Any]) -> int:
    with transaction.atomic():
        turn.hold()
        model.objects.bulk_create(rows)
    return len(rows)


def _cut(rows: Sequence[Any]) -> Iterable[Sequence[Any]]:
    for start in range(0, len(rows), _ROWS_AT_ONCE):
        yield rows[start : start + _ROWS_AT_ONCE]


def _forget_reworded(run: Run, desk: Desk, said: Said) -> None:
    """Suggestions about, or in the words of, what reads otherwise now or is gone."""
    now = read_said(desk)
    others = [
        own for own, heard in said.items()
        if own not in now or now[own].text != heard.text
    ]  # fmt: skip
    points = SuggestedPoint.objects.filter(run=run)
    reworded = points.filter(source__in=others) | points.exclude(
        key_point=None
    ).exclude(text=F("key_point__text"))
    gone = list(reworded.order_by().values_list("id", flat=True))
    rows = Suggestion.objects.filter(run=run)
    rows.filter(statement__in=others).delete()
    rows.filter(original__in=others).delete()
    rows.filter(point__in=gone).delete()
    points.filter(id__in=gone).delete()


def _find_earlier(run: Run) -> list[uuid.UUID]:
    """The runs of the same desk before the last one that was done."""
    done = Run.objects.filter(
        consultation=run.consultation, meeting=run.meeting, state=RunState.DONE
    )
    return list(done.values_list("id", flat=True))[1:]


def _forget_older(runs: Iterable[uuid.UUID]) -> None:
    """Of older runs only that stays which people decided about: it is counted how
    often they kept what was suggested. The last one stays whole, to be compared with.
    """
    for run in runs:
        find_open_suggestions(run).delete()
        points = SuggestedPoint.objects.filter(run=run, suggestions=None)
        points.filter(key_point=None).delete()
