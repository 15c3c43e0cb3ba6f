"""Where an Office package points outside itself."""

import re
from dataclasses import dataclass
from xml.parsers import expat

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]+:", re.IGNORECASE)
_NETWORK_PATH = re.compile(r"[\\/]{2}")
_LOCAL_FILE = re.compile(
    r"file:(?:///(?![\\/])|/(?!/)|(?://)?(?=[a-z][:|]))", re.IGNORECASE
)
_LOCAL_HOST = re.compile(r"file://localhost/", re.IGNORECASE)
# Content that stands in the address itself, or in the package or program.
_INWARD = re.compile(r"(?:data|vnd\.sun\.star\.[a-z.]+|macro|cid|#)", re.IGNORECASE)
_ODF_LINK = re.compile(
    rb"""<([\w.-]+:[\w.-]+)\s(?:[^<>]*?\s)?xlink:href\s*=\s*(?:"([^"<]*)"|'([^'<]*)')"""
)
# What a person clicks or the program would run; nothing of it is fetched on opening.
_CLICKED = frozenset(
    "text:a draw:a draw:area-rectangle draw:area-circle draw:area-polygon"
    " script:event-listener presentation:event-listener meta:auto-reload".split()
)
_TEMPLATE = "meta:template"


@dataclass(frozen=True, kw_only=True)
class Relationship:
    """A relationship of an OOXML part to something outside the package."""

    kind: str
    target: str

    @property
    def is_fetched(self) -> bool:
        """Whether a program that opens the package would fetch the target."""
        if self.kind == "hyperlink":
            return False
        return self.kind != "attachedtemplate" or is_remote(self.target)


def find_relationships(content: bytes) -> list[Relationship]:
    """The external relationships of a `.rels` part.

    Raises:
        xml.parsers.expat.ExpatError: the part is not well-formed.
    """
    found: list[Relationship] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        given = {key.rsplit(":", 1)[-1].lower(): v for key, v in attributes.items()}
        is_external = given.get("targetmode", "").strip().lower() == "external"
        if name.rsplit(":", 1)[-1] == "Relationship" and is_external:
            kind = given.get("type", "").strip().rsplit("/", 1)[-1].lower()
            found.append(Relationship(kind=kind, target=given.get("target", "")))

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    if content.strip():
        parser.Parse(content, True)
    return found


def is_remote(target: str) -> bool:
    """A URL or a network path; "file:///C:/…" is a path on the author's own disk."""
    target = target.strip()
    if _LOCAL_FILE.match(target) or _LOCAL_HOST.match(target):
        return False
    return bool(_SCHEME.match(target) or _NETWORK_PATH.match(target))


def find_external_link(window: bytes, *, is_part: bool) -> str | None:
    """The first content of an OpenDocument member that lies outside the package.

    `is_part` tells that the member belongs to an embedded object: its way to a picture
    of the package leads upwards.
    """
    if b"\x00" in window:
        window = window.replace(b"\x00", b"")
    for name, first, second in _ODF_LINK.findall(window):
        element = name.decode("utf-8", "replace").lower()
        target: str = (first or second).decode("utf-8", "replace").strip()
        if _is_fetched(element, target, is_part=is_part):
            return target
    return None


def _is_fetched(element: str, target: str, *, is_part: bool) -> bool:
    if element in _CLICKED or element.startswith(("form:", "xforms:")):
        return False
    if element == _TEMPLATE:
        return is_remote(target)
    if _INWARD.match(target):
        return False
    leads_out = target.startswith("/") or (target.startswith("../") and not is_part)
    return leads_out or bool(_SCHEME.match(target)) or target.startswith("\\\\")
