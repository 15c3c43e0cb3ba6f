"""What must hold of an Office package before a reader opens it.

DOCTYPE declarations carry entity attacks, and external relationships make a reader
fetch from elsewhere; both are refused. Links that a person clicks are only text to us,
and a template named by a local path is never opened: these two are allowed.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

from folkmoot.domain.errors import UnreadableDocumentError

MEGABYTE = 1_000_000
UNPACKED_LIMIT = 250 * MEGABYTE
MEMBER_LIMIT = 20_000
_CHUNK = 1 << 18
_OVERLAP = 4096
_ENCRYPTED_BIT = 0x1
_XML_SUFFIXES = (".xml", ".rels", ".vml", ".rdf", ".xhtml", ".svg")
_DOCTYPES = tuple(
    "<!doctype".encode(encoding) for encoding in ("ascii", "utf-16-le", "utf-16-be")
)
_RELATIONSHIP = re.compile(rb"<(?:\w+:)?Relationship\s[^>]*>")
_ATTRIBUTE = re.compile(rb"""(\w+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_REMOTE = re.compile(rb"^\s*(?:[a-z][a-z0-9+.-]+:)?(?://|\\\\)", re.IGNORECASE)
# ODF fetches images, objects and whole sections by such references.
_ODF_REMOTE = re.compile(
    rb"<(?:draw:image|draw:object|draw:object-ole|text:section-source|table:table-source"
    rb"|draw:plugin|script:event-listener)\s[^>]*?xlink:href\s*=\s*[\"']"
    rb"((?:https?:|ftp:|file:|smb:|//|\\\\)[^\"']*)"
)


def check_package(content: bytes) -> None:
    """Refuse bombs, encryption, DOCTYPEs and external content.

    Raises:
        UnreadableDocumentError: naming which of these the package holds.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            _check_sizes(package)
            budget = UNPACKED_LIMIT
            for member in package.infolist():
                if member.filename.lower().endswith(_XML_SUFFIXES):
                    budget = _check_member(package, member, budget)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError) as error:
        raise UnreadableDocumentError("damaged") from error
    except (RuntimeError, NotImplementedError) as error:
        raise UnreadableDocumentError("encrypted") from error


def _check_sizes(package: zipfile.ZipFile) -> None:
    members = package.infolist()
    if any(member.flag_bits & _ENCRYPTED_BIT for member in members):
        raise UnreadableDocumentError("encrypted")
    total = sum(member.file_size for member in members)
    if total > UNPACKED_LIMIT or len(members) > MEMBER_LIMIT:
        raise _too_large()
    names = [member.filename for member in members]
    if len(set(names)) != len(names):
        raise UnreadableDocumentError("damaged")
    if "META-INF/manifest.xml" in names:
        with package.open("META-INF/manifest.xml") as manifest:
            if b"encryption-data" in manifest.read(4 * MEGABYTE):
                raise UnreadableDocumentError("encrypted")


def _check_member(
    package: zipfile.ZipFile, member: zipfile.ZipInfo, budget: int
) -> int:
    is_relationships = member.filename.endswith(".rels")
    for window, size in _read_windows(package, member):
        budget -= size
        if budget < 0:
            raise _too_large()
        lowered = window.lower()
        if any(doctype in lowered for doctype in _DOCTYPES):
            raise UnreadableDocumentError("doctype")
        if is_relationships:
            _check_relationships(window)
        elif found := _ODF_REMOTE.search(window):
            raise _external(found[1])
    return budget


def _read_windows(
    package: zipfile.ZipFile, member: zipfile.ZipInfo
) -> Iterator[tuple[bytes, int]]:
    """Overlapping windows, so that nothing hides on a boundary or fills the memory."""
    tail = b""
    with package.open(member) as stream:
        while chunk := stream.read(_CHUNK):
            yield tail + chunk, len(chunk)
            tail = (tail + chunk)[-_OVERLAP:]


def _check_relationships(window: bytes) -> None:
    if b"\x00" in window:
        window = window.replace(b"\x00", b"")
    for found in _RELATIONSHIP.finditer(window):
        attributes = {
            name.lower(): first or second
            for name, first, second in _ATTRIBUTE.findall(found.group())
        }
        if attributes.get(b"targetmode", b"").lower() != b"external":
            continue
        kind = attributes.get(b"type", b"").rsplit(b"/", 1)[-1].lower()
        target = attributes.get(b"target", b"")
        is_local_template = kind == b"attachedtemplate" and not _is_remote(target)
        if kind != b"hyperlink" and not is_local_template:
            raise _external(target)


def _is_remote(target: bytes) -> bool:
    """A URL or a network path; "file:///C:/…" is a path on the author's own disk."""
    if target.lower().startswith(b"file:///"):
        return target[8:].startswith((b"/", b"\\"))
    return _REMOTE.match(target) is not None


def _external(target: bytes) -> UnreadableDocumentError:
    shown = target.decode("utf-8", "replace")[:200]
    return UnreadableDocumentError("external_relationship", target=shown)


def _too_large() -> UnreadableDocumentError:
    limit = UNPACKED_LIMIT // MEGABYTE
    return UnreadableDocumentError("unpacked_too_large", limit_mb=limit)
