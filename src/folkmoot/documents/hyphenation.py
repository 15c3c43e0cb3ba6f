"""Words divided at the end of a line, told from words that have a hyphen."""

import re

_DIVIDED = re.compile(r"(?P<word>[^\W_]+)[-\u2010\u00ad]$")
# After these a hyphen stands for a part left out: "børne- og ungeområdet".
_JOINERS = (
    "og eller samt og/eller til men henholdsvis hhv eller/og som plus "
    "och eller samt till respektive and or to und oder bis sowie bzw beziehungsweise"
)
_LONGEST_WORD = 80
_JOINER = re.compile(rf"(?:{'|'.join(_JOINERS.split())})(?![^\W_]|-)", re.IGNORECASE)


def join_lines(before: str, after: str) -> tuple[str, str]:
    r"""How a line goes on with the next: its ending, and what comes between.

    ("samarbej-", "de") gives ("samarbej", ""), ("børne-", "og unge") ("børne-", " "),
    ("MED-", "systemet") ("MED-", ""); lines without a hyphen are kept apart by "\n".
    """
    ending, following = before.rstrip(), after.lstrip()
    match = _DIVIDED.search(ending[-_LONGEST_WORD:])
    if match is None or not following[:1].isalnum():
        return before, "\n"
    if ending.endswith("\u00ad"):
        return ending[:-1], ""
    if _JOINER.match(following):
        return ending, " "
    if _keeps_hyphen(match["word"], following):
        return ending, ""
    return ending[:-1], ""


def is_divided(before: str, after: str) -> bool:
    """Whether a line ends within a word or in a hyphen that the next line answers."""
    return join_lines(before, after)[1] != "\n"


def _keeps_hyphen(word: str, following: str) -> bool:
    """Abbreviations, numbers and names keep their hyphen: "MED-", "covid-", "Nord-"."""
    is_abbreviation = len(word) > 1 and word.isupper()
    return is_abbreviation or word.isdigit() or not following[0].islower()
