"""Taking the house's own template, and letting go of it."""

from django.core.files.base import ContentFile

from folkmoot.documents.house_template import check_template
from folkmoot.domain.errors import UnreadableDocumentError
from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.events.models import Batch
from folkmoot.web.events.recording import Actor, open_change
from folkmoot.web.meetings.models import Consultation
from folkmoot.web.minutes.models import HouseTemplate
from folkmoot.web.minutes.queries.house import find_template

_MEGABYTE = 1_000_000
LARGEST = 20


def take_template(
    *, consultation: Consultation, name: str, content: bytes, by: Actor
) -> HouseTemplate:
    """Use this template from now on, in place of the one there was.

    Raises ChangeRefusedError where it is no Word file that can be opened safely.
    """
    if len(content) > LARGEST * _MEGABYTE:
        size = len(content) // _MEGABYTE
        raise ChangeRefusedError("file_too_large", size=size, limit=LARGEST)
    try:
        check = check_template(content)
    except UnreadableDocumentError as error:
        raise ChangeRefusedError(error.code, **error.details) from error
    template = HouseTemplate(
        consultation=consultation,
        name=name[-255:],
        unknown=list(check.unknown),
        has_body=check.has_body,
    )
    template.file.save(f"{template.id}.docx", ContentFile(content), save=False)
    with open_change(consultation.id, by=by, command="take_template") as change:
        old = find_template(consultation)
        if old is not None:
            change.remove(old)
        change.create(template)
    return template


def drop_template(*, consultation: Consultation, by: Actor) -> Batch | None:
    """Use the template that ships again."""
    with open_change(consultation.id, by=by, command="drop_template") as change:
        template = find_template(consultation)
        if template is not None:
            change.remove(template)
        return change.saved_batch
