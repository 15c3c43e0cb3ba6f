"""Streams tell what changed, once, to those who may read, for as long as they may."""

import asyncio
import contextlib
import dataclasses
import random
import uuid
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from folkmoot.web.accounts.models import User
from folkmoot.web.board.commands.boards import set_board
from folkmoot.web.board.live import streams
from folkmoot.web.board.live.channels import HALL, STAFF
from folkmoot.web.board.live.reader import afterwards, reader
from folkmoot.web.board.models import Likeness, View
from folkmoot.web.events.models import Event
from folkmoot.web.events.recording import SYSTEM, open_change
from folkmoot.web.events.tail import tail
from folkmoot.web.meetings.commands.keys import change_key
from folkmoot.web.meetings.models import JoinKey, Meeting, MeetingArea, Membership
from folkmoot.web.statements.commands.room import tell_hall
from folkmoot.web.statements.models import Statement
from tests.web.board.streams import Heard, Reader, do
from tests.web.statements.phones import Phone, open_hall

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(streams, "SECONDS_TO_ASK_AGAIN", 0.2)
    monkeypatch.setattr(streams, "SECONDS_TO_BEAT", 0.1)
    yield
    reader.close()
    afterwards.close()
    tail.close()


@pytest.fixture
def phone(meeting: Meeting) -> Phone:
    groups = open_hall(meeting)
    with open_change(meeting.id, by=SYSTEM, command="show_at_once") as change:
        change.change(meeting, show_at_once=True)
    return Phone().join(groups[0])


def count_events(meeting: Meeting) -> int:
    return Event.objects.filter(stream=meeting.id).count()


def test_what_is_written_is_told_to_the_board(meeting: Meeting, phone: Phone) -> None:
    async def watch() -> dict[str, Any]:
        board = Reader(STAFF, meeting.id)
        await board.wait_for(lambda heard: bool(heard.frames))
        await do(lambda: phone.add("Bus i weekenden"))
        await board.wait_for(lambda h: any(f["statements"] for f in h.frames))
        await board.leave()
        return board.heard.frames[-1]

    told = asyncio.run(watch())
    assert [each["text"] for each in told["statements"]] == ["Bus i weekenden"]
    assert (told["whole"], told["number"]) == (False, count_events(meeting))


def test_phones_are_told_what_is_new_at_their_table(
    meeting: Meeting, phone: Phone
) -> None:
    sheet, number = phone.sheet(), count_events(meeting)
    group = JoinKey.objects.filter(group__number=1).values_list("group", flat=True)[0]

    async def watch() -> list[dict[str, Any]]:
        own = Reader(HALL, meeting.id, after=number, group=group)
        await own.wait_for(lambda heard: bool(heard.frames))
        await do(lambda: phone.add("Bus i weekenden", sheet=sheet))
        await own.wait_for(lambda heard: len(heard.frames) > 1)
        await own.leave()
        return own.heard.frames

    before, told = asyncio.run(watch())
    assert "sheet" not in before
    assert [each["text"] for each in told["sheet"]["statements"]] == ["Bus i weekenden"]


def test_that_only_the_number_grew_is_told_at_leisure(
    meeting: Meeting, phone: Phone
) -> None:
    sheet, number = phone.sheet(), count_events(meeting)
    slow = dataclasses.replace(HALL, pause=0.01, leisure=60.0)
    quick = dataclasses.replace(HALL, pause=0.01, leisure=0.05, event="quick")

    async def watch() -> tuple[int, int]:
        other, soon = (Reader(each, meeting.id, after=number) for each in (slow, quick))
        for each in (other, soon):
            await each.wait_for(lambda heard: bool(heard.frames))
        await do(lambda: phone.add("Bus i weekenden", sheet=sheet))
        await soon.wait_for(lambda heard: heard.number == count)
        for each in (other, soon):
            await each.leave()
        return other.heard.number or 0, soon.heard.number or 0

    count = number + 1
    assert asyncio.run(watch()) == (number, count)


def test_phones_are_told_what_concerns_all(meeting: Meeting, phone: Phone) -> None:
    number = count_events(meeting)

    def say() -> None:
        tell_hall(meeting=meeting, text="Fem minutter igen", by=SYSTEM)

    def show() -> None:
        set_board(meeting=meeting, by=SYSTEM, command="show", view=View.PLENARY)

    async def watch() -> list[dict[str, Any]]:
        listening = Reader(HALL, meeting.id, after=number)
        for count, work in enumerate((say, show), start=1):
            await listening.wait_for(lambda h, n=count: len(h.frames) == n)
            await do(work)
        await listening.wait_for(lambda heard: len(heard.frames) == 3)
        await listening.leave()
        return listening.heard.frames

    _, said, shown = asyncio.run(watch())
    assert (said["all"], said["plenary"]["is_on"]) == (True, False)
    # A phone asks for the plenary by its number; the sheet is as it was.
    assert (shown["all"], shown["plenary"]["is_on"]) == (False, True)
    assert shown["plenary"]["number"] == shown["number"]


