"""Elements and attributes by short names, "w:p", whatever the file's prefixes."""

from collections.abc import Iterator, Mapping

from folkmoot.documents.office_package import Element

_MOST_NAMES = 10_000


class Vocabulary:
    """The namespaces of a family of documents by our prefixes.

    A prefix may stand for several, where a standard has more than one dialect.
    """

    def __init__(self, namespaces: Mapping[str, tuple[str, ...]]) -> None:
        self._namespaces = namespaces
        self._prefixes = {
            namespace: prefix
            for prefix, dialects in namespaces.items()
            for namespace in dialects
        }
        self._names: dict[str, str] = {}

    def name_of(self, element: Element) -> str:
        """The element's short name; ":p" where we do not know its namespace."""
        name = self._names.get(element.tag)
        return self._shorten(element.tag) if name is None else name

    def _shorten(self, tag: str) -> str:
        namespace, _, local = tag.rpartition("}")
        name = f"{self._prefixes.get(namespace[1:], '')}:{local}"
        if len(self._names) < _MOST_NAMES:
            self._names[tag] = name
        return name

    def children(self, element: Element | None, name: str) -> Iterator[Element]:
        """The element's children of that name."""
        if element is not None:
            yield from (child for child in element if self.name_of(child) == name)

    def child(self, element: Element | None, *path: str) -> Element | None:
        """The first child of that name, its first child of the next, and so on."""
        for name in path:
            element = next(self.children(element, name), None)
        return element

    def attribute(self, element: Element | None, name: str) -> str | None:
        """The value of an attribute such as "w:val"."""
        if element is None:
            return None
        prefix, _, local = name.partition(":")
        for namespace in self._namespaces[prefix]:
            value = element.get(f"{{{namespace}}}{local}")
            if value is not None:
                return value
        return None

    def find_all(self, root: Element | None, *names: str) -> list[Element]:
        """All elements of these names, the root included, in document order."""
        if root is None:
            return []
        return [element for element in root.iter() if self.name_of(element) in names]
