"""What one does at a desk is told at the others, from both logs, with who is there."""

import asyncio
from collections.abc import Iterator
from typing import Any

import pytest

from folkmoot.web.accounts.models import User
from folkmoot.web.board.live import streams
from folkmoot.web.board.live.reader import afterwards, reader
from folkmoot.web.desk.live.being_there import be_there
from folkmoot.web.desk.live.channel import DESK
from folkmoot.web.desk.models import Presence
from folkmoot.web.desk.queries.numbers import read_numbers
from folkmoot.web.desk.queries.scope import Desk
from folkmoot.web.events.tail import tail
from folkmoot.web.meetings.models import Meeting
from folkmoot.web.statements.models import Placement
from tests.web.board.streams import Heard, Reader, always, do
from tests.web.desk.laid_out import make_point, match, place, say

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(streams, "SECONDS_TO_BEAT", 0.1)
    yield
    reader.close()
    afterwards.close()
    tail.close()


def list_frames(heard: Heard) -> list[dict[str, Any]]:
    return [told for event, told in heard.events if event == "desk"]


def test_what_is_gathered_is_told_with_its_key_point_and_its_duplicates(
    meeting: Meeting,
) -> None:
    statement, twin = say(meeting, "Bus"), say(meeting, "Bus!", group=2)
    place(twin, Placement.Kind.DUPLICATE, original=statement)
    desk = Desk(meeting.consultation)
    number = read_numbers(desk).total
    made = []

    def gather() -> None:
        made.append(make_point(meeting, "Flere busser"))
        match(statement, made[0])

    async def watch() -> list[dict[str, Any]]:
        other = Reader(DESK, desk.stream_id, after=number)
        await other.wait_for(lambda heard: bool(list_frames(heard)))
        await do(gather)
        await other.wait_for(lambda h: any(f["statements"] for f in list_frames(h)))
        await other.leave()
        return list_frames(other.heard)

    told = asyncio.run(watch())[-1]
    assert set(told["statements"]) == {str(statement.id), str(twin.id)}
    assert (told["points"], told["whole"]) == ([str(made[0].id)], False)
    assert told["number"] == read_numbers(desk).total


def test_who_comes_with_a_number_nobody_knows_is_told_to_read_all(
    meeting: Meeting,
) -> None:
    frame = DESK.read(meeting.consultation_id, 10**6, 1)
    assert b'"whole":true' in frame.chunk


def test_each_is_told_who_else_is_at_the_desk(
    meeting: Meeting, anne: User, bo: User
) -> None:
    desk = Desk(meeting.consultation)

    def open_desk(person: User) -> Any:
        told = streams.tell(DESK, desk.stream_id, after=None, may_read=always)
        return be_there(told, desk=desk, person=person)

    async def listen(told: Any, heard: Heard) -> None:
        async for chunk in told:
            heard.take(chunk)

    async def meet() -> Heard:
        annes, bos = Heard(), Heard()
        hers = asyncio.create_task(listen(open_desk(anne), annes))
        his = asyncio.create_task(listen(open_desk(bo), bos))
        async with asyncio.timeout(30):
            while not any(len(f["people"]) == 2 for f in list_frames(annes)):
                await asyncio.sleep(0.01)
            his.cancel()
            while len(list_frames(annes)[-1]["people"]) == 2:
                await asyncio.sleep(0.01)
        hers.cancel()
        await asyncio.gather(hers, his, return_exceptions=True)
        return annes

    heard = asyncio.run(meet())
    assert [each["name"] for each in list_frames(heard)[-1]["people"]] == ["Anne"]
    assert not Presence.objects.exists()
