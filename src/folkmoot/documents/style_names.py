"""What the names of styles in office programs say, in the languages we read.

Word keeps English names inside its files, but other programs and older templates write
the names that people see.
"""

import re
from dataclasses import dataclass

_SEPARATORS = re.compile(r"[\s_–-]+")
_HEADING = re.compile(r"(?:heading|overskrift|rubrik|(?:ü|ue|u)?berschrift)([1-9])")
_TITLES = frozenset("title titel tittel rubrik dokumenttitel dokumenttittel".split())
_SUBTITLES = frozenset("subtitle undertitel undertittel underrubrik untertitel".split())
_CONTENTS = re.compile(
    r"(?:toc|contents|inn?dholdsfortegnelse|innholdsfortegnelse|innehållsförteckning"
    r"|inhaltsverzeichnis|verzeichnis|innehåll|inhalt|innhold|inn?h)\d"
    r"|tocheading|contentsheading|tableoffigures|overskrifttilindholdsfortegnelse"
    r"|overskriftforinnholdsfortegnelse|innehållsförteckningsrubrik"
    r"|inhaltsverzeichnisüberschrift"
)
_LIST = re.compile(
    r"(?:listbullet|listnumber|listepunkt|punktliste|punktlista|punktopstilling"
    r"|opstillingpunkttegn|punktmerketliste|opstillingtalellerbogst\w*?"
    r"|nummereretliste|nummerertliste|numreradlista|listenummer|listnummer"
    r"|aufzählungszeichen|aufzhlungszeichen|listennummer|punkttegn)([2-9])?"
)
_PLACEHOLDERS = frozenset(
    "placeholdertext pladsholdertekst plassholdertekst platshållartext "
    "platshllartext platzhaltertext placeholder".split()
)


@dataclass(frozen=True, kw_only=True)
class StyleMeaning:
    """What a style's name says of the paragraphs set in it; None where nothing."""

    heading_level: int | None = None
    list_level: int | None = None
    is_contents: bool = False
    is_placeholder: bool = False


def read_style_name(name: str) -> StyleMeaning:
    """What the name says; "heading 2", "Überschrift 2" and "Rubrik2" say the same."""
    name = _SEPARATORS.sub("", name.casefold()).rstrip(".")
    if _CONTENTS.fullmatch(name):
        return StyleMeaning(is_contents=True)
    if match := _HEADING.fullmatch(name):
        return StyleMeaning(heading_level=int(match[1]))
    if name in _TITLES:
        return StyleMeaning(heading_level=1)
    if name in _SUBTITLES:
        return StyleMeaning(heading_level=2)
    if match := _LIST.fullmatch(name):
        return StyleMeaning(list_level=int(match[1] or 1) - 1)
    return StyleMeaning(is_placeholder=name in _PLACEHOLDERS)
