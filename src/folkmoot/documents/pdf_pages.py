"""The pages of a PDF as words and drawings; pdfium is not needed after this."""

from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, field
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from folkmoot.documents.pdf_annotations import read_annotations
from folkmoot.documents.pdf_drawings import Drawings, read_drawings
from folkmoot.documents.pdf_geometry import Box, Frame
from folkmoot.documents.pdf_words import Layer, Word, read_layers
from folkmoot.domain.errors import UnreadableDocumentError

_LOCKED = {pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY}
_ANY_PAGE = Box(0.0, 0.0, 595.0, 842.0)
# A page that is damaged, or where more than this part of it is picture and no text.
_SCANNED_PART = 0.5
_FEW_LETTERS = 25
# Letters that were drawn as shapes.
_MANY_PATHS = 300


@dataclass(frozen=True, kw_only=True)
class PdfPage:
    """What can be seen on a page, the words in the direction of most of its text.

    `aslant` holds the words that run in other directions, one row after the other;
    `outside` those that stand where no reader sees them.
    """

    number: int
    frame: Frame
    words: tuple[Word, ...] = ()
    aslant: tuple[tuple[Word, ...], ...] = ()
    outside: tuple[Word, ...] = ()
    drawings: Drawings = field(default_factory=Drawings)
    has_comments: bool = False
    is_damaged: bool = False

    def is_scanned(self, words: Iterable[Word]) -> bool:
        """Whether the page is a picture of text, but for these few words."""
        letters = sum(len(word.text) for word in words)
        if self.is_damaged or letters > _FEW_LETTERS:
            return self.is_damaged
        page = self.frame.width * self.frame.height
        covered = sum(picture.area for picture in self.drawings.pictures)
        is_drawn = self.drawings.paths > _MANY_PATHS
        is_seen = self.words or self.aslant or self.outside
        is_lost = self.drawings.texts > 2 and not is_seen
        return covered > _SCANNED_PART * page or is_drawn or is_lost


def read_pages(content: bytes) -> Iterator[PdfPage]:
    """Read one page after the other, so that one at a time is held by pdfium."""
    document = open_pdf(content)
    with closing(document):
        form = _open_form(document)
        for index in range(len(document)):
            yield _read_page(document, index, form)


def open_pdf(content: bytes) -> pypdfium2.PdfDocument:
    """The document; `content` must be kept as long as it is open."""
    raw = pdfium.FPDF_LoadMemDocument64(content, len(content), None)
    if not raw:
        is_locked = pdfium.FPDF_GetLastError() in _LOCKED
        raise UnreadableDocumentError("encrypted" if is_locked else "damaged")
    document = pypdfium2.PdfDocument(raw)
    if len(document) < 1:
        document.close()
        raise UnreadableDocumentError("damaged")
    return document


def _open_form(document: pypdfium2.PdfDocument) -> Any | None:
    if document.get_formtype() != pdfium.FORMTYPE_ACRO_FORM:
        return None
    with suppress(pypdfium2.PdfiumError):
        document.init_forms()
    return document.formenv.raw if document.formenv else None


def _read_page(
    document: pypdfium2.PdfDocument, index: int, form: Any | None
) -> PdfPage:
    number = index + 1
    try:
        with closing(document[index]) as page:
            return _read_open_page(page, number, form)
    except pypdfium2.PdfiumError:
        return PdfPage(number=number, frame=Frame(_ANY_PAGE), is_damaged=True)


def _read_open_page(page: Any, number: int, form: Any | None) -> PdfPage:
    visible = _find_visible(page)
    with closing(page.get_textpage()) as textpage:
        layers = read_layers(textpage, visible)
    frame = _choose_frame(layers, visible, page)
    drawings = read_drawings(page, frame)
    annotations = read_annotations(page, form, frame)
    main = [word for layer in layers if layer.frame == frame for word in layer.words]
    inside, outside = _part_visible([*main, *annotations.words], frame)
    return PdfPage(
        number=number,
        frame=frame,
        words=tuple(inside),
        aslant=tuple(
            tuple(word for word in layer.words if word.is_sound)
            for layer in layers
            if layer.frame != frame
        ),
        outside=tuple(outside),
        drawings=drawings,
        has_comments=annotations.has_comments,
    )


def _find_visible(page: Any) -> Box:
    left, low, right, high = page.get_bbox()
    box = Box(min(left, right), min(low, high), max(left, right), max(low, high))
    return box if box.width > 1 and box.height > 1 else _ANY_PAGE


def _choose_frame(layers: list[Layer], visible: Box, page: Any) -> Frame:
    for layer in layers:
        if layer.frame is not None and layer.letters > 0:
            return layer.frame
    return Frame(visible, page.get_rotation() // 90 % 4)


def _part_visible(words: list[Word], frame: Frame) -> tuple[list[Word], list[Word]]:
    """Words whose middle lies on the page, and the others."""
    inside: list[Word] = []
    outside: list[Word] = []
    for word in words:
        middle = (word.left + word.right) / 2
        is_across = -2 <= middle <= frame.width + 2
        is_down = -2 <= word.base - 0.3 * word.size <= frame.height + 2
        is_there = is_across and is_down and word.is_sound
        (inside if is_there else outside).append(word)
    return inside, outside
