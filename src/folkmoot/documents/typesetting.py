"""Setting pages with typst: what people wrote goes in as data, never as markup."""

import io
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

import segno
import typst

_FOLDER = Path(__file__).parent
_TEMPLATES = _FOLDER / "typst"
_FONTS = _FOLDER / "fonts"
_Standard = Literal["ua-1", "a-2a"]
ACCESSIBLE: tuple[_Standard, ...] = ("ua-1",)
# PDF/A-2a, too: all that is needed to show it stands in the file.
ARCHIVED: tuple[_Standard, ...] = ("a-2a", "ua-1")


def set_pages(
    template: str,
    data: Mapping[str, Any],
    *,
    standards: Sequence[_Standard] = ACCESSIBLE,
) -> bytes:
    """A PDF file of a template in `typst/` that keeps to the standards.

    With our own fonts the same data is the same file anywhere. A letter they lack is
    looked for among the machine's fonts; where it is in none of them, the file is made
    all the same, with a box for the letter.
    """
    attempts = ((True, True), (False, True), (False, False))
    sys_inputs = {"data": json.dumps(data, ensure_ascii=False)}
    for own_fonts_only, keeps_standards in attempts:
        try:
            made = typst.compile(
                str(_TEMPLATES / template),
                root=str(_TEMPLATES),
                format="pdf",
                font_paths=[str(_FONTS)],
                ignore_system_fonts=own_fonts_only,
                pdf_standards=list(standards) if keeps_standards else None,
                sys_inputs=sys_inputs,
            )
        except typst.TypstError as error:
            if not keeps_standards or "could not be displayed" not in str(error):
                raise
        else:
            return bytes(made)
    raise AssertionError("the last attempt returns or raises")


def draw_png(svg: str, *, ppi: float = 144.0) -> bytes:
    """A drawing as pixels, in our own fonts, on a page of its own size."""
    made = typst.compile(
        str(_TEMPLATES / "drawing.typ"),
        root=str(_TEMPLATES),
        format="png",
        ppi=ppi,
        font_paths=[str(_FONTS)],
        ignore_system_fonts=True,
        sys_inputs={"svg": svg},
    )
    return bytes(made)


def draw_qr(url: str) -> str:
    """A QR code as SVG, without the white around it. A seventh may be worn off."""
    drawn = io.BytesIO()
    segno.make_qr(url, error="m").save(
        drawn, kind="svg", border=0, xmldecl=False, svgns=True, dark="#000", light=None
    )
    return drawn.getvalue().decode("ascii")
