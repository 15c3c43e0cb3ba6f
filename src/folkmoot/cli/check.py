"""`folkmoot check`: whether the change log is whole, and all is as it tells."""

import argparse
import os
from pathlib import Path

from folkmoot.cli.outcome import Outcome
from folkmoot.cli.web import call_web_command


def run(parsed: argparse.Namespace, *, language: str) -> Outcome:
    """Check the logs of a data folder; a fault refuses it."""
    if parsed.data is not None:
        os.environ["FOLKMOOT_DATA"] = str(Path(parsed.data).absolute())
    call_web_command("verify_log", *parsed.ids, language=language)
    return Outcome.DONE
