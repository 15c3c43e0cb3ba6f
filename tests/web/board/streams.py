"""Reading a stream as a browser does, from a real server and without one."""

import asyncio
import json
import uuid
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from typing import Any

from folkmoot.web.board.live.channels import Channel
from folkmoot.web.board.live.streams import tell


def always() -> bool:
    return True


@dataclass
class Heard:
    """What a reader has of a stream: its events by name, and where it is."""

    events: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    number: int | None = None

    def take(self, chunk: bytes) -> None:
        fields = dict(
            line.split(": ", 1) for line in chunk.decode().splitlines() if ": " in line
        )
        if "event" in fields:
            self.events.append((fields["event"], json.loads(fields["data"])))
        if "id" in fields:
            self.number = int(fields["id"])

    @property
    def frames(self) -> list[dict[str, Any]]:
        return [told for event, told in self.events if event in ("board", "hall")]


class Reader:
    """One who reads a meeting's stream in this process's loop."""

    def __init__(
        self,
        channel: Channel,
        meeting_id: Any,
        *,
        after: int | None = None,
        may_read: Callable[[], bool] = always,
        group: uuid.UUID | None = None,
    ) -> None:
        self.heard = Heard()
        told = tell(channel, meeting_id, after=after, may_read=may_read, group=group)
        self._task = asyncio.ensure_future(self._read(told))

    async def _read(self, told: AsyncIterator[bytes]) -> None:
        async for chunk in told:
            self.heard.take(chunk)

    async def wait_for(
        self, condition: Callable[[Heard], bool], *, seconds: float = 30
    ) -> None:
        async with asyncio.timeout(seconds):
            while not condition(self.heard):
                await asyncio.sleep(0.01)

    async def wait_for_end(self) -> None:
        await asyncio.wait_for(self._task, 30)

    async def leave(self) -> None:
        self._task.cancel()
        await asyncio.gather(self._task, return_exceptions=True)


async def do(work: Callable[[], object]) -> None:
    """As a request does it: in a thread of its own."""
    from tests.web.events.test_tail import in_thread

    await asyncio.get_running_loop().run_in_executor(None, in_thread, work)
