"""Frames of one meeting, read once for all who follow it in this process.

Nothing is queued for anybody. Each reader has a number, and asks for what leads from it
to now; readers at the same number share the frame.
"""

import asyncio
import contextlib
import logging
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from weakref import WeakKeyDictionary

from folkmoot.web.board.live.channels import Channel, Frame, count_drawn
from folkmoot.web.board.live.reader import afterwards, reader
from folkmoot.web.events.tail import Mark, tail

logger = logging.getLogger(__name__)
# How long one waits before looking whether all is as it was.
_LONGEST = 60.0
_PAUSE_TO_FOLLOW = 1.0


class Feed:
    """One meeting on one channel. `serial` grows with each time there is more."""

    def __init__(self, channel: Channel, meeting_id: uuid.UUID) -> None:
        self._channel = channel
        self._meeting_id = meeting_id
        self._frames: dict[int | None, asyncio.Future[Frame]] = {}
        self._pulse: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.serial = 0
        self.readers = 0
        mark = tail.watch(meeting_id)
        self._tasks = [asyncio.create_task(self._listen(mark))]
        if channel.follow is not None:
            following = self._follow(channel.follow, mark)
            self._tasks.append(asyncio.create_task(following))

    async def wait(self, serial: int, *, timeout: float) -> bool:
        """Whether there was more before time was up."""
        if self.serial == serial:
            await asyncio.wait({self._pulse}, timeout=timeout)
        return self.serial != serial

    async def read(self, after: int | None) -> Frame | None:
        """What leads from a number to now; None where it cannot be had just now."""
        frame = self._frames.get(after)
        if frame is None:
            work = partial(self._channel.read, self._meeting_id, after)
            frame = asyncio.ensure_future(reader.do(work))
            self._frames[after] = frame
        try:
            return await asyncio.shield(frame)
        except Exception:
            # Whatever it is, the streams stay open, and it is tried again.
            if self._frames.get(after) is frame:
                del self._frames[after]
                logger.exception("A frame could not be read.")
            return None

    def pulse(self) -> None:
        """Let all readers go on."""
        self.serial += 1
        self._frames = {}
        before, self._pulse = self._pulse, self._pulse.get_loop().create_future()
        before.set_result(None)

    def close(self) -> None:
        for task in self._tasks:
            task.cancel()

    async def _listen(self, seen: Mark) -> None:
        while True:
            now = await tail.wait_past(self._meeting_id, seen, timeout=_LONGEST)
            is_woken = self._channel.hears_wakes and now.wakes > seen.wakes
            is_news = now.number > seen.number or is_woken
            seen = now
            if is_news:
                self.pulse()
                await asyncio.sleep(self._channel.pause)

    async def _follow(
        self, follow: Callable[[uuid.UUID, int], None], seen: Mark
    ) -> None:
        while True:
            seen = await tail.wait_past(self._meeting_id, seen, timeout=_LONGEST)
            work = partial(follow, self._meeting_id, seen.number)
            try:
                await afterwards.do(work)
            except Exception:
                logger.exception("What follows from the log could not be done.")
            await asyncio.sleep(_PAUSE_TO_FOLLOW)


_Feeds = dict[tuple[str, uuid.UUID], Feed]
_feeds: "WeakKeyDictionary[asyncio.AbstractEventLoop, _Feeds]" = WeakKeyDictionary()


@contextmanager
def use_feed(channel: Channel, meeting_id: uuid.UUID) -> Iterator[Feed]:
    """The meeting's feed, which is there as long as anybody reads it."""
    tail.add_aside(count_drawn)
    feeds = _feeds.setdefault(asyncio.get_running_loop(), {})
    key = channel.event, meeting_id
    feed = feeds.get(key)
    if feed is None:
        feed = feeds[key] = Feed(channel, meeting_id)
    feed.readers += 1
    try:
        yield feed
    finally:
        feed.readers -= 1
        if not feed.readers:
            feed.close()
            if feeds.get(key) is feed:
                del feeds[key]


def pulse_all() -> None:
    """Let all readers of this thread's loop look up."""
    with contextlib.suppress(KeyError):
        for feed in list(_feeds[asyncio.get_running_loop()].values()):
            feed.pulse()
