"""Every text that a file carries, seen or hidden, and the traces of persons in it.

What a reader of minutes leaves out is what leaks: properties, comments, hidden sheets,
deleted words, attributes. Here nothing is left out but what is no text; that is told.
"""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import PurePath

from folkmoot.documents.decode import decode_text
from folkmoot.documents.file_types import FileType, detect_type
from folkmoot.documents.office_texts import Layer, list_package_layers
from folkmoot.documents.pdf_texts import list_pdf_layers
from folkmoot.domain.errors import UnreadableDocumentError
from folkmoot.domain.traces import Trace, find_traces

_BLOCKS = frozenset(
    "p div li td th tr br h1 h2 h3 h4 h5 h6 title option dt dd pre hr section article "
    "header footer figcaption caption textarea label button".split()
)
_PACKAGES = (FileType.DOCX, FileType.XLSX, FileType.ODT, FileType.ODS)
_DELIMITERS = ",;\t|"
_WITHIN = " > "
_AROUND = 40
_DEEPEST = 3


@dataclass(frozen=True, kw_only=True)
class FoundInFile:
    """A trace in a layer of a file; `where` names the layer as the file does."""

    where: str
    trace: Trace
    around: str


@dataclass(frozen=True, kw_only=True)
class ScannedFile:
    """All traces in a file, and the parts of it that hold no text we can read."""

    name: str
    found: tuple[FoundInFile, ...]
    unread: tuple[str, ...]
    words: int


def scan_file(name: str, content: bytes, *, names: Sequence[str] = ()) -> ScannedFile:
    """Look for traces of persons in all layers of a file, and of files within it.

    What cannot be read is told under `unread`, by its place.
    """
    scan = _Scan(names)
    scan.look(name, content, "", 0)
    return ScannedFile(
        name=name,
        found=tuple(scan.found.values()),
        unread=tuple(scan.unread),
        words=scan.words,
    )


class _Scan:
    """What was found so far; the same words in the same layer are found once."""

    def __init__(self, names: Sequence[str]) -> None:
        self._names = names
        self.found: dict[tuple[str, str], FoundInFile] = {}
        self.unread: list[str] = []
        self.words = 0

    def look(self, name: str, content: bytes, within: str, depth: int) -> None:
        try:
            for layer in _list_layers(name, content):
                self._look_at(layer, f"{within}{layer.where}", depth)
        except UnreadableDocumentError:
            self.unread.append(within.removesuffix(_WITHIN) or name)

    def _look_at(self, layer: Layer, where: str, depth: int) -> None:
        if layer.content is not None and depth < _DEEPEST:
            self.look(
                PurePath(layer.where).name, layer.content, where + _WITHIN, depth + 1
            )
        elif layer.content is not None:
            self.unread.append(where)
        self.words += len(layer.text.split())
        for trace in find_traces(layer.text, names=self._names):
            around = layer.text[max(0, trace.start - _AROUND) : trace.end + _AROUND]
            found = FoundInFile(where=where, trace=trace, around=around)
            self.found.setdefault((where, trace.text), found)


def _list_layers(name: str, content: bytes) -> Iterator[Layer]:
    yield Layer(where="name", text=name)
    kind = detect_type(name, content)
    if kind is FileType.PDF:
        yield from list_pdf_layers(content)
    elif kind in _PACKAGES:
        yield from list_package_layers(content)
    elif kind is FileType.HTML:
        yield from _list_html_layers(decode_text(content))
    elif kind in (FileType.CSV, FileType.TSV):
        yield _read_table(decode_text(content))
    else:
        yield Layer(where="text", text=decode_text(content))


def _read_table(text: str) -> Layer:
    """One cell a line, so that two cells never read as one number."""
    head = text[:4096]
    delimiter = max(_DELIMITERS, key=head.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        return Layer(
            where="cells", text="\n\n\n".join(cell for row in rows for cell in row)
        )
    except csv.Error:
        return Layer(where="cells", text=text)


def _list_html_layers(text: str) -> Iterator[Layer]:
    page = _Page()
    page.feed(text)
    page.close()
    yield Layer(where="text", text="".join(page.words))
    yield Layer(where="comments", text="\n\n\n".join(page.comments))
    yield Layer(where="attributes", text="\n\n\n".join(page.attributes))


class _Page(HTMLParser):
    """The words, comments and attributes of a page; scripts are words, too."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.comments: list[str] = []
        self.attributes: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS:
            self.words.append("\n\n\n")
        self.attributes += [value for _, value in attrs if value]

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.words.append("\n\n\n")

    def handle_data(self, data: str) -> None:
        self.words.append(re.sub(r"[ \t\r\n]+", " ", data))

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)
