"""The numbering of headings, contents and lists in the report."""

_PARTS = ("%1", "%1.%2")
_HEADINGS, _CONTENTS, _BULLETS, _NUMBERS = 1, 2, 3, 4
FIRST_NUMBERED = _NUMBERS


def write_numbering(numbered_lists: int) -> str:
    """The lists' shapes; each list with numbers is one of its own and begins anew."""
    bullet = _write_level(0, "bullet", "•", "ListBullet", 340)
    number = _write_level(0, "decimal", "%1.", "ListNumber", 454)
    abstract = (
        _write_abstract(_HEADINGS, _write_parts("Heading", (567, 680)))
        + _write_abstract(_CONTENTS, _write_parts("TOC", (567, 680)))
        + _write_abstract(_BULLETS, bullet)
        + _write_abstract(_NUMBERS, number)
    )
    lists = "".join(_write_list(n, n) for n in (_HEADINGS, _CONTENTS, _BULLETS))
    # One is there in any case, for the style to name.
    lists += "".join(
        _write_list(FIRST_NUMBERED + n, _NUMBERS, anew=True)
        for n in range(max(numbered_lists, 1))
    )
    return abstract + lists


def _write_parts(style: str, hangs: tuple[int, int]) -> str:
    return "".join(
        _write_level(level, "decimal", text, f"{style}{level + 1}", hang)
        for level, (text, hang) in enumerate(zip(_PARTS, hangs, strict=True))
    )


def _write_level(level: int, kind: str, text: str, style: str, hang: int) -> str:
    left = hang + (567 if style == "TOC2" else 0)
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:pStyle w:val="{style}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{left}" w:hanging="{hang}"/></w:pPr></w:lvl>'
    )


def _write_abstract(number: int, levels: str) -> str:
    return (
        f'<w:abstractNum w:abstractNumId="{number}">'
        f'<w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
    )


def _write_list(number: int, abstract: int, *, anew: bool = False) -> str:
    start = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    return (
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>'
        f"{start if anew else ''}</w:num>"
    )
