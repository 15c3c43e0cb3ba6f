"""Where data goes that is printed: standard output in UTF-8."""

import contextlib
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from folkmoot.documents.write_file import tell_fault


@contextmanager
def standard_output() -> Iterator[TextIO]:
    """Standard output; that it is full or closed shows here, not at the end."""
    try:
        yield sys.stdout
        sys.stdout.flush()
    except OSError as error:
        # What is still held back would be tried again, and told, at the very end.
        with contextlib.suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):
            raise
        raise tell_fault("stdout", error) from error


def print_data(text: str) -> None:
    """Write to standard output in UTF-8, whatever the terminal's encoding."""
    with standard_output() as output:
        buffer = getattr(output, "buffer", None)
        if buffer is None:
            output.write(text)
        else:
            output.flush()
            buffer.write(text.encode())
