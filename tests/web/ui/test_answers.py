"""Errors and refusals in words, notices with a way back, and what machines ask for."""

import json

import pytest
from django.test import Client

from folkmoot.web.config.access_rules import RULES
from tests.web.ui import sample_urls

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.urls("tests.web.ui.sample_urls"),
]


@pytest.fixture(autouse=True)
def _rules(monkeypatch) -> None:
    for name, rule in sample_urls.RULES.items():
        monkeypatch.setitem(RULES, name, rule)


@pytest.fixture
def at_home(client, anne) -> Client:
    client.force_login(anne)
    client.raise_request_exception = False
    return client


FORM = {"title": "Mobilitet", "kind": "a"}


def _read(response) -> str:
    return response.content.decode()


def test_an_address_that_is_not_there_says_what_is_safe_and_what_to_do(client) -> None:
    page = _read(client.get("/nowhere"))
    assert "Siden findes ikke" in page
    assert "i god behold" in page


def test_the_language_of_an_error_is_the_readers(client) -> None:
    english = client.get("/nowhere", headers={"Accept-Language": "en"})
    assert "There is no such page" in _read(english)


def test_whoever_asks_the_api_is_answered_in_json(client) -> None:
    response = client.get("/api/nowhere")
    told = json.loads(response.content)
    assert (response.status_code, told["folkmoot"], told["code"]) == (
        404,
        1,
        "not_found",
    )


def test_a_form_that_is_too_large_is_not_called_unreadable(at_home, settings) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 10
    response = at_home.post("/large", {"title": "x" * 100})
    assert response.status_code == 413


def test_a_page_that_grew_too_old_says_where_the_words_are(anne) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(anne)
    response = client.post("/sample", FORM)
    assert response.status_code == 403
    assert "Siden var blevet for gammel" in _read(response)


def test_a_fault_of_ours_tells_nothing_of_the_inside(at_home) -> None:
    response = at_home.get("/failing")
    assert response.status_code == 500
    assert "for the tests" not in _read(response)


def test_a_refusal_no_view_told_of_is_told_and_loses_nothing(at_home) -> None:
    words = "Mange ord, som ingen vil skrive igen"
    response = at_home.post("/refused", {**FORM, "question": words})
    assert response.status_code == 409
    assert words in _read(response)


def test_a_refusal_shows_no_password(at_home) -> None:
    response = at_home.post("/refused", {"new_password": "et langt kodeord"})
    assert "et langt kodeord" not in _read(response)


def test_htmx_gets_a_refusal_above_a_form_that_stays(at_home) -> None:
    response = at_home.post("/refused", FORM, headers={"HX-Request": "true"})
    assert (response.status_code, response.headers["HX-Retarget"]) == (409, "#notices")
    assert "<html" not in _read(response)


def test_two_wordings_are_both_on_the_page_and_either_can_be_chosen(at_home) -> None:
    typed = {"name": "Mit navn", "versions": '{"name": 2}'}
    page = _read(at_home.post("/stale", typed))
    assert "Den andens navn" in page
    assert "Mit navn" in page
    assert 'name="versions" value="{&quot;name&quot;: 3}"' in page


def test_what_was_done_is_told_once_with_a_way_back(at_home) -> None:
    at_home.post("/sample", FORM)
    page = _read(at_home.get("/sample"))
    assert "Omdøbt." in page
    assert '<form method="post" action="/sample"' in page
    assert page.count("Fortryd") == 2  # The sample page says it once itself.
    assert _read(at_home.get("/sample")).count("Fortryd") == 1


def test_a_draft_is_cleared_on_the_page_after_saving_and_not_again(at_home) -> None:
    at_home.post("/sample", {**FORM, "_draft": "1:/sample:0"})
    assert '["1:/sample:0"]' in _read(at_home.get("/sample"))
    assert "saved-drafts" not in _read(at_home.get("/sample"))


@pytest.mark.parametrize("address", ["/refused", "/sent-back", "/sample"])
def test_a_draft_of_what_was_not_saved_is_kept(at_home, address) -> None:
    at_home.post(address, {"title": "", "_draft": "1:/sample:0"})
    assert "saved-drafts" not in _read(at_home.get("/sample"))


def test_a_draft_is_kept_by_who_was_signed_out_meanwhile(client) -> None:
    client.post("/sample", {**FORM, "_draft": "1:/sample:0"})
    assert "saved_drafts" not in client.session


def test_search_engines_are_kept_out(client) -> None:
    assert "Disallow: /" in _read(client.get("/robots.txt"))


def test_whom_to_tell_of_a_hole_is_said_where_the_operator_said_it(
    client, settings
) -> None:
    assert client.get("/.well-known/security.txt").status_code == 404
    settings.SECURITY_CONTACT = "mailto:sikkerhed@example.org"
    told = _read(client.get("/.well-known/security.txt"))
    assert "Contact: mailto:sikkerhed@example.org\nExpires: " in told
