"""The phone's pages and all they are made of, which a phone may keep.

They hold nothing of anybody and are the same for all, to the letter: so a phone can
tell by a digest whether what a network gave it is ours.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.templatetags.static import static

from folkmoot import __version__

PAGES = {"/j": "join.js", "/s": "sheet.js", "/k": "receipt.js"}
_FOLDER = "statements/"
_LOOKS = (
    "statements/sheet.css",
    "statements/hall.webmanifest",
    "ui/tokens.css",
    "ui/fonts/IBMPlexSans-Regular-Latin1.woff2",
    "ui/fonts/IBMPlexSans-SemiBold-Latin1.woff2",
    "ui/icons/mark.svg",
)
_IMPORT = re.compile(r'^(?:import|export)\b[^;]*?["\']\./([a-z_]+\.js)["\']', re.M)


@dataclass(frozen=True)
class Shell:
    """What a phone keeps: addresses with their digests, and one version of it all."""

    version: str
    files: Mapping[str, str]


@cache
def render_page(path: str) -> str:
    """The page at the path. Its words are put in by its script, in either language."""
    entry = PAGES[path]
    others = [each for each in list_modules(entry) if each != entry]
    return render_to_string(
        "statements/_phone_page.html",
        {
            "version": __version__,
            "entry": static(_FOLDER + entry),
            "modules": [static(_FOLDER + each) for each in others],
        },
    )


@cache
def describe_shell() -> Shell:
    """All files with their digests, and a version that changes with any of them."""
    scripts = {each for entry in PAGES.values() for each in list_modules(entry)}
    names = [*_LOOKS, *(_FOLDER + each for each in sorted(scripts))]
    files = {static(name): _digest(_find(name).read_bytes()) for name in names}
    files |= {path: _digest(render_page(path).encode()) for path in PAGES}
    told = json.dumps(files, sort_keys=True)
    return Shell(_digest((told + _read_worker()).encode())[:16], files)


@cache
def render_worker() -> str:
    """The service worker, with the version and the files it is to keep."""
    shell = describe_shell()
    return (
        f"const VERSION = {json.dumps(shell.version)};\n"
        f"const FILES = {json.dumps(dict(shell.files), indent=1)};\n\n{_read_worker()}"
    )


def list_modules(entry: str) -> list[str]:
    """The script and all that it imports, each once, the entry first."""
    found = [entry]
    for name in found:
        imported = _IMPORT.findall(_find(_FOLDER + name).read_text(encoding="utf-8"))
        found += [each for each in imported if each not in found]
    return found


def _read_worker() -> str:
    return _find(_FOLDER + "service_worker.js").read_text(encoding="utf-8")


def _find(name: str) -> Path:
    found = finders.find(name)
    if not isinstance(found, str):
        raise FileNotFoundError(name)
    return Path(found)


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
