"""A Word document brought to what its reader sees, in place.

Tracked changes are accepted, of alternative contents one is chosen, and the
instructions of fields are taken out, so that the walk through it need not know them.
"""

from collections.abc import Callable

from lxml import etree

from folkmoot.documents.office_package import Element
from folkmoot.documents.word_xml import (
    attribute,
    child,
    children,
    find_all,
    name_of,
    number,
    remove,
    replace_by,
    switch,
)

_SHAPES = ("w:drawing", "w:pict", "w:txbxContent", "v:textbox")
_TRACKED = frozenset(("w:ins", "w:del", "w:moveFrom", "w:moveTo"))
_GONE = frozenset(("w:del", "w:moveFrom"))
_PASSED = frozenset(("w:p", "w:bookmarkStart", "w:bookmarkEnd"))
_TEXTS = frozenset(("w:t", "w:tab", "w:br", "w:cr", "w:sym", "w:noBreakHyphen", "m:t"))


def settle(root: Element) -> bool:
    """Bring a part of the document to what its reader sees.

    Returns whether it held tracked changes.
    """
    _choose_alternatives(root)
    had_changes = _accept_changes(root)
    _settle_fields(root)
    return had_changes


def _choose_alternatives(root: Element) -> None:
    """Word writes shapes twice, for itself and for older programs; keep one."""
    for alternative in find_all(root, "mc:AlternateContent"):
        replace_by(alternative, list(_choose(alternative)))


def _choose(alternative: Element) -> Element:
    """The first choice that shows a shape; other choices, programs may not know."""
    choices = list(children(alternative, "mc:Choice"))
    fallback = child(alternative, "mc:Fallback")
    for choice in choices:
        if find_all(choice, *_SHAPES) or fallback is None:
            return choice
    return alternative if fallback is None else fallback


def _accept_changes(root: Element) -> bool:
    tracked = find_all(root, *_TRACKED, "w:cellDel", "w:cellIns")
    merged: list[Element] = []
    for mark in tracked:
        parent = mark.getparent()
        handle = _HANDLERS.get(name_of(parent)) if parent is not None else None
        if handle is not None and parent is not None:
            handle(mark, parent, merged)
        elif name_of(mark) in _GONE:
            remove(mark)
    _merge_paragraphs(merged)
    return bool(tracked)


def _accept_mark(mark: Element, parent: Element, merged: list[Element]) -> None:
    """A paragraph whose mark is deleted goes on in the next one."""
    properties = parent.getparent()
    paragraph = properties.getparent() if properties is not None else None
    is_mark = properties is not None and name_of(properties) == "w:pPr"
    if is_mark and paragraph is not None and name_of(mark) in _GONE:
        merged.append(paragraph)


def _accept_row(mark: Element, parent: Element, merged: list[Element]) -> None:
    row = parent.getparent()
    if row is not None and name_of(mark) in _GONE:
        remove(row)


def _accept_cell(mark: Element, parent: Element, merged: list[Element]) -> None:
    cell = parent.getparent()
    if cell is not None and name_of(mark) == "w:cellDel":
        remove(cell)


_HANDLERS: dict[str, Callable[[Element, Element, list[Element]], None]] = {
    "w:rPr": _accept_mark,
    "w:trPr": _accept_row,
    "w:tcPr": _accept_cell,
}


def _merge_paragraphs(open_ended: list[Element]) -> None:
    """Let each of these paragraphs go on in the next, as long as there is one."""
    is_open = frozenset(open_ended)
    for parent in dict.fromkeys(paragraph.getparent() for paragraph in open_ended):
        carried: list[Element] = []
        for element in list(parent) if parent is not None else ():
            name = name_of(element)
            if name == "w:p":
                carried.append(element)
            if (name == "w:p" and element not in is_open) or name not in _PASSED:
                _merge(carried)
                carried = []
        _merge(carried)


def _merge(paragraphs: list[Element]) -> None:
    """The last paragraph's mark remains, and with it that paragraph's properties."""
    if not paragraphs:
        return
    *first, last = paragraphs
    properties = child(last, "w:pPr")
    for paragraph in reversed(first):
        content = [part for part in paragraph if name_of(part) != "w:pPr"]
        for part in reversed(content):
            if properties is None:
                last.insert(0, part)
            else:
                properties.addnext(part)
        remove(paragraph)


def _settle_fields(root: Element) -> None:
    """Take the texts between a field's beginning and its result out."""
    marks = find_all(root, "w:fldChar")
    _show_form_fields(marks)
    edges = _match_fields(marks)
    depths: dict[Element | None, int] = {}
    hidden: list[Element] = []
    for element in root.iter() if edges else ():
        if element in edges:
            story = _story_of(element)
            depths[story] = depths.get(story, 0) + edges[element]
            if not depths[story]:
                del depths[story]
        elif depths and name_of(element) in _TEXTS and _story_of(element) in depths:
            hidden.append(element)
    for element in hidden:
        remove(element)


def _match_fields(marks: list[Element]) -> dict[Element, int]:
    """Where the instruction of a field begins (1) and ends (-1).

    Marks without a partner are left out: they must not hide the rest of the text.
    """
    edges: dict[Element, int] = {}
    open_fields: dict[Element | None, list[list[Element]]] = {}
    for mark in marks:
        stack = open_fields.setdefault(_story_of(mark), [])
        kind = attribute(mark, "w:fldCharType")
        if kind == "begin":
            stack.append([mark])
        elif kind == "separate" and stack:
            stack[-1].append(mark)
        elif kind == "end" and stack:
            begin, *separate = stack.pop()
            edges[begin] = 1
            edges[separate[0] if separate else mark] = -1
    return edges


def _story_of(element: Element) -> Element | None:
    """The text box that the element stands in; None in the text itself."""
    ancestors = element.iterancestors()
    return next((a for a in ancestors if name_of(a) == "w:txbxContent"), None)


def _show_form_fields(marks: list[Element]) -> None:
    """What was chosen in an old form field is not written as text."""
    for mark in marks:
        shown = _read_choice(child(mark, "w:ffData"))
        if shown:
            text = etree.Element(mark.tag.replace("fldChar", "t"))
            text.text = shown
            mark.addprevious(text)


def _read_choice(form: Element | None) -> str | None:
    box = child(form, "w:checkBox")
    if box is not None:
        is_checked = switch(box, "w:checked")
        is_checked = switch(box, "w:default") if is_checked is None else is_checked
        return "☒ " if is_checked else "☐ "
    choices = child(form, "w:ddList")
    if choices is None:
        return None
    entries = [attribute(e, "w:val") for e in children(choices, "w:listEntry")]
    chosen = child(choices, "w:result")
    chosen = child(choices, "w:default") if chosen is None else chosen
    position = number(attribute(chosen, "w:val")) or 0
    return entries[position] if 0 <= position < len(entries) else None
