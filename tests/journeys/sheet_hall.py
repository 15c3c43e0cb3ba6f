"""A hall with phones in it: a real server, and Chromium pages that are phones.

To the browser the hall's name is another machine's, as in earnest; inside the browser
it leads to this one, so that no traffic leaves it.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.cli.served import Served, make_environment, serve
from tests.journeys.conftest import SWITCHES
from tests.journeys.test_hall_over_the_network import _hash_key

NAME = "hall.example"
PHONE = {"width": 360, "height": 740}
LAPTOP = {"width": 1280, "height": 800}
MARKS = [pytest.mark.browser, pytest.mark.slow]
# Eight hands may share two cores.
PATIENCE_MS = 20_000
expect.set_options(timeout=PATIENCE_MS)


class Desk:
    """The secretary's hand: see `hall_desk`."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def __call__(self, name: str, **options: Any) -> Any:
        process = self._process
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(json.dumps([name, options]) + "\n")
        process.stdin.flush()
        return json.loads(process.stdout.readline())


class Meeting:
    """One meeting, as the secretary sees it."""

    def __init__(self, desk: Desk, **options: Any) -> None:
        self._desk = desk
        told = desk("plan", **options)
        self.id: str = told["meeting"]
        self.tokens: dict[str, str] = told["tokens"]
        self.codes: dict[str, str] = told["codes"]

    def __getattr__(self, name: str) -> Any:
        return lambda **options: self._desk(name, meeting=self.id, **options)


class Phone:
    """A page at a table, and what a hand does on it."""

    def __init__(self, context: BrowserContext, page: Page | None = None) -> None:
        self.context = context
        self.page = page or context.new_page()

    def join(self, token: str) -> "Phone":
        self.page.goto(f"/j#{token}")
        self.page.wait_for_url("**/s")
        self.box.wait_for()
        return self

    def open(self) -> "Phone":
        self.page.goto("/s")
        self.box.wait_for()
        return self

    @property
    def box(self) -> Any:
        return self.page.locator("#new")

    @property
    def cards(self) -> Any:
        return self.page.locator("ol.cards > li")

    def card(self, text: str) -> Any:
        return self.cards.filter(has_text=text)

    @property
    def status(self) -> Any:
        return self.page.locator(".status")

    def write(self, *texts: str) -> None:
        for text in texts:
            self.box.fill(text)
            self.box.press("Enter")

    def press(self, name: str, within: Any = None) -> None:
        (within or self.page).get_by_role("button", name=name).click()

    def expect_texts(self, *texts: str) -> None:
        expect(self.cards.locator("p.words")).to_have_text(list(texts))

    def expect_status(self, words: str) -> None:
        expect(self.status).to_have_text(words)

    def expect_sent(self) -> None:
        self.expect_status("Sendt")

    def look(self) -> None:
        """Turn to the page, as who has looked away. It asks at once what is new."""
        self.page.evaluate("dispatchEvent(new Event('focus'))")

    def cut_off(self) -> None:
        self.context.set_offline(True)

    def reconnect(self) -> None:
        self.context.set_offline(False)

    def wait_for_keeper(self) -> None:
        """Until the service worker could open the page without a network."""
        self.page.evaluate("navigator.serviceWorker.ready.then(() => true)")
        self.page.wait_for_function("() => navigator.serviceWorker.controller !== null")


class Hall:
    """The server, the secretary, and a browser to take phones from."""

    def __init__(self, served: Served, desk: Desk, browser: Browser) -> None:
        self.served = served
        self.desk = desk
        self.browser = browser
        self.browser_type = browser.browser_type

    def site(self, *, secure: bool = True) -> str:
        if secure:
            return f"https://{NAME}:{self.served.port}"
        return f"http://{NAME}:{self.served.plain_port}"

    def plan(self, **options: Any) -> Meeting:
        return Meeting(self.desk, **options)

    def take_phone(
        self,
        *,
        secure: bool = True,
        size: dict[str, int] = PHONE,
        locale: str = "da-DK",
        **options: Any,
    ) -> Phone:
        context = self.browser.new_context(
            base_url=self.site(secure=secure),
            viewport=size,
            locale=locale,
            reduced_motion="reduce",
            **options,
        )
        return Phone(context)


@contextmanager
def sit_at_desk(data: Path) -> Iterator[Desk]:
    environment = make_environment(
        FOLKMOOT_DATA=str(data),
        DJANGO_SETTINGS_MODULE="folkmoot.web.config.settings",
        PYTHONPATH=os.pathsep.join(filter(None, sys.path)),
    )
    with subprocess.Popen(
        [sys.executable, "-m", "tests.journeys.hall_desk"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
        cwd=Path(__file__).parents[2],
    ) as process:
        yield Desk(process)
        assert process.stdin is not None
        process.stdin.close()


def list_switches(data: Path) -> list[str]:
    """How Chromium finds the hall, and trusts it as after installing its authority."""
    return [
        *SWITCHES,
        f"--host-resolver-rules=MAP {NAME} 127.0.0.1, MAP * ~NOTFOUND",
        f"--ignore-certificate-errors-spki-list={_hash_key(data)}",
    ]


@contextmanager
def serve_hall(folder: Path) -> Iterator[tuple[Served, Desk]]:
    with (
        serve(folder, "--lan", FOLKMOOT_HOSTS=NAME, FOLKMOOT_MODELS="on") as served,
        sit_at_desk(served.data) as desk,
    ):
        yield served, desk


@pytest.fixture(scope="module")
def hall(served_hall: tuple[Served, Desk]) -> Iterator[Hall]:
    served, desk = served_hall
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=list_switches(served.data)
        )
        yield Hall(served, desk, browser)
        browser.close()


@pytest.fixture
def phones(hall: Hall) -> Iterator[Hall]:
    """The hall, whose phones are put away after the test."""
    yield hall
    for context in hall.browser.contexts:
        context.close()
