"""The parts of a Word document and how they point at each other."""

import posixpath
from dataclasses import dataclass

from folkmoot.documents.office_package import Element, OfficePackage
from folkmoot.domain.errors import UnreadableDocumentError

_USUAL_PLACES = {
    "styles": "word/styles.xml",
    "numbering": "word/numbering.xml",
    "footnotes": "word/footnotes.xml",
    "endnotes": "word/endnotes.xml",
    "comments": "word/comments.xml",
    "settings": "word/settings.xml",
    "glossaryDocument": "word/glossary/document.xml",
}


@dataclass(frozen=True, kw_only=True)
class _Target:
    id: str
    kind: str
    path: str


class Part:
    """An XML part of the package with the parts it points at."""

    def __init__(self, package: OfficePackage, path: str, root: Element) -> None:
        self.path = path
        self.root = root
        self._package = package
        self._targets = _read_targets(package, path)

    def find_part(self, kind: str) -> "Part | None":
        """The part of that kind: "styles", "numbering"."""
        paths = [target.path for target in self._targets if target.kind == kind]
        return self._open(paths[0] if paths else _USUAL_PLACES.get(kind))

    def find(self, kind: str) -> Element | None:
        """The root of the part of that kind."""
        part = self.find_part(kind)
        return part.root if part else None

    def follow(self, relationship: str | None) -> "Part | None":
        """The part that the relationship points at."""
        return self._open(self._path_of(relationship))

    def find_drawn(self, relationship: str | None) -> Element | None:
        """The root of a chart or diagram."""
        part = self.follow(relationship)
        return part.root if part else None

    def _open(self, path: str | None) -> "Part | None":
        root = self._package.parse(path) if path else None
        return None if path is None or root is None else Part(self._package, path, root)

    def read(self, relationship: str | None) -> tuple[str, bytes] | None:
        """The path and content of an embedded file."""
        path = self._path_of(relationship)
        content = self._package.read(path) if path else None
        return None if path is None or content is None else (path, content)

    def _path_of(self, relationship: str | None) -> str | None:
        found = (t.path for t in self._targets if t.id == relationship)
        return next(found, None)


def open_main_part(package: OfficePackage) -> Part:
    """The part with the document's text."""
    targets = _read_targets(package, "")
    paths = [target.path for target in targets if target.kind == "officeDocument"]
    path = paths[0] if paths else "word/document.xml"
    root = package.parse(path)
    if root is None:
        raise UnreadableDocumentError("damaged")
    return Part(package, path, root)


def _read_targets(package: OfficePackage, path: str) -> list[_Target]:
    folder, name = posixpath.split(path)
    root = package.parse(posixpath.join(folder, "_rels", f"{name}.rels"))
    targets = []
    for element in root if root is not None else ():
        target = element.get("Target") or ""
        if element.get("TargetMode") != "External" and target:
            targets.append(
                _Target(
                    id=element.get("Id") or "",
                    kind=(element.get("Type") or "").rpartition("/")[2],
                    path=posixpath.join("/", folder, target),
                )
            )
    return targets
