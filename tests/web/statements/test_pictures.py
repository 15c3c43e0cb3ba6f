"""Pictures lose what they tell of their maker, and nothing of what they show."""

import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.web.statements.pictures import (
    JPEG,
    PNG,
    WEBP,
    PictureError,
    strip_picture,
)

PLACE = b"GPS 55.676 12.568 Kirsten's phone"


def segment(marker: int, body: bytes) -> bytes:
    return bytes([0xFF, marker]) + struct.pack(">H", len(body) + 2) + body


def make_exif(orientation: int) -> bytes:
    entries = struct.pack("<HHIHH", 0x010F, 2, 1, 0, 0)
    entries += struct.pack("<HHIHH", 0x0112, 3, 1, orientation, 0)
    return b"Exif\0\0II*\0" + struct.pack("<IH", 8, 2) + entries + bytes(4) + PLACE


SCAN = b"\xff\xda" + struct.pack(">H", 8) + bytes(6) + b"pix\xff\x00els\xff\xd0more"


def make_jpeg(*, orientation: int = 1) -> bytes:
    return b"".join(
        [
            b"\xff\xd8",
            segment(0xE0, b"JFIF\0" + bytes(9)),
            segment(0xE1, make_exif(orientation)),
            segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + PLACE),
            segment(0xE2, b"ICC_PROFILE\0\1\1colours"),
            segment(0xE2, b"MPF\0" + PLACE),
            segment(0xED, b"Photoshop 3.0\0" + PLACE),
            segment(0xFE, PLACE),
            segment(0xDB, bytes(65)),
            segment(0xC0, bytes(15)),
            SCAN,
            b"\xff\xd9",
            PLACE,  # a film behind the picture
        ]
    )


def chunk(kind: bytes, body: bytes) -> bytes:
    check = struct.pack(">I", zlib.crc32(kind + body))
    return struct.pack(">I", len(body)) + kind + body + check


def make_png() -> bytes:
    pixels = chunk(b"IDAT", zlib.compress(b"\0\0"))
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    told = chunk(b"eXIf", PLACE) + chunk(b"tEXt", b"Author\0" + PLACE)
    start = b"\x89PNG\r\n\x1a\n"
    return start + header + told + pixels + chunk(b"IEND", b"") + PLACE


def webp_chunk(kind: bytes, body: bytes) -> bytes:
    return kind + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2)


def make_webp() -> bytes:
    body = b"WEBP" + webp_chunk(b"VP8X", bytes([0b101100]) + bytes(9))
    body += webp_chunk(b"VP8L", b"pixels!") + webp_chunk(b"EXIF", PLACE)
    body += webp_chunk(b"XMP ", PLACE)
    return b"RIFF" + struct.pack("<I", len(body)) + body


@pytest.mark.parametrize(
    ("kind", "picture"), [(JPEG, make_jpeg()), (PNG, make_png()), (WEBP, make_webp())]
)
def test_a_picture_tells_nothing_of_its_maker(kind: str, picture: bytes) -> None:
    assert PLACE in picture
    found, stripped = strip_picture(picture)
    assert found == kind
    assert PLACE not in stripped
    assert strip_picture(stripped) == (kind, stripped)


def test_the_pixels_and_the_colours_stay() -> None:
    _, stripped = strip_picture(make_jpeg())
    assert SCAN in stripped
    assert b"ICC_PROFILE" in stripped
    assert stripped.endswith(b"\xff\xd9")


def test_a_picture_stays_turned_the_way_it_was() -> None:
    _, stripped = strip_picture(make_jpeg(orientation=6))
    assert b"Exif\0\0MM" in stripped
    _, upright = strip_picture(make_jpeg(orientation=1))
    assert b"Exif" not in upright


def test_a_webp_no_longer_says_that_it_has_exif() -> None:
    _, stripped = strip_picture(make_webp())
    assert stripped[20] == 0b100000


@pytest.mark.parametrize(
    "data", [b"", b"GIF89a", b"<svg>", b"\xff\xd8\xff", make_png()[:40], b"%PDF-1.7"]
)
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    with pytest.raises(PictureError):
        strip_picture(data)


@given(
    st.sampled_from([b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF\x20\0\0\0WEBP"]),
    st.binary(max_size=300),
)
def test_no_bytes_do_any_harm(start: bytes, rest: bytes) -> None:
    try:
        kind, stripped = strip_picture(start + rest)
    except PictureError:
        return
    assert strip_picture(stripped) == (kind, stripped)


@given(st.binary(max_size=40), st.integers(0, len(make_jpeg())))
def test_a_damaged_picture_does_no_harm(noise: bytes, at: int) -> None:
    picture = make_jpeg(orientation=3)
    try:
        strip_picture(picture[:at] + noise + picture[at:])
    except PictureError:
        return
