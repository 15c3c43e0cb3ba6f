"""Take the README's pictures: the example's meeting tonight, while people are at work.

    python scripts/take_pictures.py [FOLDER]

Starts the hall on free ports with data of its own, lets groups write and a secretary
gather, and looks at it in Chromium. Needs the development requirements and the model.
"""

import base64
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pictured_hall import (
    PATIENCE_S,
    find_evening_zone,
    gather_at_desk,
    hold_plenary,
    let_groups_write,
    open_hall,
    use_data,
)
from playwright.sync_api import Browser, Page, expect, sync_playwright

ROOT = Path(__file__).parents[1]
LARGEST = 150_000
# Letters stay sharp from here on; PNG would take three times as much.
QUALITY = 80
PROJECTOR = {"width": 1280, "height": 720}
LAPTOP = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 780}
PATIENCE_MS = PATIENCE_S * 1000


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    zone = find_evening_zone()
    with tempfile.TemporaryDirectory() as data, open_hall(Path(data), zone) as links:
        use_data(Path(data))
        let_groups_write()
        with open_browser() as browser:
            take_all(browser, links, zone, folder)
    for path in sorted(folder.glob("*.webp")):
        print(f"{path.name}: {path.stat().st_size // 1000} kB")
        if path.stat().st_size > LARGEST:
            raise SystemExit(f"{path.name} is larger than {LARGEST // 1000} kB")


def take_all(browser: Browser, links: dict[str, str], zone: str, folder: Path) -> None:
    staff = sign_in(browser, links["/accounts/link"], zone)
    console = staff.url
    take_console(staff, folder / "console.webp")
    take_board(staff, console, folder / "board.webp")
    phone = open_phone(browser, links["/j#"], zone)
    take_phone(phone, folder / "phone.webp")
    desk = re.sub(r"/m/.*", gather_at_desk(), console)
    take_desk(staff, desk, folder / "desk.webp")
    hold_plenary()
    take_plenary(staff, console, folder / "plenary.webp")
    phone.locator(".plenary-bar").get_by_role("button", name="Svar").click()
    expect(phone.locator(".choices").first).to_be_visible()
    shoot(phone, folder / "plenary-phone.webp")


@contextmanager
def open_browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        yield browser
        browser.close()


def sign_in(browser: Browser, link: str, zone: str) -> Page:
    """The secretary, at the console."""
    context = browser.new_context(viewport=LAPTOP, locale="da-DK", timezone_id=zone)
    page = context.new_page()
    page.goto(link)
    page.locator("main button").first.click()
    page.wait_for_url(re.compile(r"//[^/]+/$"))
    page.locator("main a[href^='/c/']").first.click()
    page.get_by_role("link", name="Borgermøde i Nørrelund").first.click()
    page.locator("a[href$='/console/']").first.click()
    page.wait_for_url("**/console/")
    page.wait_for_load_state()
    return page


def take_console(page: Page, path: Path) -> None:
    """The groups have been at work for a while."""
    for step in ("Indledende", "temaer", "Gruppearbejde"):
        page.keyboard.press("n")
        page.locator("#part-programme .now strong", has_text=step).wait_for()
    page.get_by_role("button", name="Mobilitet", exact=True).click()
    page.locator("#part-board button[aria-pressed=true]", has_text="Mobi").wait_for()
    page.reload()
    page.locator("#part-board button[aria-pressed=true]", has_text="Mobi").wait_for()
    shoot(page, path)


def take_board(page: Page, console: str, path: Path) -> None:
    page.goto(console.replace("/console/", "/board/"))
    page.set_viewport_size(PROJECTOR)
    depth, width = page.locator(
        "#size input[type=text], #size input[type=number]"
    ).all()
    depth.fill("10")
    width.fill("3")
    depth.press("Enter")
    page.locator("#board .together").first.wait_for(timeout=PATIENCE_MS)
    shoot(page, path)


def open_phone(browser: Browser, link: str, zone: str) -> Page:
    context = browser.new_context(
        viewport=PHONE, locale="da-DK", timezone_id=zone, ignore_https_errors=True
    )
    page = context.new_page()
    page.goto(link)
    page.wait_for_url("**/s")
    return page


def take_phone(page: Page, path: Path) -> None:
    page.locator("#new").fill("Elbiler kræver en lader ved medborgerhuset")
    page.locator("#new").press("Enter")
    page.locator(".status", has_text="Sendt").wait_for()
    shoot(page, path)


def take_desk(page: Page, desk: str, path: Path) -> None:
    """One statement is looked at, with what the machine suggests for it."""
    page.set_viewport_size(LAPTOP)
    page.goto(f"{desk}?q=bus")
    page.locator("#rows .desk-suggested").first.click()
    page.locator("#panel h2").wait_for()
    shoot(page, path)


def take_plenary(page: Page, console: str, path: Path) -> None:
    page.set_viewport_size(PROJECTOR)
    page.goto(console.replace("/console/", "/board/"))
    page.get_by_text("26").first.wait_for()
    shoot(page, path)


def shoot(page: Page, path: Path) -> None:
    page.evaluate("document.fonts.ready.then(() => true)")
    page.wait_for_timeout(500)
    told = page.context.new_cdp_session(page).send(
        "Page.captureScreenshot", {"format": "webp", "quality": QUALITY}
    )
    path.write_bytes(base64.b64decode(told["data"]))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if sys.argv[1:] else ROOT / "docs/pictures")
