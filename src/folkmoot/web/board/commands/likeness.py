"""Keeping what the machine draws together, and what people decide about it."""

import time
import uuid
from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from folkmoot.jobs.drawing_together import Drawer
from folkmoot.web.board.models import Apart, Likeness
from folkmoot.web.board.queries.boards import find_board
from folkmoot.web.board.queries.likeness import NO_MODEL, list_apart, list_said
from folkmoot.web.events.models import Batch
from folkmoot.web.events.recording import Actor, open_change
from folkmoot.web.events.tail import wake
from folkmoot.web.meetings.models import MeetingArea
from folkmoot.web.statements.models import Statement
from folkmoot.web.statements.queries.sheets import read_last_number

_MADE = ("clusters", "version", "made_at_number", "model", "made_at", "seconds")


def note_wanted(*, meeting_id: uuid.UUID, area_id: uuid.UUID, number: int) -> bool:
    """Note up to which event an area is to be looked at; False where that was done."""
    Likeness.objects.get_or_create(area_id=area_id, meeting_id=meeting_id)
    older = Likeness.objects.filter(area=area_id, made_at_number__lt=number)
    return older.update(wanted_at_number=number) > 0


def draw_area(*, area: MeetingArea, drawer: Drawer | None) -> bool:
    """Look at an area again, and keep what is alike. False: there is more to look at.

    Without a drawer, since no model runs here, what was drawn together stays apart.
    """
    if not find_board(area.meeting).draws_together:
        if drawer is not None:
            drawer.forget(area.id)
        return True
    number = read_last_number(area.meeting_id)
    if drawer is None:
        _keep(area, [], number=number, model=NO_MODEL)
        return True
    began = time.monotonic()
    known = Likeness.objects.filter(area=area).first()
    clusters, is_finished = drawer.draw(
        area.id,
        list_said(area),
        earlier=known.clusters if known else (),
        apart=list_apart(area.meeting_id),
    )
    took = time.monotonic() - began
    _keep(area, clusters, number=number, model=drawer.model, took=took)
    return is_finished


def _keep(
    area: MeetingArea,
    clusters: Sequence[Sequence[str]],
    *,
    number: int,
    model: str,
    took: float = 0,
) -> None:
    told = [list(cluster) for cluster in clusters]
    with transaction.atomic():
        rows = Likeness.objects.select_for_update()
        kept, _ = rows.get_or_create(area=area, meeting_id=area.meeting_id)
        # Another worker may have looked at what is newer.
        if number < kept.made_at_number:
            return
        if kept.clusters != told:
            kept.clusters, kept.version = told, kept.version + 1
            wake(area.meeting_id)
        kept.made_at_number, kept.model = number, model[:100]
        kept.made_at, kept.seconds = timezone.now(), took
        # Not what was wanted meanwhile.
        kept.save(update_fields=_MADE)


def put_apart(*, statement: Statement, by: Actor) -> Batch | None:
    """It does not say what it is drawn to: from now on it stands by itself."""
    with open_change(statement.meeting_id, by=by, command="put_apart") as change:
        known = Apart.objects.filter(statement=statement).first()
        if known is None:
            change.create(Apart(meeting_id=statement.meeting_id, statement=statement))
        else:
            change.restore(known)
        return change.saved_batch


def let_together(*, statement: Statement, by: Actor) -> Batch | None:
    """It may be drawn to others again."""
    with open_change(statement.meeting_id, by=by, command="let_together") as change:
        for known in Apart.objects.filter(statement=statement):
            change.remove(known)
        return change.saved_batch
