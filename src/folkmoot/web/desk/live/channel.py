"""The stream of a desk: what changed, how far the machine is, and who is there."""

import json
import uuid
from typing import Any

from folkmoot.web.board.live.channels import Channel, Frame, compose
from folkmoot.web.desk.queries.changes import find_changes
from folkmoot.web.desk.queries.numbers import list_logs, read_numbers, recall_numbers
from folkmoot.web.desk.queries.presence import mark_beside, tell_people
from folkmoot.web.desk.queries.run_states import tell_run
from folkmoot.web.desk.queries.scope import find_desk


def _read(stream_id: uuid.UUID, after: int | None, _readers: int) -> Frame:
    desk = find_desk(stream_id)
    before = None if after is None else recall_numbers(desk, after)
    now = read_numbers(desk)
    changes = find_changes(before, now)
    beside = {"run": tell_run(desk), "people": tell_people(desk)}
    told: dict[str, Any] = {
        "number": now.total,
        "from": None if changes.is_whole else after,
        "statements": sorted(map(str, changes.statements)),
        "points": sorted(map(str, changes.points)),
        "headings": changes.has_headings,
        "whole": changes.is_whole,
        **beside,
    }
    chunk = compose("desk", told, number=now.total)
    return Frame(now.total, chunk, changes.has_news, json.dumps(beside))


def _list_logs(stream_id: uuid.UUID) -> list[uuid.UUID]:
    return list_logs(find_desk(stream_id))


DESK = Channel(
    "desk",
    _read,
    pause=0.1,
    hears_wakes=True,
    count_aside=mark_beside,
    list_logs=_list_logs,
)
