"""Somebody who works at the desk in a browser, and what was said there."""

from typing import Any

from playwright.sync_api import Browser, Locator, Page, expect

from folkmoot.web.accounts.models import User
from folkmoot.web.meetings.models import Meeting
from tests.journeys.web_pages import listen, open_page

SAID = (
    "Flere busser om aftenen",
    "Der går ingen bus i weekenden, og cykelstien mangler",
    "Busserne kører tomme rundt",
    "Lægen er flyttet",
    "Hvem har ansvaret?",
    "Her er godt at bo",
)


class DeskPage:
    """Somebody at the desk, with their hands on the keyboard."""

    def __init__(
        self,
        browser: Browser,
        live_server: Any,
        meeting: Meeting,
        user: User,
        query: str = "",
    ) -> None:
        path = f"/c/{meeting.consultation_id}/desk/{query}"
        self.page: Page = open_page(browser, live_server, path, user=user)
        self.complaints = listen(self.page, live_server.url)
        expect(self.at).to_be_visible()

    @property
    def at(self) -> Locator:
        return self.page.locator("#rows .desk-row.at")

    @property
    def points(self) -> Locator:
        return self.page.locator("#points .desk-point")

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def write(self, words: str) -> None:
        """Into what is asked, and give it."""
        self.page.keyboard.type(words)
        self.page.keyboard.press("Enter")

    def stands_at(self, words: str) -> None:
        expect(self.at).to_contain_text(words)

    def counts(self, *, waiting: int, gathered: int, alone: int, aside: int) -> None:
        counts = {
            "waiting": waiting,
            "gathered": gathered,
            "alone": alone,
            "aside": aside,
        }
        for place, count in counts.items():
            number = self.page.locator(f"#ledger [data-place={place}] strong")
            expect(number).to_have_text(str(count))

    def has_sent(self) -> None:
        """What is shown at once has come to the server, too."""
        expect(self.page.locator("html:not(.desk-is-busy)")).to_be_attached()

    def is_told(self, words: str) -> None:
        expect(self.page.locator(".desk-told")).to_contain_text(words)
