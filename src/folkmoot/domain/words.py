"""What a word is, and how a source's words are folded into one line."""

import re
import unicodedata

WORD = re.compile(r"[^\W_]+")
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")


def fold_text(text: str) -> str:
    """One line of NFC text: white space runs become one space, invisible signs go."""
    text = _INVISIBLE.sub("", unicodedata.normalize("NFC", text))
    return " ".join(text.split())


def split_words(text: str) -> list[str]:
    """The words of a text: runs of letters or digits after NFC."""
    return WORD.findall(fold_text(text))


def count_words(text: str) -> int:
    """How many runs of letters or digits stand in the text after NFC."""
    return len(split_words(text))
