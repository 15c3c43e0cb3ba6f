"""From the bytes of a text file to its letters."""

import codecs
import re

from folkmoot.domain.errors import UnreadableDocumentError

# The four-byte marks come first: UTF-32's begins with UTF-16's.
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"""<(?:meta\b[^>]*?\bcharset|\?xml\b[^>]*?\bencoding)\s*=\s*["']?\s*([\w.:-]+)""",
    re.IGNORECASE,
)
_HEAD = 4096
# What a page may declare; other names of Python's codecs are no encodings of text.
_KNOWN = re.compile(
    r"(?:windows-?|cp)(?:125\d|874|866)|iso-?8859-\d{1,2}|koi8-[ru]|mac-?(?:intosh|roman)"
    r"|shift_jis|euc-(?:jp|kr)|big5|gb(?:2312|k|18030)"
)
# Windows-1252 holds all of these, and pages that name one mostly mean it.
_WESTERN = re.compile(r"iso-?8859-1|latin-?1|(?:us-)?ascii|(?:windows-?|cp)1252")
_SEQUENCE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
# Bytes that begin the letters of western texts in UTF-8, and may have lost the rest.
_COMMON_FIRST_BYTES = (b"\xc2", b"\xc3", b"\xe2")
_CONTROLS = re.compile("[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MOST_CONTROLS = 0.02


def decode_text(content: bytes, *, declared: str = "") -> str:
    """The text of a file in UTF-8, UTF-16, UTF-32 or Windows-1252, sniffed.

    What the file or `declared` says of its encoding counts where the bytes are no
    sound UTF-8. UTF-8 with some bad bytes stays UTF-8. What no one could have typed
    raises `UnreadableDocumentError("not_text")`; nothing else is raised.
    """
    text = _decode(content, declared)
    controls = len(_CONTROLS.findall(text))
    if "\0" in text or controls > len(text) * _MOST_CONTROLS:
        raise UnreadableDocumentError("not_text")
    return text


def _decode(content: bytes, declared: str) -> str:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace")
    if encoding_of_halves := _find_utf_16(content):
        return content.decode(encoding_of_halves, "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        encoding = _guess_encoding(content, declared)
        mend = "folkmoot.stray" if encoding == "utf-8" else "replace"
        return content.decode(encoding, mend)


def _find_utf_16(content: bytes) -> str | None:
    """UTF-16 without a mark: every second byte of western text is zero."""
    head = content[:_HEAD]
    even, odd = head[::2].count(0), head[1::2].count(0)
    most = len(head) // 2 * 0.9
    if len(content) % 2 or len(head) < 4:
        return None
    if odd > most and not even:
        return "utf-16-le"
    return "utf-16-be" if even > most and not odd else None


def _read_stray_byte(error: UnicodeError) -> tuple[str, int]:
    """A lone letter of Windows-1252 within UTF-8; other bad bytes are marked."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    stray = error.object[error.start : error.end]
    if len(stray) == 1 and stray[0] >= 0xC0 and stray not in _COMMON_FIRST_BYTES:
        return stray.decode("cp1252"), error.end
    return "\ufffd", error.end


codecs.register_error("folkmoot.stray", _read_stray_byte)


def _guess_encoding(content: bytes, declared: str) -> str:
    """What bytes that are not sound UTF-8 are to be read as."""
    match = _DECLARED.search(content[:_HEAD])
    declared = (declared or (match[1].decode("ascii") if match else "")).lower()
    if _KNOWN.fullmatch(declared) and not _WESTERN.fullmatch(declared):
        return declared
    high = sum(byte >= 0x80 for byte in content)
    sound = sum(len(match) for match in _SEQUENCE.findall(content))
    return "utf-8" if sound * 2 > high else "cp1252"
