"""How a command ended, and the way to tell people something meanwhile."""

import sys
from enum import IntEnum


class Outcome(IntEnum):
    """Exit codes."""

    DONE = 0
    FAULT = 1
    REFUSED = 2
    INTERRUPTED = 130


def tell(message: str) -> None:
    """Say something to the person; data goes to files or standard output."""
    print(message, file=sys.stderr)
