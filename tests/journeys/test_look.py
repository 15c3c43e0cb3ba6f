"""Every part of the look in Chromium, and forms that lose nothing."""

import pytest

from folkmoot.web.config.access_rules import RULES
from tests.journeys.web_pages import check_open_page, check_page, open_page, shoot
from tests.web.ui import sample_urls

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.urls("tests.web.ui.sample_urls"),
    pytest.mark.django_db(transaction=True),
]


@pytest.fixture(autouse=True)
def _rules(monkeypatch) -> None:
    for name, rule in sample_urls.RULES.items():
        monkeypatch.setitem(RULES, name, rule)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_any_part(browser, live_server, anne, scheme) -> None:
    check_page(
        browser,
        live_server,
        "/sample",
        user=anne,
        name=f"sample-{scheme}",
        scheme=scheme,
    )


@pytest.mark.parametrize("width", [320, 1280])
def test_a_form_with_faults_says_so_at_its_head_first(
    browser, live_server, anne, width
) -> None:
    page = open_page(browser, live_server, "/sample", user=anne, width=width)
    page.get_by_label("Titel").fill("")
    page.get_by_label("Minutter").fill("0")
    page.get_by_role("button", name="Gem").evaluate("b => b.form.noValidate = true")
    page.get_by_role("button", name="Gem").click()
    summary = page.locator(".error-summary")
    summary.wait_for()
    assert summary.evaluate("s => s === document.activeElement")
    check_open_page(page, language="da")
    shoot(page, f"sample-faults-{width}")
    summary.get_by_role("link").first.click()
    assert page.get_by_label("Titel").evaluate("f => f === document.activeElement")


def _question(page):
    return page.get_by_label("Spørgsmål")


def test_switching_the_language_keeps_the_page_and_a_half_filled_form(
    browser, live_server, anne
) -> None:
    page = open_page(browser, live_server, "/sample?x=1#to", user=anne)
    _question(page).fill("Hvad skal der til?")
    page.get_by_label("Vis udsagn straks").check()
    page.get_by_role("button", name="English").click()
    page.locator("html[lang=en]").wait_for(state="attached")
    assert page.url.endswith("/sample?x=1#to")
    assert _question(page).input_value() == "Hvad skal der til?"
    assert page.get_by_label("Vis udsagn straks").is_checked()
    page.get_by_text("had not saved is back").wait_for()


def test_a_draft_is_kept_until_the_server_says_it_is_saved(
    browser, live_server, anne
) -> None:
    page = open_page(browser, live_server, "/sample", user=anne)
    _question(page).fill("Et udkast")
    page.goto("/nowhere")
    page.goto("/sample")
    assert _question(page).input_value() == "Et udkast"
    page.get_by_role("button", name="Gem").click()
    page.locator("#notices .notice.success").wait_for()
    assert _question(page).input_value() == ""
    page.reload()
    assert _question(page).input_value() == ""


def test_a_draft_that_was_refused_is_kept(browser, live_server, anne) -> None:
    page = open_page(browser, live_server, "/sample", user=anne)
    for refusing in ("/sent-back", "/refused"):
        form = "f => f.closest('form').setAttribute('action', '{}')"
        _question(page).fill("Et udkast")
        _question(page).evaluate(form.format(refusing))
        page.get_by_role("button", name="Gem").click()
        page.wait_for_load_state("load")
        page.goto("/sample")
        assert _question(page).input_value() == "Et udkast"


def test_a_draft_can_be_thrown_away(browser, live_server, anne) -> None:
    page = open_page(browser, live_server, "/sample", user=anne)
    _question(page).fill("Et udkast")
    page.reload()
    with page.expect_navigation():
        page.locator("[data-discard]").click()
    assert _question(page).input_value() == ""


def test_another_persons_draft_is_not_shown(browser, live_server, anne, carl) -> None:
    page = open_page(browser, live_server, "/sample", user=anne)
    _question(page).fill("Kun for Anne")
    page.goto("/nowhere")
    kept = page.evaluate("Object.entries(localStorage)")
    assert kept
    other = open_page(browser, live_server, "/nowhere", user=carl)
    other.evaluate("kept => kept.forEach(([k, v]) => localStorage.setItem(k, v))", kept)
    other.goto("/sample")
    assert _question(other).input_value() == ""


def test_a_draft_does_not_cover_what_another_has_changed_since(
    browser, live_server, anne, monkeypatch
) -> None:
    page = open_page(browser, live_server, "/sample", user=anne)
    page.get_by_label("Titel").fill("Min titel")
    page.goto("/nowhere")
    form = sample_urls.SampleForm.base_fields["title"]
    monkeypatch.setattr(
        sample_urls.SampleForm, "__init__", _with_title(sample_urls.SampleForm.__init__)
    )
    page.goto("/sample")
    assert form.label
    assert page.get_by_label("Titel").input_value() == "En andens titel"
    page.get_by_text("Titel: Min titel").wait_for()


def _with_title(init):
    def changed(self, data=None, initial=None):
        init(self, data, initial={"title": "En andens titel"})

    return changed


def test_a_refused_page_shows_what_was_typed(browser, live_server, anne) -> None:
    page = open_page(browser, live_server, "/sample", user=anne)
    _question(page).fill("Mange ord\npå to linjer")
    _question(page).evaluate("f => f.form.setAttribute('action', '/refused')")
    page.get_by_role("button", name="Gem").click()
    page.get_by_text("Mange ord").wait_for()
    check_open_page(page, language="da")
    shoot(page, "refused")


def test_two_wordings_are_shown_side_by_side(browser, live_server, anne) -> None:
    page = open_page(browser, live_server, "/sample", user=anne)
    _question(page).evaluate(
        "f => { f.name = 'name'; f.form.setAttribute('action', '/stale') }"
    )
    _question(page).fill("Mit navn")
    page.get_by_role("button", name="Gem").click()
    page.get_by_text("Den andens navn").wait_for()
    page.get_by_text("Mit navn").wait_for()
    check_open_page(page, language="da")
    shoot(page, "stale")


def test_the_page_prints_without_what_is_pressed(browser, live_server, anne) -> None:
    page = open_page(browser, live_server, "/sample", user=anne)
    page.emulate_media(media="print")
    assert not page.get_by_role("button", name="Gem").is_visible()
    assert page.get_by_role("heading", level=1).is_visible()
    shoot(page, "sample-paper")
