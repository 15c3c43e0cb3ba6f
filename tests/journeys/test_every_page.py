"""Every page an address leads to, as it is found on a tour with one of everything."""

from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from folkmoot.web.accounts.models import User
from folkmoot.web.config.access_rules import Rule, find_rule
from folkmoot.web.meetings.models import Role
from tests.journeys.web_pages import LANGUAGES, open_looker
from tests.web.config.access_tour import Tour, make_tour
from tests.web.config.test_access import NAMES, PATTERNS
from tests.web.people import make_person

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.timeout(900),
    pytest.mark.django_db(transaction=True),
]
# Some of them at a time, so that they can be opened side by side.
PARTS = 6


def _choose_reader(rule: Rule | None, tour: Tour, administrator: User) -> User | None:
    if rule in (Rule.PUBLIC, Rule.DEVICE):
        return None
    if rule is Rule.ADMINISTRATOR:
        return administrator
    return tour.people[Role.SECRETARY]


def _is_page(address: str, reader: User | None) -> bool:
    client = Client()
    if reader is not None:
        client.force_login(reader)
    response: Any = client.get(address)
    is_html = response.headers.get("Content-Type", "").startswith("text/html")
    # A part that htmx puts into a page is looked at within that page.
    return response.status_code == 200 and is_html and b"<html" in response.content


def _list_pages(names: list[str]) -> Iterator[tuple[str, str, User | None]]:
    """The addresses of those names that show a page, and somebody who may see it."""
    tour = make_tour("here")
    ada = make_person("Ada", is_administrator=True)
    for name in names:
        parameters = next(p for n, p in PATTERNS if n == name).pattern.converters
        address = reverse(name, kwargs={key: tour.ids[key] for key in parameters})
        reader = _choose_reader(find_rule(name, "GET"), tour, ada)
        if _is_page(address, reader):
            yield name, address, reader


@pytest.mark.parametrize("part", range(PARTS))
def test_every_page_keeps_what_all_pages_keep(browser, live_server, part) -> None:
    faults = []
    for (reader, _), pages in _gather(_list_pages(NAMES[part::PARTS])).items():
        for language in LANGUAGES:
            with open_looker(
                browser, live_server, user=reader, language=language
            ) as look:
                for name, address in pages:
                    try:
                        look(address, name.replace(":", "-"))
                    except AssertionError as fault:
                        faults.append(f"{name}: {fault}")
    assert not faults, "\n".join(faults)


def _gather(pages: Iterable[tuple[str, str, User | None]]) -> dict[Any, list[Any]]:
    """The pages by who reads them, who need not be let in for each anew.

    A stranger comes to each for the first time, as one does: a phone's page leaves
    something in the browser.
    """
    gathered: dict[Any, list[Any]] = {}
    for name, address, reader in pages:
        key = (reader, None if reader else name)
        gathered.setdefault(key, []).append((name, address))
    return gathered
