"""One Chromium for a module of journeys, and the people of the web tests."""

import os
import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.web.conftest import ada, anne, bo, carl, consultation, meeting, mia

__all__ = ["ada", "anne", "bo", "browser", "carl", "consultation", "meeting", "mia"]

SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    # Playwright keeps a loop running in this thread, which Django takes for async code.
    before = os.environ.get("DJANGO_ALLOW_ASYNC_UNSAFE")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=SWITCHES
        )
        yield browser
        browser.close()
    if before is None:
        del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]
    else:
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = before


@pytest.fixture(scope="session")
def served_hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """One server for all modules with phones; imported, each would start its own."""
    from tests.journeys.sheet_hall import serve_hall  # which needs this module

    with serve_hall(tmp_path_factory.mktemp("sheets")) as served:
        yield served
