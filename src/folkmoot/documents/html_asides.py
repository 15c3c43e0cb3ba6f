"""What of an HTML page is set aside, and why."""

from dataclasses import dataclass, field

from folkmoot.documents.blocks import (
    EMBEDDED,
    HIDDEN,
    PICTURE,
    SCRIPT,
    STRUCK_OUT,
    STYLE,
)
from folkmoot.documents.html_style import Look
from folkmoot.documents.html_tokens import StartTag

NAVIGATION = "navigation"
CONTROL = "form control"
TITLE = "title of the page"

_REASONS = {
    "script": SCRIPT,
    "noscript": SCRIPT,
    "template": SCRIPT,
    "style": STYLE,
    "svg": PICTURE,
    "picture": PICTURE,
    "object": PICTURE,
    "canvas": PICTURE,
    "video": PICTURE,
    "audio": PICTURE,
    "map": PICTURE,
    "img": PICTURE,
    "embed": PICTURE,
    "iframe": EMBEDDED,
    "nav": NAVIGATION,
    "button": CONTROL,
    "datalist": CONTROL,
    "s": STRUCK_OUT,
    "strike": STRUCK_OUT,
    "del": STRUCK_OUT,
    "title": TITLE,
}
_WRITTEN_INPUTS = frozenset(
    ("", "text", "email", "date", "number", "search", "tel", "url", "time", "month")
)
_BUTTONS = frozenset(("submit", "button", "reset", "image"))


@dataclass(slots=True)
class Aside:
    """Words that are set aside, as they are gathered."""

    reason: str
    parts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The words on one line."""
        return " ".join("".join(self.parts).split())


def find_reason(tag: StartTag, look: Look) -> str | None:
    """Why the element's words are not part of the record; None where they are."""
    if tag.name in _REASONS:
        return _REASONS[tag.name]
    if look.is_hidden:
        return HIDDEN
    if look.is_struck:
        return STRUCK_OUT
    if tag.name == "option" and "selected" not in tag.attributes:
        return CONTROL
    return None


def is_speck(tag: StartTag) -> bool:
    """Whether a picture is the single dot that mail is tracked with."""
    sizes = (tag.attributes.get("width", ""), tag.attributes.get("height", ""))
    return any(size in ("0", "1", "0px", "1px") for size in sizes)


def read_input(tag: StartTag) -> tuple[str, str | None]:
    """What is written in a field, and why it is set aside where it is a button."""
    kind = tag.attributes.get("type", "").lower()
    value = tag.attributes.get("value", "")
    if kind in _BUTTONS:
        return value or tag.attributes.get("alt", ""), CONTROL
    return (value if kind in _WRITTEN_INPUTS else ""), None
