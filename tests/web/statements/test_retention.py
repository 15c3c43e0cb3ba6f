"""A month after closing, answers kept for phones and their marks are forgotten."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from folkmoot.web.events.models import HandledRequest
from folkmoot.web.events.recording import SYSTEM
from folkmoot.web.events.verifying import verify_log
from folkmoot.web.meetings.models import Meeting
from folkmoot.web.statements.commands.retention import (
    KEPT_AFTER_CLOSING,
    Forgotten,
    forget_what_is_over,
)
from folkmoot.web.statements.commands.room import close_meeting
from folkmoot.web.statements.models import Device, Statement
from folkmoot.web.statements.tasks import forget, keep_forgetting
from tests.web.statements.phones import Phone, open_hall

pytestmark = pytest.mark.django_db
MONTH = KEPT_AFTER_CLOSING + timedelta(minutes=1)


@pytest.fixture
def phone(meeting: Meeting) -> Phone:
    phone = Phone().join(open_hall(meeting)[0])
    phone.add("Bussen kører for sjældent")
    return phone


def test_nothing_is_forgotten_while_the_meeting_goes_on(phone: Phone) -> None:
    at = timezone.now() + MONTH
    assert forget_what_is_over(at=at) == Forgotten(answers=0, devices=0)


def test_nothing_is_forgotten_soon_after_closing(
    phone: Phone, meeting: Meeting
) -> None:
    close_meeting(meeting=meeting, by=SYSTEM)
    at = timezone.now() + timedelta(days=29)
    assert forget_what_is_over(at=at) == Forgotten(answers=0, devices=0)


def test_after_a_month_words_stay_and_marks_of_phones_go(
    phone: Phone, meeting: Meeting
) -> None:
    close_meeting(meeting=meeting, by=SYSTEM)
    at = timezone.now() + MONTH
    assert forget_what_is_over(at=at) == Forgotten(answers=1, devices=1)
    assert forget_what_is_over(at=at) == Forgotten(answers=0, devices=0)
    assert not HandledRequest.objects.exists()
    device = Device.objects.get()
    assert (device.group, device.language, device.joined_groups) == (None, "", [])
    assert phone.client.get("/api/sheet").status_code == 401
    statement = Statement.objects.get()
    assert (statement.text, statement.device) == ("Bussen kører for sjældent", device)
    assert verify_log(meeting.id).faults == ()


def test_forgetting_comes_again_by_itself_and_only_once() -> None:
    keep_forgetting()
    keep_forgetting()
    assert DBTaskResult.objects.count() == 1
    forget.call()
    waiting = DBTaskResult.objects.order_by("run_after").last()
    assert waiting.run_after > timezone.now() + timedelta(hours=5)
