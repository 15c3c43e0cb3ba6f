"""`folkmoot backup`: all that is kept, as one archive, while the server runs."""

import argparse
import os
from pathlib import Path

from folkmoot.cli.outcome import Outcome
from folkmoot.cli.web import call_web_command


def run(parsed: argparse.Namespace, *, language: str) -> Outcome:
    """Write the archive; a file that is there already is never replaced."""
    if parsed.data is not None:
        os.environ["FOLKMOOT_DATA"] = str(Path(parsed.data).absolute())
    call_web_command("back_up", place=Path(parsed.out), language=language)
    return Outcome.DONE
