"""The files of a site, from a folder or an archive, without trust in either."""

import stat
import zipfile
from pathlib import Path, PurePosixPath

from folkmoot_verify.fault import UnreadableSiteError

MEGABYTE = 1_000_000
_MOST_BYTES = 500 * MEGABYTE
_MOST_FILES = 20_000
_LINK = 0o120000


def read_site(place: Path) -> dict[str, bytes]:
    """Every file by its path within the site.

    Raises:
        UnreadableSiteError: there is nothing here, or what is here leads out of itself.
    """
    if place.is_dir():
        return _read_folder(place)
    if place.is_file() and zipfile.is_zipfile(place):
        return _read_archive(place)
    raise UnreadableSiteError("no_site", str(place))


def _read_folder(place: Path) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for path in sorted(place.rglob("*")):
        name = path.relative_to(place).as_posix()
        if path.is_symlink():
            raise UnreadableSiteError("link", name)
        if path.is_file():
            found[name] = path.read_bytes()
        _require_measure(len(found), sum(map(len, found.values())), name)
    return found


def _read_archive(place: Path) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    size = 0
    try:
        with zipfile.ZipFile(place) as archive:
            for member in archive.infolist():
                if member.is_dir():
                    continue
                _require_safe(member, found)
                size += member.file_size
                _require_measure(len(found), size, member.filename)
                with archive.open(member) as opened:
                    content = opened.read(member.file_size + 1)
                if len(content) > member.file_size:
                    raise UnreadableSiteError("too_large", member.filename)
                found[member.filename] = content
    except (zipfile.BadZipFile, OSError, EOFError, RuntimeError, ValueError) as error:
        raise UnreadableSiteError("damaged", str(place)) from error
    return _without_folder(found)


def _require_safe(member: zipfile.ZipInfo, found: dict[str, bytes]) -> None:
    name = member.filename
    parts = PurePosixPath(name).parts
    if name.startswith("/") or "\\" in name or ":" in name or ".." in parts:
        raise UnreadableSiteError("leads_out", name)
    if stat.S_IFMT(member.external_attr >> 16) == _LINK:
        raise UnreadableSiteError("link", name)
    if name in found:
        raise UnreadableSiteError("twice", name)


def _require_measure(files: int, size: int, name: str) -> None:
    if files > _MOST_FILES or size > _MOST_BYTES:
        raise UnreadableSiteError("too_large", name)


def _without_folder(found: dict[str, bytes]) -> dict[str, bytes]:
    """Whoever packs a site may pack the folder around it too."""
    tops = {PurePosixPath(name).parts[0] for name in found}
    if len(tops) != 1 or "manifest.json" in found:
        return found
    top = f"{tops.pop()}/"
    return {name.removeprefix(top): content for name, content in found.items()}
