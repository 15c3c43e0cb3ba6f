"""What is chosen is told in full: its words in context, what was decided, by whom."""

import html
import json
import re

import pytest

from folkmoot.web.accounts.models import User
from folkmoot.web.desk.models import Suggestion
from folkmoot.web.meetings.models import Meeting
from folkmoot.web.statements.models import Match, Placement, Side, Statement
from tests.web.desk.laid_out import (
    make_point,
    match,
    place,
    run_machine,
    say,
    see_point,
    suggest,
)
from tests.web.desk.page import Page

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(anne: User, meeting: Meeting) -> Page:
    return Page(anne, meeting)


@pytest.fixture
def statement(meeting: Meeting) -> Statement:
    say(meeting, "Før det")
    chosen = say(meeting, "Flere busser <nu>")
    say(meeting, "Efter det")
    return chosen


def press(page: Page, panel: str, name: str) -> None:
    """The first button of the panel that does this."""
    found = re.search(rf'data-do="{name}" data-args="([^"]*)"', panel)
    assert found, name
    page.do(name, **json.loads(html.unescape(found[1])))


def test_a_statement_is_told_with_what_stands_beside_it(
    page: Page, statement: Statement
) -> None:
    panel = page.read(f"statements/{statement.id}/")
    assert "Flere busser &lt;nu&gt;" in panel
    assert panel.index("Før det") < panel.index("<b>Flere") < panel.index("Efter det")


def test_what_was_decided_can_be_changed_where_it_is_told(
    page: Page, statement: Statement, meeting: Meeting
) -> None:
    match(statement, make_point(meeting, "Busser"), run=None, score=0.5, reason="bus")
    press(page, page.read(f"statements/{statement.id}/"), "set_side")
    assert Match.objects.kept().get().side == Side.OPPOSES
    press(page, page.read(f"statements/{statement.id}/"), "take_out")
    assert not Match.objects.kept().exists()


def test_a_suggestion_is_told_with_its_reason_and_accepted(
    page: Page, statement: Statement, meeting: Meeting, anne: User
) -> None:
    run = run_machine(meeting, anne)
    suggest(run, statement, see_point(run, "Flere busser"), reason="deler: busser")
    panel = page.read(f"statements/{statement.id}/")
    assert "deler: busser" in panel
    assert "0,80" in panel
    press(page, panel, "accept")
    (point,) = page.ask("key-points")["points"]
    told = page.read(f"key-points/{point['id']}/")
    assert "Flere busser &lt;nu&gt;" in told
    assert "Anne" in told


def test_a_proposed_key_point_is_told_and_made(
    page: Page, statement: Statement, meeting: Meeting, anne: User
) -> None:
    run = run_machine(meeting, anne)
    seen = see_point(run, "Flere busser", source=statement)
    suggest(run, statement, seen)
    press(page, page.read(f"key-points/{seen.id}/"), "decline")
    assert not page.ask("statements", state="suggested")["rows"]
    press(page, page.read(f"key-points/{seen.id}/"), "accept_point")
    assert page.ask("key-points")["suggested"] == []
    assert Suggestion.objects.count() == 1


def test_memos_and_placements_are_told_and_taken_back(
    page: Page, statement: Statement, meeting: Meeting
) -> None:
    twin = say(meeting, "Bus igen", group=2)
    place(twin, Placement.Kind.DUPLICATE, original=statement)
    place(statement, Placement.Kind.ASIDE, reason="other", words="Uden for emnet")
    asked = {"id": "7" * 32, "about_type": "statement", "about": str(statement.id)}
    page.do("write_memo", text="Spørg Bo", **asked)
    panel = page.read(f"statements/{statement.id}/")
    assert all(words in panel for words in ("Uden for emnet", "Bus igen", "Spørg Bo"))
    press(page, panel, "remove_memo")
    press(page, page.read(f"statements/{statement.id}/"), "put_back")
    assert page.ask("statements")["ledger"]["waiting"] == 4


def test_a_member_reads_without_buttons_and_without_who_did_it(
    page: Page, statement: Statement, meeting: Meeting, mia: User
) -> None:
    point = make_point(meeting, "Busser")
    asked = {"parts": [{"statement": str(statement.id), "segment": None}]}
    page.do("gather", key_point=str(point.id), **asked)
    members = Page(mia, meeting)
    for address in (f"statements/{statement.id}/", f"key-points/{point.id}/"):
        panel = members.read(address)
        assert "Flere busser" in panel
        assert "data-do" not in panel
        assert "Anne" not in panel
