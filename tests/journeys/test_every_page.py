"""Every page an address leads to, as it is found on a tour with one of everything."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from folkmoot.web.accounts.models import User
from folkmoot.web.config.access_rules import Rule, find_rule
from folkmoot.web.meetings.models import Role
from tests.journeys.web_pages import check_page
from tests.web.config.access_tour import Tour, make_tour
from tests.web.config.test_access import NAMES, PATTERNS
from tests.web.people import make_person

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True),
]


def _choose_reader(rule: Rule | None, tour: Tour) -> User | None:
    if rule in (Rule.PUBLIC, Rule.DEVICE):
        return None
    if rule is Rule.ADMINISTRATOR:
        return make_person("Ada", is_administrator=True)
    return tour.people[Role.SECRETARY]


def _is_page(address: str, reader: User | None) -> bool:
    client = Client()
    if reader is not None:
        client.force_login(reader)
    response: Any = client.get(address)
    is_html = response.headers.get("Content-Type", "").startswith("text/html")
    # A part that htmx puts into a page is looked at within that page.
    return response.status_code == 200 and is_html and b"<html" in response.content


@pytest.mark.parametrize("name", NAMES)
def test_a_page_keeps_what_all_pages_keep(browser, live_server, name) -> None:
    tour = make_tour("here")
    parameters = next(p for n, p in PATTERNS if n == name).pattern.converters
    address = reverse(name, kwargs={key: tour.ids[key] for key in parameters})
    reader = _choose_reader(find_rule(name, "GET"), tour)
    if _is_page(address, reader):
        shot = name.replace(":", "-")
        check_page(browser, live_server, address, user=reader, name=shot)
