"""Text that XML can hold: what it cannot hold is shown by a sign in its place."""

import re

_UNHOLDABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_FIRST_PICTURE = 0x2400


def show_controls(text: str) -> str:
    """The text with control characters as their pictures (␀ for NUL).

    Half a character and what is no character become U+FFFD. Nothing else changes.
    """
    return _UNHOLDABLE.sub(_show, text)


def _show(found: re.Match[str]) -> str:
    code = ord(found.group())
    return chr(_FIRST_PICTURE + code) if code < 0x20 else "\ufffd"
