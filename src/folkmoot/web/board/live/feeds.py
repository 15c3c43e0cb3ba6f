"""Frames of a log or several, read once for all who follow them in this process.

Nothing is queued for anybody. Each reader has a number, and asks for what leads from it
to now; readers at the same number share the frame, and those of a group what is theirs.
"""

import asyncio
import contextlib
import logging
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from weakref import WeakKeyDictionary

from folkmoot.web.board.live.channels import Channel, Frame
from folkmoot.web.board.live.reader import afterwards, reader
from folkmoot.web.events.tail import Mark, tail

logger = logging.getLogger(__name__)
# How long one waits before looking whether all is as it was.
_LONGEST = 60.0
_PAUSE_TO_FOLLOW = 1.0
_PAUSE_AFTER_FAULT = 1.0
# To all streams of a feed together; each takes a fifth of a millisecond of the server.
_MOST_SENDS_A_SECOND = 300


# The number one has come to, and for which group it is.
_Key = tuple[int | None, uuid.UUID | None]


class Feed:
    """A meeting or a desk on a channel. `serial` grows each time there is more."""

    def __init__(self, channel: Channel, meeting_id: uuid.UUID) -> None:
        self._channel = channel
        self._meeting_id = meeting_id
        self._frames: dict[_Key, asyncio.Future[Frame]] = {}
        self._pulse: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.serial = 0
        self.readers = 0
        self._news = asyncio.Event()
        self._heard: set[uuid.UUID] = set()
        self._tasks = [asyncio.create_task(self._beat())]
        mark = self._hear(meeting_id)
        if channel.follow is not None:
            following = self._follow(channel.follow, mark)
            self._tasks.append(asyncio.create_task(following))

    async def wait(self, serial: int, *, timeout: float) -> bool:
        """Whether there was more before time was up."""
        if self.serial == serial:
            await asyncio.wait({self._pulse}, timeout=timeout)
        return self.serial != serial

    async def read(
        self, after: int | None, group: uuid.UUID | None = None
    ) -> Frame | None:
        """What leads from a number to now, for those of a group where there is one.

        None where it cannot be had just now.
        """
        work = partial(self._channel.read, self._meeting_id, after, self.readers)
        frame = await self._share((after, None), work)
        if frame is None or group is None or not frame.concerns(group):
            return frame
        return await self._share((after, group), partial(frame.read_own, group))

    async def _share(self, key: _Key, work: Callable[[], Frame]) -> Frame | None:
        """The work is done once for all who ask for the same."""
        frame = self._frames.get(key)
        if frame is None:
            frame = self._frames[key] = asyncio.ensure_future(reader.do(work))
        try:
            return await asyncio.shield(frame)
        except Exception:
            # Whatever it is, the streams stay open, and it is tried again.
            if self._frames.get(key) is frame:
                del self._frames[key]
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

    def _hear(self, log: uuid.UUID) -> Mark:
        """Begin to listen to a log, from where it stands now."""
        mark = tail.watch(log)
        self._heard.add(log)
        self._tasks.append(asyncio.create_task(self._listen(log, mark)))
        return mark

    async def _listen(self, log: uuid.UUID, seen: Mark) -> None:
        while True:
            now = await tail.wait_past(log, seen, timeout=_LONGEST)
            is_woken = self._channel.hears_wakes and now.wakes > seen.wakes
            if now.number > seen.number or is_woken:
                self._news.set()
            seen = now

    async def _beat(self) -> None:
        """Tell of all that came since, and not more often than is of use."""
        await self._hear_others()
        while True:
            await self._news.wait()
            self._news.clear()
            self.pulse()
            await asyncio.sleep(self._find_pause())
            await self._hear_others()

    async def _hear_others(self) -> None:
        """Listen to the logs that have come about, and tell what stood in them."""
        if self._channel.list_logs is None:
            return
        work = partial(self._channel.list_logs, self._meeting_id)
        try:
            logs = await reader.do(work)
        except Exception:
            logger.exception("It could not be read which logs to listen to.")
            await asyncio.sleep(_PAUSE_AFTER_FAULT)
            self._news.set()
            return
        for log in set(logs) - self._heard:
            self._hear(log)
            self._news.set()

    def _find_pause(self) -> float:
        """The more there are to tell, the more is told at once."""
        return max(self._channel.pause, self.readers / _MOST_SENDS_A_SECOND)

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
    """The feed of a meeting or a desk, there as long as anybody reads it."""
    if channel.count_aside is not None:
        tail.add_aside(channel.count_aside)
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
