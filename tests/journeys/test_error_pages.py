"""The pages of the ui app in Chromium."""

import pytest

from tests.journeys.web_pages import check_page

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_of_an_address_that_is_not_there(browser, live_server, scheme) -> None:
    check_page(
        browser, live_server, "/nowhere", name=f"error-404-{scheme}", scheme=scheme
    )
