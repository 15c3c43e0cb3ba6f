"""Words as they are kept: one spelling, nothing a database or a page could choke on."""

import re
import unicodedata

LONGEST = 4_000
# Control characters carry no words; PostgreSQL refuses NUL, SQLite would keep it.
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_LONE_SURROGATES = re.compile(r"[\ud800-\udfff]")


def clean_words(raw: str) -> str:
    """The words in NFC, with plain line ends, without control characters around."""
    text = raw.replace("\r\n", "\n").replace("\r", "\n")
    text = _CONTROLS.sub("", _LONE_SURROGATES.sub("�", text))
    return unicodedata.normalize("NFC", text).strip()
