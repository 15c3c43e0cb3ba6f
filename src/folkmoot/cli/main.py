"""The `folkmoot` command: parse, call a job, print, and end with the right code.

Exit codes: 0 done, every input read; 1 our fault; 2 usage, or at least one input
refused; 130 stopped by Ctrl-C with nothing half-written.
"""

import contextlib
import os
import signal
import sys
from collections.abc import Sequence
from importlib import import_module

from folkmoot.cli.language import choose_language
from folkmoot.cli.outcome import Outcome, tell
from folkmoot.domain.errors import DomainError
from folkmoot.domain.messages import render_message


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code."""
    arguments = sys.argv[1:] if arguments is None else arguments
    language = choose_language(arguments)
    _speak_safely()
    try:
        return _run(arguments, language).value
    except DomainError as error:
        tell(render_message(error.code, language, **error.details))
        return Outcome.REFUSED.value
    except KeyboardInterrupt:
        tell(render_message("interrupted", language))
        return Outcome.INTERRUPTED.value
    except BrokenPipeError:
        # The reader of our output has gone; nothing more can be told to it.
        return Outcome.DONE.value
    except Exception as error:
        if os.environ.get("FOLKMOOT_DEBUG"):
            raise
        told = f"{type(error).__name__}: {error}"
        tell(render_message("internal_error", language, error=told))
        return Outcome.FAULT.value


def _run(arguments: Sequence[str], language: str) -> Outcome:
    # Imported here, so that Ctrl-C is answered from the first moment.
    from folkmoot.cli.arguments import make_parser
    from folkmoot.engines.starting import ONE_THREAD

    for name, number in ONE_THREAD.items():
        # Sums in one order, whatever the machine; more threads gain nothing here.
        os.environ.setdefault(name, number)
    with contextlib.suppress(ValueError):  # only the main thread may
        # Ended from outside, the command leaves as little behind as by Ctrl-C.
        signal.signal(signal.SIGTERM, signal.default_int_handler)
    parsed = make_parser(language).parse_args(arguments)
    # The module of this verb alone, so that the command begins at once.
    outcome: Outcome = import_module(f"folkmoot.cli.{parsed.verb}").run(
        parsed, language=language
    )
    return outcome


def _speak_safely() -> None:
    """A terminal that lacks a letter gets a stand-in, never a crash."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


if __name__ == "__main__":
    sys.exit(main())
