"""Page numbers that came along with the text of a page."""

import re

_LONGEST = 40
_NUMBER = r"\d{1,4}(?:\s*(?:af|av|of|von|/|\|)\s*\d{1,4})?"
_NAMED = re.compile(
    rf"\W*(?:side|page|seite|sida|sidan)\s*{_NUMBER}\W*$", re.IGNORECASE
)
_AT_EDGE = re.compile(
    rf"\W*(?:(?:side|s\.|page|p\.|seite|sida|sid|sidan)\s*)?{_NUMBER}\W*$",
    re.IGNORECASE,
)


def is_page_number(text: str, *, at_edge: bool = False) -> bool:
    """Whether the text is "Side 3" or "Page 2 of 5", `at_edge` of a page also "3"."""
    pattern = _AT_EDGE if at_edge else _NAMED
    return len(text) < _LONGEST and pattern.match(text) is not None
