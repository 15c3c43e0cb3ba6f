"""Frozen versions of the findings, and what they are written from."""

from collections.abc import Mapping
from typing import Any

from folkmoot.documents.equal_package import unpack
from folkmoot.documents.manifest_json import ManifestCode
from folkmoot.documents.write_findings import FINDINGS, Origin, load_tables
from folkmoot.domain.finding_rows import FindingTables
from folkmoot.jobs.code_version import hash_code, name_version
from folkmoot.jobs.finding import FEWEST_VOICES
from folkmoot.web.desk.queries.scope import Desk
from folkmoot.web.desk.queries.suggestions import find_last_run
from folkmoot.web.findings.models import Archived, FindingsVersion
from folkmoot.web.meetings.models import Consultation

_OF_RUN = ("code", "model", "judge", "parameters", "record", "decisions")


def list_versions(consultation: Consultation) -> list[FindingsVersion]:
    """The last one first."""
    kept = FindingsVersion.objects.kept().filter(consultation=consultation)
    return list(kept.select_related("made_by").order_by("-number"))


def find_version(consultation: Consultation, number: int) -> FindingsVersion | None:
    kept = FindingsVersion.objects.kept().filter(consultation=consultation)
    return kept.select_related("made_by").filter(number=number).first()


def read_archive(version: FindingsVersion) -> dict[str, bytes]:
    """The files of a version by name; none where they were erased."""
    return unpack(read_packed(version)) if version.file else {}


def read_packed(row: Archived) -> bytes:
    """The archive as it was written; empty where its words were erased."""
    if not row.file:
        return b""
    with row.file.open("rb") as file:
        content: bytes = file.read()
    return content


def read_version_tables(version: FindingsVersion) -> FindingTables:
    return load_tables(read_archive(version)[FINDINGS])


def describe_origin(consultation: Consultation) -> Origin:
    """The program, the machine's last run and the rules' settings, as they are now."""
    run = find_last_run(Desk(consultation))
    told: Mapping[str, Any] = run.manifest if run is not None else {}
    return Origin(
        code=ManifestCode(version=name_version(), sha256=hash_code()),
        run={
            "id": str(run.id),
            **{name: told[name] for name in _OF_RUN if name in told},
        }
        if run is not None
        else None,
        parameters={"fewest_voices_of_a_dilemma": FEWEST_VOICES},
    )
