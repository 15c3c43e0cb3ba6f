"""HTTP and event streams over loopback, light enough to stand in for a thousand phones.

The load generator shares the machine with the server, so it does as little as it can:
no stream objects, no task for each connection, and bodies stay bytes.
"""

import asyncio
from collections.abc import Callable


class LostAnswerError(Exception):
    """No answer came, so nobody knows whether the request was done."""


class Connection(asyncio.Protocol):
    """One kept connection; one request at a time, as a browser's fetch would."""

    def __init__(self) -> None:
        self._transport: asyncio.Transport | None = None
        self._heard = bytearray()
        self._answer: asyncio.Future[tuple[bytes, bytes]] | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._heard += data
        end = self._heard.find(b"\r\n\r\n")
        if end < 0:
            return
        head = bytes(self._heard[:end])
        body_at = end + 4
        length = _read_length(head)
        if len(self._heard) < body_at + length or self._answer is None:
            return
        body = bytes(self._heard[body_at : body_at + length])
        self._heard.clear()
        answer, self._answer = self._answer, None
        if not answer.done():
            answer.set_result((head, body))

    def connection_lost(self, exc: Exception | None) -> None:
        self._transport = None
        if self._answer is not None and not self._answer.done():
            self._answer.set_exception(LostAnswerError("hung up"))

    @property
    def is_open(self) -> bool:
        return self._transport is not None and not self._transport.is_closing()

    async def ask(self, request: bytes, patience: float) -> tuple[bytes, bytes]:
        """The head and the body of the answer."""
        assert self._transport is not None
        self._answer = asyncio.get_running_loop().create_future()
        self._transport.write(request)
        try:
            return await asyncio.wait_for(self._answer, patience)
        except TimeoutError:
            self.hang_up()
            raise LostAnswerError(f"no answer for {patience:.0f} s") from None

    def hang_up(self) -> None:
        if self._transport is not None:
            self._transport.abort()


class EventStream(asyncio.Protocol):
    """An endless answer; `hear` is called with the data of each event, as it comes."""

    def __init__(self, request: bytes, hear: Callable[[bytes], None]) -> None:
        self._request = request
        self._hear = hear
        self._heard = bytearray()
        self._transport: asyncio.Transport | None = None
        self.status = 0
        self.number = b""
        self.events = 0
        self.bytes = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        transport.write(self._request)

    def data_received(self, data: bytes) -> None:
        self._heard += data
        self.bytes += len(data)
        if not self.status:
            end = self._heard.find(b"\r\n\r\n")
            if end < 0:
                return
            self.status = int(self._heard[9:12])
            del self._heard[: end + 4]
        while (end := self._heard.find(b"\n\n")) >= 0:
            event = bytes(self._heard[:end])
            del self._heard[: end + 2]
            self._take(event)

    def _take(self, event: bytes) -> None:
        """What frames a chunk stands on lines of its own and is passed by."""
        data = event.find(b"data: ")
        if data < 0:
            return
        number = event.find(b"id: ")
        if 0 <= number < data:
            self.number = event[number + 4 : event.find(b"\n", number)]
        self.events += 1
        self._hear(event[data + 6 :])

    def connection_lost(self, exc: Exception | None) -> None:
        self._transport = None

    @property
    def is_open(self) -> bool:
        return self._transport is not None

    def hang_up(self) -> None:
        if self._transport is not None:
            self._transport.abort()


def _read_length(head: bytes) -> int:
    lowered = head.lower()
    at = lowered.find(b"content-length: ")
    return int(lowered[at + 16 :].split(b"\r", 1)[0]) if at >= 0 else 0
