"""The signs and labels that begin a list item, told from dates, times and initials."""

import re
from dataclasses import dataclass

# Signs that begin nothing but a list item. The private area holds the bullets of the
# Symbol and Wingdings fonts.
_PLAIN_SIGNS = (
    "•‣◦●○■□▪▫◆◇♦➢➤➔►▶▸▹❖☐☑☒✓✔✗✘\u2043∙◉◘⦿⦾➜⇒→\uf0b7\uf0a7\uf0fc\uf0d8\uf076\uf06e"
)
_SIGN = re.compile(
    rf"(?P<plain>[{_PLAIN_SIGNS}\uf000-\uf0ff]|\[[ xX]\])\s*"
    r"|(?P<shared>[-–—−*·+o]|[-=][>])(?:\s+|(?<=[-–—])(?=[A-ZÆØÅÄÖÜ]))"
)
_LABEL = re.compile(
    r"\(?(?:\d{1,3}|[a-zæøå]|[ivx]{1,5}|[A-ZÆØÅ])\)(?:\s+|$)"
    r"|(?:\d{1,3}|[a-zæøå]|[ivx]{1,5}|[A-Z]|[IVX]{1,5})\.\s+"
    r"|\d{1,2}(?:\.[1-9])\.?\s+(?=[A-ZÆØÅÄÖÜ])"
    r"|\d{1,2}(?:\.\d{1,2}){2,3}\.?\s+(?=[A-ZÆØÅÄÖÜ])"
)
_MONTHS = (
    "januar februar marts april maj juni juli august september oktober november "
    "december mars mai desember januari februari augusti january february june july "
    "october jänner märz dezember "
    "jan feb febr apr jun jul aug sep sept okt oct nov dec des dez"
)
_ORDINALS = (
    "og til samt eller och till eller bis und oder to and or kvartal halvår sal "
    "klasse klasser klassetrin årgang behandling juledag plads gang runde næstformand "
    "viceborgmester generation verdenskrig semester århundrede del næstformænd led "
    "nestleder kvartalet klass årskurs våning århundradet quartal halbjahr stock "
    "weltkrieg jahrhundert lesung"
)
# What follows a number with a full stop where it is a date or an ordinal.
_DATE = re.compile(
    rf"(?:(?:{'|'.join(_MONTHS.split())})\b\.?"
    r"|(?:maj|mai|may|march|mar)\b\.?(?=\s*(?:\d|,|$))"
    rf"|(?:{'|'.join(_ORDINALS.split())})\b(?!\.)"
    r"|(?:gruppe|grupp|group|bord)\b(?!\s+(?:\d|[a-z]\b)))",
    re.IGNORECASE,
)
_UNIT = re.compile(r"(?:mio|mia|mrd|mill|pct|prozent|millionen|milliarden)\b", re.I)
_DAY = re.compile(r"\d{1,2}\.\d{1,2}\.\d{2}\b|\d{1,2}\.\d{1,2}\.?\s+\d{4}\b")
# "d. 3. marts", "s. 14", "f. eks.", "A. P. Møller"
_ABBREVIATION = re.compile(
    r"[dspcnkvf]\.\s+\d|[a-zæøå]\.\s*(?:eks|fl|lign|[a-zæøå]|ex|dgl|lgn)\.|[A-ZÆØÅ]\.\s+[A-ZÆØÅ]\."
)


@dataclass(frozen=True, kw_only=True)
class Marker:
    """What begins a list item: a sign, or a label such as "2." or "b)".

    `is_plain` tells signs that mean nothing else from those that do, such as the dash.
    `length` counts the marker with the white space after it.
    """

    sign: str
    label: str | None
    length: int
    is_plain: bool = False


def find_marker(text: str) -> Marker | None:
    """The marker that `text` begins with, unless it is a date, a time or a number."""
    blank = len(text) - len(text.lstrip())
    rest = text[blank:]
    if match := _SIGN.match(rest):
        sign = (match["plain"] or match["shared"]).strip()
        if match.end() == len(rest) and not match["plain"]:
            return None
        return Marker(
            sign=sign,
            label=None,
            length=blank + match.end(),
            is_plain=bool(match["plain"]),
        )
    if (match := _LABEL.match(rest)) and not _is_something_else(rest, match.end()):
        label = match[0].strip()
        return Marker(sign=label, label=label, length=blank + match.end())
    return None


def strip_bullet(text: str) -> tuple[str | None, str]:
    """The number or letter that begins the text, and the text without its marker."""
    marker = find_marker(text)
    if marker is None:
        return None, text
    return marker.label, text[marker.length :]


def _is_something_else(text: str, end: int) -> bool:
    if _ABBREVIATION.match(text) or _DAY.match(text):
        return True
    if not text[0].isdigit() or ")" in text[:end]:
        return False
    rest = text[end:]
    return bool(_DATE.match(rest) or _UNIT.match(rest))


Ordinals = tuple[int | None, int | None]

_LETTERS = "abcdefghijklmnopqrstuvwxyzæøå"
_ROMAN = {"i": 1, "v": 5, "x": 10}


def read_ordinals(label: str) -> Ordinals:
    """The place in a list that a label gives: as a number or letter, and as Roman.

    The last number of "2.3" counts.
    """
    core = re.findall(r"[^\W_]+", label.lower())[-1]
    if core.isdigit():
        return int(core), None
    letter = _LETTERS.find(core) + 1 if len(core) == 1 else None
    if not set(core) <= set(_ROMAN):
        return letter, None
    values = [_ROMAN[sign] for sign in core]
    later = [*values[1:], 0]
    roman = sum(
        -value if value < after else value
        for value, after in zip(values, later, strict=True)
    )
    return letter, roman


def shape_of(marker: Marker) -> str:
    """What markers of one list have in common: "1." for "3.", "-" for any dash."""
    if marker.label is None:
        return "-" if marker.sign in "-–—−+" else marker.sign
    return re.sub(r"\d+", "1", re.sub(r"[^\W\d_]+", "a", marker.label))


def are_neighbours(one: Marker, other: Marker) -> bool:
    """Whether the markers may stand in one list, one right after the other."""
    if shape_of(one) != shape_of(other) or one.label is None or other.label is None:
        return shape_of(one) == shape_of(other)
    return follow_each_other(read_ordinals(one.label), read_ordinals(other.label))


def follow_each_other(one: Ordinals | None, other: Ordinals | None) -> bool:
    """Whether two labels are one apart, as numbers or letters or as Roman numbers."""
    if one is None or other is None:
        return True
    return any(
        abs(first - second) == 1
        for first, second in zip(one, other, strict=True)
        if first and second
    )
