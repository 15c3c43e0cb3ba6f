"""When each device was last in reach, written down in bundles.

Three hundred phones ask every few seconds. One transaction for each would wear out the
database for what nobody needs to the second, so it is gathered here and written at most
every few seconds. A crash loses only that; the next request tells it again.
"""

import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from threading import Lock
from typing import Any

from django.db import connection, transaction

from folkmoot.web.statements.models import Device

_PAUSE = 5.0

_UPDATE = (
    f"UPDATE {Device._meta.db_table} SET last_seen_at = %s,"  # noqa: S608 - our own
    " unsent = COALESCE(%s, unsent) WHERE id = %s"
)


@dataclass(frozen=True)
class Seen:
    at: datetime
    unsent: int | None


class Presence:
    """Who was seen since it was last written down."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._seen: dict[uuid.UUID, Seen] = {}
        self._written_at = float("-inf")
        self._lock = Lock()

    def note(self, device_id: uuid.UUID, *, at: datetime, unsent: int | None) -> None:
        """The device was in reach, and said so much was unsent."""
        with self._lock:
            before = self._seen.get(device_id)
            if unsent is None and before is not None:
                unsent = before.unsent
            self._seen[device_id] = Seen(at, unsent)
            is_time = self._clock() - self._written_at >= _PAUSE
        if is_time:
            self.write()

    def write(self) -> None:
        """Write down all that was seen, in one transaction."""
        with self._lock:
            seen, self._seen = self._seen, {}
            self._written_at = self._clock()
        if not seen:
            return
        # One statement for all: three hundred updates put into SQL one by one would
        # keep writers waiting for longer than the limit for all of them.
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.executemany(
                _UPDATE, [_adapt(*each) for each in sorted(seen.items())]
            )


def _adapt(device_id: uuid.UUID, seen: Seen) -> tuple[Any, ...]:
    at = connection.ops.adapt_datetimefield_value(seen.at)
    has_ids = connection.features.has_native_uuid_field
    return at, seen.unsent, device_id if has_ids else device_id.hex


presence = Presence()
