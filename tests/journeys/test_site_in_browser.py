"""The public site as whoever reads it has it: from disk, without script, on paper."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import html5lib  # type: ignore[import-untyped]
import pypdfium2
import pytest
from playwright.sync_api import Browser, Page

from folkmoot.documents.put_site import put_site
from folkmoot.documents.write_site import write_site
from tests.documents.site_samples import make_answer
from tests.journeys.web_pages import check_by_axe

pytestmark = pytest.mark.browser
SITE = write_site(make_answer())
PAGES = sorted(name for name in SITE if name.endswith(".html"))
RULES = {"target-size": {"enabled": True}}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("published") / "site"
    put_site(SITE, folder)
    return folder


@pytest.fixture
def reader(browser: Browser) -> Iterator[Any]:
    """Somebody on a phone; what is asked for beyond the site is told."""
    context = browser.new_context(viewport={"width": 320, "height": 640})
    yield context
    context.close()


def _open(reader: Any, path: Path) -> tuple[Page, list[str]]:
    page = reader.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(path.as_uri())
    return page, asked


@pytest.mark.parametrize("name", PAGES)
def test_every_page_opens_from_disk_and_axe_finds_nothing(
    reader: Any, site: Path, name: str
) -> None:
    page, asked = _open(reader, site / name)
    assert asked == [(site / name).as_uri()]
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 320
    for details in page.locator("summary").all():
        details.click()
    check_by_axe(page, name, rules=RULES)


@pytest.mark.parametrize("name", PAGES)
def test_every_page_is_valid_html(name: str) -> None:
    html5lib.HTMLParser(strict=True).parse(SITE[name].decode())


def test_every_link_of_a_page_leads_on_by_a_click(reader: Any, site: Path) -> None:
    page, _ = _open(reader, site / "index.html")
    page.click("nav a >> text=Det anbefales")
    page.click("ul.evidence a >> nth=0")
    assert page.url.endswith("findings.html#k-k1")
    page.click("text=In English")
    assert page.locator("h1").inner_text() == "What was said"


def test_what_is_folded_stands_open_on_paper(reader: Any, site: Path) -> None:
    page, _ = _open(reader, site / "findings.html")
    printed = pypdfium2.PdfDocument(page.pdf(format="A4"))
    text = "".join(each.get_textpage().get_text_range() for each in printed)
    assert "3 af 5" in text
    # What leads about on a screen is not on paper.
    assert "Tilgængelighed" not in text
