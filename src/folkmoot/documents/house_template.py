"""Minutes in a house's own template: a DOCX with fields that are filled in.

What stands outside the fields is kept as it is: letterhead, fields of Word's, other
content controls, custom parts. Nothing in the template is executed.
"""

from dataclasses import dataclass

from folkmoot.documents.docx_minutes_body import MinutesBody
from folkmoot.documents.docx_report_look import set_number
from folkmoot.documents.house_fields import Field, find_field, tell_fields
from folkmoot.documents.house_filling import fill, list_fields
from folkmoot.documents.house_numbering import HouseNumbering, make_numbering
from folkmoot.documents.house_package import HousePackage
from folkmoot.documents.house_styles import HouseStyles
from folkmoot.documents.house_width import find_width
from folkmoot.documents.minutes_layout import LaidOut, lay_out
from folkmoot.documents.minutes_model import Minutes
from folkmoot.documents.office_package import Element
from folkmoot.documents.word_fragment import parse_fragment
from folkmoot.documents.word_xml import attribute, child, find_all, number
from folkmoot.domain.errors import UnreadableDocumentError

_LANGUAGES = {"da": "da-DK", "en": "en-GB"}


@dataclass(frozen=True, kw_only=True)
class TemplateCheck:
    """The fields that a template holds, and the names in it that we do not know.

    Without a field for the body, the body stands at the end of the document.
    """

    fields: frozenset[Field]
    unknown: tuple[str, ...]

    @property
    def has_body(self) -> bool:
        """Whether the template says where the body of the minutes stands."""
        return Field.BODY in self.fields


def check_template(content: bytes) -> TemplateCheck:
    """What a template holds.

    Raises:
        UnreadableDocumentError: it is no DOCX that can be opened safely.
    """
    package = HousePackage(content)
    names = [found.name for found in list_fields(package.document)]
    for _, root in package.list_around():
        names += [found.name for found in list_fields(root)]
    fields = {name: find_field(name) for name in names}
    return TemplateCheck(
        fields=frozenset(field for field in fields.values() if field),
        unknown=tuple(name for name, field in fields.items() if field is None),
    )


def fill_template(content: bytes, minutes: Minutes) -> bytes:
    """The template with the minutes in it; equal inputs give equal bytes.

    Raises:
        UnreadableDocumentError: it is no DOCX that can be opened safely.
    """
    package = HousePackage(content)
    laid = lay_out(minutes)
    words = tell_fields(minutes, laid)
    paragraphs = _write(package, laid)
    filled = fill(package.document, words, paragraphs)
    if Field.BODY not in filled:
        _append(package.document, paragraphs[Field.BODY])
    for name, root in package.list_around():
        if fill(root, words, {}):
            package.put(name, root)
    package.set_title(laid.title)
    return package.pack()


def _write(package: HousePackage, laid: LaidOut) -> dict[Field, list[Element]]:
    """The paragraphs of the minutes, in the template's styles and lists."""
    root = package.open_part("styles")
    if root is None:
        raise UnreadableDocumentError("template_without_styles")
    styles = HouseStyles(root)
    own = package.open_part("numbering")
    numbering = HouseNumbering(make_numbering(root) if own is None else own)
    body = MinutesBody(
        laid,
        width=find_width(package.document),
        number_list=lambda ordered: _number_list(styles, numbering, ordered=ordered),
        first_bookmark=_find_free_bookmark(package.document),
    )
    written = {Field.FACTS: body.write_facts(), Field.BODY: body.write_parts()}
    found = {
        field: parse_fragment(xml, like=package.document)
        for field, xml in written.items()
    }
    for content in found.values():
        styles.rename(content)
    styles.set_language(_LANGUAGES.get(laid.language, laid.language))
    if own is None and numbering.is_changed:
        package.add_numbering(numbering.root)
    return found


def _number_list(
    styles: HouseStyles, numbering: HouseNumbering, *, ordered: bool
) -> str:
    """The list of an item, where the style does not say it or numbers begin anew."""
    own, level = styles.find_numbering("ListNumber" if ordered else "ListBullet")
    if ordered:
        begun = numbering.begin_numbers(own, level)
        return set_number(level if own else 0, int(begun))
    return "" if own else set_number(0, int(numbering.begin_bullets()))


def _find_free_bookmark(document: Element) -> int:
    marks = find_all(document, "w:bookmarkStart")
    used = (number(attribute(mark, "w:id")) or 0 for mark in marks)
    return max(used, default=0) + 1


def _append(document: Element, content: list[Element]) -> None:
    """At the end of the body, before what tells of its last section."""
    body = child(document, "w:body")
    if body is None:
        raise UnreadableDocumentError("damaged")
    section = child(body, "w:sectPr")
    for element in content:
        if section is None:
            body.append(element)
        else:
            section.addprevious(element)
