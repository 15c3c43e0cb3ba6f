"""What is kept of a hall in memory is always as the database has it."""

from typing import Any

import pytest
from django.db import transaction

from folkmoot.web.board.queries.kept_halls import KeptHall, read_kept_hall
from folkmoot.web.events.recording import SYSTEM, open_change
from folkmoot.web.events.undo import undo_batch
from folkmoot.web.meetings.models import Group, Meeting
from folkmoot.web.statements.models import Sheet, Statement
from tests.web.statements.phones import Phone, open_hall

pytestmark = pytest.mark.django_db


@pytest.fixture
def phone(meeting: Meeting) -> Phone:
    return Phone().join(open_hall(meeting)[0])


def assert_as_stored(meeting: Meeting) -> None:
    kept, stored = read_kept_hall(meeting.id), KeptHall.read(meeting.id)
    assert kept.list_written() == stored.list_written()
    assert kept.list_hand_ins() == stored.list_hand_ins()
    assert (kept.sheets, kept.number) == (stored.sheets, stored.number)


def do(meeting: Meeting, verb: str, *arguments: Any, **values: Any) -> Any:
    with open_change(meeting.id, by=SYSTEM, command="try") as change:
        getattr(change, verb)(*arguments, **values)
    return change.batch


def test_what_is_written_changed_removed_and_undone_is_seen(
    meeting: Meeting, phone: Phone
) -> None:
    first, second = (phone.add(word)["statement"]["id"] for word in ("Bus", "Tog"))
    assert_as_stored(meeting)
    assert phone.do("hand_in", sheet=phone.sheet())["status"] == "done"
    assert_as_stored(meeting)
    batch = do(meeting, "change", Statement.objects.get(id=first), text="Cykel")
    assert_as_stored(meeting)
    do(meeting, "remove", Statement.objects.get(id=second))
    assert_as_stored(meeting)
    undo_batch(batch=batch, by=SYSTEM)
    do(meeting, "restore", Statement.objects.get(id=second))
    assert_as_stored(meeting)
    assert [each.text for each in read_kept_hall(meeting.id).list_written()] == [
        "Bus",
        "Tog",
    ]


def test_what_was_read_of_a_change_that_was_taken_back_is_not_kept(
    meeting: Meeting, phone: Phone
) -> None:
    statement = Statement.objects.get(id=phone.add("Bus")["statement"]["id"])
    with transaction.atomic():
        do(meeting, "change", statement, text="Aldrig")
        assert read_kept_hall(meeting.id).list_written()[0].text == "Aldrig"
        transaction.set_rollback(True)
    assert_as_stored(meeting)
    do(meeting, "change", Statement.objects.get(id=statement.id), marked=True)
    assert_as_stored(meeting)


def test_what_is_read_in_the_midst_of_a_move_stands_on_a_sheet_that_is_known(
    meeting: Meeting, phone: Phone
) -> None:
    statement = Statement.objects.get(id=phone.add("Bus")["statement"]["id"])
    before = KeptHall.read(meeting.id)
    group = Group.objects.create(meeting=meeting, number=9)
    sheet = Sheet(meeting=meeting, group=group, area=statement.sheet.area)
    do(meeting, "create", sheet)
    do(meeting, "change", statement, sheet=sheet)
    # The events were asked for before there was the one of the new sheet.
    changed = {Statement._meta.label: {statement.id}}
    read = before._with(meeting.id, changed, before.number, before.hash)
    assert {each.sheet for each in read.list_written()} <= read.sheets.keys()
