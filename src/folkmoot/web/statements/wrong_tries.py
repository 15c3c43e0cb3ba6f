"""Slowing down those who try codes, without locking out a hall.

Only wrong codes count, and only codes: a scanned token cannot be guessed. A hall sits
behind one address, so an address may err often, a device that is known by its cookie
only a few times. With 190 million codes, 100 in use and 60 tries a minute, a guess is
right once in three weeks. Counted in this process: several would allow some more.
"""

import math
import time
from collections import OrderedDict, deque
from collections.abc import Callable
from threading import Lock

_WINDOW = 60.0
MOST_BY_DEVICE = 10
MOST_BY_ADDRESS = 60
_MOST_REMEMBERED = 10_000


class WrongTries:
    """When who last tried a wrong code."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._tries: OrderedDict[str, deque[float]] = OrderedDict()
        self._lock = Lock()

    def note(self, *, address: str, device: str | None) -> None:
        """Remember a wrong code."""
        with self._lock:
            for key in _keys(address, device):
                tries = self._tries.setdefault(key, deque(maxlen=MOST_BY_ADDRESS))
                tries.append(self._clock())
                self._tries.move_to_end(key)
            while len(self._tries) > _MOST_REMEMBERED:
                self._tries.popitem(last=False)

    def seconds_to_wait(self, *, address: str, device: str | None) -> int:
        """How long until the next code is looked at; 0: at once."""
        most = (MOST_BY_ADDRESS, MOST_BY_DEVICE)
        with self._lock:
            waits = map(self._wait, _keys(address, device), most)
            return math.ceil(max(waits))

    def forget(self) -> None:
        """Begin anew."""
        with self._lock:
            self._tries.clear()

    def _wait(self, key: str, most: int) -> float:
        tries = self._tries.get(key, ())
        if len(tries) < most:
            return 0.0
        return max(0.0, tries[len(tries) - most] + _WINDOW - self._clock())


def _keys(address: str, device: str | None) -> list[str]:
    keys = [f"address {address}"]
    return keys if device is None else [*keys, f"device {device}"]


wrong_tries = WrongTries()
