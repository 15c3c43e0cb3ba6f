"""`folkmoot serve`: the hall's server and its worker, until they are stopped."""

import argparse
import os
from pathlib import Path

from folkmoot.cli.outcome import Outcome
from folkmoot.cli.web import call_web_command

_OPTIONS = (
    "host",
    "port",
    "plain_port",
    "lan",
    "certificate",
    "key",
    "administrator",
    "example",
    "no_worker",
)


def run(parsed: argparse.Namespace, *, language: str) -> Outcome:
    """Serve until Ctrl-C (130) or until told to end from outside (0)."""
    if parsed.data is not None:
        os.environ["FOLKMOOT_DATA"] = str(Path(parsed.data).absolute())
    call_web_command(
        "serve",
        language=language,
        **{name: getattr(parsed, name) for name in _OPTIONS},
    )
    return Outcome.DONE
