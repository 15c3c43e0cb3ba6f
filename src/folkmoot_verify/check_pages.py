"""Whether the pages say what the data says, in every language."""

import posixpath
from collections import Counter
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from folkmoot_verify.check_data import differs
from folkmoot_verify.fault import Fault
from folkmoot_verify.pages import Page
from folkmoot_verify.recount import SIDES, Recounted, Row, Tables


def check_page(name: str, page: Page, counted: Recounted) -> Iterator[Fault]:
    """The figures and texts of a page, and that it runs and loads nothing."""
    for ref, seen in page.figures:
        expected = counted.figures.get(ref)
        if expected is None:
            yield Fault(code="unknown_figure", where=f"{name}: {ref}", seen=seen)
        elif seen != expected:
            yield differs(name, ref, seen, expected)
    for ref, seen in page.texts:
        text = " ".join(counted.texts.get(ref, "").split())
        if seen != text:
            yield Fault(
                code="text_differs", where=f"{name}: {ref}", seen=seen, expected=text
            )
    yield from _check_form(name, page)


def _check_form(name: str, page: Page) -> Iterator[Fault]:
    for double, times in Counter(page.ids).items():
        if times > 1:
            yield Fault(code="twice", where=name, seen=double)
    for run in page.runs:
        yield Fault(code="runs", where=name, seen=run)
    for load in page.loads:
        if _is_elsewhere(load):
            yield Fault(code="loads", where=name, seen=load)


def _is_elsewhere(link: str) -> bool:
    return bool(urlsplit(link).scheme) or link.startswith("//")


def check_links(
    name: str, page: Page, pages: dict[str, Page], files: dict[str, bytes]
) -> Iterator[Fault]:
    """Every link within the site leads to what is there."""
    for link in page.links + page.loads:
        if _is_elsewhere(link):
            continue
        parts = urlsplit(link)
        beside = posixpath.join(posixpath.dirname(name), unquote(parts.path))
        target = posixpath.normpath(beside) if parts.path else name
        ids = pages[target].ids if target in pages else []
        if target not in files or (
            parts.fragment and unquote(parts.fragment) not in ids
        ):
            yield Fault(code="dead_link", where=name, seen=link)


def check_language(
    language: str, pages: dict[str, Page], tables: Tables, counted: Recounted
) -> Iterator[Fault]:
    """Nothing of the data is kept from those who read this language."""
    figures = {ref for page in pages.values() for ref, _ in page.figures}
    texts = {ref for page in pages.values() for ref, _ in page.texts}
    wanted = {
        f"point/{row['id']}/{side}/groups/heard"
        for row in tables.points
        for side in SIDES
        if row[f"{side}_groups"]
    } | {ref for ref in counted.figures if ref.startswith("ledger/")}
    for ref in sorted(wanted - figures):
        yield Fault(code="figure_missing", where=f"{language}: {ref}")
    needed = {ref for ref, text in counted.texts.items() if text.strip()}
    for ref in sorted(needed - texts):
        yield Fault(code="text_missing", where=f"{language}: {ref}")
    yield from _check_marks(language, pages, tables)


def _check_marks(
    language: str, pages: dict[str, Page], tables: Tables
) -> Iterator[Fault]:
    shown = [mark for page in pages.values() for mark, _ in page.evidence]
    rows = [_name_evidence(row) for row in tables.evidence]
    for mark in sorted((Counter(rows) - Counter(shown)).elements()):
        yield Fault(code="evidence_missing", where=f"{language}: {mark}")
    for mark in sorted((Counter(shown) - Counter(rows)).elements()):
        yield Fault(code="evidence_unknown", where=f"{language}: {mark}")
    quoted = [quote for page in pages.values() for quote in page.quotes]
    quotes = [
        (f"{row['key_point']}/{row['id']}", " ".join(row["text"].split()))
        for row in tables.quotes
    ]
    for mark, text in sorted((Counter(quotes) - Counter(quoted)).elements()):
        yield Fault(code="quote_missing", where=f"{language}: {mark}", expected=text)
    for mark, text in sorted((Counter(quoted) - Counter(quotes)).elements()):
        yield Fault(code="quote_unknown", where=f"{language}: {mark}", seen=text)


def _name_evidence(row: Row) -> str:
    of = row["key_point"] or row["statement"]
    return f"{row['recommendation']}/{row['side']}/{of}"
