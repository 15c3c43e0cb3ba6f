"""Taking a file from a person's hands, to be read by the worker."""

import hashlib
import re
from collections.abc import Sequence
from datetime import timedelta

from django.core.files import File
from django.utils import timezone

from folkmoot.documents.intake import MEGABYTE, SIZE_LIMIT
from folkmoot.web.accounts.models import User
from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.events.models import Recorded
from folkmoot.web.imports.models import Draft, DraftState
from folkmoot.web.imports.queries.drafts import find_same_bytes
from folkmoot.web.meetings.models import Consultation
from folkmoot.web.statements.models import Document

_LONGEST_NAME = 255
_UNSEEN = re.compile(r"[\x00-\x1f\x7f]")
# What nobody came back to: it may hold names and addresses.
KEPT_FOR = timedelta(days=30)
# Of a draft whose document was erased.
ERASED = "–"


def receive_file(
    *, consultation: Consultation, name: str, content: "File[bytes]", by: User
) -> Draft:
    """Keep a file until it is read, looked at and taken in.

    Raises ChangeRefusedError where it is too large, empty, or here already.
    """
    if not content.size:
        raise ChangeRefusedError("empty_file", name=name)
    if content.size > SIZE_LIMIT:
        raise ChangeRefusedError(
            "file_too_large",
            name=name,
            size=content.size // MEGABYTE,
            limit=SIZE_LIMIT // MEGABYTE,
        )
    sha256 = _hash(content)
    _refuse_known(consultation, sha256)
    draft = Draft(
        consultation=consultation, name=clean_name(name), sha256=sha256, dropped_by=by
    )
    content.seek(0)
    draft.file.save(draft.name, content, save=False)
    draft.save(force_insert=True)
    return draft


def discard_draft(*, draft: Draft) -> None:
    """Let go of a file that is not in the record, and of all that was read in it."""
    if draft.is_taken_in or draft.state == DraftState.COMMITTING:
        raise ChangeRefusedError("draft_is_taken_in", name=draft.name)
    # An import that was undone may be done again, and needs the file then.
    is_needed = Document.objects.filter(file=draft.file.name).exists()
    if draft.file and not is_needed:
        draft.file.delete(save=False)
    draft.delete()


def discard_forgotten(*, consultation: Consultation) -> None:
    """Let go of drafts nobody came back to."""
    drafts = Draft.objects.filter(
        consultation=consultation,
        document=None,
        dropped_at__lt=timezone.now() - KEPT_FOR,
    )
    for draft in drafts.exclude(state=DraftState.COMMITTING):
        discard_draft(draft=draft)


def forget_drafts(rows: Sequence[Recorded]) -> None:
    """Where words are erased from a document, nothing read in it is kept either."""
    hashes = {row.sha256 for row in rows if isinstance(row, Document)}
    consultations = {row.consultation_id for row in rows if isinstance(row, Document)}
    drafts = Draft.objects.filter(consultation__in=consultations, sha256__in=hashes)
    drafts.update(name=ERASED, file="", record={}, corrections={}, fault_details={})


def clean_name(name: str) -> str:
    """A file's own name, without folders and signs that cannot be seen."""
    own = _UNSEEN.sub("", name.replace("\\", "/").rpartition("/")[2]).strip()
    return own[-_LONGEST_NAME:] or "fil"


def _hash(content: "File[bytes]") -> str:
    total = hashlib.sha256()
    for chunk in content.chunks():
        total.update(chunk)
    return total.hexdigest()


def _refuse_known(consultation: Consultation, sha256: str) -> None:
    known = find_same_bytes(consultation, sha256)
    if known is not None and known.state == DraftState.REFUSED:
        discard_draft(draft=known)
    elif known is not None:
        code = "taken_in_before" if known.is_taken_in else "dropped_before"
        raise ChangeRefusedError(code, name=known.name, draft=known.id)
    document = Document.objects.kept().filter(consultation=consultation, sha256=sha256)
    if document.exists():
        raise ChangeRefusedError("taken_in_before", name=document[0].name)
