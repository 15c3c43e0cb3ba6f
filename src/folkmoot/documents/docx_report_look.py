"""What the styles of the Word report are made of: colours, a font, and their XML."""

from dataclasses import dataclass

FONT = "Calibri"
INK, QUIET, ACCENT = "1F2933", "52606D", "0B5563"
AGAINST, OPEN = "9A4412", "5B6570"
LINE = "C9D2DA"
SHADE = "E8EDF2"


@dataclass(frozen=True, kw_only=True)
class Style:
    """A style; `paragraph` and `run` are the insides of `w:pPr` and `w:rPr`."""

    id: str
    name: str
    kind: str = "paragraph"
    based_on: str | None = "Normal"
    next: str | None = None
    paragraph: str = ""
    run: str = ""
    rest: str = ""


def set_space(before: int, after: int, line: int | None = None) -> str:
    """Space before and after, in twentieths of a point; a line is 240 high."""
    height = f' w:line="{line}" w:lineRule="auto"' if line else ""
    return f'<w:spacing w:before="{before}" w:after="{after}"{height}/>'


def set_font(
    size: int | None = None, colour: str | None = None, *, bold: bool | None = None
) -> str:
    """Bold, colour and size (in half points), in the order of the schema."""
    weight = (
        ""
        if bold is None
        else f'<w:b w:val="{int(bold)}"/><w:bCs w:val="{int(bold)}"/>'
    )
    shade = f'<w:color w:val="{colour}"/>' if colour else ""
    height = f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>' if size else ""
    return weight + shade + height


def draw_border(
    sides: str, *, kind: str = "single", size: int, space: int, colour: str
) -> str:
    """Lines at the sides, in the order top, left, bottom, right."""
    lines = "".join(
        f'<w:{side} w:val="{kind}" w:sz="{size}" w:space="{space}" w:color="{colour}"/>'
        for side in sides.split()
    )
    return f"<w:pBdr>{lines}</w:pBdr>"


def set_number(level: int, number: int) -> str:
    """The list that numbers a paragraph: see `docx_report_numbering`."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
