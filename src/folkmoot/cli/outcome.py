"""How a command ended, and the way to tell people something meanwhile."""

import re
import sys
from enum import IntEnum

# A file's name may hold what moves a terminal's cursor or begins a new line.
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


class Outcome(IntEnum):
    """Exit codes."""

    DONE = 0
    FAULT = 1
    REFUSED = 2
    INTERRUPTED = 130


def tell(message: str) -> None:
    """Say something to the person on one line; data goes elsewhere."""
    print(_CONTROLS.sub("�", message), file=sys.stderr)
