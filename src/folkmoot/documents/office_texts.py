"""Every text in an Office package: body, margins, properties, comments, what hides."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from folkmoot.documents.office_package import Element, parse_xml
from folkmoot.documents.package_safety import check_package, open_package

# Between two blocks lies more white space than there is within a number.
PARTED = "\n\n\n"
# All else begins anew; empty elements are marks within a line, but for _BREAKS.
_INLINE = frozenset(
    "r t rPr delText ins del moveFrom moveTo hyperlink smartTag sdt sdtContent sdtPr "
    "fldSimple span a ruby ruby-base bdo dir".split()
)
_BREAKS = frozenset("br cr tab line-break".split())
_SIGNS = {"s": " ", "noBreakHyphen": "-"}
_TELLING = frozenset(
    "descr title alt author name Target href tooltip display string-value value "
    "initials instr user dc content".split()
)
_IN_TAGS = frozenset(["alias", "tag", "docVar"])
_DELETED = frozenset(["del", "moveFrom", "deletion"])
_INSERTED = frozenset(["ins", "moveTo"])
_NUMBER = re.compile(r"\d{9,10}(?:\.0+)?(?:E\+?0*[89])?|\d\.\d+E\+?0*[89]")
_SEEN = re.compile(r"\.(?:xml|rels|vml|rdf)$", re.IGNORECASE)
_WITHOUT_TEXT = re.compile(
    r"(?:^mimetype|/|\.(?:ttf|odttf|otf|fntdata))$|^Configurations2/|^Thumbnails/",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True)
class Layer:
    """The text of one part of a file, or the content of a file within it."""

    where: str
    text: str = ""
    content: bytes | None = None


def list_package_layers(content: bytes) -> Iterator[Layer]:
    """The texts of all parts, and the files that lie within the package.

    Raises:
        UnreadableDocumentError: the package is damaged, locked, or not safe to open.
    """
    check_package(content)
    with open_package(content) as package:
        for name in sorted(package.namelist()):
            part = package.read(name)
            if _SEEN.search(name):
                yield from _list_xml(name, part)
            elif part and not _WITHOUT_TEXT.search(name):
                yield Layer(where=name, content=part)


def _list_xml(name: str, content: bytes) -> Iterator[Layer]:
    """The part as it stands with its changes, and as it reads before and after them."""
    root = parse_xml(content)
    whole = _write(root, without=frozenset())
    yield Layer(where=name, text=whole)
    for side in (_DELETED, _INSERTED):
        rest = _write(root, without=side)
        if rest != whole:
            yield Layer(where=name, text=rest)


def _write(root: Element, *, without: frozenset[str]) -> str:
    words: list[str] = []
    attributes: list[str] = []
    _walk(root, words, attributes, without)
    return "".join(words) + PARTED + PARTED.join(attributes)


def _walk(
    root: Element, words: list[str], attributes: list[str], without: frozenset[str]
) -> None:
    """Iterative, for a file may nest its elements deeper than calls go."""
    left_out: list[int] = []
    for action, node in etree.iterwalk(root, events=("start", "end")):
        name = etree.QName(node).localname
        if _begins_anew(node, name):
            words.append(PARTED)
        if action == "start":
            if name in without:
                left_out.append(len(words))
            words.append(_read(node, name))
            attributes += _tell(node, name)
        else:
            if name in without:
                del words[left_out.pop() :]
            words.append(node.tail or "")


def _begins_anew(node: Element, name: str) -> bool:
    is_empty = len(node) == 0 and not node.text
    return name in _BREAKS or not (is_empty or name in _INLINE)


def _read(node: Element, name: str) -> str:
    """Its own text; a number in a cell may have lost the zero that it began with."""
    text = node.text or _SIGNS.get(name, "")
    if name == "v" and _NUMBER.fullmatch(text.strip()):
        return f"{round(float(text)):010d}"
    return text


def _tell(node: Element, name: str) -> Iterator[str]:
    for key, value in node.attrib.items():
        own = etree.QName(key).localname
        if own in _TELLING or name in _IN_TAGS:
            text = str(value)
            yield f"{round(float(text)):010d}" if _NUMBER.fullmatch(text) else text
