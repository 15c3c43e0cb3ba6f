"""One address does all that is done at the desk, once however often it is sent."""

import re
import uuid
from pathlib import Path

import pytest

from folkmoot.web.accounts.models import User
from folkmoot.web.desk.views.deeds import DEEDS
from folkmoot.web.events.models import Batch
from folkmoot.web.meetings.models import Meeting
from folkmoot.web.statements.models import KeyPoint, Match
from tests.web.desk.laid_out import make_point, say
from tests.web.desk.page import Page

pytestmark = pytest.mark.django_db
CONTRACT = Path(__file__).parents[3] / "docs" / "reference" / "desk.md"


@pytest.fixture
def page(anne: User, meeting: Meeting) -> Page:
    return Page(anne, meeting)


def test_what_is_sent_twice_is_done_once(meeting: Meeting, page: Page) -> None:
    statement, point = say(meeting, "Flere busser"), make_point(meeting, "Busser")
    asked = {
        "request": str(uuid.uuid4()),
        "parts": [{"statement": str(statement.id), "segment": None}],
        "key_point": str(point.id),
        "side": "opposes",
    }
    first, second = page.do("gather", **asked), page.do("gather", **asked)
    assert first["batch"] == second["batch"]
    assert first["ledger"] == {
        "waiting": 0, "gathered": 1, "alone": 0, "aside": 0, "total": 1
    }  # fmt: skip
    assert Match.objects.get().side == "opposes"
    assert page.ask("key-points")["last"] == [str(point.id)]
    page.do("undo")
    assert not Match.objects.kept().exists()


def test_a_wording_of_somebody_elses_is_not_written_over(
    meeting: Meeting, page: Page
) -> None:
    point = make_point(meeting, "Busser")
    asked = {"key_point": str(point.id), "version": 0}
    page.do("reword", text="Flere busser", **asked)
    refused = page.send("reword", text="Færre busser", **asked)
    assert (refused["http"], refused["code"]) == (409, "stale_field")
    assert refused["now"] == {
        "text": "Flere busser", "version": 1, "id": str(point.id)
    }  # fmt: skip
    assert KeyPoint.objects.get(id=point.id).text == "Flere busser"


def test_a_member_reads_and_decides_nothing(
    meeting: Meeting, page: Page, mia: User
) -> None:
    statement = say(meeting, "Flere busser")
    members = Page(mia, meeting)
    refused = members.send("stand_alone", statements=[str(statement.id)])
    assert refused["http"] == 403
    assert members.list_texts() == ["Flere busser"]
    assert not Batch.objects.filter(command__startswith="desk_").exists()


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("gather", {"parts": ["x"], "key_point": "y"}),
        ("stand_alone", {"statements": "all"}),
        ("set_aside", {"statements": [], "reason": "because"}),
        ("write_memo", {"id": 3}),
        ("accept_point", {"point": "0" * 32, "with_matches": "yes"}),
        ("fly", {}),
    ],
)
def test_what_no_page_of_ours_sends_is_refused(page: Page, name, fields) -> None:
    refused = page.send(name, **fields)
    assert (refused["status"], refused["http"] in (400, 409)) == ("refused", True)


def test_all_that_can_be_done_is_in_the_contract() -> None:
    table = CONTRACT.read_text("utf-8").partition("| do | arguments |")[2]
    names = re.findall(r"^\| ([^|]+) \|", table.partition("\n\n")[0], re.MULTILINE)
    told = {name for cell in names for name in re.findall(r"`(\w+)`", cell)}
    assert told == set(DEEDS)
