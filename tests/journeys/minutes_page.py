"""Minutes as somebody has them open in a browser."""

from typing import Any

from playwright.sync_api import Page, expect

from folkmoot.web.minutes.models import Paper, PaperPart
from tests.journeys.web_pages import listen, open_page


class MinutesPage:
    """The page, with the parts by their kind."""

    def __init__(
        self, browser: Any, live_server: Any, paper: Paper, **options: Any
    ) -> None:
        self.paper = paper
        self.page: Page = open_page(
            browser, live_server, f"/minutes/{paper.id}/", **options
        )
        self.complaints = listen(self.page, live_server.url)
        self.page.wait_for_selector("html[data-paper=ready]")

    def find_row(self, kind: str) -> PaperPart:
        rows = PaperPart.objects.kept().filter(paper=self.paper, kind=kind)
        return rows.order_by("place").first()

    def part(self, kind: str) -> Any:
        return self.page.locator(f"#part-{self.find_row(kind).id}")

    def text(self, kind: str) -> Any:
        return self.part(kind).locator(".ProseMirror")

    def go_into(self, kind: str, key: str = "Control+End") -> None:
        """Put the cursor into a part, at its end."""
        self.text(kind).focus()
        # The editor puts its own selection back 20 ms after it got the focus.
        self.page.evaluate("() => new Promise((done) => setTimeout(done, 50))")
        self.page.keyboard.press(key)

    def wait_saved(self) -> None:
        expect(self.page.locator("#saved")).to_have_text("Gemt")
