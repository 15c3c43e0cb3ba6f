"""Puts words and paragraphs into the fields of a Word file's part.

Only what stands in a field is touched. Nothing is executed: a field is a name, and its
words go in as text.
"""

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass

from folkmoot.documents.house_fields import (
    FIELDS_OF_PARAGRAPHS,
    PLACEHOLDER,
    Field,
    find_field,
)
from folkmoot.documents.office_package import Element
from folkmoot.documents.word_fragment import name_in
from folkmoot.documents.word_xml import (
    child,
    children,
    find_all,
    name_of,
    remove,
    replace_by,
    value,
)
from folkmoot.documents.xml_text import show_controls

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
# What Word would put in the place of our words, or show instead of them.
_BINDINGS = frozenset({"showingPlcHdr", "dataBinding"})
_MORE_THAN_WORDS = (
    "w:sectPr",
    "w:pageBreakBefore",
    "w:br",
    "w:drawing",
    "w:pict",
    "w:object",
    "w:fldChar",
    "w:fldSimple",
    "w:footnoteReference",
)


@dataclass(frozen=True, kw_only=True)
class FieldFound:
    """A field in a part: a content control, or a paragraph with its name in braces."""

    name: str
    element: Element

    @property
    def field(self) -> Field | None:
        """Which field it is; None where the name is not known."""
        return find_field(self.name)


def list_fields(root: Element) -> Iterator[FieldFound]:
    """The fields of a part, content controls first, if they have a name."""
    for control in find_all(root, "w:sdt"):
        properties = child(control, "w:sdtPr")
        names = [value(properties, "w:tag"), value(properties, "w:alias")]
        told = [name for name in names if name]
        known = [name for name in told if find_field(name)]
        if told and not _is_gallery(properties):
            yield FieldFound(name=(known or told)[0], element=control)
    for paragraph in find_all(root, "w:p"):
        words = "".join(text.text or "" for text in _list_texts(paragraph))
        for found in PLACEHOLDER.finditer(words):
            yield FieldFound(name=found[1].strip(), element=paragraph)


def fill(
    root: Element,
    words: Mapping[Field, str],
    paragraphs: Mapping[Field, Sequence[Element]],
) -> set[Field]:
    """Fill the fields of a part; tells which were found. Others stay as they are."""
    filled: set[Field] = set()
    for found in list(list_fields(root)):
        field = found.field
        if field is None:
            continue
        if field in paragraphs:
            if field not in filled:
                _place(found.element, paragraphs[field])
                filled.add(field)
        elif field in words:
            _fill_words(found.element, field, words)
            filled.add(field)
    return filled


def _fill_words(element: Element, field: Field, words: Mapping[Field, str]) -> None:
    """A notice that is not there takes no line."""
    if name_of(element) == "w:p":
        line = element
        _replace(element, words)
    else:
        line = _find_block(element)
        _fill_control(element, words[field])
    if field is Field.NOTICE and not words[field] and not _holds_anything(line):
        _remove_line(line)


def _is_gallery(properties: Element | None) -> bool:
    """Word's own controls around a table of contents or a cover page."""
    return child(properties, "w:docPartObj") is not None


def _list_texts(paragraph: Element) -> list[Element]:
    """The texts of the paragraph itself, not those of a text box in it."""
    texts: list[Element] = []
    waiting = list(reversed(paragraph))
    while waiting:
        element = waiting.pop()
        if name_of(element) == "w:t":
            texts.append(element)
        elif name_of(element) not in ("w:p", "w:del"):
            waiting.extend(reversed(element))
    return texts


def _place(element: Element, content: Sequence[Element]) -> None:
    """The paragraphs in the place of a control or of a paragraph.

    What stands beside the field in its paragraph stays: the paragraphs then stand
    after it.
    """
    anchor = _clear_place(element)
    for part in reversed(content):
        anchor.addnext(deepcopy(part))
    if content and not _holds_anything(anchor):
        remove(anchor)


def _clear_place(element: Element) -> Element:
    """What the paragraphs shall follow, with the field taken out of it."""
    if name_of(element) == "w:p":
        _replace(element, dict.fromkeys(FIELDS_OF_PARAGRAPHS, ""))
        return element
    block = _find_block(element)
    if block is not element:
        remove(element)
        return block
    cells = find_all(element, "w:tc")
    if not cells:
        for part in list(element):
            remove(part)
        return element
    # A control around cells: they stay, and what stood in the first goes.
    replace_by(element, list(find_all(element, "w:sdtContent")[0]))
    first, *others = find_all(cells[0], "w:p")
    for other in others:
        remove(other)
    _set_words(first, "")
    return first


def _find_block(control: Element) -> Element:
    """The control, or the paragraph it stands in."""
    parent: Element | None = control.getparent()
    while parent is not None and name_of(parent) not in ("w:p", "w:body", "w:tc"):
        parent = parent.getparent()
    return parent if parent is not None and name_of(parent) == "w:p" else control


def _holds_anything(element: Element) -> bool:
    """Whether words, a picture, a field, a break or a section's end would be lost."""
    texts = "".join(text.text or "" for text in _list_texts(element))
    return bool(texts.strip()) or bool(find_all(element, *_MORE_THAN_WORDS))


def _remove_line(line: Element) -> None:
    """Remove a paragraph, unless it is the only one: a cell must have one."""
    parent = line.getparent()
    siblings = [one for one in children(parent, "w:p") if one is not line]
    if siblings:
        remove(line)


def _replace(paragraph: Element, words: Mapping[Field, str]) -> None:
    """Replace the names in braces, also where they are split over several runs."""
    texts = _list_texts(paragraph)
    whole = "".join(text.text or "" for text in texts)
    for found in reversed(list(PLACEHOLDER.finditer(whole))):
        field = find_field(found[1])
        if field is not None and field in words:
            _put(texts, found.start(), found.end(), words[field])


def _put(texts: Sequence[Element], start: int, end: int, words: str) -> None:
    """Put words in the place of some letters; they look as the first of these did."""
    position = 0
    for text in texts:
        old = text.text or ""
        first, last = start - position, end - position
        position += len(old)
        if last <= 0 or first >= len(old):
            continue
        _set_text(text, old[: max(first, 0)] + words + old[max(last, 0) :])
        words = ""


def _set_text(text: Element, words: str) -> None:
    text.text = show_controls(words)
    text.set(_SPACE, "preserve")


def _fill_control(control: Element, words: str) -> None:
    """Words in a control look as its first run did; the prompt's look is taken off."""
    properties, content = child(control, "w:sdtPr"), child(control, "w:sdtContent")
    if content is None:
        return
    for part in list(properties if properties is not None else ()):
        if part.tag.rpartition("}")[2] in _BINDINGS:
            remove(part)
    paragraphs = find_all(content, "w:p")
    if not paragraphs and _find_block(control) is control:
        return
    for surplus in paragraphs[1:]:
        if surplus.getparent() is paragraphs[0].getparent():
            remove(surplus)
    _set_words(paragraphs[0] if paragraphs else content, words)


def _set_words(holder: Element, words: str) -> None:
    """One run of words instead of what runs there are."""
    runs = find_all(holder, "w:r")
    run = runs[0] if runs else holder.makeelement(name_in(holder, "r"))
    if not runs:
        holder.append(run)
    for part in list(run):
        if name_of(part) != "w:rPr":
            remove(part)
    for style in list(children(child(run, "w:rPr"), "w:rStyle")):
        remove(style)
    text = run.makeelement(name_in(run, "t"))
    _set_text(text, words)
    run.append(text)
    for other in runs[1:]:
        remove(other)
