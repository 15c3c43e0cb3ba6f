"""Office packages without the time of their making: equal contents, equal bytes."""

import io
import re
import zipfile

_EARLIEST = (1980, 1, 1, 0, 0, 0)
_CORE = "docProps/core.xml"
_TIMES = re.compile(
    rb"<(dcterms:(?:created|modified))\b[^>]*>[^<]*</\1>|<dcterms:\w+\b[^>]*/>"
)


def drop_times(package: bytes) -> bytes:
    """The package (DOCX or XLSX) with no time in its archive or its properties."""
    result = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(package)) as old,
        zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            content = old.read(name)
            if name == _CORE:
                content = _TIMES.sub(b"", content)
            entry = zipfile.ZipInfo(name, _EARLIEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            # As if made on any system: the field differs between Windows and others.
            entry.create_system = 0
            new.writestr(entry, content)
    return result.getvalue()
