"""`folkmoot-verify SITE|ZIP`: exit 0 all agrees, 1 something does not, 2 no site."""

import argparse
import hashlib
import locale
import sys
from collections.abc import Sequence
from pathlib import Path

from folkmoot_verify.checks import MANIFEST, check_site
from folkmoot_verify.fault import UnreadableSiteError
from folkmoot_verify.files import read_site
from folkmoot_verify.pages import read_page
from folkmoot_verify.words import tell, tell_fault

AGREES, DISAGREES, NO_SITE = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Check a site and tell what does not agree."""
    options = _read_arguments(arguments)
    language = options.language or _guess_language()
    try:
        files = read_site(options.site)
        faults = check_site(files, fingerprint=options.fingerprint)
    except UnreadableSiteError as error:
        _print(tell(error.code, language, where=error.where, seen=""), sys.stderr)
        return NO_SITE
    digest = hashlib.sha256(files[MANIFEST]).hexdigest()
    _print(tell("fingerprint", language, digest=digest))
    for fault in faults:
        _print(f"– {tell_fault(fault, language)}")
    if faults:
        _print(tell("faults", language, count=len(faults)))
        return DISAGREES
    pages = [read_page(files[name]) for name in files if name.endswith(".html")]
    figures = sum(len(page.figures) for page in pages)
    _print(tell("agrees", language, files=len(files), figures=figures))
    return AGREES


def _read_arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="folkmoot-verify",
        description="Recount a published site from its own data.",
    )
    parser.add_argument("site", type=Path, help="the site's folder, or a zip of it")
    parser.add_argument(
        "--fingerprint", default="", help="the fingerprint that was told elsewhere"
    )
    parser.add_argument("--language", choices=("da", "en"))
    return parser.parse_args(arguments)


def _guess_language() -> str:
    told = locale.getlocale()[0] or ""
    return "da" if told.startswith("da") else "en"


def _print(text: str, stream: object = None) -> None:
    print(text, file=stream or sys.stdout)  # type: ignore[arg-type]
