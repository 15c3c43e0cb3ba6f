"""The names of OpenDocument's XML."""

import re

from folkmoot.documents.office_package import Element
from folkmoot.documents.xml_names import Vocabulary

_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_INTEGER = re.compile(r"[0-9]{1,9}")

ODF = Vocabulary(
    {
        **{
            prefix: (f"{_OASIS}:{prefix}:1.0",)
            for prefix in "office text table style meta form chart config".split()
        },
        "draw": (f"{_OASIS}:drawing:1.0",),
        "fo": (f"{_OASIS}:xsl-fo-compatible:1.0",),
        "svg": (f"{_OASIS}:svg-compatible:1.0",),
        "xlink": ("http://www.w3.org/1999/xlink",),
        "xml": ("http://www.w3.org/XML/1998/namespace",),
        "math": ("http://www.w3.org/1998/Math/MathML",),
        "loext": (
            "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
        ),
    }
)
name_of = ODF.name_of
children = ODF.children
child = ODF.child
attribute = ODF.attribute
find_all = ODF.find_all


def text_of(element: Element) -> str:
    """All the words below the element, on one line."""
    return " ".join("".join(str(text) for text in element.itertext()).split())


def number(text: str | None) -> int | None:
    """A whole number of sane length; None where the text is something else."""
    return int(text) if text and _INTEGER.fullmatch(text) else None
