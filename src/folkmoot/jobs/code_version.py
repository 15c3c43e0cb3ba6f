"""Which program made an analysis: its version and the hash of its own source."""

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

import folkmoot

# What an analysis is made by; the command line and the engines do not change it.
_PACKAGES = ("analysis", "documents", "domain", "jobs")
_KINDS = frozenset({".css", ".npy", ".npz", ".py"})


@cache
def hash_code() -> str:
    """SHA-256 of the source and weights behind an analysis, as 64 hex characters."""
    home = Path(folkmoot.__file__).parent
    total = hashlib.sha256()
    for path in sorted(_list_files(home), key=lambda path: path.parts):
        name = path.relative_to(home).as_posix()
        content = hashlib.sha256(path.read_bytes()).hexdigest()
        total.update(f"{name} {content}\n".encode())
    return total.hexdigest()


def name_version() -> str:
    """The version that `--version` prints."""
    return version("folkmoot")


def _list_files(home: Path) -> list[Path]:
    return [
        path
        for package in _PACKAGES
        for path in (home / package).rglob("*")
        if path.suffix in _KINDS
    ]
