"""So many requests at once and no more; the others wait in line.

Django runs each request in a thread of its own. When a hall of phones asks at once, a
hundred threads take turns at Python's one lock, and the one that holds the database's
turn waits behind all of them between each two of its steps. With a few seats, who sits
is served quickly, and first come is first served. A seat is a thread that stays, and so
does its connection to the database.

Nobody sits while his words are still on their way: a request is heard to its end before
it takes a seat, and what is too large for that (a photo over bad wifi) takes none.
"""

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any, TypeAlias

from asgiref.sync import SyncToAsync, ThreadSensitiveContext

from folkmoot.web.config.serving.taking import is_stream, send_while_taken

Message: TypeAlias = MutableMapping[str, Any]
Receive: TypeAlias = Callable[[], Awaitable[Message]]
Send: TypeAlias = Callable[[Message], Awaitable[None]]
Application: TypeAlias = Callable[[Any, Any, Any], Awaitable[None]]

SEATS = 6
LARGEST_HEARD = 2_000_000  # bytes; a hundred changes of the longest statements are less


class Seats:
    """An application in front of which requests stand in line for a seat."""

    def __init__(self, application: Application, count: int = SEATS) -> None:
        self._application = application
        self._free: asyncio.LifoQueue[ThreadSensitiveContext] = asyncio.LifoQueue()
        for _ in range(count):
            self._free.put_nowait(ThreadSensitiveContext())

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Answer in the seat's thread, and leave it once the answer has begun.

        What streams its answer for hours must not keep a seat for it.
        """
        if scope["type"] != "http" or _is_large(scope):
            await self._application(scope, receive, send)
            return
        heard = await _hear_out(receive)
        seat = await self._free.get()
        is_taken, answer = True, send

        async def send_and_leave(message: Message) -> None:
            nonlocal is_taken, answer
            if is_taken and message["type"] == "http.response.start":
                is_taken = False
                self._free.put_nowait(seat)
                if is_stream(message):
                    answer = send_while_taken(send)
            await answer(message)

        token = SyncToAsync.thread_sensitive_context.set(seat)
        try:
            await self._application(scope, heard, send_and_leave)
        finally:
            SyncToAsync.thread_sensitive_context.reset(token)
            if is_taken:
                self._free.put_nowait(seat)


def _is_large(scope: Message) -> bool:
    """True where the body is too large to be held, or of a length that is not told."""
    headers = dict(scope["headers"])
    told = headers.get(b"content-length", b"0")
    return (
        b"transfer-encoding" in headers
        or not told.isdigit()
        or int(told) > LARGEST_HEARD
    )


async def _hear_out(receive: Receive) -> Receive:
    """Wait until all of the request is here; what is returned tells it once more."""
    heard = [await receive()]
    while heard[-1]["type"] == "http.request" and heard[-1].get("more_body", False):
        heard.append(await receive())
    heard.reverse()

    async def tell_again() -> Message:
        return heard.pop() if heard else await receive()

    return tell_again