def test_what_is_drawn_together_is_told_though_it_is_in_no_log(
    meeting: Meeting, phone: Phone
) -> None:
    area = MeetingArea.objects.filter(meeting=meeting).first()

    def draw() -> None:
        # As the worker does it, in another process: nobody here is told.
        Likeness.objects.update_or_create(
            area=area, defaults={"meeting": meeting, "version": 3}
        )

    async def watch() -> None:
        board = Reader(STAFF, meeting.id)
        await board.wait_for(lambda heard: bool(heard.frames))
        await do(draw)
        await board.wait_for(lambda h: 3 in list_versions(h.frames[-1]))
        await board.leave()

    def list_versions(frame: dict[str, Any]) -> list[int]:
        return [each["version"] for each in frame["likeness"]]

    asyncio.run(watch())


def test_a_focus_area_in_other_words_is_told_though_it_stands_in_another_log(
    meeting: Meeting, phone: Phone
) -> None:
    number, area = count_events(meeting), MeetingArea.objects.filter(meeting=meeting)[0]

    def reword() -> None:
        with open_change(meeting.consultation_id, by=SYSTEM, command="do") as change:
            change.change(area.focus_area, title="Trafik")

    async def watch() -> list[dict[str, Any]]:
        board, hall = Reader(STAFF, meeting.id), Reader(HALL, meeting.id, after=number)
        for each in (board, hall):
            await each.wait_for(lambda heard: bool(heard.frames))
        await do(reword)
        await board.wait_for(lambda h: h.frames[-1]["areas"][0]["title"] == "Trafik")
        await hall.wait_for(lambda heard: len(heard.frames) > 1)
        for each in (board, hall):
            await each.leave()
        return hall.heard.frames

    before, after = asyncio.run(watch())
    assert (after["wordings"], after["number"]) == (before["wordings"] + 1, number)


async def come_and_go(
    meeting: Meeting, chance: random.Random, finished: asyncio.Future[int]
) -> dict[str, str]:
    """What a board has that is cut off again and again, and resumes each time.

    The last time it stays until it is where the log ends, which `finished` tells.
    """
    has: dict[str, str] = {}
    number: int | None = None
    is_last = False
    while not is_last:
        is_last = finished.done()
        coming = Reader(STAFF, meeting.id, after=number)
        if is_last:
            await coming.wait_for(lambda heard: heard.number == finished.result())
        else:
            count = chance.choice((1, 1, 2))
            with contextlib.suppress(TimeoutError):
                await coming.wait_for(lambda h, n=count: len(h.frames) >= n, seconds=1)
        await coming.leave()
        for frame in coming.heard.frames:
            assert frame["whole"] == (number is None)
            assert frame["from"] == number
            number = frame["number"]
            has |= {each["id"]: each["text"] for each in frame["statements"]}
        await asyncio.sleep(chance.random() / 5)
    return has


def test_who_comes_and_goes_has_what_one_who_stayed_has(
    meeting: Meeting, phone: Phone
) -> None:
    sheet, chance = phone.sheet(), random.Random(7)

    async def watch() -> list[dict[str, str]]:
        finished = asyncio.get_running_loop().create_future()
        ends: list[int] = []
        moving = [
            asyncio.ensure_future(come_and_go(meeting, chance, finished))
            for _ in range(3)
        ]
        for index in range(24):
            await do(lambda i=index: phone.add(f"Udsagn {i}", sheet=sheet))
            await asyncio.sleep(chance.random() / 10)
        await do(lambda: ends.append(count_events(meeting)))
        finished.set_result(ends[0])
        return await asyncio.gather(*moving)

    told = asyncio.run(watch())
    written = {str(each.id): each.text for each in Statement.objects.all()}
    assert len(written) == 24
    assert told == [written] * 3


