"""One of each thing that can lie on a sheet."""

import uuid
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

from folkmoot.web.events.recording import SYSTEM, open_change
from folkmoot.web.meetings.models import Meeting
from folkmoot.web.statements.commands.sheets import ensure_sheets
from folkmoot.web.statements.models import (
    Crossing,
    LateArrival,
    Photo,
    Sheet,
    Statement,
)


def make_one_of_each(meeting: Meeting) -> dict[str, Any]:
    """On the first group's first sheet; the ids by the names addresses give them."""
    ensure_sheets(meeting=meeting)
    now = timezone.now()
    sheet = Sheet.objects.filter(meeting=meeting, group__number=1).first()
    assert sheet is not None
    statement = Statement(
        meeting=meeting, sheet=sheet, number=1, place=1, text="Bussen", sent_at=now
    )
    crossing = Crossing(
        meeting=meeting, statement=statement, text="Busserne", base=0, at=now
    )
    arrival = LateArrival(
        meeting=meeting, sheet=sheet, kind="add", statement=uuid.uuid4(), at=now
    )
    photo = Photo(
        meeting=meeting,
        sheet=sheet,
        file=default_storage.save("photos/a.png", ContentFile(b"pixels")),
        media_type="image/png",
        sent_at=now,
    )
    with open_change(meeting.id, by=SYSTEM, command="make_one_of_each") as change:
        for row in (statement, crossing, arrival, photo):
            change.create(row)
        batch = change.batch
    return {
        "sheet_id": sheet.id,
        "statement_id": statement.id,
        "crossing_id": crossing.id,
        "arrival_id": arrival.id,
        "photo_id": photo.id,
        "batch_id": batch.id,
    }
