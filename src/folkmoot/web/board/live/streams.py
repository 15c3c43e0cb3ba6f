"""Streams of events: one for each browser, for as long as it is there and may read."""

import asyncio
import logging
import time
import uuid
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from http import HTTPStatus

from django.core.handlers.asgi import ASGIRequest
from django.db import Error
from django.http import HttpRequest, HttpResponse, JsonResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase

from folkmoot.web.board.live.channels import Channel, compose
from folkmoot.web.board.live.feeds import pulse_all, use_feed
from folkmoot.web.board.live.reader import reader

logger = logging.getLogger(__name__)
MOST_STREAMS = 3_000
SECONDS_TO_BEAT = 15.0
SECONDS_TO_ASK_AGAIN = 30.0
_SECONDS_AFTER_FAULT = 1.0
_RETRY = b"retry: 2000\n\n"
_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Type": "text/event-stream; charset=utf-8",
    # A proxy must not hold back what is to go now.
    "X-Accel-Buffering": "no",
}


class _Streams:
    """How many are open in this process, and whether it is about to end."""

    def __init__(self) -> None:
        self.count = 0
        self.is_ended = False

    @contextmanager
    def counted(self) -> Iterator[None]:
        self.count += 1
        try:
            yield
        finally:
            self.count -= 1


streams = _Streams()


class _Gate:
    """Whether one may still read, asked again now and then."""

    def __init__(self, ask: Callable[[], bool]) -> None:
        self._ask = ask
        self._asks_at = time.monotonic() + SECONDS_TO_ASK_AGAIN

    async def is_open(self) -> bool:
        if time.monotonic() < self._asks_at:
            return True
        self._asks_at = time.monotonic() + SECONDS_TO_ASK_AGAIN
        try:
            return await reader.do(self._ask)
        except Error:
            logger.exception("It could not be asked who may read.")
            return True


def answer_with_stream(
    request: HttpRequest,
    channel: Channel,
    meeting_id: uuid.UUID,
    *,
    may_read: Callable[[], bool],
) -> HttpResponseBase:
    """The stream; one frame of it where the server cannot keep it open."""
    after = _read_after(request)
    if not isinstance(request, ASGIRequest):
        frame = channel.read(meeting_id, after, 1)
        return HttpResponse(_RETRY + frame.chunk, headers=_HEADERS)
    if streams.count >= MOST_STREAMS or streams.is_ended:
        told = {"folkmoot": 1, "code": "too_many_streams"}
        status = HTTPStatus.SERVICE_UNAVAILABLE
        return JsonResponse(told, status=status, headers={"Retry-After": "60"})
    told_on = tell(channel, meeting_id, after=after, may_read=may_read)
    return StreamingHttpResponse(told_on, headers=_HEADERS)


async def tell(
    channel: Channel,
    meeting_id: uuid.UUID,
    *,
    after: int | None,
    may_read: Callable[[], bool],
) -> AsyncIterator[bytes]:
    """Frame after frame, each when the last one was taken, and a beat in between."""
    gate = _Gate(may_read)
    number, serial, gist = after, -1, None
    with streams.counted(), use_feed(channel, meeting_id) as feed:
        yield _RETRY
        while not streams.is_ended:
            if not await gate.is_open():
                yield compose("out", {})
                return
            if not await feed.wait(serial, timeout=SECONDS_TO_BEAT):
                yield compose("beat", {})
                continue
            seen = feed.serial
            frame = await feed.read(number)
            if frame is None:
                await asyncio.sleep(_SECONDS_AFTER_FAULT)
                continue
            serial, number = seen, frame.number
            if frame.has_news or frame.gist != gist:
                yield frame.chunk
            gist = frame.gist


def end_streams() -> None:
    """End all streams of this process: it is about to end itself. From its loop."""
    streams.is_ended = True
    pulse_all()


def _read_after(request: HttpRequest) -> int | None:
    """The number the reader has: what the browser tells, or else the address."""
    told = request.headers.get("Last-Event-ID") or request.GET.get("after", "")
    is_number = told.isascii() and told.isdigit() and len(told) < 16
    return int(told) if is_number else None
