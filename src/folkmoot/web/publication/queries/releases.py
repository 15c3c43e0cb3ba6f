"""What was published, and the files of it."""

import io
import zipfile

from folkmoot.web.meetings.models import Consultation
from folkmoot.web.publication.models import Release


def list_releases(consultation: Consultation) -> list[Release]:
    """The latest first."""
    kept = Release.objects.kept().filter(consultation=consultation)
    return list(kept.select_related("made_by"))


def find_release(consultation: Consultation, number: int) -> Release | None:
    """The release of that number."""
    kept = Release.objects.kept().filter(consultation=consultation, number=number)
    found: Release | None = kept.first()
    return found


def find_last_release(consultation: Consultation) -> Release | None:
    """The latest, whatever the log holds of it: a number is given once."""
    found: Release | None = Release.objects.filter(consultation=consultation).first()
    return found


def read_packed(release: Release) -> bytes:
    """The archive; empty where its words were erased."""
    if not release.file:
        return b""
    with release.file.open("rb") as file:
        content: bytes = file.read()
        return content


def read_site(release: Release) -> dict[str, bytes]:
    """Every file of the site by its path."""
    packed = read_packed(release)
    if not packed:
        return {}
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
