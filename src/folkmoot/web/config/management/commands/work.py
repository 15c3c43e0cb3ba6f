"""The worker of `serve`: as long as the server is there, do what takes long."""

import os
import signal
import threading
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand

from folkmoot.web.desk.tasks import keep_runs_going
from folkmoot.web.imports.tasks import keep_imports_going
from folkmoot.web.keeping.tasks import keep_erasing
from folkmoot.web.statements.tasks import keep_forgetting

# Not more: while it writes, who waits for their turn to write waits for it, too.
_LATER = 5


class Command(BaseCommand):
    help = "Run the worker until standard input ends."

    def handle(self, **_: Any) -> None:
        # Who waits for an answer goes first; what is done here nobody waits for.
        if hasattr(os, "nice"):
            os.nice(_LATER)
        keep_forgetting()
        keep_runs_going()
        keep_imports_going()
        keep_erasing()
        threading.Thread(target=_end_with_the_server, daemon=True).start()
        call_command("db_worker", queue_name="*", startup_delay=False, verbosity=0)


def _end_with_the_server() -> None:
    while os.read(0, 1024):
        pass
    os.kill(os.getpid(), signal.SIGTERM)
