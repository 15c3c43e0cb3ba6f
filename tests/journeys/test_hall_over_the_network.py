"""The hall as a phone meets it: under a name that is not this machine's own.

The name is mapped to this machine inside the browser, so that no traffic leaves it; to
the browser it is another's, as a server in a hall is.
"""

import base64
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from playwright.sync_api import Browser, Page, sync_playwright

from tests.cli.served import Served, serve
from tests.journeys.conftest import SWITCHES

pytestmark = [pytest.mark.browser, pytest.mark.slow]

NAME = "hall.test"


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("hall")
    with serve(folder, "--lan", "--example", FOLKMOOT_HOSTS=NAME) as served:
        yield served


@pytest.fixture(scope="module")
def phone(hall: Served) -> Iterator[Browser]:
    """A browser that trusts the hall's certificate, as after installing it."""
    switches = [
        *SWITCHES,
        f"--host-resolver-rules=MAP {NAME} 127.0.0.1, MAP * ~NOTFOUND",
        f"--ignore-certificate-errors-spki-list={_hash_key(hall.data)}",
    ]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=switches
        )
        yield browser
        browser.close()


def _hash_key(data: Path) -> str:
    certificate = x509.load_pem_x509_certificate(
        (data / "tls" / "hall.crt").read_bytes()
    )
    key = certificate.public_key().public_bytes(
        Encoding.DER, PublicFormat.SubjectPublicKeyInfo
    )
    digest = hashes.Hash(hashes.SHA256())
    digest.update(key)
    return base64.b64encode(digest.finalize()).decode()


@pytest.fixture
def page(phone: Browser) -> Iterator[Page]:
    context = phone.new_context(
        locale="en-GB", viewport={"width": 360, "height": 740}, accept_downloads=True
    )
    yield context.new_page()
    context.close()


def test_over_https_the_browser_gives_all_it_has(hall: Served, page: Page) -> None:
    page.goto(f"https://{NAME}:{hall.port}/accounts/login")
    assert page.evaluate("isSecureContext")
    names = {cookie["name"] for cookie in page.context.cookies()}
    assert names
    assert all(name.startswith("__Host-") for name in names)


def test_over_plain_http_an_account_is_not_asked_for(hall: Served, page: Page) -> None:
    page.goto(f"http://{NAME}:{hall.plain_port}/accounts/login")
    assert page.url.startswith(f"https://{NAME}:{hall.port}/accounts/login")


def test_after_https_plain_http_still_opens(hall: Served, page: Page) -> None:
    page.goto(f"https://{NAME}:{hall.port}/lan")
    page.goto(f"http://{NAME}:{hall.plain_port}/lan")
    assert not page.evaluate("isSecureContext")
    assert page.get_by_role("heading", level=1).inner_text() == (
        "Safe connection in the hall"
    )


def test_the_certificate_can_be_downloaded_and_is_the_one_told(
    hall: Served, page: Page
) -> None:
    page.goto(f"http://{NAME}:{hall.plain_port}/lan")
    with page.expect_download() as download:
        page.get_by_role("link", name="Download the hall's certificate").click()
    given = x509.load_der_x509_certificate(download.value.path().read_bytes())
    kept = (hall.data / "tls" / "authority.crt").read_bytes()
    assert given == x509.load_pem_x509_certificate(kept)
    fingerprint = page.locator("code").inner_text()
    assert fingerprint in "\n".join(hall.lines)


def test_the_printed_link_signs_the_secretary_in_once(hall: Served, page: Page) -> None:
    link = hall.find_link("/accounts/link#")
    secure = f"https://{NAME}:{hall.port}/accounts/link#{link.partition('#')[2]}"
    page.goto(secure)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(f"https://{NAME}:{hall.port}/")
    assert "Hverdagsliv i små bysamfund" in page.content()
