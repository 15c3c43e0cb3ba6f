"""While somebody's stream is open, they are at the desk."""

import asyncio
import contextlib
import logging
import uuid
from collections.abc import AsyncGenerator, AsyncIterator
from functools import partial

from folkmoot.web.accounts.models import User
from folkmoot.web.board.live.reader import afterwards
from folkmoot.web.desk.commands.presence import come, leave, stay
from folkmoot.web.desk.queries.scope import Desk

logger = logging.getLogger(__name__)
_SECONDS_BETWEEN = 25.0


async def be_there(
    told: AsyncGenerator[bytes], *, desk: Desk, person: User
) -> AsyncIterator[bytes]:
    """The stream as it is; meanwhile the others are told that the person is there."""
    staying = asyncio.create_task(_stay(desk, person))
    try:
        async with contextlib.aclosing(told):
            async for chunk in told:
                yield chunk
    finally:
        staying.cancel()
        await asyncio.gather(staying, return_exceptions=True)


async def _stay(desk: Desk, person: User) -> None:
    presence: uuid.UUID | None = None
    try:
        while True:
            try:
                presence = await afterwards.do(partial(_keep, desk, person, presence))
            except Exception:
                logger.exception("It could not be kept who is at the desk.")
            await asyncio.sleep(_SECONDS_BETWEEN)
    finally:
        if presence is not None:
            with contextlib.suppress(Exception):
                await asyncio.shield(_go(desk, presence))


def _keep(desk: Desk, person: User, presence: uuid.UUID | None) -> uuid.UUID:
    if presence is not None and stay(presence_id=presence):
        return presence
    return come(desk=desk, person=person)


async def _go(desk: Desk, presence: uuid.UUID) -> None:
    work = partial(leave, presence_id=presence, consultation_id=desk.consultation.id)
    await afterwards.do(work)
