"""Where a word is: in any table, in any file of the data folder, in any archive."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
from django.conf import settings
from django.db import connection

from tests.web.events.test_erasure import find_in_tables, read_database_files


def find_everywhere(word: str) -> set[str]:
    """The tables and files that have the word, in any spelling."""
    found = set(find_in_tables(word))
    for name, content in read_all_files():
        if any(spelling in content for spelling in _spell(word)):
            found.add(name)
    return found


def read_all_files() -> Iterator[tuple[str, bytes]]:
    """The database's own files, and all that lies in the data folder, opened up."""
    for content in read_database_files():
        yield "database", content
    home = Path(settings.DATA_FOLDER)
    for path in sorted(home.rglob("*")):
        # The server's own record of requests has no words of anybody.
        if path.is_file() and ".sqlite3" not in path.name:
            yield from _open(path.relative_to(home).as_posix(), path.read_bytes())


def _open(name: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    yield name, content
    if zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for inner in archive.namelist():
                yield from _open(f"{name}/{inner}", archive.read(inner))
    if content.startswith(b"%PDF"):
        yield f"{name} (text)", _read_pdf(content).encode()


def _read_pdf(content: bytes) -> str:
    """Its text; none of what another test only calls a PDF."""
    try:
        pages = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError:
        return ""
    return "".join(page.get_textpage().get_text_bounded() for page in pages)


def _spell(word: str) -> list[bytes]:
    """As it may stand: in UTF-8 and -16, and within JSON that keeps to ASCII."""
    escaped = word.encode("unicode_escape").decode().replace("\\x", "\\u00")
    return [word.encode(), word.encode("utf-16-le"), escaped.encode()]


def is_postgresql() -> bool:
    return connection.vendor == "postgresql"
