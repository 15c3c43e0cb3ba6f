"""Office packages without the time of their making: equal contents, equal bytes."""

import io
import re
import zipfile
from collections.abc import Collection, Mapping

_EARLIEST = (1980, 1, 1, 0, 0, 0)
_CORE = "docProps/core.xml"
_TIMES = re.compile(
    rb"<(dcterms:(?:created|modified))\b[^>]*>[^<]*</\1>|<dcterms:\w+\b[^>]*/>"
)


def drop_times(package: bytes) -> bytes:
    """The package (DOCX or XLSX) with no time in its archive or its properties."""
    files = unpack(package)
    if _CORE in files:
        files[_CORE] = _TIMES.sub(b"", files[_CORE])
    return pack_equally(files)


def unpack(package: bytes) -> dict[str, bytes]:
    """The files of an archive that we wrote, by name, in their order."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def pack_equally(
    files: Mapping[str, bytes], *, as_they_are: Collection[str] = ()
) -> bytes:
    """A package of the files in their order, with no time in its archive.

    Those named in `as_they_are` are not compressed.
    """
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, _EARLIEST)
            is_packed = name not in as_they_are
            entry.compress_type = (
                zipfile.ZIP_DEFLATED if is_packed else zipfile.ZIP_STORED
            )
            # As if made on any system: the field differs between Windows and others.
            entry.create_system = 0
            package.writestr(entry, content)
    return result.getvalue()
