"""Pieces of Word's XML that go into a file of another's making."""

from lxml import etree

from folkmoot.documents.office_package import Element, parse_xml

_TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def name_in(element: Element, local: str) -> str:
    """A name in the element's namespace, whichever dialect of Word's it is."""
    return f"{element.tag.rpartition('}')[0]}}}{local}"


def parse_fragment(xml: str, *, like: Element) -> list[Element]:
    """The elements of XML with the prefix `w`, in the dialect of another element."""
    namespace = etree.QName(like).namespace or _TRANSITIONAL
    root = parse_xml(f'<w:body xmlns:w="{namespace}">{xml}</w:body>'.encode())
    return list(root)
