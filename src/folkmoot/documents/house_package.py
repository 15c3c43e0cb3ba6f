"""A house template as a package: only the parts that are filled are written anew."""

import io
import posixpath
import zipfile
from collections.abc import Iterator

from lxml import etree

from folkmoot.documents.docx_parts import open_main_part
from folkmoot.documents.equal_package import pack_equally
from folkmoot.documents.office_package import Element, OfficePackage, parse_xml
from folkmoot.documents.package_safety import check_package
from folkmoot.documents.word_xml import name_of
from folkmoot.domain.errors import UnreadableDocumentError

_TYPES = "[Content_Types].xml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NUMBERING_TYPE = (
    "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"
)
_AROUND = frozenset({"w:hdr", "w:ftr", "w:footnotes", "w:endnotes"})
_TITLE = "{http://purl.org/dc/elements/1.1/}title"


class HousePackage:
    """The files of a template by name, and the roots of those that were opened."""

    def __init__(self, content: bytes) -> None:
        check_package(content)
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            self._files = {
                one.filename: package.read(one)
                for one in package.infolist()
                if not one.is_dir()
            }
        self._names = {name.casefold(): name for name in self._files}
        self._roots: dict[str, Element] = {}
        self._refuse_macros()
        self._main = open_main_part(OfficePackage(content))
        self.document = self._open(self._main.path)
        if name_of(self.document) != "w:document":
            raise UnreadableDocumentError("template_not_word")

    def _refuse_macros(self) -> None:
        """A program in a template would run on the machine of whoever opens minutes."""
        types = self._files.get(_TYPES, b"")
        if b"macroEnabled" in types or b"vbaProject" in types:
            raise UnreadableDocumentError("template_with_macros")

    def _find(self, path: str) -> str | None:
        return self._names.get(posixpath.normpath(path).lstrip("/").casefold())

    def _open(self, path: str) -> Element:
        name = self._find(path)
        if name is None:
            raise UnreadableDocumentError("damaged")
        if name not in self._roots:
            self._roots[name] = parse_xml(self._files[name])
        return self._roots[name]

    def open_part(self, kind: str) -> Element | None:
        """The root of the document's part of that kind; None where it has none."""
        part = self._main.find_part(kind)
        return self._open(part.path) if part else None

    def list_around(self) -> Iterator[tuple[str, Element]]:
        """Heads, feet and notes by name; `put` keeps one that was filled."""
        folder = posixpath.dirname(self._main.path).lstrip("/").casefold()
        for folded, name in self._names.items():
            is_near = posixpath.dirname(folded) == folder and folded.endswith(".xml")
            if is_near and name_of(root := parse_xml(self._files[name])) in _AROUND:
                yield name, root

    def put(self, name: str, root: Element) -> None:
        """Write the part anew; what is not put stays byte for byte."""
        self._roots[name] = root

    def set_title(self, title: str) -> None:
        """The title that programs show and read aloud."""
        name = self._find("docProps/core.xml")
        if name:
            root = self._open(name)
            found = root.find(_TITLE)
            if found is None:
                found = etree.SubElement(root, _TITLE)
            found.text = title

    def add_numbering(self, root: Element) -> None:
        """A part for lists, where the template has none."""
        folder = posixpath.dirname(self._main.path).lstrip("/")
        name = posixpath.join(folder, "numbering.xml")
        self._roots[name] = root
        types = self._open(_TYPES)
        etree.SubElement(
            types,
            types.tag.replace("}Types", "}Override"),
            PartName=f"/{name}",
            ContentType=_NUMBERING_TYPE,
        )
        main = posixpath.basename(self._main.path)
        relations = self._open(posixpath.join(folder, "_rels", f"{main}.rels"))
        etree.SubElement(
            relations,
            relations.tag.replace("}Relationships", "}Relationship"),
            Id="folkmootNumbering",
            Type=f"{_OFFICE}/numbering",
            Target="numbering.xml",
        )

    def pack(self) -> bytes:
        """The package as a document, also where it was of the kind of templates."""
        files = dict(self._files)
        for name, root in self._roots.items():
            files[name] = etree.tostring(
                root, xml_declaration=True, encoding="UTF-8", standalone=True
            )
        files[_TYPES] = files[_TYPES].replace(
            b".template.main+xml", b".document.main+xml"
        )
        return pack_equally(files)
