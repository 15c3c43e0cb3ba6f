"""Looking at a desk: from what was said and decided there to what is suggested."""

import logging
import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import translation

from folkmoot.jobs.suggesting import Suggestions, suggest
from folkmoot.web.desk.commands.run_turns import (
    Turn,
    TurnIsOverError,
    finish,
    give_up,
    take_up,
    write_down,
)
from folkmoot.web.desk.queries.decided import Decided, read_decided
from folkmoot.web.desk.queries.record import read_record
from folkmoot.web.desk.queries.run_states import find_vectors
from folkmoot.web.desk.queries.sifting import Said, read_said, sift

if TYPE_CHECKING:
    from folkmoot.domain.record import Record

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class _Read:
    record: "Record"
    decided: Decided
    said: Said


def analyse_desk(*, run_id: uuid.UUID) -> None:
    """Do a run from its beginning to its end, or say why it failed."""
    turn = take_up(run_id=run_id)
    if turn is not None:
        work_at(turn=turn)


def work_at(*, turn: Turn) -> None:
    """The same for a turn that was begun. Called off, it leaves nothing behind."""
    try:
        read = _read(turn)
        found = _look(turn, read)
        sifted = sift(turn.run, found, read.decided, read.said)
        write_down(turn=turn, sifted=sifted)
        finish(turn=turn, said=read.said, manifest=dict(found.manifest))
    except TurnIsOverError:
        return
    except Exception:
        _log.exception("The run %s failed.", turn.run.id)
        give_up(run_id=turn.run.id, fault="run_failed")


def _read(turn: Turn) -> _Read:
    desk = turn.desk
    turn.tell("reading")
    # The words first: what is worded otherwise from here on is left out in the end, and
    # what is decided from here on is seen to where suggestions are shown.
    said = read_said(desk)
    decided = read_decided(desk)
    with translation.override(desk.consultation.language):
        record = read_record(desk)
    return _Read(record, decided, said)


def _look(turn: Turn, read: _Read) -> Suggestions:
    desk, decided = turn.desk, read.decided
    return suggest(
        read.record,
        standing=decided.list_standing(),
        without=decided.list_left_out(),
        no_questions={str(each) for each in decided.no_questions},
        cache=find_vectors(desk.consultation.id, desk.stream_id),
        on_progress=turn.tell,
    )
