"""The words of a PDF page with their place, size and weight, from its characters."""

import ctypes
import math
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from folkmoot.documents.pdf_geometry import Box, Frame, Matrix, count_quarters

_BOLD_NAME = re.compile(r"bold|black|heavy|demi|fett|(?:cm|sf|ec|la)bx?\d", re.I)
_PLAIN_NAME = re.compile(r"regular|roman|book|light|medium|italic|oblique|mt$", re.I)
_SIGN_NAME = re.compile(r"wingdings|webdings|dingbats", re.I)
_FORCED_BOLD = 1 << 18
_BOLD_WEIGHT = 700
# pdfium's own signs for a hyphen at the end of a line.
_HYPHENS = {0x02: "-", 0xFFFE: "-"}
_SIGN = "•"
_LIGATURES = range(0xFB00, 0xFB07)
# In parts of the type size.
_NO_GAP = 0.1


class Word(NamedTuple):
    """Characters without white space between them; lengths in points.

    `base` is the line they stand on. `order` counts the characters drawn before.
    `is_spaced` is false where the word goes on with the one drawn before it, such as
    where the weight changes within a word.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    is_bold: bool = False
    order: int = 0
    is_spaced: bool = True

    @property
    def top(self) -> float:
        """Where tall letters end."""
        return self.base - 0.8 * self.size

    @property
    def bottom(self) -> float:
        """Where letters that hang down end."""
        return self.base + 0.2 * self.size


@dataclass(frozen=True, kw_only=True)
class Layer:
    """The words that run in one direction; `frame` is None for those aslant."""

    frame: Frame | None
    words: tuple[Word, ...]

    @property
    def letters(self) -> int:
        """How many characters there are."""
        return sum(len(word.text) for word in self.words)


class _Style(NamedTuple):
    """What all characters of one text object share."""

    quarters: int | None
    base: float
    size: float
    is_bold: bool
    has_signs: bool


class _Piece(NamedTuple):
    """Characters of one style that no white space parts."""

    characters: list[tuple[int, str]]
    style: _Style
    is_spaced: bool


def read_layers(textpage: Any, page: Box) -> list[Layer]:
    """The page's words, those in the direction of most of the text first."""
    reader = _WordReader(textpage.raw, page)
    by_direction: dict[int | None, list[Word]] = {}
    for characters in _part_by_space(textpage.raw):
        for quarters, word in reader.read(characters):
            by_direction.setdefault(quarters, []).append(word)
    layers = [
        Layer(
            frame=None if quarters is None else Frame(page, quarters),
            words=tuple(words),
        )
        for quarters, words in by_direction.items()
    ]
    return sorted(layers, key=lambda layer: (layer.frame is None, -layer.letters))


def _part_by_space(raw: Any) -> Iterator[list[tuple[int, str]]]:
    """Runs of characters, each with its index; pdfium adds spaces where gaps are."""
    texts = _Characters()
    run: list[tuple[int, str]] = []
    for index, code in enumerate(_read_codes(raw)):
        text = texts[code]
        if text:
            run.append((index, text))
        if run and (not text or code in _HYPHENS):
            yield run
            run = []
    if run:
        yield run


def _read_codes(raw: Any) -> Sequence[int]:
    """The characters' numbers; one by one only where pdfium gives no whole text."""
    count = max(0, pdfium.FPDFText_CountChars(raw))
    buffer = (ctypes.c_ushort * (count + 1))()
    if pdfium.FPDFText_GetText(raw, 0, count, buffer) == count + 1:
        codes: list[int] = buffer[:count]
        if not any(0xD800 <= code < 0xE000 for code in codes):
            return codes
    return [pdfium.FPDFText_GetUnicode(raw, index) for index in range(count)]


class _Characters(dict[int, str]):
    """Characters as text; nothing for white space and what has no meaning."""

    def __missing__(self, code: int) -> str:
        text = self[code] = _decode(code)
        return text


def _decode(code: int) -> str:
    if code in _HYPHENS:
        return _HYPHENS[code]
    if code <= 0x20 or 0xD800 <= code < 0xE000 or code > 0x10FFFF:
        return ""
    text = chr(code)
    if text.isspace():
        return ""
    return unicodedata.normalize("NFKC", text) if code in _LIGATURES else text


