"""The labels that HTML's ordered lists are numbered with."""

from collections.abc import Mapping

_STYLES = {
    "1": "decimal",
    "a": "lower-alpha",
    "A": "upper-alpha",
    "i": "lower-roman",
    "I": "upper-roman",
}
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_MOST = 100_000


class ListNumbers:
    """The numbering of one list; a list with bullets gives no labels.

    Nor does one that counts down from the number of its items.
    """

    def __init__(
        self, *, is_ordered: bool, attributes: Mapping[str, str], style: str | None
    ) -> None:
        self._style = style or _STYLES.get(attributes.get("type", "1"), "decimal")
        counts_down = "reversed" in attributes
        is_countable = "start" in attributes or not counts_down
        self._is_ordered = is_ordered and style != "none" and is_countable
        self._next = _read_number(attributes.get("start"), missing=1)
        self._step = -1 if counts_down else 1

    def take_label(self, attributes: Mapping[str, str]) -> str | None:
        """The label of the next item, "2." or "b."; None in a list with bullets."""
        if not self._is_ordered:
            return None
        number = _read_number(attributes.get("value"), missing=self._next)
        self._next = number + self._step
        return f"{format_number(number, self._style)}."


def format_number(number: int, style: str) -> str:
    """The number in the list style's letters; as digits where it has none."""
    written = str(number)
    if number > 0 and style.endswith(("alpha", "latin")):
        written = _format_letters(number)
    elif 0 < number < 4000 and style.endswith("roman"):
        written = _format_roman(number)
    return written.upper() if style.startswith("upper") else written


def _format_letters(number: int) -> str:
    letters = ""
    while number:
        number, letter = divmod(number - 1, 26)
        letters = chr(ord("a") + letter) + letters
    return letters


def _format_roman(number: int) -> str:
    written = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        written += letters * count
    return written


def _read_number(value: str | None, *, missing: int) -> int:
    digits = (value or "").strip()
    sign = -1 if digits.startswith("-") else 1
    digits = digits.lstrip("+-")
    if not (digits.isascii() and digits.isdigit()):
        return missing
    return sign * min(int(digits[:9]), _MOST)
