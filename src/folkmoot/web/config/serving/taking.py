"""Letting go who does not take what is sent: a stream is not written to for ever.

A browser whose machine went to sleep stays connected for a quarter of an hour. It is
let go much sooner, and comes back by itself, from where it was.
"""

import asyncio
import socket
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any, TypeAlias

Message: TypeAlias = MutableMapping[str, Any]
Send: TypeAlias = Callable[[Message], Awaitable[None]]

SECONDS_TO_TAKE = 20.0
_KIND = b"text/event-stream"


def bound_patience(listener: socket.socket) -> None:
    """Let the system end connections whose other side has not answered for so long."""
    option = getattr(socket, "TCP_USER_TIMEOUT", None)
    if option is not None:
        patience = int(SECONDS_TO_TAKE * 1000)
        listener.setsockopt(socket.IPPROTO_TCP, option, patience)


def is_stream(start: Message) -> bool:
    """Whether the answer that begins is a stream of events."""
    return any(
        name.lower() == b"content-type" and value.startswith(_KIND)
        for name, value in start.get("headers", ())
    )


def send_while_taken(send: Send, seconds: float = SECONDS_TO_TAKE) -> Send:
    """Send on, but only to one who takes it in time; the connection is cut else."""

    async def send_in_time(message: Message) -> None:
        try:
            async with asyncio.timeout(seconds):
                await send(message)
        except TimeoutError:
            _cut(send)

    return send_in_time


def _cut(send: Send) -> None:
    """End the connection at once. ASGI has no word for it, so the server is asked."""
    transport = getattr(getattr(send, "__self__", None), "transport", None)
    if transport is not None:
        transport.abort()
