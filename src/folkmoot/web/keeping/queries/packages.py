"""What is handed over to a journal, and what somebody is given access to."""

from collections.abc import Iterable, Mapping, Sequence

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from folkmoot.documents.traces_in_files import ScannedFile, scan_file
from folkmoot.documents.write_package import (
    ACCESS,
    HANDOVER,
    About,
    PackageWords,
    write_package,
)
from folkmoot.jobs.code_version import name_version
from folkmoot.web.keeping.queries.documents import Held, list_held
from folkmoot.web.keeping.queries.state import read_keeping
from folkmoot.web.meetings.models import Consultation
from folkmoot.web.publication.queries.material import read_publishing


def pack_handover(consultation: Consultation, *, by: str) -> bytes:
    """All that is final, with an index that names what is not, and why."""
    held = list_held(consultation)
    left_out = {each.key: each.hint for each in held if not each.is_final}
    return _pack(consultation, held, left_out, HANDOVER, by)


def pack_access(
    consultation: Consultation, *, left_out: Mapping[str, str], by: str
) -> bytes:
    """All that is held but what is left out, by key, each with the reason."""
    return _pack(consultation, list_held(consultation), left_out, ACCESS, by)


def find_traces(
    consultation: Consultation, held: Iterable[Held]
) -> dict[str, list[ScannedFile]]:
    """What leads to persons in each held document's files, by the document's key."""
    names = read_publishing(consultation).list_of_names
    found: dict[str, list[ScannedFile]] = {}
    for each in held:
        for file in each.read():
            scanned = scan_file(
                f"{each.title}.{file.ending}", file.content, names=names
            )
            if scanned.found or scanned.unread:
                found.setdefault(each.key, []).append(scanned)
    return found


def _pack(
    consultation: Consultation,
    held: Sequence[Held],
    left_out: Mapping[str, str],
    schema: str,
    by: str,
) -> bytes:
    keeping = read_keeping(consultation)
    about = About(
        schema=schema,
        title=consultation.name,
        case_number=keeping.case_number,
        unit=keeping.unit,
        made_by=by,
        made_at=timezone.localtime().isoformat(timespec="minutes"),
        version=name_version(),
        language=translation.get_language() or consultation.language,
    )
    documents = [
        each.pack(number, left_out=left_out.get(each.key, ""))
        for number, each in enumerate(held, start=1)
    ]
    return write_package(about, documents, _find_words(schema))


def _find_words(schema: str) -> PackageWords:
    return PackageWords(
        heading=_("Handover") if schema == HANDOVER else _("Access to documents"),
        case_number=_("Case number"),
        unit=_("Responsible unit"),
        made=_("Made"),
        number=_("No."),
        title=_("Title"),
        kind=_("Kind"),
        state=_("State"),
        date=_("Date"),
        meeting=_("Meeting"),
        doc_version=_("Version"),
        approved=_("Approved by"),
        file=_("File"),
        media_type=_("Media type"),
        size=_("Bytes"),
        hash=_("SHA-256"),
        left_out=_("Left out"),
        why=_("Why"),
        documents=_("Documents"),
        nothing_left_out=_("Nothing was left out."),
    )
