"""HTML as a row of tags and text, whatever state it is in.

A parser that builds a tree drops what it cannot place: text after `</html>`, what
stands below its depth limit, "<5 groups". Here all that is not mark-up is text.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape as unescape_references


@dataclass(frozen=True, slots=True)
class StartTag:
    """An opening tag; names are in lower case, values without quotes."""

    name: str
    attributes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class EndTag:
    """A closing tag."""

    name: str


@dataclass(frozen=True, slots=True)
class Text:
    """Text between tags, character references resolved."""

    text: str


# No character has a number of so many digits; Python refuses to read far longer ones.
_NO_CHARACTER = re.compile(r"&#(?:\d{10,}|[xX][\da-fA-F]{10,});?")

Token = StartTag | EndTag | Text

# What stands in these is text, not mark-up, until their own end tag.
_RAW = frozenset(
    "script style textarea title xmp iframe noembed noframes plaintext".split()
)
_CODE = frozenset(("script", "style"))
_TAG = re.compile(
    r"<(?P<end>/?)(?P<name>[a-zA-Z][a-zA-Z0-9:._-]*+)(?=[\s/>])"
    r"""(?P<rest>(?:=\s*"[^"]*"(?=[\s/>])|=\s*'[^']*'(?=[\s/>])|=|[^<>=]++){0,2000}+)>"""
)
_ATTRIBUTE = re.compile(
    r"""([^\s=/"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?"""
)
_DECLARATION = re.compile(
    r"<!(?:(?:doctype|element|entity|attlist|notation)\b|\[)"
    r"[^<>\[]*+(?:\[[^\]]{0,2000}+\])?+[^<>\[]*+>",
    re.IGNORECASE,
)


def tokenise(html: str) -> Iterator[Token]:
    """Tags and text in the order of the source. Comments and declarations are gone."""
    yield from _Scanner(html).scan()


class _Scanner:
    def __init__(self, html: str) -> None:
        self._html = html
        self._position = 0
        self._pending: list[str] = []
        # Remembered, so that a missing end is looked for once and not at each start.
        self._never_ended: set[str] = set()

    def scan(self) -> Iterator[Token]:
        html = self._html
        while self._position < len(html):
            start = html.find("<", self._position)
            if start < 0:
                break
            self._pending.append(unescape(html[self._position : start]))
            self._position = start
            token = self._read_markup()
            if token:
                yield from self._release()
                yield token
                yield from self._read_raw(token)
        self._pending.append(unescape(html[self._position :]))
        yield from self._release()

    def _release(self) -> Iterator[Text]:
        text = "".join(self._pending)
        self._pending.clear()
        if text:
            yield Text(text)

    def _read_markup(self) -> StartTag | EndTag | None:
        """The tag that begins here; what is no mark-up goes to the pending text."""
        start = self._position
        if self._html.startswith(("<!", "<?"), start):
            self._skip_declaration()
        elif match := _TAG.match(self._html, start):
            self._position = match.end()
            name = match["name"].lower()
            return EndTag(name) if match["end"] else _start_tag(name, match["rest"])
        if self._position == start:
            self._pending.append("<")
            self._position += 1
        return None

    def _skip_declaration(self) -> None:
        html, start = self._html, self._position
        if html.startswith("<!--", start):
            self._skip_past("-->")
        elif html.startswith("<![CDATA[", start):
            if self._skip_past("]]>"):
                self._pending.append(html[start + 9 : self._position - 3])
        elif html.startswith("<?", start) and html[start + 2 : start + 3].isalpha():
            self._skip_past(">")
        elif match := _DECLARATION.match(html, start):
            self._position = match.end()

    def _skip_past(self, end: str) -> bool:
        found = -1
        if end not in self._never_ended:
            found = self._html.find(end, self._position + 2)
        if found < 0:
            self._never_ended.add(end)
            return False
        self._position = found + len(end)
        return True

    def _read_raw(self, token: Token) -> Iterator[Text]:
        """What stands in an element without mark-up, up to its end tag."""
        if not isinstance(token, StartTag) or token.name not in _RAW:
            return
        end = self._find_end(token.name)
        if end < 0:
            return
        text = self._html[self._position : end]
        self._position = end
        if text:
            yield Text(unescape(text) if token.name in ("textarea", "title") else text)

    def _find_end(self, name: str) -> int:
        """Where the element ends; a script without an end is script to the last."""
        if name not in self._never_ended:
            pattern = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE)
            if match := pattern.search(self._html, self._position):
                return match.start()
            self._never_ended.add(name)
        return len(self._html) if name in _CODE else -1


def unescape(text: str) -> str:
    """The text with its character references resolved; never raises."""
    return unescape_references(_NO_CHARACTER.sub("\ufffd", text))


def _start_tag(name: str, rest: str) -> StartTag:
    attributes: dict[str, str] = {}
    for key, *values in _ATTRIBUTE.findall(rest):
        attributes.setdefault(key.lower(), unescape("".join(values)))
    return StartTag(name, attributes)
