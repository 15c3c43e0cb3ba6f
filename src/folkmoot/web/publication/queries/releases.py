"""What was published, and the files of it."""

import json
from collections.abc import Iterator

from folkmoot.documents.equal_package import unpack
from folkmoot.web.findings.queries.versions import read_packed
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


def read_site(release: Release) -> dict[str, bytes]:
    """Every file of the site by its path."""
    packed = read_packed(release)
    return unpack(packed) if packed else {}


def list_texts(release: Release) -> Iterator[str]:
    """Every text that it says, as it was written: no page says what no table has."""
    for name, content in read_site(release).items():
        if name.endswith(".json"):
            yield from _list_strings(json.loads(content))


def list_quoted(release: Release) -> set[str]:
    """The public ids of the statements whose words it has, however they were put."""
    files = read_site(release)
    if not files:
        return set()
    quotes, evidence = (
        json.loads(files[f"data/{table}.json"]) for table in ("quotes", "evidence")
    )
    return {row["id"] for row in quotes} | {row["statement"] for row in evidence}


def _list_strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for each in value:
            yield from _list_strings(each)
    elif isinstance(value, dict):
        yield from _list_strings(list(value.values()))
