"""What the worker does for the board: drawing together, and practising the plenary."""

import logging
import uuid
from datetime import datetime, timedelta
from functools import cache

from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from folkmoot.jobs.drawing_together import Drawer, can_load_model
from folkmoot.web.board.commands.likeness import draw_area, note_wanted
from folkmoot.web.board.commands.practice import practise_plenary
from folkmoot.web.board.queries.boards import find_board
from folkmoot.web.board.queries.likeness import find_rested, find_touched
from folkmoot.web.meetings.models import Meeting, MeetingArea, MeetingState
from folkmoot.web.statements.commands.practice import make_seed

# Of what comes meanwhile, all is looked at together.
PAUSE = timedelta(seconds=3)
# It rests so many times as long as it worked: on two cores the hall needs the rest.
REST = 5
# In a practice some phones answer each time.
BETWEEN_ANSWERS = timedelta(seconds=4)

_log = logging.getLogger(__name__)
# Up to which event of a meeting this process has seen to it.
_followed: dict[uuid.UUID, int] = {}


def follow(meeting: Meeting, *, number: int) -> None:
    """Have the areas looked at in which something changed up to an event.

    For whoever reads the log for the board anyway; nobody waits for what comes of it.
    """
    after = _followed.get(meeting.id)
    if after is not None and number <= after:
        return
    _followed[meeting.id] = number
    if find_board(meeting).draws_together:
        for area_id in find_touched(meeting.id, after=after):
            want_likeness(meeting.id, area_id, number=number)


def want_likeness(meeting_id: uuid.UUID, area_id: uuid.UUID, *, number: int) -> None:
    """Have an area looked at soon; asked for often, it is done once every pause."""
    if not note_wanted(meeting_id=meeting_id, area_id=area_id, number=number):
        return
    waiting = DBTaskResult.objects.filter(
        task_path=draw_together.module_path,
        status=TaskResultStatus.READY,
        args_kwargs__args__0=str(area_id),
    )
    if not waiting.exists():
        _draw_later(area_id, at_the_soonest=timezone.now() + PAUSE)


def _draw_later(area_id: uuid.UUID, *, at_the_soonest: datetime) -> None:
    rested = find_rested(area_id, times=REST)
    later = draw_together.using(run_after=max(at_the_soonest, rested or at_the_soonest))
    later.enqueue(str(area_id))


@task()
def draw_together(area_id: str) -> None:
    """Look at a focus area again; come again after a rest where it was too much."""
    areas = MeetingArea.objects.kept().select_related("meeting")
    area = areas.filter(id=uuid.UUID(area_id)).first()
    if area is not None and not draw_area(area=area, drawer=find_drawer()):
        _draw_later(area.id, at_the_soonest=timezone.now())


@cache
def find_drawer() -> Drawer | None:
    """The worker's one, with the model in memory; None where no model runs here."""
    if can_load_model():
        return Drawer()
    _log.warning(
        "Similar statements are not drawn together: the language model cannot run on "
        "this machine. The board shows them as a list; everything else works."
    )
    return None


@task()
def answer_in_practice(practice: str, times: int) -> None:
    """Let phones answer what is open, and come again; ends when it is wiped."""
    found = Meeting.objects.kept().filter(id=uuid.UUID(practice)).first()
    if found is None or found.state == MeetingState.CLOSED:
        return
    practise_plenary(practice=found, seed=make_seed())
    if times > 1:
        later = answer_in_practice.using(run_after=timezone.now() + BETWEEN_ANSWERS)
        later.enqueue(practice, times - 1)
