"""What was written on top of a PDF page: form fields, typed text, comments."""

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from folkmoot.documents.pdf_geometry import Frame
from folkmoot.documents.pdf_words import Word

_FILLED_IN = {
    pdfium.FPDF_FORMFIELD_TEXTFIELD,
    pdfium.FPDF_FORMFIELD_COMBOBOX,
    pdfium.FPDF_FORMFIELD_LISTBOX,
}
_COMMENTS = {
    pdfium.FPDF_ANNOT_TEXT,
    pdfium.FPDF_ANNOT_HIGHLIGHT,
    pdfium.FPDF_ANNOT_UNDERLINE,
    pdfium.FPDF_ANNOT_SQUIGGLY,
    pdfium.FPDF_ANNOT_STRIKEOUT,
    pdfium.FPDF_ANNOT_CARET,
    pdfium.FPDF_ANNOT_INK,
    pdfium.FPDF_ANNOT_SQUARE,
    pdfium.FPDF_ANNOT_CIRCLE,
}
_KEYS_OF_TEXTS = (b"Contents", b"T", b"Subj", b"V", b"DV", b"TU", b"RC")
_MOST_ANNOTATIONS = 5_000
_LONGEST_TEXT = 1_000_000
_TALLEST_LINE = 11.0


@dataclass(frozen=True, kw_only=True)
class Annotations:
    """Words that a reader sees on top of the page, and whether there are comments."""

    words: tuple[Word, ...] = ()
    has_comments: bool = False


def read_annotations(page: Any, form: Any | None, frame: Frame) -> Annotations:
    """What is filled in or typed on the page; `form` is pdfium's form handle."""
    words: list[Word] = []
    has_comments = False
    count = min(pdfium.FPDFPage_GetAnnotCount(page.raw), _MOST_ANNOTATIONS)
    for index in range(max(0, count)):
        annotation = pdfium.FPDFPage_GetAnnot(page.raw, index)
        if not annotation:
            continue
        try:
            words += _read_visible(annotation, form, frame)
            has_comments = has_comments or _is_comment(annotation)
        finally:
            pdfium.FPDFPage_CloseAnnot(annotation)
    return Annotations(words=tuple(words), has_comments=has_comments)


def read_texts_of_annotations(page: Any) -> list[str]:
    """All that annotations of the page say, their authors and values of fields too."""
    texts: list[str] = []
    count = min(pdfium.FPDFPage_GetAnnotCount(page.raw), _MOST_ANNOTATIONS)
    for index in range(max(0, count)):
        annotation = pdfium.FPDFPage_GetAnnot(page.raw, index)
        if not annotation:
            continue
        try:
            for key in _KEYS_OF_TEXTS:
                texts.append(_read_string(annotation, key))
        finally:
            pdfium.FPDFPage_CloseAnnot(annotation)
    return [text for text in texts if text.strip()]


def _read_visible(annotation: Any, form: Any | None, frame: Frame) -> list[Word]:
    kind = pdfium.FPDFAnnot_GetSubtype(annotation)
    text = ""
    if kind == pdfium.FPDF_ANNOT_FREETEXT:
        text = _read_contents(annotation)
    elif kind == pdfium.FPDF_ANNOT_WIDGET and form is not None:
        text = _read_value(annotation, form)
    return list(_lay_out(text, annotation, frame)) if text.strip() else []


def _is_comment(annotation: Any) -> bool:
    if pdfium.FPDFAnnot_GetSubtype(annotation) not in _COMMENTS:
        return False
    return bool(_read_contents(annotation).strip())


def _read_contents(annotation: Any) -> str:
    return _read_string(annotation, b"Contents")


def _read_string(annotation: Any, key: bytes) -> str:
    return _read_text(
        lambda buffer, length: pdfium.FPDFAnnot_GetStringValue(
            annotation, key, buffer, length
        )
    )


def _read_value(annotation: Any, form: Any) -> str:
    if pdfium.FPDFAnnot_GetFormFieldType(form, annotation) not in _FILLED_IN:
        return ""
    return _read_text(
        lambda buffer, length: pdfium.FPDFAnnot_GetFormFieldValue(
            form, annotation, buffer, length
        )
    )


def _read_text(ask: Callable[[Any, int], int]) -> str:
    """Text that pdfium gives as UTF-16 after telling its length in bytes."""
    length = ask(None, 0)
    if not 2 < length <= _LONGEST_TEXT:
        return ""
    buffer = (ctypes.c_ushort * ((length + 1) // 2))()
    ask(buffer, length)
    return bytes(buffer).decode("utf-16-le", errors="replace").split("\0", 1)[0]


def _lay_out(text: str, annotation: Any, frame: Frame) -> Iterator[Word]:
    """The text as words in lines from the top of its place on the page."""
    place = pdfium.FS_RECTF()
    if not pdfium.FPDFAnnot_GetRect(annotation, place):
        return
    box = frame.place_box(place.left, place.bottom, place.right, place.top)
    lines = [line for line in text.splitlines() if line.strip()]
    size = min(_TALLEST_LINE, max(1.0, box.height / (1.2 * len(lines))))
    is_one = len(lines) == 1 and box.height < 3 * size
    base = (box.top + box.bottom) / 2 + 0.35 * size if is_one else box.top + size
    order = 10_000_000
    for line in lines:
        left = box.left
        for part in line.split():
            right = left + 0.5 * size * len(part)
            if right > box.right and left > box.left:
                left, right = box.left, box.left + right - left
                base += 1.2 * size
            yield _make_word(part, left, right, base, size, order)
            left = right + 0.25 * size
            order += len(part)
        base += 1.2 * size


def _make_word(
    text: str, left: float, right: float, base: float, size: float, order: int
) -> Word:
    return Word(
        text=text,
        left=left,
        right=right,
        base=round(base, 2),
        size=round(size, 2),
        order=order,
    )
