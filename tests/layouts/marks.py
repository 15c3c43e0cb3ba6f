"""Marks in the sources that tell what a careful person reads out of a document.

`⟪kind|area|group⟫` says what follows is; what is left out stays as it was, and a new
kind or area ends the group. `⟦text⟧` is one statement, `⟦Bord 3::text⟧` one with its
group, `⟦Bord 3@Skolevej::text⟧` one with group and area, `⟦~text⟧` one that may stand
under any kind. All marks are taken out before the document is written.
"""

import html
import re
from dataclasses import dataclass, field
from typing import Any

MARK = re.compile(
    r"^⟪(?P<line>[^⟫\n]*)⟫\n|⟪(?P<state>[^⟫]*)⟫|⟦(?P<told>.*?)⟧",
    re.DOTALL | re.MULTILINE,
)
OWNER = re.compile(
    r"(?:(?P<group>[^:@⟧]*?)(?:@(?P<area>[^:⟧]*?))?::)?(?P<text>.*)", re.S
)
MARK_UP = (
    (re.compile(r"\{-.*?-\}|\{!.*?!\}|\{\^.*?\^\}|\[\^\w+\]", re.S), ""),
    (re.compile(r"<[^>]+>"), " "),
    (re.compile(r"\{\+|\+\}|\*\*|\[\[|\]\]|\{img\}"), ""),
    (re.compile(r"­\n?"), ""),
    (re.compile(r"\s*(?:\\n|\n>?)\s*"), " "),
)


def plain(text: str) -> str:
    """What a reader sees of a marked-up text, on one line."""
    for pattern, instead in MARK_UP:
        text = pattern.sub(instead, text)
    return " ".join(html.unescape(text).split())


@dataclass
class Listener:
    """Collects what the marks tell while the text goes by."""

    statements: list[dict[str, Any]] = field(default_factory=list)
    kind: str = "information"
    area: str | None = None
    group: str | None = None

    def clean(self, text: str) -> str:
        return MARK.sub(self._take, text)

    def _take(self, found: re.Match[str]) -> str:
        if found["told"] is None:
            self._turn(*(found["line"] or found["state"] or "").split("|"))
            return ""
        owner = OWNER.fullmatch(found["told"])
        assert owner
        text = owner["text"]
        anywhere = text.startswith("~")
        shown = text.removeprefix("~")
        self.statements.append(
            {
                "kind": "any" if anywhere else self.kind,
                "focus_area": owner["area"] or self.area,
                "group": owner["group"] or self.group,
                "text": plain(shown),
            }
        )
        return shown

    def _turn(self, kind: str, area: str = "", group: str = "") -> None:
        if kind or area:
            self.kind = kind or self.kind
            self.area = area or (None if kind and kind != "focus_area" else self.area)
        self.group = group or None
