"""Read ODT: what a reader of the printed document sees; the rest is set aside by name.

The walk over the XML is our own, as for Word: a library would have to be walked too,
and parses without our limits.
"""

import posixpath
from collections.abc import Iterator

from folkmoot.documents.blocks import BlockKind, ExtractedText
from folkmoot.documents.odf_xml import (
    attribute,
    child,
    children,
    find_all,
    name_of,
    number,
)
from folkmoot.documents.odt_body import OdtWalk
from folkmoot.documents.odt_lists import OdtLists
from folkmoot.documents.odt_paragraph import OdtParagraphReader
from folkmoot.documents.odt_styles import STYLE_PARTS, OdtStyles
from folkmoot.documents.office_flow import Flow, Place
from folkmoot.documents.office_heads import RunningHeads
from folkmoot.documents.office_package import Element, OfficePackage
from folkmoot.documents.page_count import (
    PageCount,
    PageMark,
    Statistics,
    settle_pages,
)
from folkmoot.domain.errors import UnreadableDocumentError

MEDIA_TYPE = "application/vnd.oasis.opendocument.text"
_CHANGES = ("text:insertion", "text:deletion")


def read_odt(content: bytes) -> ExtractedText:
    """Read an OpenDocument text with its tracked changes accepted.

    Raises `UnreadableDocumentError` where it is damaged, and nothing else.
    """
    try:
        return _Document(OfficePackage(content)).read()
    except RecursionError as error:
        raise UnreadableDocumentError("damaged") from error


class _Document:
    """One OpenDocument text being read."""

    def __init__(self, package: OfficePackage) -> None:
        root = package.parse("content.xml")
        body = child(root, "office:body", "office:text")
        if root is None or body is None:
            raise UnreadableDocumentError("damaged")
        self._package = package
        self._root = root
        self._body = body
        self._common = package.parse("styles.xml")
        self._head_styles = OdtStyles(self._common)
        self._flow = Flow()

    def read(self) -> ExtractedText:
        """Heads, body, notes and feet, in that order."""
        heads = RunningHeads(self._flow)
        heads.lay(self._read_heads("header"))
        styles = OdtStyles(self._root, self._common)
        walk = self._make_walk(self._flow, styles, self._root, self._common)
        walk.read_blocks(self._body, Place())
        self._read_notes(walk)
        told = settle_pages(
            walk.pages, self._read_statistics(), words=self._flow.count_words()
        )
        heads.lay(self._read_heads("footer"))
        return self._flow.build(
            media_type=MEDIA_TYPE,
            pages=told.pages,
            knows_pages=told.knows_pages,
            notices=self._find_notices(),
        )

    def _make_walk(
        self, flow: Flow, styles: OdtStyles, *roots: Element | None
    ) -> OdtWalk:
        pages = PageCount()
        parts = [child(root, name) for name in STYLE_PARTS for root in roots]
        return OdtWalk(
            flow=flow,
            styles=styles,
            lists=OdtLists(parts),
            reader=OdtParagraphReader(
                styles=styles, pages=pages, find_object=self._find_object
            ),
            pages=pages,
        )

    def _find_object(self, address: str) -> Element | None:
        """The root of an object in a folder of the package."""
        folder = posixpath.normpath(address)
        is_within = address and not address.startswith(("/", "..", "#"))
        if not is_within or "://" in address:
            return None
        return self._package.parse(posixpath.join(folder, "content.xml"))

    def _read_heads(self, kind: str) -> Iterator[Flow]:
        """The heads or feet of the page layouts that the document uses."""
        for page in self._find_pages_used():
            for part in page:
                local = name_of(part).partition(":")[2]
                is_shown = attribute(part, "style:display") != "false"
                if is_shown and local.partition("-")[0] == kind:
                    flow = Flow()
                    walk = self._make_walk(flow, self._head_styles)
                    walk.read_blocks(part, Place())
                    yield flow

    def _find_pages_used(self) -> list[Element]:
        """The first page layout, those that paragraphs ask for and what follows."""
        layouts = child(self._common, "office:master-styles")
        pages = {
            attribute(page, "style:name"): page
            for page in children(layouts, "style:master-page")
        }
        styles = find_all(self._root, "style:style")
        asked = [attribute(style, "style:master-page-name") for style in styles]
        waiting = [*reversed(asked), "Standard", *list(pages)[:1]]
        used: dict[str | None, Element] = {}
        while waiting:
            name = waiting.pop()
            if name in pages and name not in used:
                used[name] = pages[name]
                waiting.append(attribute(pages[name], "style:next-style-name"))
        return list(used.values())

    def _read_notes(self, body: OdtWalk) -> None:
        """The notes in the order they are met, footnotes before endnotes."""
        for note_class in ("footnote", "endnote"):
            for note, page in body.notes[:]:
                told = attribute(note, "text:note-class") or "footnote"
                note_body = child(note, "text:note-body")
                if note_body is not None and (told == "endnote") == (
                    note_class == "endnote"
                ):
                    body.pages.mark = PageMark(page)
                    body.read_blocks(note_body, Place(kind=BlockKind.FOOTNOTE))

    def _read_statistics(self) -> Statistics | None:
        meta = self._package.parse("meta.xml")
        told = find_all(meta, "meta:document-statistic")
        if not told:
            return None
        return Statistics(
            pages=number(attribute(told[0], "meta:page-count")) or 0,
            words=number(attribute(told[0], "meta:word-count")) or 0,
        )

    def _find_notices(self) -> Iterator[str]:
        if find_all(self._body, *_CHANGES):
            yield "tracked_changes"
        if find_all(self._body, "office:annotation"):
            yield "comments"
