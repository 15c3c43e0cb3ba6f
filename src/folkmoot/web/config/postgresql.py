"""PostgreSQL's own programs, told which database is ours."""

import os
import shutil
import subprocess

from django.core.management.base import CommandError
from django.db import connection
from django.utils.translation import gettext as _


def run_program(name: str, *arguments: str) -> str:
    """Run it on our database; empty where it went well, else what it complained of.

    Raises CommandError where it is not installed.
    """
    program = shutil.which(name)
    if program is None:
        raise CommandError(
            _("%(name)s is missing. Install PostgreSQL's client programs.")
            % {"name": name}
        )
    told = connection.settings_dict
    call = [program, f"--dbname={told['NAME']}"]
    for option, key in (("host", "HOST"), ("port", "PORT"), ("username", "USER")):
        if told.get(key):
            call.append(f"--{option}={told[key]}")
    environment = dict(os.environ)
    if told.get("PASSWORD"):
        # Not an argument: those can be read by everybody on the machine.
        environment["PGPASSWORD"] = str(told["PASSWORD"])
    done = subprocess.run(  # noqa: S603 -- our own words and the operator's
        [*call, *arguments],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stderr.strip() or str(done.returncode) if done.returncode else ""
