"""What is drawn on a PDF page besides text: rules, shading, dots and pictures."""

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium

from folkmoot.documents.pdf_geometry import Box, Frame, Matrix

# A drawing of more pieces than this is an illustration, not the rules of a table.
_MOST_OBJECTS = 20_000
_MOST_SEGMENTS = 2_000
_MOST_LEVELS = 8
_THICKEST_RULE = 3.0
_SHORTEST_RULE = 6.0
_DOT_SIZES = (1.5, 9.0)
_WHITE = 250


@dataclass(kw_only=True)
class Drawings:
    """All that is drawn on a page, as the reader sees it.

    `rules` are thin boxes, lying or standing. `dots` may be the bullets of a list.
    `texts` counts text objects, whether or not their letters could be told.
    """

    rules: list[Box] = field(default_factory=list)
    shades: list[Box] = field(default_factory=list)
    dots: list[Box] = field(default_factory=list)
    pictures: list[Box] = field(default_factory=list)
    paths: int = 0
    texts: int = 0


def read_drawings(page: Any, frame: Frame) -> Drawings:
    """Look through the page's objects, those inside of forms included."""
    drawings = Drawings()
    visible = Box(0.0, 0.0, frame.width, frame.height)
    for drawn, matrix in _walk(page):
        kind = pdfium.FPDFPageObj_GetType(drawn)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            drawings.texts += 1
            continue
        box = _bound(drawn, matrix, frame)
        if box is None:
            continue
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            drawings.pictures.append(box.meet(visible))
        elif kind == pdfium.FPDF_PAGEOBJ_SHADING:
            drawings.shades.append(box)
        elif kind == pdfium.FPDF_PAGEOBJ_PATH:
            drawings.paths += 1
            own = _read_matrix(drawn)
            _sort_path(drawn, box, own.then(matrix), frame, drawings)
    return drawings


def _walk(page: Any) -> Iterator[tuple[Any, Matrix]]:
    """The page's objects, each with the change of place of the forms around it."""
    waiting: list[tuple[Any, Matrix, int]] = [(page.raw, Matrix(), 0)]
    seen = 0
    while waiting:
        parent, matrix, level = waiting.pop()
        count, get = (
            (pdfium.FPDFFormObj_CountObjects, pdfium.FPDFFormObj_GetObject)
            if level
            else (pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject)
        )
        for index in range(min(max(0, count(parent)), _MOST_OBJECTS - seen)):
            drawn = get(parent, index)
            seen += 1
            if not drawn:
                continue
            if pdfium.FPDFPageObj_GetType(drawn) != pdfium.FPDF_PAGEOBJ_FORM:
                yield drawn, matrix
            elif level < _MOST_LEVELS:
                inner = _read_matrix(drawn).then(matrix)
                waiting.append((drawn, inner, level + 1))


def _read_matrix(drawn: Any) -> Matrix:
    found = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(drawn, found):
        return Matrix()
    return Matrix(found.a, found.b, found.c, found.d, found.e, found.f)


def _bound(drawn: Any, matrix: Matrix, frame: Frame) -> Box | None:
    edges = [ctypes.c_float() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetBounds(drawn, *edges):
        return None
    left, low, right, high = (edge.value for edge in edges)
    if not all(map(math.isfinite, (left, low, right, high, *matrix))):
        return None
    corners = [matrix.apply(x, y) for x in (left, right) for y in (low, high)]
    xs, ys = zip(*corners, strict=True)
    return frame.place_box(min(xs), min(ys), max(xs), max(ys))


def _sort_path(
    drawn: Any, box: Box, matrix: Matrix, frame: Frame, drawings: Drawings
) -> None:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    if not pdfium.FPDFPath_GetDrawMode(drawn, fill, stroke):
        return
    if not (fill.value or stroke.value):
        return
    if _is_rule(box):
        drawings.rules.append(box)
    elif _is_dot(box) and fill.value:
        drawings.dots.append(box)
    elif stroke.value:
        drawings.rules.extend(_read_segments(drawn, matrix, frame))
    if fill.value and not _is_rule(box) and not _is_white(drawn):
        drawings.shades.append(box)


def _is_rule(box: Box) -> bool:
    thickness, length = sorted((box.width, box.height))
    return thickness <= _THICKEST_RULE and length >= _SHORTEST_RULE


def _is_dot(box: Box) -> bool:
    least, most = _DOT_SIZES
    is_small = least <= box.width <= most and least <= box.height <= most
    return is_small and 0.7 <= box.width / box.height <= 1.4


def _is_white(drawn: Any) -> bool:
    colours = [ctypes.c_uint() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetFillColor(drawn, *colours):
        return False
    *shades, opacity = (colour.value for colour in colours)
    return opacity < 5 or min(shades) >= _WHITE


def _read_segments(drawn: Any, matrix: Matrix, frame: Frame) -> Iterator[Box]:
    """The lying and standing lines of a path such as a frame or a whole grid."""
    start = here = (0.0, 0.0)
    count = pdfium.FPDFPath_CountSegments(drawn)
    for index in range(min(max(0, count), _MOST_SEGMENTS)):
        segment = pdfium.FPDFPath_GetPathSegment(drawn, index)
        there = _read_point(segment, matrix, frame)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            start = there
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            yield from _make_rule(here, there)
        here = there
        if pdfium.FPDFPathSegment_GetClose(segment):
            yield from _make_rule(here, start)
            here = start


def _read_point(segment: Any, matrix: Matrix, frame: Frame) -> tuple[float, float]:
    x, y = ctypes.c_float(), ctypes.c_float()
    pdfium.FPDFPathSegment_GetPoint(segment, x, y)
    return frame.place(*matrix.apply(x.value, y.value))


def _make_rule(start: tuple[float, float], end: tuple[float, float]) -> list[Box]:
    box = Box(
        min(start[0], end[0]),
        min(start[1], end[1]),
        max(start[0], end[0]),
        max(start[1], end[1]),
    )
    return [box] if all(map(math.isfinite, box)) and _is_rule(box) else []
