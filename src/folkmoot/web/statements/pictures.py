"""A picture's real kind, and the picture without what it tells of its maker.

Phones write into a picture where it was taken, when and by whom. Only the parts that
are needed to show it are kept, whatever the rest is called; the pixels are copied as
they are. How the picture is turned is kept, too, in a block made anew.
"""

import struct
from collections.abc import Iterator

JPEG, PNG, WEBP = "image/jpeg", "image/png", "image/webp"
EXTENSIONS = {JPEG: "jpg", PNG: "png", WEBP: "webp"}

_PNG_START = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = frozenset(
    b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP sBIT bKGD pHYs".split()
)
_WEBP_KEPT = frozenset([b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"])
# In the flags of VP8X: there is Exif, there is XMP.
_WEBP_TELLING = 0b1100
_JPEG_LONE = frozenset([0x01, *range(0xD0, 0xD8)])
_JPEG_START, _JPEG_END, _JPEG_SCAN = 0xD8, 0xD9, 0xDA
_APP1 = 0xE1
# What is kept, by its marker, and how it must begin: frames and tables, restart
# interval, pixels, and of what programs add only JFIF, colour profile and Adobe's.
_JPEG_KEPT = {
    **dict.fromkeys([*range(0xC0, 0xD0), 0xDB, 0xDD, _JPEG_SCAN], b""),
    0xE0: b"JFIF\0",
    0xE2: b"ICC_PROFILE\0",
    0xEE: b"Adobe",
}
_ORIENTATION = 0x0112


class PictureError(ValueError):
    """The bytes are no picture that can be read."""


def strip_picture(data: bytes) -> tuple[str, bytes]:
    """The picture's kind, by its content, and the picture without its tell-tales."""
    if data.startswith(b"\xff\xd8\xff"):
        return JPEG, _strip_jpeg(data)
    if data.startswith(_PNG_START):
        return PNG, _strip_png(data)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return WEBP, _strip_webp(data)
    raise PictureError("unknown kind")


def _strip_jpeg(data: bytes) -> bytes:
    kept = [b"\xff\xd8"]
    orientation = 0
    for marker, segment in _jpeg_segments(data):
        start = _JPEG_KEPT.get(marker)
        if start is not None and segment[4:].startswith(start):
            kept.append(segment)
        elif marker == _APP1 and segment[4:].startswith(b"Exif\0\0"):
            orientation = _read_orientation(segment[10:])
    if not any(segment[1] == _JPEG_SCAN for segment in kept):
        raise PictureError("no pixels")
    if orientation:
        kept.insert(1, _make_orientation(orientation))
    return b"".join(kept) + b"\xff\xd9"


def _jpeg_segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Each segment with its marker, a scan with all its pixels, up to the end mark."""
    at = 2
    while at + 4 <= len(data):
        if data[at] != 0xFF:
            raise PictureError("no marker")
        marker = data[at + 1]
        if marker == 0xFF:  # padding
            at += 1
            continue
        if marker == _JPEG_END:
            return
        if marker in _JPEG_LONE or marker == _JPEG_START:
            at += 2
            continue
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4])
        if marker == _JPEG_SCAN:
            end = _find_end_of_scan(data, end)
        if end > len(data) or end < at + 4:
            raise PictureError("cut off")
        yield marker, data[at:end]
        at = end


def _find_end_of_scan(data: bytes, at: int) -> int:
    """Where the next segment begins; a picture may be cut off in its last scan."""
    while (found := data.find(b"\xff", at)) != -1 and found + 1 < len(data):
        following = data[found + 1]
        if following != 0 and following not in _JPEG_LONE and following != 0xFF:
            return found
        at = found + (1 if following == 0xFF else 2)
    return len(data)


def _read_orientation(exif: bytes) -> int:
    """How the picture is turned: 2 to 8; 0 where it is not or nobody says."""
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(exif[:4])
    if order is None:
        return 0
    try:
        (start,) = struct.unpack_from(f"{order}I", exif, 4)
        (count,) = struct.unpack_from(f"{order}H", exif, start)
        for index in range(min(count, 1000)):
            at = start + 2 + 12 * index
            tag, kind, _, value = struct.unpack_from(f"{order}HHIH", exif, at)
            if (tag, kind) == (_ORIENTATION, 3):
                return value if value in range(2, 9) else 0
    except struct.error:
        return 0
    return 0


def _make_orientation(orientation: int) -> bytes:
    entry = struct.pack(">HHIHH", _ORIENTATION, 3, 1, orientation, 0)
    exif = b"Exif\0\0MM\0*" + struct.pack(">IH", 8, 1) + entry + bytes(4)
    return b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif


def _strip_png(data: bytes) -> bytes:
    kept, at = [_PNG_START], len(_PNG_START)
    while at + 12 <= len(data):
        end = at + 12 + int.from_bytes(data[at : at + 4])
        kind = data[at + 4 : at + 8]
        if end > len(data):
            raise PictureError("cut off")
        if kind in _PNG_KEPT:
            kept.append(data[at:end])
        if kind == b"IEND":
            return b"".join(kept)
        at = end
    raise PictureError("cut off")


def _strip_webp(data: bytes) -> bytes:
    kept, at = [], 12
    until = min(len(data), 8 + int.from_bytes(data[4:8], "little"))
    while at + 8 <= until:
        kind, size = data[at : at + 4], int.from_bytes(data[at + 4 : at + 8], "little")
        end = at + 8 + size + size % 2
        if at + 8 + size > until:
            raise PictureError("cut off")
        if kind in _WEBP_KEPT:
            kept.append(_quiet(kind, data[at:end]))
        at = end
    if not kept:
        raise PictureError("no pixels")
    body = b"WEBP" + b"".join(kept)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def _quiet(kind: bytes, chunk: bytes) -> bytes:
    if kind != b"VP8X" or len(chunk) < 9:
        return chunk
    return chunk[:8] + bytes([chunk[8] & ~_WEBP_TELLING]) + chunk[9:]
