"""A browser's tabs share one stream, which outlives the tab that has it."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request

from tests.cli.served import serve

pytestmark = [pytest.mark.browser, pytest.mark.slow]
# A page of ours that only listens.
FOLLOW = """async (meeting) => {
    const { follow } = await import("/static/ui/live.js");
    window.heard = [];
    follow(`/m/${meeting}/live`, { onFrame: (frame) => window.heard.push(frame) });
}"""
HEARS = "(count) => window.heard.length >= count"
MARK = """async ([meeting, on]) => {
    const token = document.querySelector("[name=csrfmiddlewaretoken]").value;
    await fetch(`/m/${meeting}/board/dark`, {
        method: "POST", headers: { "X-CSRFToken": token },
        body: new URLSearchParams({ on }),
    });
}"""


def listen_in(page: Page, meeting: str) -> Page:
    page.goto("/")
    page.evaluate(FOLLOW, meeting)
    page.wait_for_function(HEARS, arg=1)
    return page


def find_meeting(page: Page) -> str:
    page.wait_for_url("**/c/**")
    found = re.search(r"/m/([0-9a-f-]{36})", page.content())
    assert found is not None
    return found[1]


class Streams:
    """How many streams some tabs have open."""

    def __init__(self, *tabs: Page) -> None:
        self.count = 0
        for tab in tabs:
            tab.on("request", self._count(1))
            tab.on("requestfailed", self._count(-1))
            tab.on("requestfinished", self._count(-1))

    def _count(self, by: int) -> Callable[[Request], None]:
        def count(request: Request) -> None:
            self.count += by if "/live" in request.url else 0

        return count


def check_sharing(context: BrowserContext, meeting: str) -> None:
    first, second = context.new_page(), context.new_page()
    streams = Streams(first, second)
    listen_in(first, meeting)
    listen_in(second, meeting)
    assert streams.count == 1
    heard = second.evaluate("window.heard.length")
    second.evaluate(MARK, [meeting, "yes"])
    for tab in (first, second):
        tab.wait_for_function("() => window.heard.at(-1).board.is_dark")
    first.close()
    second.evaluate(MARK, [meeting, "no"])
    second.wait_for_function("() => !window.heard.at(-1).board.is_dark")
    numbers = second.evaluate("window.heard.map((frame) => frame.number)")
    assert heard < len(numbers)
    assert numbers == sorted(numbers)
    second.close()


def test_two_tabs_share_a_stream_and_survive_the_closing_of_one(
    tmp_path: Path, browser: Browser
) -> None:
    with serve(tmp_path, "--example", "--no-worker") as served:
        context = browser.new_context(base_url=f"http://127.0.0.1:{served.port}")
        page = context.new_page()
        page.goto(served.find_link("/accounts/link"))
        page.locator("main button").first.click()
        page.wait_for_url(f"http://127.0.0.1:{served.port}/")
        page.locator("main a[href^='/c/']").first.click()
        meeting = find_meeting(page)
        check_sharing(context, meeting)
        # As on a page without TLS, where browsers give no locks.
        context.add_init_script("delete Navigator.prototype.locks")
        check_sharing(context, meeting)
        context.close()