class _WordReader:
    """Words from runs of characters; a run of several styles is several words."""

    def __init__(self, raw: Any, page: Box) -> None:
        self._raw = raw
        self._page = page
        self._styles = _Styles(raw, page)
        self._buffer = pdfium.FS_RECTF()
        self._boxes: dict[int, Box] = {}
        self._ended = (0.0, 0.0)

    def read(
        self, characters: list[tuple[int, str]]
    ) -> Iterator[tuple[int | None, Word]]:
        """The words of a run, each with the direction it runs in."""
        self._boxes.clear()
        style = self._styles.find(characters[0][0])
        if self._looks_even(characters[0][0], characters[-1][0], style):
            yield style.quarters, self._make_word(_Piece(characters, style, True))
            return
        for piece in self._part_by_style(characters):
            yield piece.style.quarters, self._make_word(piece)

    def _looks_even(self, first: int, last: int, style: _Style) -> bool:
        """Whether both stand on one line, so that nothing raised is among them."""
        if style.quarters in (1, 3):
            return True
        begin, end = self._box(first), self._box(last)
        off = 0.1 * style.size
        return abs(begin.top - end.top) < off and abs(begin.bottom - end.bottom) < off

    def _part_by_style(self, characters: list[tuple[int, str]]) -> list[_Piece]:
        pieces: list[_Piece] = []
        for index, text in characters:
            style = self._styles.find(index)
            if pieces and pieces[-1].style == style:
                pieces[-1].characters.append((index, text))
            else:
                pieces.append(_Piece([(index, text)], style, not pieces))
        return pieces

    def _make_word(self, piece: _Piece) -> Word:
        style = piece.style
        order = piece.characters[0][0]
        left, right = self._measure(self._box(order), style)
        is_spaced = piece.is_spaced and not self._is_no_space(order, left, style)
        if len(piece.characters) > 1:
            start, end = self._measure(self._box(piece.characters[-1][0]), style)
            left, right = min(left, start), max(right, end)
        self._ended = style.base, right
        text = "".join([text for _, text in piece.characters])
        return Word(
            text=_SIGN if style.has_signs and text < "\u0100" else text,
            left=left,
            right=right,
            base=style.base,
            size=style.size,
            is_bold=style.is_bold,
            order=order,
            is_spaced=is_spaced,
        )

    def _is_no_space(self, order: int, left: float, style: _Style) -> bool:
        """Whether pdfium put a space before it where there is hardly a gap."""
        base, end = self._ended
        gap = left - end
        if base != style.base or abs(gap) > _NO_GAP * style.size:
            return False
        return order > 0 and bool(pdfium.FPDFText_IsGenerated(self._raw, order - 1))

    def _measure(self, box: Box, style: _Style) -> tuple[float, float]:
        """Where the character begins and ends in the direction of its text."""
        if not style.quarters:
            return box.left - self._page.left, box.right - self._page.left
        placed = Frame(self._page, style.quarters).place_box(*box)
        return placed.left, placed.right

    def _box(self, index: int) -> Box:
        """The character's place in the file's own coordinates."""
        if index not in self._boxes:
            box = self._buffer
            pdfium.FPDFText_GetLooseCharBox(self._raw, index, box)
            self._boxes[index] = Box(box.left, box.bottom, box.right, box.top)
        return self._boxes[index]


class _Styles:
    """Styles by text object, so that each is asked for once."""

    def __init__(self, raw: Any, page: Box) -> None:
        self._raw = raw
        self._page = page
        self._styles: dict[int, _Style] = {}
        self._fonts: dict[int, tuple[bool, bool]] = {}

    def find(self, index: int) -> _Style:
        """The style of the character."""
        drawn = pdfium.FPDFText_GetTextObject(self._raw, index)
        key = ctypes.addressof(drawn.contents) if drawn else -1 - index
        if key not in self._styles:
            self._styles[key] = self._read(index, drawn)
        return self._styles[key]

    def _read(self, index: int, drawn: Any) -> _Style:
        found = pdfium.FS_MATRIX()
        pdfium.FPDFText_GetMatrix(self._raw, index, found)
        matrix = Matrix(found.a, found.b, found.c, found.d, found.e, found.f)
        quarters = count_quarters(matrix)
        scale = math.hypot(matrix.c, matrix.d) or 1.0
        size = pdfium.FPDFText_GetFontSize(self._raw, index) * scale
        is_bold, has_signs = self._read_font(drawn) if drawn else (False, False)
        _, base = Frame(self._page, quarters or 0).place(matrix.e, matrix.f)
        return _Style(quarters, round(base, 2), round(abs(size), 2), is_bold, has_signs)

    def _read_font(self, drawn: Any) -> tuple[bool, bool]:
        font = pdfium.FPDFTextObj_GetFont(drawn)
        if not font:
            return False, False
        key = ctypes.addressof(font.contents)
        if key not in self._fonts:
            name = _font_name(font)
            self._fonts[key] = (_is_bold(font, name), bool(_SIGN_NAME.search(name)))
        is_bold, has_signs = self._fonts[key]
        outlined = pdfium.FPDFTextObj_GetTextRenderMode(drawn)
        return is_bold or outlined == pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE, has_signs


def _font_name(font: Any) -> str:
    length = pdfium.FPDFFont_GetBaseFontName(font, None, 0)
    if not 0 < length < 1000:
        return ""
    buffer = ctypes.create_string_buffer(length)
    pdfium.FPDFFont_GetBaseFontName(font, buffer, length)
    return buffer.value.decode("latin-1")


def _is_bold(font: Any, name: str) -> bool:
    """By name; the weight of the stems is asked where the name tells nothing."""
    if _BOLD_NAME.search(name) or pdfium.FPDFFont_GetFlags(font) & _FORCED_BOLD:
        return True
    if _PLAIN_NAME.search(name):
        return False
    return bool(pdfium.FPDFFont_GetWeight(font) >= _BOLD_WEIGHT)
