"""What must hold of an Office package before a reader opens it.

DOCTYPE declarations carry entity attacks, and external relationships make a reader
fetch from elsewhere; both are refused. Links that a person clicks are only text to us,
and a template named by a local path is never opened: these two are allowed. See
docs/decisions/2026-11-23-external-relationships.md.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from xml.parsers import expat

from folkmoot.documents.package_links import find_external_link, find_relationships
from folkmoot.domain.errors import UnreadableDocumentError

MEGABYTE = 1_000_000
UNPACKED_LIMIT = 250 * MEGABYTE
MEMBER_LIMIT = 20_000
# Minutes shrink to a tenth or a fiftieth; what shrinks more was made to swell.
_RATIO_LIMIT = 250
_SWOLLEN_FROM = 30 * MEGABYTE
_PROLOG_LIMIT = MEGABYTE
_RELATIONSHIPS_LIMIT = 8 * MEGABYTE
_CHUNK = 1 << 18
_OVERLAP = 4096
_ENCRYPTED_BIT = 0x1
_LOCAL_HEADER = struct.Struct("<4s22xHH")
_INDEX_ENTRY = b"PK\x01\x02"
_PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_PAGES = (".htm", ".html", ".mht", ".mhtml")
_DOCTYPES = tuple(
    "<!doctype".encode(encoding)
    for encoding in ("ascii", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
)
_EBCDIC_DOCTYPE = "<!DOCTYPE".encode("cp037")


@contextmanager
def open_package(content: bytes) -> Iterator[zipfile.ZipFile]:
    """Open a package; whatever zip faults come up inside are told as refusals."""
    # Counted before the index is read: a million entries would fill the memory.
    if content.count(_INDEX_ENTRY) > MEMBER_LIMIT:
        raise _too_large()
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            yield package
    except RuntimeError as error:
        # NotImplementedError is one, too: packed in a way that no Office packs.
        is_unknown = isinstance(error, NotImplementedError)
        code = "damaged" if is_unknown else "encrypted"
        raise UnreadableDocumentError(code) from error
    except (
        zipfile.BadZipFile,
        zlib.error,
        struct.error,
        OSError,
        EOFError,
        ValueError,
    ) as error:
        raise UnreadableDocumentError("damaged") from error


def check_package(content: bytes) -> None:
    """Refuse bombs, encryption, DOCTYPEs and external content.

    Raises:
        UnreadableDocumentError: naming which of these the package holds.
    """
    with open_package(content) as package:
        members = package.infolist()
        _check_index(members)
        _check_manifest(package)
        is_odf = any(m.filename == "mimetype" for m in members)
        for member in members:
            _check_member(content, member, is_odf=is_odf)


def _check_index(members: list[zipfile.ZipInfo]) -> None:
    if any(member.flag_bits & _ENCRYPTED_BIT for member in members):
        raise UnreadableDocumentError("encrypted")
    if sum(member.file_size for member in members) > UNPACKED_LIMIT:
        raise _too_large()
    for member in members:
        is_swollen = member.file_size > _RATIO_LIMIT * max(member.compress_size, 1)
        if is_swollen and member.file_size > _SWOLLEN_FROM:
            raise _too_large()
    names = [member.filename for member in members]
    is_unusual = any(member.compress_type not in _PACKED for member in members)
    if is_unusual or len(set(names)) != len(names):
        raise UnreadableDocumentError("damaged")


def _check_manifest(package: zipfile.ZipFile) -> None:
    """OpenDocument is encrypted member by member; its manifest tells."""
    if "META-INF/manifest.xml" in package.namelist():
        with package.open("META-INF/manifest.xml") as manifest:
            if b"encryption-data" in manifest.read(4 * MEGABYTE):
                raise UnreadableDocumentError("encrypted")


def _check_member(content: bytes, member: zipfile.ZipInfo, *, is_odf: bool) -> None:
    chunks = _unpack(content, member)
    start = next(chunks, b"")
    if not _is_xml(member.filename, start):
        for _ in chunks:
            pass  # unpacked all the same: what a member claims to hold is checked
        return
    name = member.filename.lower()
    while len(start) < _PROLOG_LIMIT and (more := next(chunks, b"")):
        start += more
    _check_prolog(start, is_picture=name.endswith(".svg"))
    if name.endswith(".rels"):
        _check_relationships(start + b"".join(chunks))
    elif is_odf:
        _check_links(start, chunks, is_part="/" in name)
    else:
        for _ in chunks:
            pass


def _unpack(content: bytes, member: zipfile.ZipInfo) -> Iterator[bytes]:
    """What a member really holds, chunk by chunk, whatever its header claims."""
    header = content[member.header_offset : member.header_offset + _LOCAL_HEADER.size]
    _, name_size, extra_size = _LOCAL_HEADER.unpack(header)
    start = member.header_offset + _LOCAL_HEADER.size + name_size + extra_size
    packed = memoryview(content)[start : start + member.compress_size]
    is_stored = member.compress_type == zipfile.ZIP_STORED
    size = 0
    for chunk in _cut(packed) if is_stored else _inflate(packed):
        size += len(chunk)
        if size > member.file_size:
            raise UnreadableDocumentError("damaged")
        yield chunk


def _cut(packed: memoryview) -> Iterator[bytes]:
    for start in range(0, len(packed), _CHUNK):
        yield bytes(packed[start : start + _CHUNK])


def _inflate(packed: memoryview) -> Iterator[bytes]:
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    for piece in _cut(packed):
        while piece:
            if chunk := inflater.decompress(piece, _CHUNK):
                yield chunk
            piece = inflater.unconsumed_tail
        if inflater.eof:
            return
    if chunk := inflater.flush():
        yield chunk


def _is_xml(name: str, start: bytes) -> bool:
    """By its content, for a part may have any name; web pages inside are not XML."""
    if name.lower().endswith(_PAGES):
        return False
    first = start[:64].lstrip(b"\x00\xef\xbb\xbf\xff\xfe \t\r\n")
    return first.startswith(b"<") or start.startswith("<?xml".encode("cp037"))


class _RootReached(Exception):  # noqa: N818 - no error: all before the root was read
    pass


def _check_prolog(start: bytes, *, is_picture: bool) -> None:
    """A DOCTYPE can only stand before the first element.

    Pictures are never opened; the plain DOCTYPE that drawing programs put into SVG is
    let through, one that declares entities is not.
    """

    def refuse(_name: str, _id: object, _public: object, declares: int) -> None:
        if declares or not is_picture:
            raise UnreadableDocumentError("doctype")

    def stop(_name: str, _attributes: object) -> None:
        raise _RootReached

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = stop
    try:
        parser.Parse(start[:_PROLOG_LIMIT], False)
    except _RootReached:
        return
    except (expat.ExpatError, LookupError, ValueError) as error:
        # An encoding that this parser lacks and another may know.
        if _looks_declared(start):
            raise UnreadableDocumentError("doctype") from error
        return
    if len(start) > _PROLOG_LIMIT:
        raise UnreadableDocumentError("damaged")


def _looks_declared(start: bytes) -> bool:
    lowered = start.lower()
    return any(sign in lowered for sign in _DOCTYPES) or _EBCDIC_DOCTYPE in start


def _check_relationships(content: bytes) -> None:
    if len(content) > _RELATIONSHIPS_LIMIT:
        raise UnreadableDocumentError("damaged")
    try:
        relationships = find_relationships(content)
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise UnreadableDocumentError("damaged") from error
    for relationship in relationships:
        if relationship.is_fetched:
            raise _external(relationship.target)


def _check_links(start: bytes, chunks: Iterator[bytes], *, is_part: bool) -> None:
    """Overlapping windows, so that nothing hides on a boundary or fills the memory."""
    window = start
    while True:
        if target := find_external_link(window, is_part=is_part):
            raise _external(target)
        chunk = next(chunks, b"")
        if not chunk:
            return
        window = window[-_OVERLAP:] + chunk


def _external(target: str) -> UnreadableDocumentError:
    return UnreadableDocumentError("external_relationship", target=target[:200])


def _too_large() -> UnreadableDocumentError:
    limit = UNPACKED_LIMIT // MEGABYTE
    return UnreadableDocumentError("unpacked_too_large", limit_mb=limit)
