"""The machine at work at a desk, in a process of its own."""

import os
import threading
import time
import uuid
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db import OperationalError, connection

from folkmoot.web.desk.commands.analysing import work_at
from folkmoot.web.desk.commands.run_turns import Turn, take_up

# Below the worker, which is below those who answer: nobody waits for this.
_LATER = 10
_SECONDS_BETWEEN_SIGNS = 0.5
_SECONDS_TO_STOP = 1.0


class Command(BaseCommand):
    help = "Do a run of the desk; ends with standard input, or when it is called off."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("run", type=uuid.UUID)

    def handle(self, *, run: uuid.UUID, **_: Any) -> None:
        if hasattr(os, "nice"):
            os.nice(_LATER)
        turn = take_up(run_id=run)
        if turn is None:
            return
        for watch in (_end_with_the_worker, _give_signs_of_life):
            threading.Thread(target=watch, args=(turn,), daemon=True).start()
        work_at(turn=turn)


def _end_with_the_worker(_turn: Turn) -> None:
    while os.read(0, 1024):
        pass
    os._exit(1)


def _give_signs_of_life(turn: Turn) -> None:
    """Also in the middle of what takes long; the end where nobody waits any more."""
    while _stay(turn):
        time.sleep(_SECONDS_BETWEEN_SIGNS)
    # It stops by itself where it can; in the middle of a step it cannot.
    time.sleep(_SECONDS_TO_STOP)
    os._exit(1)


def _stay(turn: Turn) -> bool:
    try:
        return turn.stay()
    except OperationalError:
        # Others write; the next sign will do.
        connection.close()
        return True