def test_one_who_does_not_read_is_queued_nothing_and_catches_up_at_once(
    meeting: Meeting, phone: Phone
) -> None:
    sheet = phone.sheet()

    async def watch() -> list[dict[str, Any]]:
        told = streams.tell(STAFF, meeting.id, after=None, may_read=lambda: True)
        slow = aiter(told)
        other = Reader(STAFF, meeting.id)
        heard = Heard()
        while not heard.frames:
            heard.take(await anext(slow))
        for index in range(5):
            await do(lambda i=index: phone.add(f"Udsagn {i}", sheet=sheet))
            await other.wait_for(lambda h, i=index: _count_statements(h.frames) > i)
        while not _count_statements(heard.frames):
            heard.take(await anext(slow))
        await other.leave()
        await told.aclose()  # type: ignore[attr-defined]
        return heard.frames

    frames = asyncio.run(watch())
    assert len(frames[-1]["statements"]) == 5


def _count_statements(frames: list[dict[str, Any]]) -> int:
    return sum(len(frame["statements"]) for frame in frames)


def test_streams_that_are_told_nothing_ask_nothing(
    meeting: Meeting, phone: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(streams, "SECONDS_TO_ASK_AGAIN", 60.0)
    reads: list[int] = []
    number = count_events(meeting)

    async def watch() -> None:
        read = HALL.read

        def count(meeting_id: uuid.UUID, after: int | None, readers: int) -> Any:
            reads.append(1)
            return read(meeting_id, after, readers)

        channel = type(HALL)("hall", count, pause=0.05)
        hall = [Reader(channel, meeting.id, after=number) for _ in range(200)]
        for each in hall:
            await each.wait_for(lambda heard: bool(heard.frames))
        await hall[0].wait_for(lambda heard: len(heard.events) > 12)
        assert streams.streams.count == 200
        for each in hall:
            await each.leave()

    asyncio.run(watch())
    # Once for all at first, and once when the log was looked up for the first time.
    assert len(reads) <= 2
    assert streams.streams.count == 0


def test_a_stream_ends_with_the_right_to_read(
    meeting: Meeting, mia: User, phone: Phone
) -> None:
    from folkmoot.web.board.views.live import _may_still_read

    client = Client()
    client.force_login(mia)
    session = client.session

    async def watch() -> list[str]:
        board = Reader(
            STAFF, meeting.id, may_read=lambda: _may_still_read(session, meeting.id)
        )
        await board.wait_for(lambda heard: bool(heard.frames))
        await do(lambda: Membership.objects.filter(user=mia).delete())
        await board.wait_for_end()
        return [event for event, _ in board.heard.events]

    assert asyncio.run(watch())[-1] == "out"


def test_a_stream_ends_when_its_reader_signs_out(meeting: Meeting, mia: User) -> None:
    from folkmoot.web.board.views.live import _may_still_read

    client = Client()
    client.force_login(mia)
    session = client.session
    assert _may_still_read(session, meeting.id)
    Session.objects.all().delete()
    assert not _may_still_read(session, meeting.id)


def test_a_phone_whose_key_was_changed_is_told_no_more(
    meeting: Meeting, phone: Phone
) -> None:
    from folkmoot.web.board.views.live import _is_still_there

    secret = phone.client.cookies["folkmoot-device"].value
    assert _is_still_there(secret, meeting.id)
    assert not _is_still_there(secret, uuid.uuid4())
    change_key(
        join_key=JoinKey.objects.get(meeting=meeting, group__number=1), by=SYSTEM
    )
    assert not _is_still_there(secret, meeting.id)


def test_only_who_may_read_is_told(
    client: Client, meeting: Meeting, carl: User, mia: User
) -> None:
    address = f"/m/{meeting.id}/live"
    assert client.get(address).status_code == 302
    client.force_login(carl)
    assert client.get(address).status_code == 404
    client.force_login(mia)
    assert client.get(address)["Content-Type"].startswith("text/event-stream")
    assert Client().get("/api/live").status_code == 401


def test_where_no_stream_can_be_kept_open_one_frame_is_told(
    meeting: Meeting, phone: Phone
) -> None:
    number = count_events(meeting)
    response = phone.client.get("/api/live", headers={"Last-Event-ID": str(number)})
    assert b'"all":false' in response.content
    assert response["Cache-Control"] == "no-store"
    assert b'"all":true' in phone.client.get("/api/live").content


def test_more_streams_than_the_server_can_hold_are_refused(
    meeting: Meeting, phone: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(streams, "MOST_STREAMS", 0)
    monkeypatch.setattr(streams, "ASGIRequest", object)
    response = phone.client.get("/api/live")
    assert (response.status_code, response["Retry-After"]) == (503, "60")


def test_what_phones_are_told_is_read_in_few_steps(
    meeting: Meeting, phone: Phone
) -> None:
    number = count_events(meeting)
    for index in range(3):
        phone.add(f"Udsagn {index}")
    HALL.read(meeting.id, number, 1)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        HALL.read(meeting.id, number, 1)
    assert len(asked) <= 10
