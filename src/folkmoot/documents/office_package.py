"""The files inside an office document, and their XML parsed without opening a door."""

import io
import lzma
import posixpath
import zipfile
import zlib
from functools import cached_property

from lxml import etree

from folkmoot.domain.errors import UnreadableDocumentError

Element = etree._Element

# What the standard library raises on archives that are broken in one way or another.
_BROKEN_ARCHIVE = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    KeyError,
    OSError,
    RuntimeError,
    ValueError,
    OverflowError,
)


class OfficePackage:
    """A zip archive of XML files; what cannot be read of it is told as damaged."""

    def __init__(self, content: bytes) -> None:
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(content))
        except _BROKEN_ARCHIVE as error:
            raise UnreadableDocumentError("damaged") from error

    @cached_property
    def _names(self) -> dict[str, str]:
        """Some programs write part names in other case or with backslashes."""
        return {_normalise(name): name for name in self._archive.namelist()}

    def read(self, path: str) -> bytes | None:
        """The content of a file in the package; None where there is none."""
        name = self._names.get(_normalise(path))
        if name is None:
            return None
        try:
            return self._archive.read(name)
        except _BROKEN_ARCHIVE as error:
            raise UnreadableDocumentError("damaged") from error

    def parse(self, path: str) -> Element | None:
        """The root of an XML file in the package; None where there is no such file."""
        content = self.read(path)
        return None if content is None else parse_xml(content)


def parse_xml(content: bytes) -> Element:
    """Parse XML, fetching nothing, expanding no entity, within depth and size."""
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableDocumentError("damaged") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnreadableDocumentError("doctype")
    return root


def _normalise(path: str) -> str:
    return posixpath.normpath(path.replace("\\", "/")).lstrip("/").casefold()
