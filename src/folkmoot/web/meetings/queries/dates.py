"""A partial date as people write it. What is not known is not made up."""

from django.utils.dates import MONTHS
from django.utils.translation import get_language


def write_date(edtf: str) -> str:
    """An EDTF date in words of the reader's language; it can be read back as it is."""
    return " – ".join(_write_day(part) for part in edtf.split("/"))


def _write_day(edtf: str) -> str:
    year, *rest = edtf.split("-")
    if not rest:
        return year
    month = str(MONTHS[int(rest[0])])
    mark = "" if (get_language() or "").startswith("en") else "."
    day = f"{int(rest[1])}{mark} " if len(rest) > 1 else ""
    return f"{day}{month}" if "X" in year else f"{day}{month} {year}"
