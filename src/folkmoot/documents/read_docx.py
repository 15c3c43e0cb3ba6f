"""Read DOCX: what a reader of the printed document sees, and by name what is set aside.

The walk over Word's XML is our own. The library that was tried dropped the results of
simple fields, formulas, choices in forms and boxes without a stand-in, and knew neither
labels nor pages, nor prompts from what was filled in.
"""

import html
from collections import deque
from collections.abc import Iterator
from functools import partial
from pathlib import PurePosixPath

from lxml import etree

from folkmoot.documents.blocks import EMBEDDED, BlockKind, ExtractedText
from folkmoot.documents.decode import decode_text
from folkmoot.documents.docx_body import BodyWalk
from folkmoot.documents.docx_changes import settle
from folkmoot.documents.docx_numbering import Numbering
from folkmoot.documents.docx_paragraph import ParagraphReader
from folkmoot.documents.docx_parts import Part, open_main_part
from folkmoot.documents.docx_prompts import find_prompts
from folkmoot.documents.docx_styles import StyleSheet
from folkmoot.documents.office_flow import Flow, Place
from folkmoot.documents.office_heads import RunningHeads
from folkmoot.documents.office_package import Element, OfficePackage
from folkmoot.documents.page_count import (
    PageCount,
    PageMark,
    Statistics,
    settle_pages,
)
from folkmoot.documents.read_html import extract_html
from folkmoot.documents.word_xml import (
    attribute,
    children,
    find_all,
    name_of,
    number,
    value,
)
from folkmoot.domain.errors import UnreadableDocumentError

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_WORD_FILES = frozenset((".docx", ".docm", ".dotx", ".dotm"))
_WEB_PAGES = frozenset((".htm", ".html", ".xhtml"))
_DEEPEST_EMBEDDING = 3


def read_docx(content: bytes) -> ExtractedText:
    """Read a Word document with its tracked changes accepted.

    Raises `UnreadableDocumentError` where it is damaged, and nothing else.
    """
    return _read(content, depth=0)


def _read(content: bytes, *, depth: int) -> ExtractedText:
    try:
        return _Document(OfficePackage(content), depth=depth).read()
    except RecursionError as error:
        raise UnreadableDocumentError("damaged") from error


class _Document:
    """One Word document being read."""

    def __init__(self, package: OfficePackage, *, depth: int) -> None:
        self._package = package
        self._depth = depth
        self._main = open_main_part(package)
        self._styles = StyleSheet(self._main.find("styles"))
        self._glossary = self._main.find("glossaryDocument")
        self._flow = Flow()
        self._notices: dict[str, None] = {}

    def read(self) -> ExtractedText:
        """Heads, body, notes and feet, in that order."""
        heads = RunningHeads(self._flow)
        heads.lay(self._read_heads("w:headerReference"))
        walk = self._make_walk(self._main, self._flow)
        walk.starts_page = _find_page_starts(self._main.root)
        walk.read_blocks(self._main.root, Place())
        pages = walk.pages
        self._read_notes(walk)
        heads.lay(self._read_heads("w:footerReference"))
        if find_all(self._main.root, "w:commentReference", "w:commentRangeStart"):
            self._notices["comments"] = None
        statistics = _read_statistics(self._package.parse("docProps/app.xml"))
        told = settle_pages(pages, statistics, words=self._flow.count_words())
        return self._flow.build(
            media_type=MEDIA_TYPE,
            pages=told.pages,
            knows_pages=told.knows_pages,
            notices=self._notices,
        )

    def _make_walk(self, part: Part, flow: Flow) -> BodyWalk:
        """What it takes to read a part; its changes are accepted in passing."""
        if settle(part.root):
            self._notices["tracked_changes"] = None
        pages = PageCount()
        is_body = part is self._main
        return BodyWalk(
            flow=flow,
            styles=self._styles,
            numbering=Numbering(self._main.find("numbering") if is_body else None),
            reader=ParagraphReader(
                styles=self._styles,
                prompts=find_prompts(part.root, self._styles, self._glossary),
                pages=pages,
                find_part=part.find_drawn,
            ),
            pages=pages,
            embed=partial(self._embed, part, flow),
        )

    def _read_heads(self, name: str) -> Iterator[Flow]:
        references = find_all(self._main.root, name)
        ids = dict.fromkeys(attribute(reference, "r:id") for reference in references)
        for relationship in ids:
            part = self._main.follow(relationship)
            if part is not None:
                flow = Flow()
                self._make_walk(part, flow).read_blocks(part.root, Place())
                yield flow

    def _read_notes(self, body: BodyWalk) -> None:
        """The notes that are referred to, footnotes first, where they are met."""
        for kind in ("footnote", "endnote"):
            part = self._main.find_part(f"{kind}s")
            if part is None:
                continue
            walk = self._make_walk(part, self._flow)
            notes = {attribute(n, "w:id"): n for n in children(part.root, f"w:{kind}")}
            for reference, page in body.notes:
                if name_of(reference) != f"w:{kind}Reference":
                    continue
                note = notes.pop(attribute(reference, "w:id"), None)
                if note is not None:
                    walk.pages.mark = PageMark(page)
                    walk.read_blocks(note, Place(kind=BlockKind.FOOTNOTE))

    def _embed(self, part: Part, flow: Flow, relationship: str | None) -> None:
        """Put the text of an embedded file in; what cannot be read is named."""
        found = part.read(relationship)
        try:
            extracted = _read_embedded(*found, depth=self._depth) if found else None
        except UnreadableDocumentError:
            extracted = None
        if extracted:
            flow.lay_extracted(extracted, page=None)
        else:
            flow.lay_aside("", EMBEDDED)


def _read_embedded(path: str, content: bytes, *, depth: int) -> ExtractedText | None:
    suffix = PurePosixPath(path).suffix.lower()
    if suffix in _WORD_FILES and depth < _DEEPEST_EMBEDDING:
        return _read(content, depth=depth + 1)
    if suffix in _WEB_PAGES:
        return extract_html(decode_text(content))
    if suffix == ".txt":
        return extract_html(f"<pre>{html.escape(decode_text(content))}</pre>")
    return None


def _find_page_starts(root: Element) -> deque[bool]:
    """For each section but the first, whether it begins on a new page."""
    sections = [
        section
        for section in find_all(root, "w:sectPr")
        if (parent := section.getparent()) is not None
        and name_of(parent) in ("w:pPr", "w:body")
    ]
    return deque(
        value(section, "w:type") not in ("continuous", "nextColumn")
        for section in sections[1:]
    )


def _read_statistics(properties: Element | None) -> Statistics | None:
    if properties is None:
        return None
    told = {etree.QName(element).localname: element.text for element in properties}
    pages, words = number(told.get("Pages")), number(told.get("Words"))
    return Statistics(pages=pages or 0, words=words or 0)
