"""The line of processes in front of a database: numbers drawn in a file beside it."""

import fcntl
import os
import struct
import time

from folkmoot.web.config.sqlite.patience import QueueTimeoutError

if not hasattr(fcntl, "F_OFD_SETLK"):
    raise ImportError("no locks that belong to an open file")

# The first bytes of the file hold the last number drawn; behind them, number n stands
# for as long as byte n is locked.
_COUNTER = struct.Struct("<Q")
_LOCK = struct.Struct("hhqqi4x")
_SHORTEST_WAIT = 0.000_1
_LONGEST_WAIT = 0.001


class ProcessQueue:
    """First come, first served, among processes; one thread of each at a time.

    Each draws a number, locks the byte it stands for, and waits until no lower byte
    is locked. The kernel unlocks what a killed process held: the line never stands
    still.
    """

    def __init__(self, path: str) -> None:
        self._file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        self._number = 0

    def enter(self, *, until: float) -> None:
        """Wait for the turn; raise QueueTimeoutError at the time `until`."""
        self._number = self._draw_number()
        try:
            self._wait_for_lower_numbers(until)
        except BaseException:
            self.leave()
            raise

    def leave(self) -> None:
        """Let the next number in."""
        self._unlock(_COUNTER.size + self._number)

    def close(self) -> None:
        """Let go of the file, and of the place in line."""
        os.close(self._file)

    def _draw_number(self) -> int:
        self._lock_byte(0)
        try:
            drawn = os.pread(self._file, _COUNTER.size, 0).ljust(_COUNTER.size, b"\0")
            number = int(_COUNTER.unpack(drawn)[0]) + 1
            os.pwrite(self._file, _COUNTER.pack(number), 0)
            self._lock_byte(_COUNTER.size + number)
        finally:
            self._unlock(0)
        return number

    def _wait_for_lower_numbers(self, until: float) -> None:
        wait = _SHORTEST_WAIT
        while self._is_lower_number_waiting():
            if time.monotonic() > until:
                raise QueueTimeoutError
            time.sleep(wait)
            wait = min(wait * 1.5, _LONGEST_WAIT)

    def _is_lower_number_waiting(self) -> bool:
        asked = _LOCK.pack(fcntl.F_WRLCK, os.SEEK_SET, _COUNTER.size, self._number, 0)
        found = fcntl.fcntl(self._file, fcntl.F_OFD_GETLK, asked)
        return bool(_LOCK.unpack(found)[0] != fcntl.F_UNLCK)

    def _lock_byte(self, at: int) -> None:
        lock = _LOCK.pack(fcntl.F_WRLCK, os.SEEK_SET, at, 1, 0)
        fcntl.fcntl(self._file, fcntl.F_OFD_SETLKW, lock)

    def _unlock(self, at: int) -> None:
        lock = _LOCK.pack(fcntl.F_UNLCK, os.SEEK_SET, at, 1, 0)
        fcntl.fcntl(self._file, fcntl.F_OFD_SETLK, lock)
