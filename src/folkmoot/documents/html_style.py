"""The little of CSS that says something about the words: bold, struck out, unseen."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

_WEIGHT = re.compile(r"font-weight\s*:\s*(bold|bolder|[6-9]00|normal|lighter|[1-5]00)")
_FONT = re.compile(r"(?:^|;)\s*font\s*:[^;]{0,99}\b(?:bold|[6-9]00)\b")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)")
_STRUCK = re.compile(r"text-decoration(?:-line)?\s*:[^;]{0,40}line-through")
_LIST_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([a-z-]+)")
_WORD_LEVEL = re.compile(r"mso-list\s*:[^;]{0,40}\blevel(\d)")
_MEDIA = re.compile(r"@[^{};]*+\{(?:[^{}]*+\{[^{}]*+\})*+[^{}]*+\}")
_CLASS = re.compile(r"[a-z0-9]*\.([\w-]+)$", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Look:
    """How an element asks to be set; `None` where it says nothing.

    `word_level` is the depth from 1 that Word gives a paragraph set as a list item.
    """

    bold: bool | None = None
    is_hidden: bool = False
    is_struck: bool = False
    list_style: str | None = None
    word_level: int | None = None


PLAIN = Look()


def read_look(style: str) -> Look:
    """The look a `style` attribute or the body of a rule asks for."""
    style = style.lower()
    if not style:
        return PLAIN
    weight = _WEIGHT.search(style)
    list_style = _LIST_STYLE.search(style)
    word_level = _WORD_LEVEL.search(style)
    bold = (
        weight[1] in ("bold", "bolder", "600", "700", "800", "900") if weight else None
    )
    return Look(
        bold=True if bold is None and _FONT.search(style) else bold,
        is_hidden=bool(_HIDDEN.search(style)),
        is_struck=bool(_STRUCK.search(style)),
        list_style=list_style[1] if list_style else None,
        word_level=int(word_level[1]) if word_level else None,
    )


def read_style_sheet(css: str) -> Mapping[str, Look]:
    """The looks of classes, where a rule names one class and nothing else.

    What a rule hides is not taken for hidden: pages fold and unfold that way.
    """
    looks: dict[str, Look] = {}
    for rule in _MEDIA.sub("", css).split("}"):
        selectors, _, body = rule.partition("{")
        look = read_look(body)
        for selector in selectors.split(","):
            if match := _CLASS.match(selector.strip()):
                looks[match[1]] = _lay_over(looks.get(match[1], PLAIN), look)
    return looks


def find_look(attributes: Mapping[str, str], class_looks: Mapping[str, Look]) -> Look:
    """The look of an element by its classes and its own style, which counts most."""
    look = PLAIN
    for name in attributes.get("class", "").split():
        if name in class_looks:
            look = _lay_over(look, class_looks[name])
    own = read_look(attributes.get("style", ""))
    if "hidden" in attributes or own.is_hidden:
        return Look(is_hidden=True)
    return _lay_over(look, own)


def _lay_over(under: Look, over: Look) -> Look:
    return Look(
        bold=under.bold if over.bold is None else over.bold,
        is_struck=under.is_struck or over.is_struck,
        list_style=over.list_style or under.list_style,
        word_level=over.word_level or under.word_level,
    )
