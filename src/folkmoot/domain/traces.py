"""Traces of persons in a text: what must not be published without a person's look.

A CPR number is known by its date alone: the register gave up the check digit in 2007,
so it can no longer speak anybody free.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class TraceKind(StrEnum):
    """What a trace leads to a person by."""

    CPR = "cpr"
    EMAIL = "email"
    PHONE = "phone"
    ADDRESS = "address"
    NAME = "name"


@dataclass(frozen=True, kw_only=True)
class Trace:
    """A trace from `start` to `end` (code points, half-open) of its text."""

    kind: TraceKind
    start: int
    end: int
    text: str


# Day, month, year and running number: together, or parted as people part them.
_CPR = re.compile(
    r"(?<!\d)(\d\d)(\d\d)(\d\d)\s{0,2}[-.]?\s{0,2}(\d{4})(?!\d)"
    r"|(?<!\d)(\d\d)[ ./-](\d\d)[ ./-](?:19|20)?(\d\d)(?: ?- ?| {1,2})(\d{4})(?!\d)"
)
_EMAIL = re.compile(r"[\w.+'-]+ ?(?:@|\(at\)|\[at\]) ?[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(
    r"(?<![\d+])(?<!\d[ .-])(?:(?:\+|00)45[ -]?)?"
    r"[2-9]\d(?:(?P<sep>[ .-])\d\d(?P=sep)\d\d(?P=sep)\d\d|\d\d \d{4})(?![ .-]?\d)"
    r"|(?<![\d+])(?:\+|00)45 ?[2-9]\d{7}(?!\d)"
    r"|(?<![\d+])\+(?!45)[1-9]\d{0,2}(?:[ -]?\d){7,11}(?!\d)"
)
_BARE_PHONE = re.compile(r"(?<![\w/.,-])[2-9]\d{7}(?![\w/-]|[.,]\d)")
_CUED_PHONE = re.compile(
    r"(?:tlf|telefon|mobil|mob|phone|ring(?: til)?|nummer|tel)\W{0,3}$", re.IGNORECASE
)
_OTHER_NUMBER = re.compile(
    r"(?<!\w)(?:cvr|ean|sag|sags|j\.|p\.|journal|konto|matr|id|ordre|faktura|gln|isbn"
    r"|kr|dkk)[.\s-]?(?:(?:nr|nummer|no|number|id)\.?)?\W{0,4}$",
    re.IGNORECASE,
)
_DAY_WRITTEN_AS_NUMBER = re.compile(r"20\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
_LOOK_BACK = 24
_STREETS = (
    "vej|gade|allé|alle|vænget|vænge|stræde|plads|pladsen|torv|torvet|boulevard|parken"
    "|haven|bakken|toften|engen|marken|lunden|skrænten|vangen|brinken|kaj|kajen|gården"
)
_ADDRESS = re.compile(
    rf"(?:\b[A-ZÆØÅ][\w.'-]* ){{0,3}}\b[A-ZÆØÅ]?[\w.'-]*(?i:{_STREETS})"
    r" \d{1,3}(?: ?[A-Za-z])?\b(?!\d|[.,]\d|%| (?:procent|pct|kr|år|gange|timer))"
    r"(?:, ?(?:st|kl|\d{1,2})\.? ?(?:tv|th|mf|\d{1,3})?\b\.?)?(?:, ?\d{4} [A-ZÆØÅ]\w+)?"
    r"|\b\d{1,4} (?:[A-Z][\w'-]+ ){1,3}(?:Street|Road|Avenue|Lane|Drive|Close)\b"
)


def find_traces(text: str, *, names: Sequence[str] = ()) -> tuple[Trace, ...]:
    """Every trace in the text, in its order; none lies within another.

    `names` are those of persons who are to be looked for. Digits of any script count;
    soft hyphens and signs without width do not part a number.
    """
    folded, places = _fold(text)
    finders: tuple[
        tuple[TraceKind, Callable[[str], Iterator[tuple[int, int]]]], ...
    ] = (
        (TraceKind.CPR, _find_cpr),
        (TraceKind.EMAIL, _find_email),
        (TraceKind.PHONE, _find_phones),
        (TraceKind.ADDRESS, _find_addresses),
        (TraceKind.NAME, lambda folded: _find_names(folded, names)),
    )
    found: list[Trace] = []
    taken: list[tuple[int, int]] = []
    for kind, find in finders:
        for start, end in find(folded):
            if any(start < other_end and begin < end for begin, other_end in taken):
                continue
            taken.append((start, end))
            first, last = places[start], places[end - 1] + 1
            found.append(Trace(kind=kind, start=first, end=last, text=text[first:last]))
    return tuple(sorted(found, key=lambda trace: trace.start))


def _fold(text: str) -> tuple[str, list[int]]:
    """The text in plain digits, dashes and spaces, with where each sign came from."""
    if text.isascii():
        return text, list(range(len(text)))
    signs, places = [], []
    for place, sign in enumerate(text):
        folded = _fold_sign(sign)
        if folded:
            signs.append(folded)
            places.append(place)
    return "".join(signs), places


def _fold_sign(sign: str) -> str:
    if sign.isascii() or sign.isalpha():
        return sign
    category = unicodedata.category(sign)
    if category == "Nd":
        return str(unicodedata.digit(sign))
    if category == "Cf":
        return ""
    if category == "Pd" or sign == "−":
        return "-"
    return " " if category == "Zs" else sign


def _find_cpr(text: str) -> Iterator[tuple[int, int]]:
    for found in _CPR.finditer(text):
        day, month, year, _ = (int(part) for part in found.groups() if part)
        if _is_day(day, month, year):
            yield found.span()


def _is_day(day: int, month: int, year: int) -> bool:
    """Whether there was such a day in the 19th, 20th or 21st century."""
    for century in (1800, 1900, 2000):
        try:
            date(century + year, month, day)
        except ValueError:
            continue
        return True
    return False


def _find_email(text: str) -> Iterator[tuple[int, int]]:
    for found in _EMAIL.finditer(text):
        yield found.span()


def _find_phones(text: str) -> Iterator[tuple[int, int]]:
    for found in _PHONE.finditer(text):
        if not _OTHER_NUMBER.search(_before(text, found.start())):
            yield found.span()
    for found in _BARE_PHONE.finditer(text):
        before = _before(text, found.start())
        is_day = _DAY_WRITTEN_AS_NUMBER.fullmatch(found.group())
        if _CUED_PHONE.search(before) or not (is_day or _OTHER_NUMBER.search(before)):
            yield found.span()


def _before(text: str, start: int) -> str:
    return text[max(0, start - _LOOK_BACK) : start]


def _find_addresses(text: str) -> Iterator[tuple[int, int]]:
    for found in _ADDRESS.finditer(text):
        if any(sign.isupper() for sign in found.group()):
            yield found.span()


def _find_names(text: str, names: Sequence[str]) -> Iterator[tuple[int, int]]:
    """A name of one word counts as it is written; "Bo" is a name, "bo" is to live."""
    for name in sorted({" ".join(name.split()) for name in names}, key=len)[::-1]:
        if not name:
            continue
        words = r"\s+".join(re.escape(word) for word in name.split())
        flags = re.IGNORECASE if " " in name else re.NOFLAG
        for found in re.finditer(rf"(?<!\w){words}(?:'?s)?(?!\w)", text, flags):
            yield found.span()
