"""What is printed at the head and foot of every page, set aside once."""

import re
from collections.abc import Iterable

from folkmoot.documents.blocks import PAGE_NUMBER, PICTURE, RUNNING_HEAD
from folkmoot.documents.office_flow import Flow

_PAGE_NUMBER = re.compile(
    r"\W*(?:side|page|seite|sida|s|p)?\W*\d{1,4}"
    r"(?:\W*(?:ud af|af|av|of|von)?\W*\d{1,4})?"
    r"(?:\W*(?:sider|sidor|pages|seiten))?\W*",
    re.IGNORECASE,
)
_LONGEST = 40


class RunningHeads:
    """Sets each distinct head or foot aside, and each picture in them."""

    def __init__(self, flow: Flow) -> None:
        self._flow = flow
        self._seen: set[tuple[str, str]] = set()

    def lay(self, heads: Iterable[Flow]) -> None:
        """Set the words of heads or feet aside, each read into a flow of its own."""
        for head in heads:
            drafts = [paged.draft for paged in head.drafts]
            words = "\n".join(d.text for d in drafts if d.reason != PICTURE).strip()
            is_number = len(words) < _LONGEST and bool(_PAGE_NUMBER.fullmatch(words))
            self._lay(words, PAGE_NUMBER if is_number else RUNNING_HEAD)
            for draft in drafts:
                if draft.reason == PICTURE:
                    self._lay(draft.text, PICTURE)

    def _lay(self, words: str, reason: str) -> None:
        if (words or reason == PICTURE) and (words, reason) not in self._seen:
            self._seen.add((words, reason))
            self._flow.lay_aside(words, reason)
