"""Requests stand in line for a seat, and sit only once they are all here."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from folkmoot.web.config.serving.seats import LARGEST_HEARD, Seats

Message = dict[str, Any]
LAST = {"type": "http.request", "body": b"ord", "more_body": False}


def ask(length: int | None = 3) -> Message:
    told = [] if length is None else [(b"content-length", str(length).encode())]
    return {"type": "http", "headers": told}


async def answer(scope: Message, receive: Any, send: Any) -> None:
    body = b""
    more = True
    while more:
        message = await receive()
        body += message.get("body", b"")
        more = message.get("more_body", False)
    await send({"type": "http.response.start"})
    await send({"type": "http.response.body", "body": body})


def hear(*messages: Message) -> Callable[[], Awaitable[Message]]:
    waiting = list(messages)

    async def receive() -> Message:
        return waiting.pop(0) if waiting else await asyncio.Future()

    return receive


async def call(seats: Seats, scope: Message, receive: Any) -> list[Message]:
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    await seats(scope, receive, send)
    return sent


def test_a_request_is_answered_with_all_of_its_words() -> None:
    first = {"type": "http.request", "body": b"to ", "more_body": True}
    sent = asyncio.run(call(Seats(answer, 1), ask(6), hear(first, LAST)))
    assert sent[1]["body"] == b"to ord"


def test_one_whose_words_are_on_their_way_keeps_nobody_waiting() -> None:
    async def both() -> list[Message]:
        seats = Seats(answer, 1)
        slow = asyncio.create_task(call(seats, ask(), hear()))
        await asyncio.sleep(0)
        sent = await asyncio.wait_for(call(seats, ask(), hear(LAST)), 5)
        slow.cancel()
        return sent

    assert asyncio.run(both())[1]["body"] == b"ord"


def test_what_is_large_takes_no_seat() -> None:
    async def both() -> list[Message]:
        seats = Seats(answer, 1)
        slow = asyncio.create_task(call(seats, ask(LARGEST_HEARD + 1), hear()))
        await asyncio.sleep(0)
        sent = await asyncio.wait_for(call(seats, ask(), hear(LAST)), 5)
        slow.cancel()
        return sent

    assert asyncio.run(both())[1]["body"] == b"ord"


def test_a_seat_is_free_again_after_a_fault() -> None:
    async def fail(scope: Message, receive: Any, send: Any) -> None:
        if await receive() != LAST:
            raise ValueError

    async def twice() -> None:
        seats = Seats(fail, 1)
        for _ in range(2):
            try:
                await asyncio.wait_for(
                    call(seats, ask(), hear(dict(LAST, body=b""))), 5
                )
            except ValueError:
                continue

    asyncio.run(twice())
