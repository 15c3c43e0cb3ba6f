"""Lines that are underlined from end to end, as headings are in older minutes."""

from collections.abc import Iterable, Sequence

from folkmoot.documents.pdf_geometry import Box
from folkmoot.documents.pdf_lines import Line

# In parts of the type size: how far under the letters the line lies.
_LOWEST = 0.4
# In points: how far it may end from the letters, and how thick it may be.
_SAME_END = 4.0
_THICKEST = 2.5


def embolden_underlined(
    rows: Iterable[list[Line]], rules: Sequence[Box]
) -> list[list[Line]]:
    """The rows, with underlined lines counted as bold, save addresses."""
    lying = [rule for rule in rules if rule.height <= _THICKEST < rule.width]
    if not lying:
        return list(rows)
    return [
        [_embolden(line) if _is_underlined(line, lying) else line for line in row]
        for row in rows
    ]


def _embolden(line: Line) -> Line:
    return Line(tuple(word._replace(is_bold=True) for word in line.words))


def _is_underlined(line: Line, rules: Sequence[Box]) -> bool:
    if "@" in line.text or "://" in line.text or "www." in line.text:
        return False
    near = [
        rule
        for rule in rules
        if rule.bottom > line.base and rule.top - line.base < _LOWEST * line.size
        if rule.left >= line.left - _SAME_END and rule.right <= line.right + _SAME_END
    ]
    covered = sum(rule.width for rule in near)
    return bool(near) and covered >= line.right - line.left - 2 * _SAME_END
