"""Freezing the findings: an archive of files that says what it was made of."""

from collections.abc import Mapping
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone

from folkmoot.documents.write_findings import MANIFEST, pack_findings, write_findings
from folkmoot.domain.ids import hash_bytes
from folkmoot.web.accounts.models import User
from folkmoot.web.desk.queries.numbers import read_numbers
from folkmoot.web.desk.queries.scope import Desk
from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.events.models import Batch
from folkmoot.web.events.recording import Actor, Change, open_change
from folkmoot.web.findings.models import FindingsVersion
from folkmoot.web.findings.queries.tables import read_tables
from folkmoot.web.findings.queries.versions import describe_origin
from folkmoot.web.findings.queries.voices import count_unseen_single_voices
from folkmoot.web.meetings.models import Consultation


def freeze_findings(*, consultation: Consultation, by: User) -> Batch | None:
    """Keep the findings as they stand as the next version.

    None where the last version says the same already. Raises ChangeRefusedError while
    single voices have not been looked at, or where something was changed meanwhile.
    """
    desk = Desk(consultation)
    stand = read_numbers(desk).total
    if count := count_unseen_single_voices(consultation):
        raise ChangeRefusedError("single_voices_unseen", count=count)
    tables = read_tables(consultation)
    # Before the log is locked: nobody waits for files.
    files = write_findings(tables, describe_origin(consultation))
    actor = Actor.of_person(by)
    with open_change(consultation.id, by=actor, command="freeze_findings") as change:
        if read_numbers(desk).total != stand:
            raise ChangeRefusedError("findings_changed_meanwhile")
        keep_version(change, consultation, files, by)
        return change.saved_batch


def keep_version(
    change: Change, consultation: Consultation, files: Mapping[str, bytes], by: User
) -> None:
    """Keep these files as the next version, unless they are the last one's."""
    # Whatever the log holds of it: a number is given once.
    last = FindingsVersion.objects.filter(consultation=consultation).first()
    fingerprint = hash_bytes(files[MANIFEST])
    if last is not None and last.sha256 == fingerprint:
        return
    now = timezone.now()
    version = FindingsVersion(
        consultation=consultation,
        number=last.number + 1 if last is not None else 1,
        sha256=fingerprint,
        made_by=by,
        made_at=now,
    )
    told: dict[str, Any] = {
        "number": version.number,
        "frozen_at": now.isoformat(),
        "frozen_by": str(by),
    }
    packed = ContentFile(pack_findings(files, version=told))
    version.file.save(f"{version.id}.zip", packed, save=False)
    change.create(version)
