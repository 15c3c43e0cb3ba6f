"""The phone's pages and all they are made of, which a phone may keep.

They hold nothing of anybody and are the same for all, to the letter: so a phone can
tell by a digest whether what a network gave it is ours.

An app above this one adds its part of a page by `add_part`, when it is ready.
"""

import hashlib
import json
import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.templatetags.static import static

from folkmoot import __version__

PAGES = {
    "/j": "statements/join.js",
    "/s": "statements/sheet.js",
    "/k": "statements/receipt.js",
}
_WORKER = "statements/service_worker.js"
_LOOKS = (
    "statements/sheet.css",
    "statements/hall.webmanifest",
    "ui/tokens.css",
    "ui/fonts/IBMPlexSans-Regular-Latin1.woff2",
    "ui/fonts/IBMPlexSans-SemiBold-Latin1.woff2",
    "ui/icons/mark.svg",
)
_IMPORT = re.compile(
    r'^(?:import|export)\b[^;]*?["\'](\.{1,2}/[a-z_/]+\.js)["\']', re.M
)


@dataclass(frozen=True)
class Part:
    """What another app adds to a page: a script with all it imports, and a style."""

    page: str
    script: str
    look: str


@dataclass(frozen=True)
class Shell:
    """What a phone keeps: addresses with their digests, and one version of it all."""

    version: str
    files: Mapping[str, str]


_parts: list[Part] = []


def add_part(*, page: str, script: str, look: str) -> None:
    """Let a page have a part of another app. Files are named as for `static`."""
    part = Part(page, script, look)
    if part not in _parts:
        _parts.append(part)


@cache
def render_page(path: str) -> str:
    """The page at the path. Its words are put in by its script, in either language."""
    parts = [part for part in _parts if part.page == path]
    # The parts come first: the page's own script then finds them there.
    scripts = [*(part.script for part in parts), PAGES[path]]
    others = [each for each in list_modules(*scripts) if each not in scripts]
    return render_to_string(
        "statements/_phone_page.html",
        {
            "version": __version__,
            "looks": [static(part.look) for part in parts],
            "scripts": [static(each) for each in scripts],
            "modules": [static(each) for each in others],
        },
    )


@cache
def describe_shell() -> Shell:
    """All files with their digests, and a version that changes with any of them."""
    entries = [*PAGES.values(), *(part.script for part in _parts)]
    looks = [*_LOOKS, *(part.look for part in _parts)]
    names = [*looks, *sorted(list_modules(*entries))]
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


def list_modules(*entries: str) -> list[str]:
    """The scripts and all that they import, each once, the entries first."""
    found = list(dict.fromkeys(entries))
    for name in found:
        folder = posixpath.dirname(name)
        imported = [
            posixpath.normpath(posixpath.join(folder, each))
            for each in _IMPORT.findall(_find(name).read_text(encoding="utf-8"))
        ]
        found += [each for each in imported if each not in found]
    return found


def _read_worker() -> str:
    return _find(_WORKER).read_text(encoding="utf-8")


def _find(name: str) -> Path:
    found = finders.find(name)
    if not isinstance(found, str):
        raise FileNotFoundError(name)
    return Path(found)


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
