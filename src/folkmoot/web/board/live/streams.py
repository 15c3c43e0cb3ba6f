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

from folkmoot.web.board.live.channels import Channel, Frame, compose
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
    group: uuid.UUID | None = None,
) -> HttpResponseBase:
    """The stream; one frame of it where the server cannot keep it open.

    With a group, it tells that group what is its own.
    """
    after = _read_after(request)
    if not isinstance(request, ASGIRequest):
        frame = channel.read(meeting_id, after, 1)
        if group is not None and frame.concerns(group):
            frame = frame.read_own(group)
        return HttpResponse(_RETRY + frame.chunk, headers=_HEADERS)
    if streams.count >= MOST_STREAMS or streams.is_ended:
        told = {"folkmoot": 1, "code": "too_many_streams"}
        status = HTTPStatus.SERVICE_UNAVAILABLE
        return JsonResponse(told, status=status, headers={"Retry-After": "60"})
    told_on = tell(channel, meeting_id, after=after, may_read=may_read, group=group)
    return StreamingHttpResponse(told_on, headers=_HEADERS)


class _Told:
    """What one reader was told last, and what is kept back for a while."""

    def __init__(self, number: int | None, leisure: float | None) -> None:
        self.number = number
        self._leisure = leisure
        self._gist: str | None = None
        self._told_at = time.monotonic()
        self._kept_back: Frame | None = None

    @property
    def seconds_to_wait(self) -> float:
        if self._kept_back is None or self._leisure is None:
            return SECONDS_TO_BEAT
        return max(0.0, self._told_at + self._leisure - time.monotonic())

    def take(self, frame: Frame) -> bytes | None:
        """What is to be told of it now. That only the number grew may wait."""
        has_grown = frame.number != self.number
        self.number = frame.number
        if frame.has_news or frame.gist != self._gist:
            self._gist = frame.gist
            return self._tell(frame)
        if has_grown and self._leisure is not None:
            self._kept_back = frame
            return self.release() if self.seconds_to_wait <= 0 else None
        return None

    def release(self) -> bytes | None:
        """What was kept back, if anything was."""
        return None if self._kept_back is None else self._tell(self._kept_back)

    def _tell(self, frame: Frame) -> bytes:
        self._kept_back, self._told_at = None, time.monotonic()
        return frame.chunk


async def tell(
    channel: Channel,
    meeting_id: uuid.UUID,
    *,
    after: int | None,
    may_read: Callable[[], bool],
    group: uuid.UUID | None = None,
) -> AsyncIterator[bytes]:
    """Frame after frame, each when the last one was taken, and a beat in between."""
    gate, told, serial = _Gate(may_read), _Told(after, channel.leisure), -1
    with streams.counted(), use_feed(channel, meeting_id) as feed:
        yield _RETRY
        while not streams.is_ended:
            if not await gate.is_open():
                yield compose("out", {})
                return
            if not await feed.wait(serial, timeout=told.seconds_to_wait):
                yield told.release() or compose("beat", {})
                continue
            seen = feed.serial
            frame = await feed.read(told.number, group)
            if frame is None:
                await asyncio.sleep(_SECONDS_AFTER_FAULT)
                continue
            serial = seen
            chunk = told.take(frame)
            if chunk is not None:
                yield chunk


def end_streams() -> None:
    """End all streams of this process: it is about to end itself. From its loop."""
    streams.is_ended = True
    pulse_all()


def _read_after(request: HttpRequest) -> int | None:
    """The number the reader has: what the browser tells, or else the address."""
    told = request.headers.get("Last-Event-ID") or request.GET.get("after", "")
    is_number = told.isascii() and told.isdigit() and len(told) < 16
    return int(told) if is_number else None
