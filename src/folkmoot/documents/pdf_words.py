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
_FIGURES_AT_END = re.compile(r"(?:[^\W\d_]{3}|[^\W\d_]\W+)(?P<figures>\d{1,3})$")
_FIGURES_AT_START = re.compile(r"(?P<figures>\d{1,3})[^\W\d_]")
# In points; PDF's own limit of a page is 14,400.
_FARTHEST = 40_000.0
_SMALLEST, _BIGGEST = 0.1, 2_000.0
_LIGATURES = range(0xFB00, 0xFB07)
# The type size in parts of the height of a character's box.
_LEAST_LOOK, _USUAL_LOOK = 0.4, 0.85
# In parts of the type size.
_NO_GAP = 0.1
_RAISED_SIZE, _RAISED_BASE, _RAISED_INK = 0.6, 0.33, 0.18


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
    def is_sound(self) -> bool:
        """Whether its place and size can be those of a word on a page."""
        is_short = -_FARTHEST < self.left <= self.right < _FARTHEST
        return is_short and _SMALLEST < self.size < _BIGGEST

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


def _count_figures(characters: list[tuple[int, str]]) -> int:
    """How many figures end a word of letters; less than none where they begin it."""
    if not (characters[0][1].isdigit() or characters[-1][1].isdigit()):
        return 0
    text = "".join([text for _, text in characters])
    if len(text) != len(characters):
        return 0
    if match := _FIGURES_AT_END.search(text):
        return len(match["figures"])
    match = _FIGURES_AT_START.match(text)
    return -len(match["figures"]) if match else 0


class _WordReader:
    """Words from runs of characters; a run of several styles is several words."""

    def __init__(self, raw: Any, page: Box) -> None:
        self._raw = raw
        self._page = page
        self._styles = _Styles(raw, page)
        self._buffer = pdfium.FS_RECTF()
        self._ended = (0.0, 0.0)

    def read(
        self, characters: list[tuple[int, str]]
    ) -> Iterator[tuple[int | None, Word]]:
        """The words of a run, each with the direction it runs in."""
        first, last = characters[0], characters[-1]
        style = self._styles.find(first[0])
        piece = _Piece(characters, style, True)
        begin = self._box(first[0])
        end = begin if len(characters) == 1 else self._box(last[0])
        is_even = style.quarters in (1, 3) or _is_even(begin, end, style.size)
        if is_even and not (first[1].isdigit() or last[1].isdigit()):
            yield style.quarters, self._make_word(piece, begin, end)
            return
        for part in [piece] if is_even else self._part_by_style(characters):
            for small in self._part_raised(part):
                begin = self._box(small.characters[0][0])
                end = self._box(small.characters[-1][0])
                yield small.style.quarters, self._make_word(small, begin, end)

    def _part_raised(self, piece: _Piece) -> list[_Piece]:
        """A number drawn with the font's own raised figures apart from its word."""
        characters, style = piece.characters, piece.style
        length = _count_figures(characters)
        if not length or style.quarters:
            return [piece]
        figures = characters[-length:] if length > 0 else characters[:-length]
        if not all(self._is_raised(index, style) for index, _ in figures):
            return [piece]
        small = style._replace(
            size=round(_RAISED_SIZE * style.size, 2),
            base=round(style.base - _RAISED_BASE * style.size, 2),
        )
        if length > 0:
            word = _Piece(characters[:-length], style, piece.is_spaced)
            return [word, _Piece(figures, small, False)]
        word = _Piece(characters[-length:], style, False)
        return [_Piece(figures, small, piece.is_spaced), word]

    def _is_raised(self, index: int, style: _Style) -> bool:
        """Whether the ink of the character ends well over the line it stands on."""
        left, right, low, high = (ctypes.c_double() for _ in range(4))
        if not pdfium.FPDFText_GetCharBox(self._raw, index, left, right, low, high):
            return False
        base = self._page.bottom - style.base
        return bool(low.value - base > _RAISED_INK * style.size)

    def _part_by_style(self, characters: list[tuple[int, str]]) -> list[_Piece]:
        pieces: list[_Piece] = []
        for index, text in characters:
            style = self._styles.find(index)
            if pieces and pieces[-1].style == style:
                pieces[-1].characters.append((index, text))
            else:
                pieces.append(_Piece([(index, text)], style, not pieces))
        return pieces

    def _make_word(self, piece: _Piece, begin: Box, end: Box) -> Word:
        characters, style, is_spaced = piece
        order = characters[0][0]
        left, right = self._measure(begin, style)
        is_spaced = is_spaced and not self._is_no_space(order, left, style)
        if end is not begin:
            start, stop = self._measure(end, style)
            left = start if start < left else left
            right = stop if stop > right else right
        self._ended = style.base, right
        text = "".join([text for _, text in characters])
        if style.has_signs and text < "\u0100":
            text = _SIGN
        return Word(
            text, left, right, style.base, style.size, style.is_bold, order, is_spaced
        )

    def _is_no_space(self, order: int, left: float, style: _Style) -> bool:
        """Whether pdfium put a space before it where there is hardly a gap."""
        base, end = self._ended
        gap = left - end
        if abs(base - style.base) > style.size or abs(gap) > _NO_GAP * style.size:
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
        box = self._buffer
        pdfium.FPDFText_GetLooseCharBox(self._raw, index, box)
        return Box(box.left, box.bottom, box.right, box.top)


def _is_even(begin: Box, end: Box, size: float) -> bool:
    """Whether both stand on one line, so that nothing raised is among them."""
    off = 0.1 * size
    return abs(begin.top - end.top) < off and abs(begin.bottom - end.bottom) < off


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
        size = abs(pdfium.FPDFText_GetFontSize(self._raw, index) * scale)
        size = self._check_size(index, size, quarters)
        is_bold, has_signs = self._read_font(drawn) if drawn else (False, False)
        _, base = Frame(self._page, quarters or 0).place(matrix.e, matrix.f)
        return _Style(quarters, round(base, 2), round(size, 2), is_bold, has_signs)

    def _check_size(self, index: int, size: float, quarters: int | None) -> float:
        """The size as it looks, where a font is drawn to another measure."""
        box = pdfium.FS_RECTF()
        if quarters is None or not pdfium.FPDFText_GetLooseCharBox(
            self._raw, index, box
        ):
            return size
        height = abs(box.right - box.left if quarters % 2 else box.top - box.bottom)
        return _USUAL_LOOK * height if size < _LEAST_LOOK * height else size

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
