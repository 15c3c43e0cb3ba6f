"""The report in a real browser: on a desk, on a phone, by keyboard, on paper."""

import io
import shutil
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from folkmoot.documents.html_report import write_report_html
from folkmoot.documents.report_model import build_report
from folkmoot.domain.words import fold_text
from tests.cli.served import wait_until
from tests.documents.analysis_samples import make_analysis
from tests.documents.report_samples import make_rich_analysis
from tests.journeys.web_pages import check_by_axe

pytestmark = [pytest.mark.browser, pytest.mark.slow]

_SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
BOTH = pytest.mark.parametrize("language", ["da", "en"])
WIDTHS = pytest.mark.parametrize("width", [320, 1280])


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=_SWITCHES
        )
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("report")
    for name, make in (("small", make_analysis), ("rich", make_rich_analysis)):
        for language in ("da", "en"):
            page = write_report_html(build_report(make(), language=language))
            (folder / f"{name}-{language}.html").write_text(page, "utf-8")
    return folder


def _open(
    browser: Browser, path: Path, *, width: int = 1280, scheme: str = "light"
) -> Page:
    context = browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme
    )
    page = context.new_page()
    page.goto(path.as_uri())
    return page


def _unfold(page: Page) -> None:
    folds = "document.querySelectorAll('details')"
    page.evaluate(f"{folds}.forEach(one => one.open = true)")


@BOTH
@WIDTHS
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser, folder, language, width, scheme) -> None:
    # The large report takes axe ten seconds, and has what the small one lacks.
    name = "rich" if (language, scheme) == ("da", "light") else "small"
    path = folder / f"{name}-{language}.html"
    page = _open(browser, path, width=width, scheme=scheme)
    _unfold(page)
    check_by_axe(page, path.name)


@BOTH
@WIDTHS
def test_the_page_does_not_scroll_sideways(browser, folder, language, width) -> None:
    page = _open(browser, folder / f"rich-{language}.html", width=width)
    _unfold(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_no_request_leaves_the_file(browser, folder) -> None:
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    path = folder / "rich-da.html"
    page.goto(path.as_uri(), wait_until="networkidle")
    assert (asked, said) == ([path.as_uri()], [])


def test_the_style_is_let_through_by_the_policy(browser, folder) -> None:
    page = _open(browser, folder / "small-da.html")
    family = page.evaluate("getComputedStyle(document.querySelector('h1')).fontFamily")
    assert "Palatino" in family


def test_the_keyboard_reaches_and_opens_every_fold(browser, folder) -> None:
    page = _open(browser, folder / "small-da.html")
    opened = 0
    for _ in range(400):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            break
        if page.evaluate("document.activeElement.matches('summary')"):
            page.keyboard.press("Enter")
            opened += 1
    folds = "document.querySelectorAll('details').length"
    still_closed = "document.querySelectorAll('details:not([open])').length"
    assert page.evaluate(folds) == opened > 5
    assert page.evaluate(still_closed) == 0


def test_what_has_the_focus_is_seen(browser, folder) -> None:
    page = _open(browser, folder / "small-da.html")
    page.keyboard.press("Tab")
    outline = "getComputedStyle(document.activeElement).outlineWidth"
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.evaluate(outline) == "3px"
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#main"


def test_what_is_tapped_is_large_enough_on_a_phone(browser, folder) -> None:
    page = _open(browser, folder / "rich-da.html", width=360)
    heights = page.evaluate(
        "[...document.querySelectorAll('summary, nav > ol > li > a')]"
        ".map(one => one.getBoundingClientRect().height).filter(one => one > 0)"
    )
    assert heights
    assert min(heights) >= 44


def test_letters_in_pictures_are_not_tiny_on_a_phone(browser, folder) -> None:
    page = _open(browser, folder / "rich-da.html", width=320)
    heights = page.evaluate(
        "[...document.querySelectorAll('svg text')]"
        ".filter(one => one.getBoundingClientRect().width > 0)"
        ".map(one => parseFloat(getComputedStyle(one).fontSize))"
    )
    assert heights
    assert min(heights) >= 12


def test_a_link_to_a_statement_shows_it(browser, folder) -> None:
    page = _open(browser, folder / "small-da.html")
    page.evaluate("location.hash = '#s-s2'")
    assert page.evaluate("document.querySelector(':target').tagName") == "TR"
    top = "document.querySelector(':target').getBoundingClientRect().top"
    wait_until(lambda: 0 <= page.evaluate(top) < 800)


@BOTH
def test_paper_shows_every_statement_and_the_notice_on_every_page(
    browser, folder, language
) -> None:
    page = _open(browser, folder / f"rich-{language}.html", scheme="dark")
    document = pypdfium2.PdfDocument(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    pages = [fold_text(one.get_textpage().get_text_bounded()) for one in document]
    notice = build_report(make_rich_analysis(), language=language).notice
    assert notice
    assert all(notice in text for text in pages)
    quotations = page.evaluate(
        "[...document.querySelectorAll('blockquote')].map(one => one.textContent)"
    )
    whole = "".join(" ".join(pages).split())
    missing = [
        one for one in quotations if "".join(fold_text(one).split()) not in whole
    ]
    assert not missing
