"""A picture of a flip chart or a paper sheet, kept without what it tells of its maker.

It may come after closing: it is beside the statements, not one of them.
"""

import hashlib
import os
import uuid
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from folkmoot.web.events.errors import ChangeRefusedError, RequestReusedError
from folkmoot.web.events.once import handle_once
from folkmoot.web.events.recording import Actor, open_change
from folkmoot.web.events.values import JSON
from folkmoot.web.meetings.models import Meeting
from folkmoot.web.statements.commands.writing import tell_time_to_write
from folkmoot.web.statements.models import Device, Photo
from folkmoot.web.statements.pictures import EXTENSIONS, PictureError, strip_picture
from folkmoot.web.statements.queries.table import Table

LARGEST = 8 * 1024 * 1024
MOST_PHOTOS = 20


def attach_photo(
    *,
    request_id: uuid.UUID,
    meeting: Meeting,
    table: Table,
    sheet_id: uuid.UUID,
    data: bytes,
    by: Actor,
    device: Device | None = None,
) -> JSON:
    """Keep the picture and lay it beside the sheet, once."""
    media_type, picture = _strip(data)
    asked = {
        "kind": "photo",
        "sheet": str(sheet_id),
        "content": hashlib.sha256(data).hexdigest(),
    }

    def do() -> JSON:
        # Its id is the request's; another picture's file is never written over.
        if Photo.objects.filter(id=request_id).exists():
            raise RequestReusedError(request_id)
        sheet = table.find_sheet(sheet_id)
        if device is not None:
            tell_time_to_write(sheet)
        if Photo.objects.kept().filter(sheet=sheet).count() >= MOST_PHOTOS:
            raise ChangeRefusedError("too_many_photos", most=MOST_PHOTOS)
        photo = Photo(
            id=request_id,
            meeting=meeting,
            sheet=sheet,
            file=_write(request_id, media_type, picture),
            media_type=media_type,
            device=device,
            sent_at=timezone.now(),
        )
        with open_change(meeting.id, by=by, command="attach_photo") as change:
            change.create(photo)
        return {"status": "done", "photo": str(photo.id)}

    return handle_once(request_id=request_id, stream_id=meeting.id, asked=asked, do=do)


def _strip(data: bytes) -> tuple[str, bytes]:
    if len(data) > LARGEST:
        raise ChangeRefusedError("photo_size", largest=LARGEST)
    try:
        return strip_picture(data)
    except PictureError:
        raise ChangeRefusedError("photo_kind") from None


def _write(photo_id: uuid.UUID, media_type: str, picture: bytes) -> str:
    """The picture on the disk, durable before its row is; its name under the media."""
    name = f"photos/{photo_id}.{EXTENSIONS[media_type]}"
    path = Path(settings.MEDIA_ROOT) / name
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(file, "wb") as handle:
        handle.write(picture)
        handle.flush()
        os.fsync(handle.fileno())
    return name
