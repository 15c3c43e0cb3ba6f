"""Opening the web application's pages in Chromium, and what each of them must keep.

A journey takes the fixtures `browser`, `live_server` and the people it needs:

    def test_the_plan_is_for_everybody(browser, live_server, anne, meeting) -> None:
        check_page(browser, live_server, f"/meetings/{meeting.id}", user=anne)

With FOLKMOOT_SHOTS set to a folder, a picture of each page checked is left there.
"""

import os
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from axe_playwright_python.base import AXE_SCRIPT, AxeResults
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page

from folkmoot.web.accounts.models import User

LANGUAGES = ("da", "en")
WIDTHS = (320, 1280)
_RULES = {"target-size": {"enabled": True}}
_MEASURE = """() => [
    document.documentElement.lang,
    document.scrollingElement.scrollWidth - innerWidth,
    document.querySelectorAll("[style], style").length,
]"""
# A phone's page draws itself; it is there when it has its heading.
_SETTLE = """async () => {
    await document.fonts.ready;
    const until = performance.now() + 30_000;
    while (!document.querySelector("h1")?.checkVisibility()) {
        if (performance.now() > until) throw new Error("the page has no heading");
        await new Promise(requestAnimationFrame);
    }
}"""


def open_context(
    browser: Browser,
    live_server: Any,
    *,
    user: User | None = None,
    language: str = "da",
    width: int = 1280,
    scheme: str = "light",
    **options: Any,
) -> BrowserContext:
    """A browser of its own, signed in as `user`, that has chosen the language."""
    context = browser.new_context(
        base_url=live_server.url,
        viewport={"width": width, "height": 740 if width < 600 else 800},
        color_scheme=scheme,
        reduced_motion="reduce",
        locale={"da": "da-DK", "en": "en-GB"}[language],
        **options,
    )
    cookies = {settings.LANGUAGE_COOKIE_NAME: language}
    if user is not None:
        client = Client()
        client.force_login(user)
        name = settings.SESSION_COOKIE_NAME
        cookies[name] = client.cookies[name].value
    context.add_cookies(
        [{"name": n, "value": v, "url": live_server.url} for n, v in cookies.items()]
    )
    return context


def open_page(
    browser: Browser, live_server: Any, path: str = "/", **options: Any
) -> Page:
    """The page at the path, in a context as `open_context` makes it."""
    page = open_context(browser, live_server, **options).new_page()
    page.goto(path)
    return page


def check_page(
    browser: Browser,
    live_server: Any,
    path: str,
    *,
    user: User | None = None,
    name: str = "",
    scheme: str = "light",
    languages: Iterable[str] = LANGUAGES,
) -> None:
    """Hold the page against what all pages keep, in both languages, small and large.

    `test_every_page` does so for each address; a page that is opened elsewhere, only
    with more on it, is looked at in Danish, whose words are the longest.
    """
    for language in languages:
        with open_looker(
            browser, live_server, user=user, language=language, scheme=scheme
        ) as look:
            look(path, name)


@contextmanager
def open_looker(
    browser: Browser, live_server: Any, *, language: str, **options: Any
) -> Iterator[Callable[[str, str], None]]:
    """What holds one address after another against that, in one page."""
    context = open_context(browser, live_server, language=language, **options)
    page = context.new_page()
    page.add_init_script(AXE_SCRIPT)
    complaints = listen(page, live_server.url)

    def look(path: str, name: str = "") -> None:
        page.set_viewport_size({"width": WIDTHS[0], "height": 800})
        page.goto(path, wait_until="load")
        page.evaluate(_SETTLE)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            try:
                check_open_page(page, language=language)
                check_complaints(complaints)
            finally:
                shoot(page, f"{name or name_path(path)}-{language}-{width}")

    yield look
    context.close()
    check_complaints(complaints)


def check_complaints(complaints: list[str]) -> None:
    """None; one that comes when the next page is there already is told of that one."""
    told = complaints.copy()
    complaints.clear()
    assert told == [], told


def check_open_page(page: Page, *, language: str) -> None:
    """Hold the page as it stands now: axe finds nothing, nothing is cut off."""
    spoken, too_wide, styles = page.evaluate(_MEASURE)
    assert spoken == language
    assert too_wide <= 0, f"{page.url} is wider than the screen"
    assert styles == 0, f"{page.url} has styles of its own"
    check_by_axe(page, f"{page.url} {language}", rules=_RULES)


def check_by_axe(page: Page, told: str, **options: Any) -> None:
    """Let axe look, which is brought once to each page that is opened."""
    if not page.evaluate("'axe' in globalThis"):
        session = page.context.new_cdp_session(page)
        session.send("Runtime.evaluate", {"expression": AXE_SCRIPT})
        session.detach()
    # Else it describes each thing that is right, too, and to carry that over takes
    # longer than to look.
    options["resultTypes"] = ["violations"]
    found = page.evaluate("async (by) => (await axe.run(by)).violations", options)
    assert found == [], f"{told}\n{AxeResults({'violations': found}).generate_report()}"


def listen(page: Page, own: str) -> list[str]:
    """What the page complains of (CSP too), and what it asks of foreign hosts."""
    complaints: list[str] = []

    def note_request(request: Any) -> None:
        if request.url.startswith(("data:", "blob:")):
            return
        if urlsplit(request.url).netloc != urlsplit(own).netloc:
            complaints.append(f"asked {request.url}")

    page.on("request", note_request)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on(
        "console",
        lambda message: (
            complaints.append(message.text)
            if message.type == "error" and not _is_status(message.text)
            else None
        ),
    )
    return complaints


def shoot(page: Page, name: str) -> None:
    """Leave a picture in the folder FOLKMOOT_SHOTS, where it is set."""
    folder = os.environ.get("FOLKMOOT_SHOTS")
    if folder:
        Path(folder).mkdir(parents=True, exist_ok=True)
        # As it stands: what Playwright adds for a calmer picture, the policy refuses.
        page.screenshot(
            path=Path(folder) / f"{name}.png",
            full_page=True,
            caret="initial",
            animations="allow",
        )


def name_path(path: str) -> str:
    """A file's name for a page: its address without the ids."""
    without_ids = re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", "", path.split("#")[0])
    return re.sub(r"[^a-z0-9]+", "-", without_ids.lower()).strip("-") or "front"


def _is_status(text: str) -> bool:
    """Chromium reports each page with an error status; those pages are checked too."""
    return text.startswith("Failed to load resource: the server responded with")
