"""Doing what a phone asks, each change once and in a transaction of its own."""

import uuid
from collections.abc import Callable
from typing import Any

from django.utils import timezone

from folkmoot.web.events.once import change_once
from folkmoot.web.events.recording import Actor, Change
from folkmoot.web.events.values import JSON
from folkmoot.web.statements.asked import Asked, as_json
from folkmoot.web.statements.commands import writing
from folkmoot.web.statements.commands.hand_in import hand_in
from folkmoot.web.statements.commands.writing import Writing
from folkmoot.web.statements.models import Device, Origin
from folkmoot.web.statements.queries.devices import read_groups
from folkmoot.web.statements.queries.table import Table

_DO: dict[str, Callable[[Writing, Any], JSON]] = {
    "add": writing.add,
    "edit": writing.edit,
    "move": writing.move,
    "remove": writing.remove,
    "restore": writing.restore,
    "mark": writing.mark,
    "choose": writing.choose,
    "note_taker": writing.name_note_taker,
    "hand_in": hand_in,
}


def do_change(*, request_id: uuid.UUID, asked: Asked, device: Device) -> JSON:
    """Do one change of a device; the same request again gets the same answer."""

    def do(change: Change) -> JSON:
        return _DO[asked.kind](
            Writing(
                change=change,
                table=Table(device.meeting_id, read_groups(device)),
                device=device,
                origin=_find_origin(device),
                at=timezone.now(),
            ),
            asked,
        )

    return change_once(
        request_id=request_id,
        stream_id=device.meeting_id,
        asked=as_json(asked),
        by=Actor.of_device(device.id),
        command=asked.kind,
        do=do,
    )


def _find_origin(device: Device) -> Origin:
    is_practice = device.meeting.practice_of_id is not None
    return Origin.PRACTICE if is_practice else Origin.DEVICE
