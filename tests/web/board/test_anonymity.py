"""Nothing that is stored, logged or exported leads from an answer to who gave it."""

import json
import re
import uuid
from collections import defaultdict
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from folkmoot.web.accounts.models import User
from folkmoot.web.board.commands.boards import set_board
from folkmoot.web.board.models import Answer, PlenaryPoint
from folkmoot.web.board.queries.answerers import make_answerer
from folkmoot.web.events.errors import UndoRefusedError
from folkmoot.web.events.models import Batch, Event
from folkmoot.web.events.recording import SYSTEM, Actor
from folkmoot.web.events.returning import plan_return
from folkmoot.web.events.undo import undo_batch
from folkmoot.web.meetings.models import Group, Meeting
from folkmoot.web.statements.commands.presence import presence
from folkmoot.web.statements.models import Device
from tests.web.board.plenaries import answer, ask, mark, read
from tests.web.statements.phones import Phone, open_hall

pytestmark = pytest.mark.django_db

ADDRESS = "203.0.113.77"
_IDS = re.compile(
    r"[0-9a-f]{64}|[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}", re.IGNORECASE
)


@pytest.fixture
def phones(meeting: Meeting) -> list[Phone]:
    """One at each of two tables; each has written and been seen."""
    phones = [Phone(REMOTE_ADDR=ADDRESS).join(group) for group in open_hall(meeting)]
    for phone in phones:
        phone.add("Bussen")
    return phones


@pytest.fixture
def point(meeting: Meeting) -> PlenaryPoint:
    return ask(meeting)


def answer_all(phones: list[Phone], point: PlenaryPoint) -> None:
    for phone, choice in zip(phones, ("agree", "disagree"), strict=True):
        answer(phone, point, "unsure")
        answer(phone, point, choice)
        mark(phone, point)
        mark(phone, point, on=False)
        read(phone)
    presence.write()


def rows() -> Iterator[tuple[str, str]]:
    """Every row of every table, as one text."""
    for model in apps.get_models(include_auto_created=True):
        names = [field.attname for field in model._meta.concrete_fields]
        for values in model._base_manager.values(*names):
            told = {name: _plain(value) for name, value in values.items()}
            yield model._meta.label, json.dumps(told, default=str)


def _plain(value: Any) -> Any:
    return bytes(value).hex() if isinstance(value, bytes | memoryview) else value


def ids_in(text: str) -> set[str]:
    return {found.replace("-", "").lower() for found in _IDS.findall(text)}


def walk(start: str, *, past: set[str]) -> set[str]:
    """Every id that is reached from one: two that stand in a row are joined.

    What all answers share, as the meeting and the key point, joins nobody to anybody.
    """
    joined: defaultdict[str, set[str]] = defaultdict(set)
    for _, text in rows():
        found = ids_in(text) - past
        for each in found:
            joined[each] |= found
    reached, waiting = {start}, [start]
    while waiting:
        for each in joined[waiting.pop()] - reached:
            reached.add(each)
            waiting.append(each)
    return reached


def shared(meeting: Meeting, point: PlenaryPoint) -> set[str]:
    told = (meeting.id, meeting.consultation_id, point.id, point.key_point_id)
    return {each.hex for each in told}


def find_persons(meeting: Meeting) -> set[str]:
    """All that says who somebody is, or where they sit."""
    devices = Device.objects.filter(meeting=meeting)
    groups = Group.objects.filter(meeting=meeting).values_list("id", flat=True)
    return {
        *(device.id.hex for device in devices),
        *(device.digest for device in devices),
        *(group.hex for group in groups),
    }


def find_answerers() -> set[str]:
    return {each.hex for each in Answer.objects.values_list("answerer", flat=True)}


def test_no_way_leads_from_an_answer_to_a_device_or_a_group(
    meeting: Meeting, phones: list[Phone], point: PlenaryPoint
) -> None:
    answer_all(phones, point)
    persons = find_persons(meeting)
    assert len(find_answerers()) == len(phones)
    for answerer in find_answerers():
        reached = walk(answerer, past=shared(meeting, point))
        assert len(reached) > 5
        assert not reached & persons
        assert not reached & (find_answerers() - {answerer})


def test_the_walk_finds_the_group_where_the_setting_said_so(
    meeting: Meeting, phones: list[Phone]
) -> None:
    set_board(meeting=meeting, by=SYSTEM, command="set", answers_by_group=True)
    point = ask(meeting)
    answer_all(phones, point)
    for answerer in find_answerers():
        reached = walk(answerer, past=shared(meeting, point))
        assert reached & find_persons(meeting)
    assert read(phones[0])["by_group"]


