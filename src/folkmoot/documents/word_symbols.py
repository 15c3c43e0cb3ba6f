"""Signs that Word sets from the Symbol and Wingdings fonts, as Unicode."""

from collections.abc import Mapping

_WINGDINGS: Mapping[int, str] = {
    0x4A: "☺", 0x4B: "😐", 0x4C: "☹", 0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑",
    0x75: "◆", 0x76: "❖", 0x9F: "•", 0xA7: "▪", 0xA8: "☐", 0xD8: "➢", 0xDF: "←",
    0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE8: "➔", 0xEF: "⇦", 0xF0: "⇨", 0xFB: "✗",
    0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_SYMBOL_GREEK = "αβχδεφγηιϕκλμνοπθρστυϖωξψζ"
_SYMBOL: Mapping[int, str] = {
    **{0x61 + place: letter for place, letter in enumerate(_SYMBOL_GREEK)},
    **{0x41 + place: letter.upper() for place, letter in enumerate(_SYMBOL_GREEK)},
    0xA3: "≤", 0xA5: "∞", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓",
    0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠",
    0xBB: "≈", 0xDE: "⇒",
}  # fmt: skip
_FONTS = {"symbol": _SYMBOL, "wingdings": _WINGDINGS}
_PRIVATE = 0xF000
_SURROGATES = range(0xD800, 0xE000)


def read_symbol(font: str | None, code: str | None) -> str:
    """The sign of that hexadecimal code; an unknown one stays in the private area."""
    try:
        point = int(code or "", 16)
    except ValueError:
        return ""
    if not 0 < point < 0x10000 or point in _SURROGATES:
        return ""
    signs = _FONTS.get((font or "").casefold())
    if signs is None:
        return chr(point)
    return signs.get(point & 0xFF, chr(_PRIVATE | point & 0xFF))
