"""Finding a picture, for the table it lies on."""

import uuid

from folkmoot.web.statements.models import Device, Photo
from folkmoot.web.statements.queries.devices import read_groups
from folkmoot.web.statements.queries.table import Table


def find_photo(device: Device, photo_id: uuid.UUID) -> Photo | None:
    """A picture of the device's own table; None where it is another's."""
    found = Photo.objects.kept().select_related("sheet__group")
    photo: Photo | None = found.filter(id=photo_id, meeting=device.meeting_id).first()
    table = Table(device.meeting_id, read_groups(device))
    return photo if photo is not None and table.has_sheet(photo.sheet) else None
