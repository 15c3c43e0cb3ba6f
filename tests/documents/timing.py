"""How long reading takes, measured so that other work on the machine does not count."""

import sys
import time
from collections.abc import Callable

# A coverage tool that follows every line slows the reading down.
_SLOWDOWN = 8


def assert_read_within(
    seconds: float, read: Callable[[bytes], object], content: bytes
) -> None:
    start = time.process_time()
    read(content)
    allowed = seconds * (_SLOWDOWN if sys.gettrace() else 1)
    assert time.process_time() - start < allowed
