"""The `folkmoot` command: parse, call a job, print, and end with the right code.

Exit codes: 0 done, every input read; 1 our fault; 2 usage, or at least one input
refused; 130 stopped by Ctrl-C with nothing half-written.
"""

import os
import sys
from collections.abc import Callable, Mapping, Sequence

from folkmoot import __version__
from folkmoot.cli import read, schema
from folkmoot.cli.arguments import make_parser
from folkmoot.cli.language import choose_language
from folkmoot.cli.outcome import Outcome, tell
from folkmoot.domain.errors import DomainError
from folkmoot.domain.messages import render_message

_VERBS: Mapping[str, Callable[..., Outcome]] = {
    "read": read.run,
    "schema": schema.run,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code."""
    arguments = sys.argv[1:] if arguments is None else arguments
    language = choose_language(arguments)
    _speak_safely()
    parsed = make_parser(language, __version__).parse_args(arguments)
    try:
        return _VERBS[parsed.verb](parsed, language=language).value
    except DomainError as error:
        tell(render_message(error.code, language, **error.details))
        return Outcome.REFUSED.value
    except KeyboardInterrupt:
        tell(render_message("interrupted", language))
        return Outcome.INTERRUPTED.value
    except BrokenPipeError:
        # The reader of our output has gone; nothing more can be told to it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Outcome.DONE.value
    except Exception as error:
        if os.environ.get("FOLKMOOT_DEBUG"):
            raise
        told = f"{type(error).__name__}: {error}"
        tell(render_message("internal_error", language, error=told))
        return Outcome.FAULT.value


def _speak_safely() -> None:
    """A terminal that lacks a letter gets a stand-in, never a crash."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


if __name__ == "__main__":
    sys.exit(main())
