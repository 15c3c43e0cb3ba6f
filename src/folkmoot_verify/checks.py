"""The checks, one after the other; each tells what it found."""

import hashlib
import json
from collections.abc import Iterator

from folkmoot_verify.check_data import check_data
from folkmoot_verify.check_pages import check_language, check_links, check_page
from folkmoot_verify.fault import Fault, UnreadableSiteError
from folkmoot_verify.pages import read_page
from folkmoot_verify.recount import Tables, read_rows, recount

SCHEMA = "folkmoot-site/1"
MANIFEST = "manifest.json"
_TABLES = tuple(Tables.__dataclass_fields__)
# Sites that were written before these were told have neither.
_YOUNGER = frozenset({"questions", "milestones"})


def check_site(files: dict[str, bytes], *, fingerprint: str = "") -> list[Fault]:
    """Everything that does not agree, in the order in which it was looked for.

    `fingerprint` is the hash of the manifest that was told elsewhere.
    """
    manifest = _read_manifest(files)
    faults = list(_check_files(files, manifest, fingerprint))
    try:
        tables = _read_tables(files)
    except (KeyError, ValueError, UnicodeDecodeError) as error:
        return [*faults, Fault(code="data_missing", where=str(error.args[0]))]
    try:
        counted = recount(tables)
        faults += check_data(tables, counted, int(str(manifest.get("limit", 5))))
    except (KeyError, ValueError) as error:
        return [*faults, Fault(code="data_damaged", where=str(error.args[0]))]
    faults += _check_twins(files)
    pages = {
        name: read_page(content)
        for name, content in files.items()
        if name.endswith(".html")
    }
    for name, page in pages.items():
        faults += check_page(name, page, counted)
        faults += check_links(name, page, pages, files)
    for language in sorted({page.language for page in pages.values()}):
        told = {n: p for n, p in pages.items() if p.language == language}
        faults += check_language(language, told, tables, counted)
    return faults


def _read_manifest(files: dict[str, bytes]) -> dict[str, object]:
    try:
        manifest = json.loads(files[MANIFEST])
    except (KeyError, ValueError) as error:
        raise UnreadableSiteError("no_manifest") from error
    if not isinstance(manifest, dict) or manifest.get("schema") != SCHEMA:
        raise UnreadableSiteError("other_schema", str(manifest)[:60])
    return manifest


def _check_files(
    files: dict[str, bytes], manifest: dict[str, object], fingerprint: str
) -> Iterator[Fault]:
    listed = manifest.get("files")
    listed = listed if isinstance(listed, dict) else {}
    own = hashlib.sha256(files[MANIFEST]).hexdigest()
    if fingerprint and fingerprint.lower() != own:
        yield Fault(
            code="other_fingerprint", where=MANIFEST, seen=own, expected=fingerprint
        )
    for name in sorted({*listed, *files} - {MANIFEST}):
        if name not in files:
            yield Fault(code="file_missing", where=name)
        elif name not in listed:
            yield Fault(code="file_unlisted", where=name)
        else:
            digest = hashlib.sha256(files[name]).hexdigest()
            if digest != listed[name]:
                yield Fault(
                    code="file_changed", where=name, seen=digest, expected=listed[name]
                )


def _read_tables(files: dict[str, bytes]) -> Tables:
    return Tables(
        **{
            name: read_rows(files[f"data/{name}.csv"]) if _is_told(files, name) else []
            for name in _TABLES
        }
    )


def _is_told(files: dict[str, bytes], name: str) -> bool:
    """A table may be lacking only where a site of its age has none."""
    is_there = any(f"data/{name}.{kind}" in files for kind in ("csv", "json"))
    return is_there or name not in _YOUNGER


def _check_twins(files: dict[str, bytes]) -> Iterator[Fault]:
    """Each table is there as CSV and as JSON, and they say the same."""
    for name in (each for each in _TABLES if _is_told(files, each)):
        try:
            rows = json.loads(files[f"data/{name}.json"])
        except (KeyError, ValueError):
            yield Fault(code="data_missing", where=f"data/{name}.json")
            continue
        if rows != read_rows(files[f"data/{name}.csv"]):
            yield Fault(code="twins_differ", where=f"data/{name}")