def test_the_number_stands_only_where_answers_do(
    phones: list[Phone], point: PlenaryPoint
) -> None:
    answer_all(phones, point)
    answerers = find_answerers()
    tables = {label for label, text in rows() if ids_in(text) & answerers}
    assert tables <= {"board.Answer", "board.Mark", "events.Batch", "events.Event"}


def test_the_number_cannot_be_made_of_anything_that_is_stored(
    meeting: Meeting, phones: list[Phone], point: PlenaryPoint
) -> None:
    answer_all(phones, point)
    stored = {value for _, text in rows() for value in re.findall(r'"([^"]+)"', text)}
    stored |= {uuid.UUID(each).hex for each in stored if _is_id(each)}
    made = {make_answerer(value, meeting.id).hex for value in stored}
    assert not made & find_answerers()
    secrets = {phone.client.cookies["folkmoot-device"].value for phone in phones}
    assert {make_answerer(s, meeting.id).hex for s in secrets} == find_answerers()
    assert not secrets & stored


def _is_id(text: str) -> bool:
    return bool(re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", text))


def test_no_address_stands_in_a_table_or_in_the_access_log(
    phones: list[Phone], point: PlenaryPoint, caplog: pytest.LogCaptureFixture
) -> None:
    answer_all(phones, point)
    assert not [label for label, text in rows() if ADDRESS in text]
    lines = [record.getMessage() for record in caplog.records]
    answered = [line for line in lines if "/api/answers" in line]
    assert answered
    for line in answered:
        assert re.fullmatch(r"POST /api/answers 200 \d+ ms", line)


def test_an_answer_is_no_sign_of_life_of_the_device(
    meeting: Meeting, phones: list[Phone], point: PlenaryPoint
) -> None:
    presence.write()
    long_ago = timezone.now() - timedelta(hours=1)
    Device.objects.update(last_seen_at=long_ago)
    before = list(Device.objects.order_by("id").values())
    answer_all(phones, point)
    assert list(Device.objects.order_by("id").values()) == before


def test_the_time_of_an_answer_is_told_to_the_minute(
    phones: list[Phone], point: PlenaryPoint
) -> None:
    answer_all(phones, point)
    times = Batch.objects.filter(command="answer").values_list("at", flat=True)
    assert {(at.second, at.microsecond) for at in times} == {(0, 0)}


@pytest.mark.parametrize("by_group", [False, True])
def test_history_and_export_tell_of_a_phone_and_no_more(
    meeting: Meeting, phones: list[Phone], anne: User, by_group: bool
) -> None:
    set_board(meeting=meeting, by=SYSTEM, command="set", answers_by_group=by_group)
    answer_all(phones, ask(meeting))
    client, persons = Client(), find_persons(meeting)
    client.force_login(anne)
    download = reverse("meetings:history_download", args=[meeting.id])
    exported = client.get(download, {"as": "jsonl"})
    text = _read(exported)
    told = [line for line in text.splitlines() if '"kind": "answer.' in line]
    assert len(told) == 4
    for line in told:
        assert "en telefon i salen" in line
        assert "Gruppe" not in line
        assert not ids_in(line) & (persons | find_answerers())
    given = Answer.objects.first()
    assert given is not None
    page = client.get(reverse("meetings:row_history", args=[given.id]))
    assert "en telefon i salen" in page.content.decode()
    assert "Gruppe 1" not in page.content.decode()
    assert not ids_in(page.content.decode()) & (persons | find_answerers())


def _read(response: Any) -> str:
    body = b"".join(response) if response.streaming else response.content
    return str(body.decode())


def test_nobody_takes_an_answer_back_for_another(
    meeting: Meeting, phones: list[Phone], point: PlenaryPoint, anne: User
) -> None:
    answer_all(phones, point)
    batch = Event.objects.filter(kind="answer.created").first().batch  # type: ignore[union-attr]
    with pytest.raises(UndoRefusedError, match="written_by_group"):
        undo_batch(batch=batch, by=Actor.of_person(anne))
    plan = plan_return(meeting.id, timezone.now() - timedelta(days=1))
    assert batch.id in {kept.id for kept in plan.kept}
    assert Answer.objects.kept().count() == len(phones)
