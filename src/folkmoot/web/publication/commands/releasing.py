"""Publishing: the whole site as one archive, kept with who made it and when."""

import json
from dataclasses import replace

from django.core.files.base import ContentFile
from django.utils import timezone

from folkmoot.documents.write_site import (
    MANIFEST,
    pack_site,
    take_fingerprint,
    write_site,
)
from folkmoot.domain.public_answer import PublicAnswer
from folkmoot.web.accounts.models import User
from folkmoot.web.desk.queries.numbers import read_numbers
from folkmoot.web.desk.queries.scope import Desk
from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.events.models import Batch
from folkmoot.web.events.recording import Actor, open_change
from folkmoot.web.meetings.models import Consultation
from folkmoot.web.publication.models import Release
from folkmoot.web.publication.queries.material import gather_material
from folkmoot.web.publication.queries.releases import find_last_release, read_site


def make_site(consultation: Consultation) -> dict[str, bytes]:
    """Every file of the site as it would be published now, by its path.

    Raises ChangeRefusedError while there are traces that nobody has decided about.
    """
    return write_site(_compose(consultation))


def publish(*, consultation: Consultation, by: User) -> Batch | None:
    """Keep the site as it stands as the next release.

    None where the last release says the same. Raises ChangeRefusedError while a trace
    is open, or where something was changed meanwhile.
    """
    desk = Desk(consultation)
    stand = read_numbers(desk).total
    # Before the log is locked: nobody waits for files.
    answer = _compose(consultation)
    last = find_last_release(consultation)
    if last is not None and _says(last, answer):
        return None
    files = write_site(answer)
    packed = ContentFile(pack_site(files))
    actor = Actor.of_person(by)
    with open_change(consultation.id, by=actor, command="publish") as change:
        if read_numbers(desk).total != stand:
            raise ChangeRefusedError("changed_while_publishing")
        release = Release(
            consultation=consultation,
            number=last.number + 1 if last is not None else 1,
            sha256=take_fingerprint(files),
            made_by=by,
            made_at=timezone.now(),
        )
        release.file.save(f"{release.id}.zip", packed, save=False)
        change.create(release)
        return change.saved_batch


def _compose(consultation: Consultation) -> PublicAnswer:
    material = gather_material(consultation)
    if material.open:
        raise ChangeRefusedError("traces_are_open", count=len(material.open))
    return material.answer


def _says(release: Release, answer: PublicAnswer) -> bool:
    """Whether it says the same, but for the number of the log it stood at."""
    files = read_site(release)
    if not files:
        return False
    number = json.loads(files[MANIFEST])["number"]
    return write_site(replace(answer, number=number)) == files
