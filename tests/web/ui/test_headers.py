"""What every answer carries, whatever its address, and what no page may hold."""

from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.test import Client, RequestFactory
from django.urls import reverse

from folkmoot.web.config.access_rules import Rule, find_rule
from folkmoot.web.meetings.models import Role
from folkmoot.web.ui.middleware import HEADERS, HostCookiesMiddleware
from tests.web.config.access_tour import Tour, add_second_factor, join_device, make_tour
from tests.web.config.test_access import NAMES, PATTERNS
from tests.web.people import make_person


@pytest.fixture
def here(db: None) -> Tour:
    return make_tour("here")


def _let_in(name: str, tour: Tour) -> Client:
    """A client of somebody whom the address lets in."""
    client = Client()
    rule = find_rule(name, "GET")
    if rule is Rule.DEVICE:
        join_device(client, tour.meeting)
    elif rule is Rule.ADMINISTRATOR:
        client.force_login(make_person("Ada", is_administrator=True))
    elif rule is not Rule.PUBLIC:
        add_second_factor(tour.people[Role.SECRETARY])
        client.force_login(tour.people[Role.SECRETARY])
    return client


def _ask(name: str, tour: Tour) -> HttpResponseBase:
    parameters = next(p for n, p in PATTERNS if n == name).pattern.converters
    address = reverse(name, kwargs={key: tour.ids[key] for key in parameters})
    return _let_in(name, tour).get(address)


class _Inline(HTMLParser):
    """Collects what the content policy would not let run, and foreign addresses."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [f"<{tag} {what}>" for what in self._list_faults(tag, attrs)]

    def _list_faults(
        self, tag: str, attrs: list[tuple[str, str | None]]
    ) -> Iterator[str]:
        given = dict(attrs)
        # A block of data is no script: nothing runs it.
        is_data = given.get("type") == "application/json"
        is_code = tag == "script" and not given.get("src") and not is_data
        if tag == "style" or is_code:
            yield "inline"
        for name, value in attrs:
            if name == "style" or name.startswith(("on", "hx-on", "hx-vals")):
                yield name
            is_address = name in {"src", "href", "action", "srcset", "poster"}
            if is_address and (value or "").startswith(("http:", "https:", "//")):
                yield f"{name}={value}"
            if is_address and (value or "").lower().startswith("javascript:"):
                yield f"{name}={value}"


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_every_address_answers_with_the_headers_and_without_inline(name, here) -> None:
    response = _ask(name, here)
    missing = [header for header in HEADERS if header not in response.headers]
    assert missing == []
    assert "unsafe" not in response.headers["Content-Security-Policy"]
    assert "Cache-Control" in response.headers
    if response.headers.get("Content-Type", "").startswith("text/html"):
        assert isinstance(response, HttpResponse)
        assert _Inline(response.content.decode()).found == []


@pytest.mark.django_db
def test_pages_of_ours_are_kept_by_no_cache_unasked(client) -> None:
    assert client.get("/nowhere").headers["Cache-Control"] == "no-store"


@pytest.mark.django_db
def test_only_over_tls_a_browser_is_told_to_stay_there(client) -> None:
    header = "Strict-Transport-Security"
    assert header not in client.get("/nowhere").headers
    assert header in client.get("/nowhere", secure=True).headers


def _ask_for_language(client: Client, **options: Any) -> HttpResponseBase:
    return client.post("/language", {"language": "en", "next": "/nowhere"}, **options)


def test_over_tls_cookies_can_be_set_by_this_host_only() -> None:
    cookies = _ask_for_language(Client(), secure=True).cookies
    assert list(cookies) == ["__Host-folkmoot-language"]
    cookie = cookies["__Host-folkmoot-language"]
    assert (cookie["secure"], cookie["path"], cookie["domain"]) == (True, "/", "")
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")


def test_over_plain_http_cookies_have_names_a_browser_takes() -> None:
    assert list(_ask_for_language(Client()).cookies) == ["folkmoot-language"]


def test_what_was_chosen_over_tls_is_heard_over_tls() -> None:
    client = Client()
    _ask_for_language(client, secure=True)
    page = client.get("/nowhere", secure=True).content.decode()
    assert '<html lang="en">' in page


def test_over_tls_a_plain_cookie_is_not_listened_to() -> None:
    seen = []

    def answer(request: HttpRequest) -> HttpResponse:
        seen.append(dict(request.COOKIES))
        return HttpResponse()

    request = RequestFactory().get("/", secure=True)
    request.COOKIES = {"folkmoot-session": "planted", "other": "kept"}
    HostCookiesMiddleware(answer)(request)
    assert seen == [{"other": "kept"}]


@pytest.mark.django_db
def test_signing_in_works_over_tls(anne) -> None:
    client = Client()
    client.force_login(anne)
    name = "folkmoot-session"
    client.cookies[f"__Host-{name}"] = client.cookies.pop(name).value
    response = client.get("/nowhere", secure=True)
    assert response.wsgi_request.user == anne


def test_the_language_leads_to_no_foreign_page() -> None:
    for onward in ("https://example.org/", "//example.org", "javascript:alert(1)"):
        response = Client().post("/language", {"language": "en", "next": onward})
        assert response.headers["Location"] == "/"
