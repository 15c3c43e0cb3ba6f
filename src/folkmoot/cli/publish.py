"""`folkmoot publish`: "you said – we did" as a folder that any web server can host."""

import argparse
import os
from pathlib import Path

from folkmoot.cli.outcome import Outcome
from folkmoot.cli.web import call_web_command


def run(parsed: argparse.Namespace, *, language: str) -> Outcome:
    """Write the site; while a trace of a person is open, nothing is written."""
    if parsed.data is not None:
        os.environ["FOLKMOOT_DATA"] = str(Path(parsed.data).absolute())
    call_web_command(
        "publish_site",
        place=Path(parsed.out),
        consultation=parsed.consultation,
        overwrite=parsed.overwrite,
        language=language,
    )
    return Outcome.DONE
