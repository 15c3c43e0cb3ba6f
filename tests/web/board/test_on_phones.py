"""The plenary as a part of the phone's page, and who may answer on it."""

import json
import re

import pytest

from folkmoot.web.board.commands.boards import set_board
from folkmoot.web.board.models import Answer
from folkmoot.web.events.models import Event
from folkmoot.web.events.recording import SYSTEM
from folkmoot.web.meetings.join_keys import make_token
from folkmoot.web.meetings.models import JoinKey, Meeting
from folkmoot.web.statements.shell import describe_shell, list_modules, render_page
from tests.web.board.plenaries import answer, ask, send
from tests.web.statements.phones import Phone, open_hall

PART = "/static/board/plenary.js"


@pytest.mark.django_db
def test_a_guest_at_no_table_answers_and_is_counted_without_a_group(
    meeting: Meeting,
) -> None:
    open_hall(meeting)
    set_board(meeting=meeting, by=SYSTEM, command="set", answers_by_group=True)
    guest = Phone()
    door = JoinKey.objects.get(meeting=meeting, group=None)
    guest.post("/api/join", {"token": make_token(door)})
    assert answer(guest, ask(meeting), "agree")["status"] == "done"
    assert Answer.objects.get().group_id is None


@pytest.mark.django_db
def test_a_thousand_times_the_same_answer_is_one_row_and_one_event(
    meeting: Meeting,
) -> None:
    phone, point = Phone().join(open_hall(meeting)[0]), ask(meeting)
    same = [{"point": str(point.id), "choice": "agree"}] * 100
    for _again in range(10):
        assert {each["status"] for each in send(phone, answers=same)["results"]} == {
            "done"
        }
    assert Answer.objects.count() == 1
    assert Event.objects.filter(subject_type="board.Answer").count() == 1


def test_the_sheets_page_has_the_plenary_before_its_own_script() -> None:
    page = render_page("/s")
    scripts = re.findall(r'<script type="module" src="([^"]+)"', page)
    assert scripts == [PART, "/static/statements/sheet.js"]
    assert '<link rel="stylesheet" href="/static/board/plenary.css">' in page
    assert PART not in render_page("/j")


def test_all_of_the_plenary_is_loaded_at_once_and_kept_by_the_phone() -> None:
    page, kept = render_page("/s"), json.dumps(dict(describe_shell().files))
    modules = list_modules("board/plenary.js")
    assert "board/plenary_queue.js" in modules
    assert "statements/dom.js" in modules
    for module in modules:
        assert f'"/static/{module}"' in page
        assert f'"/static/{module}"' in kept
